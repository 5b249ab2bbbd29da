"""What kind of text a unit is to its tasks: one that assigns, a rule, a guide, a procedure, or a report of what was.

The type and title of the document decide for all of it; articles, annexes and headings for what they hold.
"""

from __future__ import annotations

from typing import Literal

import regex

from parsers.model import Metadata, Section, SectionKind
from parsers.norms import lays_down
from parsers.overhead import Overhead
from parsers.smooth import smooth

Regime = Literal["plain", "rule", "guide", "procedure", "report"]

# In a rule standing duties are no tasks; in a guide only what it assigns is (GUIDE Tasks 17). What a decision publishes
# of administrative procedures tells how each file is dealt with, whoever comes: it assigns nothing.
_RULES = regex.compile(r"quy định|quy chế|nghị định|thông tư|luật|pháp lệnh|điều lệ|quy trình")
_GUIDES = regex.compile(r"hướng dẫn")
_PROCEDURES = regex.compile(
    r"(?:^|việc\s)(?:công bố|chuẩn hóa|phê duyệt|ban hành|thông qua)\s"
    r"(?:(?!quy chế|quy định|kế hoạch|chương trình|đề án)[^;]){0,120}thủ tục hành"
)
# A report tells what has been done but under headings that look ahead.
_REPORTS = regex.compile(r"báo cáo")
_AHEAD = regex.compile(
    r"phương hướng|trọng tâm|thời gian tới|tiếp theo|kiến nghị|đề xuất|dự kiến|tổ chức thực hiện|kế hoạch"
    r"|^(?:các |một số |những )?(?:nhiệm vụ|giải pháp)|^(?:mục tiêu|chỉ tiêu)"
)
# Under such a heading bodies are listed that something is meant for; only what is ordered or dated there is work.
_MEANT = regex.compile(r"(?:phạm vi(?:,| và) )?đối tượng(?!\p{L})")


class Regimes:
    """The regimes of one document.

    of_procedures: whether it publishes administrative procedures: only its own articles can assign anything
    """

    def __init__(self, overhead: Overhead, metadata: Metadata) -> None:
        sections, type_name = overhead.sections, smooth(metadata.type_name or "")
        self.of_procedures = _PROCEDURES.search(smooth(metadata.title or "")) is not None
        self._general = _general(type_name)
        self._articles = _roots(sections, "dieu") if self.of_procedures else None
        self._ahead = _ahead(sections) if _REPORTS.match(type_name) else None
        # The annexes of a paper that lays down norms list what is paid for and to whom.
        annexes = _roots(sections, "phu_luc", "kem_theo") if lays_down(metadata, overhead.headings()) else frozenset()
        self._rules = overhead.rules | annexes
        self._meant = {
            section.position for section in sections if section.heading and _MEANT.match(smooth(section.heading))
        }

    def of(self, unit: int | None) -> Regime:
        """The regime of what stands in a unit itself, or in none."""
        if self._ahead is not None and unit not in self._ahead:
            return "report"
        if self._articles is not None and unit not in self._articles:
            return "procedure"
        if unit in self._rules:
            return "rule"
        return "guide" if self._general == "plain" and unit in self._meant else self._general


def _general(type_name: str) -> Regime:
    return "rule" if _RULES.match(type_name) else "guide" if _GUIDES.match(type_name) else "plain"


def _ahead(sections: tuple[Section, ...]) -> frozenset[int]:
    """The units whose heading looks ahead, with all that they hold."""
    inside: set[int] = set()
    for section in sections:
        if section.parent in inside or (section.heading and _AHEAD.search(smooth(section.heading))):
            inside.add(section.position)
    return frozenset(inside)


def _roots(sections: tuple[Section, ...], *kinds: SectionKind) -> frozenset[int]:
    """The roots of some kinds with all that they hold: `dieu` not inside an annex."""
    inside: set[int] = set()
    for section in sections:
        if section.parent in inside or (section.parent is None and section.kind in kinds):
            inside.add(section.position)
    return frozenset(inside)
