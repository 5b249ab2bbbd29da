"""One document of a generated folder in words: its brief filled with phrases, names, dates and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from plan import NAMES, Brief, month_of, phrases, short_date
from samples.source import Sample, read_blocks

_SLOT = re.compile(r"\{(\w+)\}")
_ROMAN = ("I", "II", "III", "IV", "V")
_LETTERS = "abcdđe"
# Targets and deadlines lie at most so many years ahead.
_AHEAD = 5
# Figures that may be others in another document: shares and counts; no dates, labels or numbers of articles.
_FIGURE = re.compile(
    r"(?<![\w./,-])\d{1,3}(?=%| (?:tổ chức|đảng viên|chi bộ|doanh nghiệp|hợp tác xã|xã|thôn|lượt|hộ|cán bộ|tỷ)\b)"
)
_LABEL = re.compile(r"^(?:[-+*•]\s*|[a-zđ]\)\s*|\d+(?:\.\d+)*[.)]\s*)")
_SHORTEST, _LONGEST = 60, 400
# Places of the samples, by what stands for them.
_PLACES = {"Thanh Giang": "province", "Vân Khê": "district", "An Phú": "place"}
_FORMULAS = {
    "province": ("T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
    "government": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    "district": ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
    "commune": ("T/M ĐẢNG ỦY", "BÍ THƯ"),
}


def compose(brief: Brief, seed: int, borrowed: Sequence[str] = ()) -> Sample:
    """The document of a brief; the same for the same seed and the same borrowed sentences."""
    pen = _Pen(brief, Random(f"{seed} {brief.at}"), borrowed)
    issued_on = brief.issued_on
    state = brief.body.level == "government"
    return Sample(
        file=brief.path.name,
        style="state" if state else "party",
        parent=pen.parent(),
        issuer=pen.issuer(),
        number=f"Số{':' if state else ''} {brief.number}",
        date=f"{brief.body.place}, ngày {issued_on:%d} tháng {month_of(issued_on)} năm {issued_on.year}",
        type_name=(NAMES[brief.form].upper(),),
        title=tuple(map(pen.fill, pen.title())),
        recipients=pen.recipients(),
        signature=(*_FORMULAS[brief.body.level], pen.person()),
        masthead=pen.chance.choice(("stacked", "columns")),
        body=read_blocks("\n".join(map(pen.fill, pen.body())), [[1, 5, 3, 3, 2.6]]),
    )


def figures(sample: Sample) -> list[str]:
    """The targets of a document: the bullets below its `Mục tiêu cụ thể`."""
    return [block.text.removeprefix("- ") for block in sample.body if block.text.startswith("- ")]


def sentence_of(paragraph: str) -> str:
    """What another document may borrow of a paragraph: one or more whole sentences without a label; else nothing."""
    words = _LABEL.sub("", paragraph.strip()).strip()
    fits = _SHORTEST <= len(words) <= _LONGEST and words[0].isupper() and words.endswith((".", ";"))
    return words if fits and not set(words) & set("|*[]\t\n") and not words[:12].isupper() else ""


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes one document; each thing it is asked for takes the next numbers of its chance."""

    brief: Brief
    chance: Random
    borrowed: Sequence[str]

    def parent(self) -> tuple[str, ...]:
        body = self.brief.body
        if body.level == "district":
            return (f"ĐẢNG BỘ TỈNH {body.province.upper()}",)
        return (f"HUYỆN ỦY {body.district.upper()}",) if body.level == "commune" else ()

    def issuer(self) -> tuple[str, ...]:
        body = self.brief.body
        name = {"province": "TỈNH ỦY", "government": "TỈNH", "district": "HUYỆN ỦY", "commune": "ĐẢNG ỦY XÃ"}[
            body.level
        ]
        own = f"{name} {body.place.upper()}"
        return ("ỦY BAN NHÂN DÂN", own) if body.level == "government" else (own,)

    def title(self) -> tuple[str, ...]:
        if self.brief.form in ("NQ", "CT"):
            return (f"về {self._theme['name']} ở {self.brief.body.home}", "đến năm {year}")
        verb = {"BC": "kết quả thực hiện", "KL": "về sơ kết việc thực hiện"}.get(self.brief.form, "thực hiện")
        return (f"{verb} {self.brief.above}", f"về {self._theme['name']}")

    def recipients(self) -> tuple[str, ...]:
        body = self.brief.body
        above = {
            "province": "Ban Bí thư Trung ương Đảng",
            "government": "Thường trực Tỉnh ủy",
            "district": f"Tỉnh ủy {body.province}",
            "commune": f"Huyện ủy {body.district}",
        }[body.level]
        others = self.chance.sample(phrases()["partners"], 3)
        return (f"- {above} (để báo cáo),", *(f"- {name}," for name in others), "- Lưu Văn phòng.")

    def person(self) -> str:
        return " ".join(self.chance.choice(phrases()[part]) for part in ("family", "middle", "given"))

    def body(self) -> Iterator[str]:
        """The lines between title and closing."""
        yield self._preamble()
        parts = [("KẾT QUẢ THỰC HIỆN", self._results)] if self.brief.form in ("BC", "KL") else []
        parts += [
            ("MỤC ĐÍCH, YÊU CẦU", self._purposes),
            ("MỤC TIÊU", self._goals),
            ("NHIỆM VỤ VÀ GIẢI PHÁP", self._tasks),
            ("TỔ CHỨC THỰC HIỆN", self._organisation),
        ]
        for roman, (heading, lines) in zip(_ROMAN, parts, strict=False):
            yield f"**{roman}. {heading}**"
            yield from lines()
        if self.chance.random() < 0.15:
            yield from self._annex()

    def _preamble(self) -> str:
        other = f"; {self.brief.other}" if self.brief.other and self.chance.random() < 0.4 else ""
        verb = {"BC": "báo cáo kết quả", "KL": "kết luận", "NQ": "quyết nghị"}.get(
            self.brief.form, "ban hành văn bản này"
        )
        return (
            f"Thực hiện {self.brief.above} về {self._theme['name']}{other}, {self.brief.body.name} {verb} "
            "với những nội dung sau:"
        )

    def _results(self) -> Iterator[str]:
        return self._numbered(self._some(phrases()["results"], 3, 4))

    def _purposes(self) -> Iterator[str]:
        return self._numbered([*self._some(phrases()["purposes"], 2, 3), *self._borrow(1)])

    def _organisation(self) -> Iterator[str]:
        return self._numbered(self._some(phrases()["organisation"], 3, 5))

    def _goals(self) -> Iterator[str]:
        yield "**1. Mục tiêu tổng quát**"
        yield self.chance.choice(phrases()["aims"])
        yield "**2. Mục tiêu cụ thể**"
        goals = self._some(self._theme["goals"], 5, 7)
        first = self._year()
        for year, kept in ((first, goals[:-2]), (first + _AHEAD, goals[-2:])):
            yield f"* **Đến năm {year}**"
            yield from (f"- {goal}" for goal in kept)

    def _tasks(self) -> Iterator[str]:
        theme = self.chance.choice([theme for theme in phrases()["themes"] if theme is not self._theme])
        wanted = [*self._some(self._theme["tasks"], 5, 6), *self._some(theme["tasks"], 2, 3), *self._borrow(4)]
        if self.brief.other:
            wanted += self._some(phrases()["continued"], 1, 1)
        self.chance.shuffle(wanted)
        headings = self.chance.sample(phrases()["headings"], 3)
        for at, heading in enumerate(headings):
            yield f"**{at + 1}. {heading}**"
            yield from (f"{letter}) {task}" for letter, task in zip(_LETTERS, wanted[at::3], strict=False))

    def _annex(self) -> Iterator[str]:
        yield from ("<<closing>>", "%%%", "= **PHỤ LỤC**", "= **Danh mục nhiệm vụ**")
        yield "| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |"
        for at in range(1, self.chance.randint(4, 7)):
            what = self.chance.choice(self._theme["tasks"]).split(" ({due})")[0]
            yield f"| {at} | {what} | {{office}} | {{partner}} | Trước ngày {{date}} |"

    def _numbered(self, sentences: Sequence[str]) -> Iterator[str]:
        return (f"{at}. {sentence}" for at, sentence in enumerate(sentences, 1))

    def _some(self, sentences: Sequence[str], least: int, most: int) -> list[str]:
        return self.chance.sample(sentences, min(self.chance.randint(least, most), len(sentences)))

    def _borrow(self, count: int) -> list[str]:
        """Sentences of other documents with their figures and places changed."""
        return [self._changed(self.chance.choice(self.borrowed)) for _ in range(count if self.borrowed else 0)]

    def _changed(self, words: str) -> str:
        for name, stands_for in _PLACES.items():
            words = words.replace(name, getattr(self.brief.body, stands_for) or self.brief.body.place)
        return _FIGURE.sub(lambda figure: str(self.chance.randint(2, 99)), words)

    @property
    def _theme(self) -> Mapping[str, Any]:
        theme: Mapping[str, Any] = phrases()["themes"][self.brief.theme]
        return theme

    def _year(self) -> int:
        return self.brief.issued_on.year + self.chance.randint(1, _AHEAD)

    def fill(self, line: str) -> str:
        """The line with every slot filled, also those that come with what fills another."""
        while _SLOT.search(line):
            line = _SLOT.sub(lambda slot: self._fill_in(slot[1]), line)
        return line

    def _fill_in(self, slot: str) -> str:
        pick, between = self.chance.choice, self.chance.randint
        match slot:
            case "percent":
                return pick((f"{between(40, 100)}", f"{between(40, 99)},{between(1, 9)}"))
            case "small":
                return f"{between(1, 9)},{between(1, 9)}"
            case "count":
                return f"{between(2, 60):02}"
            case "many":
                return f"{between(1, 9)}.{between(0, 99):02}0"
            case "money":
                return str(between(2, 480))
            case "year":
                return str(self._year())
            case "past":
                return str(self.brief.issued_on.year - between(0, 2))
            case "date":
                return short_date(self.brief.issued_on + timedelta(between(30, 365 * _AHEAD)))
            case "past_date":
                return short_date(self.brief.issued_on - timedelta(between(3, 300)))
            case "quarter":
                return f"quý {pick(('I', 'II', 'III', 'IV'))}"
            case "due":
                return str(pick(phrases()["dues"]))
            case "place":
                return pick(self.brief.places)
            case "office":
                committee = {"district": "Huyện ủy", "commune": "Đảng ủy"}.get(self.brief.body.level, "Tỉnh ủy")
                return f"{pick(phrases()['offices'])} {committee}"
            case "partner":
                return str(pick(phrases()["partners"]))
            case "home":
                return self.brief.body.home
            case "theme":
                return str(self._theme["name"])
            case "directive":
                return self.brief.above
            case "other":
                return self.brief.other or self.brief.above
        raise KeyError(slot)
