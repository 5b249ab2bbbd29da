"""PDF files: trees that run in circles, forms in forms, pages without measure; objects written by hand."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from hostile.kind import LOADED, Kind, kind, sized

A4 = "[0 0 595 842]"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
LINES = (
    "KE HOACH", "thuc hien nghi quyet cua dang uy xa", "I. MUC TIEU", "1. Den nam 2025 co tren 90% chi bo hoan thanh.",
    "2. Cac chi bo bao cao truoc ngay 15 hang thang va lam theo ke hoach.",
)  # fmt: skip
TEXT = "BT /F 12 Tf 72 760 Td " + " ".join(f"({line}) Tj 0 -18 Td" for line in LINES) + " ET\n"


def pdf(*objects: str | bytes, trailer: str = "", table: bool = True) -> bytes:
    """Objects 1, 2 … with their table; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += (
            f"{number} 0 obj\n".encode() + (content.encode() if isinstance(content, str) else content) + b"\nendobj\n"
        )
    start = len(out)
    if table:
        out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R {trailer.format(start=start)}>>\n".encode()
    return bytes(out) + f"startxref\n{start}\n%%EOF\n".encode()


def stream(content: str | bytes, entries: str = "") -> bytes:
    data = zlib.compress(content.encode("latin-1") if isinstance(content, str) else content, 9)
    return f"<<{entries}/Length {len(data)}/Filter/FlateDecode>>stream\n".encode() + data + b"\nendstream"


def leaf(contents: str = "5 0 R", box: str = A4, resources: str = "/Font<</F 4 0 R>>") -> str:
    return f"<</Type/Page/Parent 2 0 R/MediaBox {box}/Contents {contents}/Resources<<{resources}>>>>"


def one_page(
    content: str | bytes = TEXT,
    *more: str | bytes,
    box: str = A4,
    resources: str = "",
    trailer: str = "",
    table: bool = True,
) -> bytes:
    """A PDF of one page with this content; `more` are its objects from the sixth on."""
    fonts = f"/Font<</F 4 0 R>>{resources}"
    tree = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf(
        "<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>", tree, leaf(box=box, resources=fonts), FONT, stream(content),
        *more, trailer=trailer, table=table,
    )  # fmt: skip


def tree(pages: str, catalogue: str = "") -> bytes:
    """A PDF of one sound page, 3, with this for its tree of pages."""
    return pdf(f"<</Type/Catalog/Pages 2 0 R{catalogue}>>", pages, leaf(), FONT, stream(TEXT))


def _pages(count: int) -> bytes:
    kids = "3 0 R " * count
    return tree(f"<</Type/Pages/Kids[{kids}]/Count {count}>>")


def _forms(depth: int, width: int) -> bytes:
    """Forms that draw the next form `width` times each."""

    def form(content: str, inner: str) -> bytes:
        return stream(content, f"/Type/XObject/Subtype/Form/BBox {A4}/Resources<</XObject<</X {inner}>>>>")

    forms = [form("/X Do " * width, f"{7 + level} 0 R") for level in range(1, depth)]
    return one_page(TEXT + "/X Do", "<<>>", *forms, form("0 0 m 9 9 l S", "99 0 R"), resources="/XObject<</X 7 0 R>>")


def _self_drawing() -> bytes:
    form = stream("/X Do " * 3, f"/Type/XObject/Subtype/Form/BBox {A4}/Resources<</XObject<</X 7 0 R>>>>")
    return one_page(TEXT + "/X Do", "<<>>", form, resources="/XObject<</X 7 0 R>>")


def _outline() -> bytes:
    item = "<</Title(a)/Parent 6 0 R/Next 7 0 R/First 7 0 R>>"
    return one_page(TEXT, "<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>", item)


def _scan(box: str) -> bytes:
    """A page that is one white picture."""
    picture = stream(b"\xff" * 256 * 256, "/Type/XObject/Subtype/Image/Width 256/Height 256"
                     "/ColorSpace/DeviceGray/BitsPerComponent 8")  # fmt: skip
    return one_page("q 100000 0 0 100000 0 0 cm /X Do Q", "<<>>", picture, box=box, resources="/XObject<</X 7 0 R>>")


