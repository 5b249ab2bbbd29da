"""Numbers of documents: both grammars, every spelling met, and what only looks like one."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.numbers import Number, find_numbers, is_issuer, is_party

# Of numbers: `serial type issuer`, with the year behind the serial; `-` where there is none.


def told(number: Number) -> str:
    year = f"/{number.year}" if number.year else ""
    return f"{number.serial}{year} {number.type_code or '-'} {number.issuer_code or '-'}"


def read(text: str) -> str:
    return ", ".join(map(told, find_numbers(text)))


GRAMMARS = [
    pytest.param("16-CTr/ĐUK", "16 CTr ĐUK", id="party"),
    pytest.param("2537-NQ/ĐU", "2537 NQ ĐU", id="four-digits"),
    pytest.param("02-NQ/HNTW", "02 NQ HNTW", id="plenum-symbol-of-the-nineties"),
    pytest.param("49/NQ-HĐND", "49 NQ HĐND", id="state-individual"),
    pytest.param("23/2022/NQ-HĐND", "23/2022 NQ HĐND", id="state-normative"),
    pytest.param("66.19/2026/NQ-CP", "66.19/2026 NQ CP", id="decimal-serial"),
    pytest.param("45/2019/QH14", "45/2019 - QH14", id="law"),
    pytest.param("1211/2016/UBTVQH13", "1211/2016 - UBTVQH13", id="standing-committee"),
    pytest.param("388/2003/NQ-UBTVQH11", "388/2003 NQ UBTVQH11", id="standing-committee-with-code"),
    pytest.param("34/2007/PL-UBTVQH11", "34/2007 PL UBTVQH11", id="ordinance"),
    pytest.param("08/2001/L-CTN", "08/2001 L CTN", id="order-of-the-president"),
    pytest.param("26-CP", "26 - CP", id="decree-before-1997-dash"),
    pytest.param("101/CP", "101 - CP", id="decree-before-1997-slash"),
    pytest.param("90/2016/TTLT-BTC-BCT", "90/2016 TTLT BTC-BCT", id="joint-circular"),
    pytest.param("403/2017/NQLT-UBTVQH14-CP", "403/2017 NQ UBTVQH14-CP", id="joint-resolution"),
    pytest.param("2457/UBND-VX", "2457 - UBND-VX", id="official-letter"),
    pytest.param("8563/VPCP-CN", "8563 - VPCP-CN", id="official-letter-of-an-office"),
    pytest.param("8563/VPCP-V.I", "8563 - VPCP-V.I", id="a-numbered-department"),
    pytest.param("45/BNNMT-ĐCKS", "45 - BNNMT-ĐCKS", id="official-letter-of-a-ministry"),
    pytest.param("249/MTTQ-BTT", "249 - MTTQ-BTT", id="official-letter-of-the-front"),
    pytest.param("Công văn số 45/ABC-XYZ", "45 - ABC-XYZ", id="official-letter-told-by-its-word"),
    pytest.param("18/KH-MTTQ-BTT", "18 KH MTTQ-BTT", id="mass-organisation"),
    pytest.param("1518-QĐ/TWĐTN-CTĐ", "1518 QĐ TWĐTN-CTĐ", id="youth-union"),
    pytest.param("10/VBHN-VPQH", "10 VBHN VPQH", id="consolidated-text"),
    pytest.param("44/2005/QĐ-UB", "44/2005 QĐ UB", id="old-people's-committee"),
    pytest.param("12/KHLT-SGDĐT-TĐTN", "12 KH SGDĐT-TĐTN", id="joint-plan"),
]

VARIANTS = [
    pytest.param("79 - KL/TW", "79 KL TW", id="blanks-round-the-dash"),
    pytest.param("94- KH/BTGDVTW", "94 KH BTGDVTW", id="blank-behind-the-dash"),
    pytest.param("21/2017/TT- NHNN", "21/2017 TT NHNN", id="blank-before-the-issuer"),
    pytest.param("81 /2025/TT- NHNN", "81/2025 TT NHNN", id="blank-behind-the-serial"),
    pytest.param("135/2020/NĐ -CP", "135/2020 NĐ CP", id="blank-behind-the-code"),
    pytest.param("31 – HD/BTCTW", "31 HD BTCTW", id="en-dash"),
    pytest.param("18‑NQ/TW", "18 NQ TW", id="hyphen-that-does-not-break"),
    pytest.param("19−NQ/TW", "19 NQ TW", id="minus"),
    pytest.param("217/QĐ-TW", "217 QĐ TW", id="state-signs-on-a-party-number"),
    pytest.param("72-NQ-TW", "72 NQ TW", id="two-dashes"),
    pytest.param("12/NQ-TW-BCT", "12 NQ TW-BCT", id="organ-behind-the-issuer"),
    pytest.param("17-NQ/CP", "17 NQ CP", id="party-signs-on-a-state-number"),
    pytest.param("20-NQ/TƯ", "20 NQ TƯ", id="tư"),
    pytest.param("21-NQ/T.Ư", "21 NQ T.Ư", id="t.ư"),
    pytest.param("22-NQ/T.W ngày", "22 NQ T.W", id="t.w"),
    pytest.param("23-NQ/Tw", "23 NQ Tw", id="small-w"),
    pytest.param("28-NQ/TW.", "28 NQ TW", id="full-stop-is-not-the-issuer's"),
    pytest.param("(28-NQ/TW)", "28 NQ TW", id="in-brackets"),
    pytest.param("13-QD/DUK", "13 QĐ DUK", id="lost-stroke"),
    pytest.param("5-KH/ÐUK", "5 KH ĐUK", id="eth-for-đ"),
    pytest.param("6-KH/ƉUK", "6 KH ĐUK", id="african-d-for-đ"),
    pytest.param("18-NQ/ТW", "18 NQ TW", id="cyrillic-t"),
    pytest.param("O5-CT/TW", "05 CT TW", id="o-for-zero"),
    pytest.param("l8-KL/TW", "18 KL TW", id="l-for-one"),
    pytest.param("2I-NQ/TW", "21 NQ TW", id="i-for-one"),
    pytest.param("S5-CT/TW", "55 CT TW", id="s-for-five"),
    pytest.param("18a-NQ/TW", "18a NQ TW", id="letter-serial"),
    pytest.param("07-QĐI/TW", "07 QĐi TW", id="capitals-qđi"),
    pytest.param("101/QĐ-TTG", "101 QĐ TTG", id="capitals-ttg"),
    pytest.param("65-Ctr/TU", "65 CTr TU", id="ctr-with-a-small-t"),
    pytest.param("97-CTHĐ/ĐBSLĐTBXH", "97 CTr ĐBSLĐTBXH", id="cthđ"),
    pytest.param("04-QyĐ/ĐU", "04 QĐi ĐU", id="qyđ"),
    pytest.param("890-QĐi/TU", "890 QĐi TU", id="qđi"),
    pytest.param("5-TB-KL/TU", "5 TB TU", id="code-with-a-dash-inside"),
    pytest.param("01-KH/ĐUKCCQ&DN", "01 KH ĐUKCCQ&DN", id="ampersand"),
    pytest.param("02-KH/BCĐ35", "02 KH BCĐ35", id="digits-in-the-issuer"),
    pytest.param("7/NQ-TT.HĐND", "7 NQ TT.HĐND", id="point-in-the-issuer"),
    pytest.param("12-kh / du", "12 KH du", id="small-letters"),
    pytest.param("7-KH/đuk", "7 KH đuk", id="small-issuer"),
    pytest.param("Số 84 QĐ/TWĐTN", "84 QĐ TWĐTN", id="lost-dash"),
    pytest.param("1626/QĐTTg", "1626 QĐ TTg", id="lost-dash-before-the-issuer"),
    pytest.param("số31-NQ/TW", "31 NQ TW", id="lost-blank-before"),
    pytest.param("21-NQ/TWngày 16/6/2022", "21 NQ TW", id="lost-blank-behind"),
    pytest.param("18-NQ/TW,19-NQ/TW;20-NQ/TW", "18 NQ TW, 19 NQ TW, 20 NQ TW", id="lost-blanks-in-a-list"),
]

NO_NUMBERS = [
    "10/10 chi bộ",
    "05/05 đảng viên",
    "ngày 12/12/2013",
    "24/7",
    "T/M BAN THƯỜNG VỤ",
    "đ/c Bí thư, b/c cấp trên",
    "63/63 UBND cấp tỉnh",
    "từ 5-10 HĐND",
    "năm 2021 - UBND tỉnh",
    "quý I/2025",
    "tỷ lệ 1/500",
    "giai đoạn 2021-2025",
    "15/QĐ",
    "NQ/TW",
    "Số       -QĐ/ĐU",
    "Số 03/-CV/BCSĐ",
    "biển số 29A-123.45",
    "số điện thoại 0912-345-678",
    "nhà số 12/TT",
    "B12-CT3",
    "TCVN 6909:2001",
    "QCVN 06:2022/BXD",
    "Mẫu số 05/BC-TKNN",
    "biểu 02-BC/KTGS",
    "mẫu 1-KNĐ",
    "I-CT/TW",
    "12-nq/trung ương",
]


@pytest.mark.parametrize(("text", "numbers"), [*GRAMMARS, *VARIANTS])
def test_a_number_is_read(text: str, numbers: str) -> None:
    assert read(text) == numbers


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_only_looks_like_a_number(text: str) -> None:
    assert read(text) == ""


def test_what_is_printed_is_kept_without_its_blanks() -> None:
    (number,) = find_numbers("Kết luận số O5 - KL/TW")
    assert (number.printed, number.serial, number.printed_code) == ("O5-KL/TW", "05", "KL")


@pytest.mark.parametrize(
    ("serial", "value"),
    [("05-CT/TW", 5), ("18a-NQ/TW", 18), ("66.19/2026/NQ-CP", None)],
    ids=["zero", "letter", "decimal"],
)
def test_the_serial_as_an_integer(serial: str, value: int | None) -> None:
    assert next(find_numbers(serial)).serial_number == value


PARTY_BODIES = "TW TU HU QU ThU TxU ĐUK ĐUKCCQ&DN ĐU BTCTW UBKTTU BCSĐ-UBND BCĐ35 TƯ duk ĐUCA CB"
OTHER_BODIES = "UBND HĐND CP TTg BNV STC QH14 MTTQ TLĐ"


@pytest.mark.parametrize("code", PARTY_BODIES.split())
def test_bodies_of_the_party(code: str) -> None:
    assert is_party(code)


@pytest.mark.parametrize("code", OTHER_BODIES.split())
def test_bodies_of_the_state_and_of_the_mass_organisations(code: str) -> None:
    assert not is_party(code)
    assert is_issuer(code)


CODE_WORDS = "NQ CT KL QĐ QĐi QyĐ CTr CTHĐ KH HD BC TB TTr ĐA CV"
PARTY_WORDS, STATE_WORDS = "TW TU HU QU ĐU ĐUK BTCTW UBKTTU ĐUKCCQ&DN", "UBND HĐND CP TTg BNV SNV"
CODES = st.sampled_from(CODE_WORDS.split())
PARTY = st.sampled_from(PARTY_WORDS.split())
STATE = st.sampled_from(STATE_WORDS.split())
DASH = st.sampled_from(["-", " - ", "- ", " -", "–", "‑"])
SLASH = st.sampled_from(["/", " / ", "/ "])


@st.composite
def spelled(draw: st.DrawFn) -> tuple[str, str]:
    """(a number in some spelling, the same without the drafter's signs)."""
    serial, code = str(draw(st.integers(1, 9999))), draw(CODES)
    if draw(st.booleans()):
        issuer = draw(PARTY)
        return serial + draw(DASH) + code + draw(SLASH) + issuer, f"{serial} {code} {issuer}"
    issuer = draw(STATE)
    year = draw(st.sampled_from(["", "2015", "2022"]))
    middle = draw(SLASH) + year if year else ""
    return serial + middle + draw(SLASH) + code + draw(DASH) + issuer, f"{serial} {code} {issuer}"


@given(st.lists(spelled(), max_size=8), st.sampled_from([", ", "; ", " và ", ". Số "]))
def test_a_list_of_numbers_in_any_spelling_gives_them_back(numbers: list[tuple[str, str]], glue: str) -> None:
    found = list(find_numbers(glue.join(printed for printed, _ in numbers)))
    assert [f"{one.serial} {one.printed_code} {one.issuer_code}" for one in found] == [meant for _, meant in numbers]


@given(st.text(alphabet="0129OlI.-–/ &NQĐCTrWUKsốáaư\n", max_size=60))
def test_spans_hold_and_never_overlap_on_any_text(text: str) -> None:
    found = list(find_numbers(text))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
