"""Letters of the fonts of the 1990s: which table, by font and by letters, and what they are in Unicode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.legacy import Run, choose, draws_capitals, font_encoding, restore, restore_lines, survey
from parsers.legacy_tables import ENCODINGS, Encoding, to_unicode

from .old_letters import in_table

LINE = "Căn cứ Quy chế làm việc, Đảng ủy xã quyết nghị những nhiệm vụ trọng tâm của năm tới"
VOWELS = "a à á ả ã ạ ă ằ ắ ẳ ẵ ặ â ầ ấ ẩ ẫ ậ e è é ẻ ẽ ẹ ê ề ế ể ễ ệ i ì í ỉ ĩ ị o ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ "
VOWELS += "ơ ờ ớ ở ỡ ợ u ù ú ủ ũ ụ ư ừ ứ ử ữ ự y ỳ ý ỷ ỹ ỵ đ"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_letter_of_a_table(encoding: Encoding) -> None:
    assert to_unicode(in_table(VOWELS, encoding), encoding) == VOWELS


@pytest.mark.parametrize("encoding", ["vni", "viscii", "vps"])
def test_every_capital_of_a_table_that_has_them(encoding: Encoding) -> None:
    assert to_unicode(in_table(VOWELS.upper(), encoding), encoding) == VOWELS.upper()


@pytest.mark.parametrize(
    ("text", "encoding", "letters"),
    [
        pytest.param("®\u00ad¬ng", "tcvn3", "đương", id="tcvn3-soft-hyphen-is-ư"),
        pytest.param("nh− ®−îc l∙nh ®¹o", "tcvn3", "như được lãnh đạo", id="tcvn3-as-a-pdf-renames-it"),
        pytest.param("t¨ng 3 − 5%", "tcvn3", "tăng 3 − 5%", id="tcvn3-a-minus-between-figures-stays"),
        pytest.param("nh\x02", "tcvn3", "như", id="tcvn3-hyphen-at-the-end-of-a-line-that-is-ư"),
        pytest.param("x·\x02", "tcvn3", "xã-", id="tcvn3-hyphen-at-the-end-of-a-line"),
        pytest.param("NGHÞ QUYÕT", "tcvn3", "NGHỊ QUYẾT", id="tcvn3-small-letters-among-capitals"),
        pytest.param("Uû BAN NH¢N D¢N", "tcvn3", "UỶ BAN NHÂN DÂN", id="tcvn3-a-heading-in-capitals"),
        pytest.param("Uû ban H§ND tØnh", "tcvn3", "Uỷ ban HĐND tỉnh", id="tcvn3-one-capital-is-no-heading"),
        pytest.param("Sè 12/2004/N§-CP", "tcvn3", "Số 12/2004/NĐ-CP", id="tcvn3-a-symbol-is-no-heading"),
        pytest.param("Aán ñieåm", "vni", "Ấn điểm", id="vni-small-mark-on-a-capital"),
        pytest.param("saün coù, aúnh, kî", "vni", "sẵn có, ẳnh, kỵ", id="vni-rare-letters"),
        pytest.param("vì chí", "vni", "vì chí", id="vni-i-has-its-own-marks"),
        pytest.param("Nghị quyết", None, "Nghị quyết", id="unicode-stays"),
    ],
)
def test_letters(text: str, encoding: Encoding | None, letters: str) -> None:
    assert to_unicode(text, encoding) == letters


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", "tcvn3", False),
        (".VnTimeH", "tcvn3", True),
        (".VnArial NarrowH", "tcvn3", True),
        (".vntimeh", "tcvn3", True),
        ("VnTimeBold", "tcvn3", False),
        ("ABCDEF+VnTimeHBold", "tcvn3", True),
        (".VnTimeH,BoldItalic", "tcvn3", True),
        ("VNI-Times", "vni", False),
        ("ABCDEF+VNI-Times-Bold", "vni", False),
        ("VPS Times", "vps", False),
        ("VI Times", "viscii", False),
        ("VNtimes new roman", None, False),
        ("Times New Roman", None, False),
        ("", None, False),
    ],
)
def test_fonts(font: str, encoding: Encoding | None, capitals: bool) -> None:
    assert (font_encoding(font), draws_capitals(font)) == (encoding, capitals)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_letters_alone_tell_the_table(encoding: Encoding) -> None:
    assert choose([in_table(LINE, encoding)]) == encoding


@pytest.mark.parametrize(
    ("text", "expected", "found"),
    [
        pytest.param(LINE, None, None, id="unicode"),
        pytest.param(LINE, "tcvn3", None, id="unicode-in-an-old-font"),
        pytest.param(in_table(LINE, "vni"), "tcvn3", "vni", id="a-font-with-another-name"),
        pytest.param("Không có gì", "tcvn3", "tcvn3", id="letters-that-do-not-tell"),
        pytest.param("Médecins sans frontières à côté de l'école française", None, None, id="french"),
        pytest.param("Größe und Übung für Schüler, täglich geöffnet", None, None, id="german"),
        pytest.param("bụi 10 µm, 2 µm", None, None, id="a-unit"),
        pytest.param("plain words", "vni", "vni", id="plain-letters"),
    ],
)
def test_the_table_of_a_text(text: str, expected: Encoding | None, found: Encoding | None) -> None:
    assert choose([text], expected) == found


def unicode_of(*runs: tuple[str, str]) -> list[str]:
    given_runs = [Run(*run) for run in runs]
    return restore(given_runs, survey(given_runs))


@pytest.mark.parametrize(
    ("runs", "letters"),
    [
        pytest.param([("Céng hoµ", ".VnTime"), (" Việt Nam", "Arial")], ["Cộng hoà", " Việt Nam"], id="mixed-runs"),
        pytest.param([("tØnh ñy §¾k L¾k", ".VnTimeH")], ["TỈNH ỦY ĐẮK LẮK"], id="capitals-drawn-from-small-codes"),
        pytest.param([("Ban ", ".VnTimeH")], ["BAN "], id="capitals-of-plain-letters"),
        pytest.param(
            [("Sè 5/2004/Q§-TTg vÒ", ".VnTimeH")], ["SỐ 5/2004/QĐ-TTg VỀ"], id="a-symbol-keeps-its-small-letters"
        ),
        pytest.param([("ho", "VNI-Times"), ("äi", "VNI-Times")], ["hộ", "i"], id="a-mark-cut-from-its-letter"),
        pytest.param([("Số 5", ".VnTime"), ("Nghị quyết", ".VnTime")], ["Số 5", "Nghị quyết"], id="unicode-in-.VnTime"),
    ],
)
def test_runs_of_a_paragraph(runs: list[tuple[str, str]], letters: list[str]) -> None:
    assert unicode_of(*runs) == letters


def test_letters_that_do_not_tell_go_with_their_font() -> None:
    of_old_font = survey([Run(in_table(LINE, "tcvn3"), ".VnTime")])
    of_unicode = survey([Run(LINE, ".VnTime")])
    assert restore([Run("Kh«ng cã", ".VnTime")], of_old_font) == ["Không có"]
    assert restore([Run("Không có", ".VnTime")], of_unicode) == ["Không có"]


def test_one_clear_font_speaks_for_fonts_without_a_name() -> None:
    fonts = survey([Run(in_table(LINE, "tcvn3"), "F1"), Run("cã", "F2")])
    assert fonts == {"F1": "tcvn3", "F2": "tcvn3"}


@pytest.mark.parametrize(
    ("lines", "letters"),
    [
        pytest.param([LINE, "Có cá"], [LINE, "Có cá"], id="unicode"),
        pytest.param([in_table(LINE, "tcvn3"), "Sè 12", LINE], [LINE, "Sè 12", LINE], id="between-two-that-disagree"),
        pytest.param([in_table(LINE, "tcvn3"), "Sè 12"], [LINE, "Số 12"], id="goes-with-the-line-above"),
        pytest.param(["Sè 12", in_table(LINE, "tcvn3")], ["Số 12", LINE], id="goes-with-the-line-below"),
        pytest.param(
            [f"§¶ng bé tØnh B¾c H¶i      {LINE}"], [f"Đảng bộ tỉnh Bắc Hải      {LINE}"], id="columns-of-a-masthead"
        ),
    ],
)
def test_lines_without_fonts(lines: list[str], letters: list[str]) -> None:
    restored, problems = restore_lines(lines)
    assert restored == letters
    assert [problem.code for problem in problems] == (["da_chuyen_bang_ma"] if lines != letters else [])


@given(st.lists(st.text(alphabet="abê®µ¸Öö\x02−ệ .\u00ad\t", max_size=20), max_size=6))
def test_any_lines_keep_their_number(lines: list[str]) -> None:
    assert len(restore_lines(lines)[0]) == len(lines)


@given(
    st.lists(st.tuples(st.text(alphabet="aoäûÖ®ế ", max_size=8), st.sampled_from(["VNI-Times", ".VnTimeH", "Arial"])))
)
def test_any_runs_keep_their_number(runs: list[tuple[str, str]]) -> None:
    assert len(unicode_of(*runs)) == len(runs)
