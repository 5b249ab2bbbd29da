"""Plain text: bytes that are no text, and text in amounts that nobody writes."""

from __future__ import annotations

from hostile.kind import SOUND, Kind, kind, sized, words

MEGABYTE = 1 << 20
MANY = 1_000_000


def kinds(scale: float) -> list[Kind]:
    """`scale` sizes those that are to be read; those that are to be refused have their full size."""
    some = sized(scale)

    return [
        kind("rong.txt", bytes, "khong_co_chu"),
        kind("toan-trang.txt", lambda: b" \n\t\r\n" * 50_000, "khong_co_chu"),
        kind("byte-rong.txt", lambda: words("a\0b\0\0c"), "tep_hong"),
        kind("utf8-hong.txt", lambda: words("Kế hoạch. " * 50) + b"\xc3\x28\xe1\xbb\xff\xfe", "sai_bang_ma"),
        kind("utf16-khong-dau.txt", lambda: SOUND.encode("utf-16-le")),
        kind("utf16-nua-cap.txt", lambda: b"\xff\xfe" + words("").decode().encode("utf-16-le") + b"\x00\xd8",
             "sai_bang_ma"),
        kind("nua-cap-utf8.txt", lambda: words("Nửa cặp \ud800 trong câu."), "sai_bang_ma"),
        kind("mot-dong-100mb.txt", lambda: words("Kế hoạch thực hiện " * (100 * MEGABYTE // 25)), "qua_nhieu_chu"),
        kind("so-va-gach-100mb.txt", lambda: words("12/34-5/6" * (100 * MEGABYTE // 9)), "qua_nhieu_chu"),
        kind("so-va-gach.txt", lambda: words("12/34-5/6" * some(100_000))),
        kind("trieu-dong.txt", lambda: words("a\n" * MANY), "qua_nhieu_dong"),
        kind("trieu-muc.txt", lambda: words("".join(f"{n}. Mục\n" for n in range(2, MANY))), "qua_nhieu_dong"),
        kind("nhieu-muc.txt", lambda: words("".join(f"{n}. Mục {n}\n\n" for n in range(2, some(20_000))))),
        kind("muc-sau.txt", lambda: words("".join(f"{'1.' * n} Mục\n\n" for n in range(1, some(300))))),
        kind("nhan-i.txt", lambda: words("I. " * some(100_000))),
        kind("nhan-i-dong.txt", lambda: words("I. Mục\n\n" * some(20_000))),
        kind("nhieu-vien-dan.txt", lambda: words("Nghị quyết số 21-NQ/TW, " * some(200_000))),
        kind("nhieu-vien-dan-cau.txt", lambda: words("Theo Nghị quyết số 21-NQ/TW.\n" * some(50_000))),
        kind("phai-sang-trai.txt", lambda: words("Mục\u202e tiêu\u200b\u200d\u2066 chính.\u200f\n" * 500)),
        kind("dau-to-hop.txt", lambda: words("a" + "\u0301\u0323" * (MANY // 2)), "dau_chong_qua_nhieu"),
        kind("dau-to-hop-xen.txt", lambda: words("ạ\u0301\u0300" * some(100_000))),
        kind("vung-rieng.txt", lambda: words("\ue000\uf8ff\U000f0000" * 20_000)),
        kind("cong-thuc.txt", lambda: words('=cmd|"/c calc"!A1\n\n+1+1\n\n@SUM(1)\n\n-2+3\n')),
        kind("ngoac-long.txt", lambda: words("(“[" * some(50_000) + "]”)" * some(50_000))),
        kind("trich-dan-long.md", lambda: words(">" * some(100_000) + " sâu\n")),
        kind("bang-rong.md", lambda: words("|" + " ô |" * some(50_000) + "\n|" + "---|" * some(50_000) + "\n")),
        kind("nhan-manh.md", lambda: words("*_**__" * some(50_000))),
        kind("so-khong-lo.txt", lambda: words(f"2. Đạt trên {'9' * 50_000} triệu đồng vào năm {'2' * 5000}.\n")),
    ]  # fmt: skip
