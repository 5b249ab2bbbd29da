"""Whether a database is up to date, and what is to be said where it is not: a run writes it now, or was broken off.

What stands in it is whole in either case; it may lack documents that lie in the folder.
"""

from __future__ import annotations

from pathlib import Path

from pipeline import lock

# The last run; `finished_at` is NULL until it has come to its end.
LAST_RUN = "SELECT started_at, finished_at FROM runs ORDER BY id DESC LIMIT 1"


def notice(database: Path, started_at: str, finished_at: str | None) -> str | None:
    """What a reader should know of the database, None where it is as the last run left it at its end."""
    if finished_at is not None:
        return None
    if lock.is_held(database):
        return "Đang nạp: những văn bản chưa đọc đến thì chưa có ở đây."
    day = started_at[:10]
    return f"Lần nạp gần nhất ({day}) bị dừng giữa chừng, có thể còn thiếu văn bản; hãy chạy lại lệnh nạp."
