"""Back references: one document by its issuer alone, where the text has cited but one that can be meant."""

from __future__ import annotations

import pytest

from parsers.backrefs import Heard, find_back_references
from parsers.model import Metadata
from parsers.numbered import find_numbered

CITED = {
    "57": "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị.",
    "59": "Nghị quyết số 59-NQ/TW, ngày 24/01/2025 của Bộ Chính trị.",
    "21": "Nghị quyết số 21-NQ/TW, ngày 16/6/2022 Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII.",
    "15": "Chỉ thị số 15-CT/TU, ngày 10/01/2023 của Ban Thường vụ Tỉnh ủy.",
}
OWN = Metadata(issuer="Ban Chấp hành Đảng bộ tỉnh", type_name="Chương trình hành động")


def led_back(cited: str, words: str) -> list[str | None]:
    """The keys found in `words` after the documents of `cited`."""
    heard = Heard()
    for name in cited.split():
        text = CITED[name]
        heard.hear(text, find_numbered(text, 0, len(text)))
    return [mention.key for mention in find_back_references(words, 0, len(words), heard, [], OWN)]


@pytest.mark.parametrize(
    ("cited", "words", "keys"),
    [
        pytest.param("57 15", "thực hiện Nghị quyết của Bộ Chính trị và", ["nhac-lai:57-NQ/TW"], id="only one"),
        pytest.param("21", "Nghị quyết của Ban Chấp hành Trung ương.", ["nhac-lai:21-NQ/TW"], id="shorter name"),
        pytest.param("57 59", "thực hiện Nghị quyết của Bộ Chính trị.", [], id="two can be meant"),
        pytest.param("15", "thực hiện Nghị quyết của Bộ Chính trị.", [], id="none was cited"),
        pytest.param("57", "các Nghị quyết của Bộ Chính trị.", [], id="a series"),
        pytest.param("57", "các văn bản Luật, Nghị quyết của Bộ Chính trị.", [], id="a series that names types"),
        pytest.param("57", "các cơ sở và Nghị quyết của Bộ Chính trị.", ["nhac-lai:57-NQ/TW"], id="a series of others"),
        pytest.param("57", "Nghị quyết của Bộ Chính trị về hội nhập quốc tế.", [], id="another one, by its subject"),
        pytest.param("57", "Nghị quyết của Bộ Chính trị ngày 01/01/2020.", [], id="another one, by its date"),
        pytest.param("57", "Kết luận của Bộ Chính trị.", [], id="another type"),
        pytest.param("57", "Nghị quyết của Ban Chấp hành Đảng bộ tỉnh.", [], id="the document's own body"),
    ],
)  # fmt: skip
def test_back_references(cited: str, words: str, keys: list[str]) -> None:
    assert led_back(cited, words) == keys
