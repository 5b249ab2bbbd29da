"""Which documents a generated folder holds: committees of invented provinces, and who carries out whose directive."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath
from random import Random
from typing import Any, Literal

from parsers.text import slug

Level = Literal["province", "government", "district", "commune"]

# Vietnam has had 34 provinces since 2025; a small folder comes from few of them.
MOST_PROVINCES, DOCUMENTS_A_PROVINCE = 34, 300
DISTRICTS, COMMUNES = 8, 10
# After the last of the directives that all can cite, and before districts were done away with.
FIRST_DAY, LAST_DAY = date(2022, 7, 1), date(2025, 6, 30)
_LEVELS: tuple[Level, ...] = ("province", "government", "district", "commune")
_SHARES = (15, 10, 30, 45)
# The types that each level issues, by their abbreviations.
_FORMS: Mapping[Level, tuple[str, ...]] = {
    "province": ("NQ", "CTr", "CT", "KL", "BC"),
    "government": ("KH",),
    "district": ("CTr", "KH", "NQ", "BC"),
    "commune": ("KH", "NQ", "CTr", "BC"),
}
NAMES = {
    "NQ": "Nghị quyết",
    "CTr": "Chương trình hành động",
    "CT": "Chỉ thị",
    "KL": "Kết luận",
    "KH": "Kế hoạch",
    "BC": "Báo cáo",
}
# Of a hundred documents, so many in each format.
_ENDINGS = {".txt": 92, ".docx": 5, ".html": 2, ".pdf": 1}
_SYMBOLS: Mapping[Level, str] = {"province": "TU", "government": "UBND", "district": "HU", "commune": "ĐU"}


@dataclass(frozen=True, slots=True)
class Body:
    """A committee: `name` as it is spoken of, `home` what it is responsible for, `place` where it sits."""

    level: Level
    name: str
    home: str
    place: str
    province: str
    district: str = ""

    @property
    def reach(self) -> str:
        """The place whose lower bodies it directs."""
        return self.district or self.province


@dataclass(frozen=True, slots=True)
class Brief:
    """What one document is to be.

    at:     its number in the folder, from 0
    above:  the directive that it carries out, as cited; other: an earlier document of its province, as cited, if any
    places: names of places below it
    ending: of its file, which says the format
    """

    at: int
    form: str
    body: Body
    number: str
    issued_on: date
    theme: int
    above: str
    other: str | None
    places: tuple[str, ...]
    ending: str

    @property
    def path(self) -> PurePosixPath:
        """Where it lies in the folder."""
        name = f"{self.at:05} {self.number}".replace("/", "-").replace(" ", "-")
        return PurePosixPath(slug(self.body.province), str(self.issued_on.year), name + self.ending)

    @property
    def cited(self) -> str:
        """How other documents name it."""
        return f"{NAMES[self.form]} số {self.number}, ngày {short_date(self.issued_on)} của {self.body.name}"


@dataclass(frozen=True, slots=True)
class Province:
    """An invented province: districts by name, each with the names of its communes."""

    name: str
    districts: Mapping[str, tuple[str, ...]]


@cache
def phrases() -> Mapping[str, Any]:
    """The words that documents are composed of."""
    return tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))


def plan(documents: int, seed: int) -> Iterator[Brief]:
    """The briefs of a folder in the order of their dates; the same for the same numbers."""
    chance = Random(f"plan {seed}")
    provinces = _provinces(min(MOST_PROVINCES, 1 + documents // DOCUMENTS_A_PROVINCE), chance)
    serials: Counter[tuple[Body, str, int]] = Counter()
    directives: dict[tuple[str, int], str] = {}
    earlier: dict[str, list[str]] = {province.name: [] for province in provinces}
    for at in range(documents):
        body, places = _body(chance.choice(provinces), chance)
        form = chance.choice(_FORMS[body.level])
        theme = chance.randrange(len(phrases()["themes"]))
        day = FIRST_DAY + (LAST_DAY - FIRST_DAY) * at // documents
        serials[body, form, day.year] += chance.randint(1, 9)
        known = earlier[body.province]
        brief = Brief(
            at,
            form,
            body,
            _number(serials[body, form, day.year], form, body.level),
            day,
            theme,
            _above(body, theme, day, directives, chance),
            chance.choice(known) if known else None,
            places,
            *chance.choices(list(_ENDINGS), list(_ENDINGS.values())),
        )
        known.append(brief.cited)
        if form != "BC" and body.level in ("province", "district"):
            directives[body.reach, theme] = brief.cited
        yield brief


def _number(serial: int, form: str, level: Level) -> str:
    symbol = _SYMBOLS[level]
    return f"{serial:02}/{form}-{symbol}" if level == "government" else f"{serial:02}-{form}/{symbol}"


def _above(body: Body, theme: int, day: date, directives: Mapping[tuple[str, int], str], chance: Random) -> str:
    """The last directive on the theme of the level above, else of the one above that, else the centre's."""
    if body.level == "commune" and (body.district, theme) in directives:
        return directives[body.district, theme]
    if body.level != "province" and (body.province, theme) in directives:
        return directives[body.province, theme]
    central: list[str] = phrases()["themes"][theme]["directives"]
    return chance.choice([cited for cited in central if day_of(cited) < day])


def day_of(cited: str) -> date:
    """The date in the name of a document."""
    day, month, year = cited.split(", ngày ")[1].split(" ")[0].split("/")
    return date(int(year), int(month), int(day))


def short_date(day: date) -> str:
    """As documents print it: a nought before single days, and before the months that a stroke could change."""
    return f"{day:%d}/{month_of(day)}/{day.year}"


def month_of(day: date) -> str:
    """The month with its nought, where documents print one."""
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def _body(province: Province, chance: Random) -> tuple[Body, tuple[str, ...]]:
    """A body of the province that issues a document, and names of places below it."""
    (level,) = chance.choices(_LEVELS, _SHARES)
    district = chance.choice(list(province.districts))
    commune = chance.choice(province.districts[district])
    if level == "province":
        body = Body(
            level, f"Ban Chấp hành Đảng bộ tỉnh {province.name}", f"tỉnh {province.name}", province.name, province.name
        )
    elif level == "government":
        body = Body(
            level, f"Ủy ban nhân dân tỉnh {province.name}", f"tỉnh {province.name}", province.name, province.name
        )
    elif level == "district":
        body = Body(
            level, f"Huyện ủy {district}", f"huyện {district}, tỉnh {province.name}", district, province.name, district
        )
    else:
        body = Body(
            level, f"Đảng ủy xã {commune}", f"xã {commune}, tỉnh {province.name}", commune, province.name, district
        )
    if level in ("province", "government"):
        return body, tuple(f"huyện {name}" for name in province.districts)
    if level == "district":
        return body, tuple(f"xã {name}" for name in province.districts[district])
    return body, tuple(f"thôn {name}" for name in chance.sample(invented_names(), 6))


def _provinces(count: int, chance: Random) -> list[Province]:
    """Provinces whose names, and those of their districts, are all different."""
    names = iter(chance.sample(invented_names(), count * (1 + DISTRICTS)))
    return [
        Province(name, {next(names): tuple(chance.sample(invented_names(), COMMUNES)) for _ in range(DISTRICTS)})
        for name, _ in zip(names, range(count), strict=False)
    ]


@cache
def invented_names() -> list[str]:
    """Names for provinces, districts and communes."""
    first_words: list[str] = phrases()["first"]
    return [f"{first} {second}" for first in first_words for second in phrases()["second"] if first != second]