def _locked() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("bi mat"))
    canvas.drawString(72, 700, "Ke hoach")
    canvas.save()
    return file.getvalue()


def _numbers(numbers: Sequence[str]) -> str:
    return "".join(f"q {n} 0 0 {n} {n} {n} cm 1 0 0 1 {n} {n} cm {n} {n} {n} {n} re f Q {n} w " for n in numbers)


def _placed(numbers: Sequence[str]) -> str:
    shown = "".join(f"/F {n} Tf {n} 0 0 {n} {n} {n} Tm (chu) Tj {n} Tc {n} Tz {n} {n} Td (chu) Tj " for n in numbers)
    return f"BT {shown} ET"


HUGE = ("1e400", "nan", "inf", "-1e38", "9" * 400, "1e-400", "0", "-0", "2147483648", "1e10", "--5", "1.2.3")


def kinds(scale: float) -> list[Kind]:
    """`scale` sizes those that are to be read."""
    some = sized(scale)

    def file(name: str, make: Callable[[], bytes], *fates: str) -> Kind:
        return kind(f"{name}.pdf", make, *fates)

    here = "<</Type/Pages/Kids[{}]/Count {}>>"
    return [
        file("rong", bytes, "tep_hong"),
        file("cut", lambda: one_page()[:300], "tep_hong"),
        file("thuc-ra-la-chu", lambda: "Kế hoạch".encode(), LOADED),
        file("mat-khau", _locked, "tep_co_mat_khau"),
        file("mat-bang-tham-chieu", lambda: one_page(table=False)),
        file("bang-tham-chieu-vong", lambda: one_page(trailer="/Prev {start}"), "tep_hong", LOADED),
        file("cay-trang-vong", lambda: tree(here.format("2 0 R 3 0 R", 2)), "tep_hong", LOADED),
        file("cay-trang-sau", lambda: tree(here.format("2 0 R", 1)), "tep_hong", "khong_co_chu"),
        file("trang-ty", lambda: tree(here.format("3 0 R", 1_000_000_000)), "qua_nhieu_trang", "tep_hong", LOADED),
        file("trang-am", lambda: tree(here.format("3 0 R", -1)), "tep_hong", LOADED),
        file("nhieu-trang", lambda: _pages(5000), "qua_nhieu_trang"),
        file("dan-y-vong", _outline),
        file("mau-tu-goi", _self_drawing, "qua_thoi_gian", "tien_trinh_dung"),
        file("mau-long", lambda: _forms(3, 10)),
        file("mau-bom", lambda: _forms(20, 30), "qua_thoi_gian", "tien_trinh_dung"),
        file("trang-khong-lo", lambda: one_page(box="[0 0 1000000 1000000]")),
        file("trang-nguoc", lambda: one_page(box="[595 842 0 0]")),
        file("trang-khong", lambda: one_page(box="[0 0 0 0]")),
        file("trang-vo-ly", lambda: one_page(box="[nan -1e400 1e38 inf]"), LOADED, "tep_hong"),
        file("quet-khong-lo", lambda: _scan("[0 0 1000000 1000000]"), "khong_nhan_dang_duoc"),
        file("quet-mong", lambda: _scan("[0 0 1000000 1]"), "khong_nhan_dang_duoc"),
        file("so-vo-ly", lambda: one_page(_numbers(HUGE) + TEXT)),
        file("chu-vo-ly", lambda: one_page(TEXT + _placed(HUGE)), LOADED),
        file("chu-chong", lambda: one_page(TEXT + "BT /F 12 Tf 72 300 Td " + "(an) Tj 0 0 Td " * some(20_000) + "ET")),
        file("trang-day-chu", lambda: one_page(TEXT + "BT /F 2 Tf 72 300 Td " + "(chu ) Tj " * some(100_000) + "ET")),
        file("nhieu-net", lambda: one_page(TEXT + "0 0 m 500 500 l S " * some(200_000))),
        file("bom-dong", lambda: one_page(TEXT + " " * (300 << 20)), LOADED, "bung_qua_lon"),
    ]  # fmt: skip
