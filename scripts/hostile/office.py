"""Files of other word processors, cut short or made to trick the program that reads them."""

from __future__ import annotations

from hostile import ole
from hostile.archives import GIGABYTE, archive, raw_archive, zeros
from hostile.kind import LOADED, Kind, kind

RTF = rb"{\rtf1\ansi Ke hoach thuc hien nghi quyet\par I. MUC TIEU\par 1. Den nam 2025 co 90% chi bo.\par "
ODT = "application/vnd.oasis.opendocument.text"


def kinds(scale: float) -> list[Kind]:
    """Nothing here is sized: starting the other program is what takes the time."""
    return [
        kind("cut.doc", lambda: ole.container("WordDocument")[:1200], "tep_hong"),
        kind("rong.doc", lambda: ole.container("WordDocument"), "tep_hong", "khong_co_chu"),
        kind("cut.rtf", lambda: RTF[:60], LOADED, "tep_hong"),
        kind("bin.rtf", lambda: RTF + rb"{\bin9999999 " + b"\0" * 100 + rb"}{\*\objdata 01}\u-99999?}",
             LOADED, "tep_hong"),
        kind("long.rtf", lambda: RTF + b"{" * 100_000, LOADED, "tep_hong", "qua_thoi_gian"),
        kind("cut.odt", lambda: archive({"mimetype": ODT, "content.xml": "<x/>"})[:70],
             "tep_hong", "dinh_dang_chua_ho_tro"),
        kind("bom.odt", lambda: raw_archive({"mimetype": (zeros(0), 0), "content.xml": (zeros(GIGABYTE), 100)}),
             "tep_hong", "khong_co_chu"),
    ]  # fmt: skip
