"""A folder to its files: path, fingerprint, format, and an id that is the same after every rebuild.

Hidden files, lock files and what file managers leave behind are no documents. A link may lead to another place in the
folder, never out of it. The format is what the content says; the extension decides only where the content cannot.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from errno import ELOOP, ENOENT, ENOTDIR
from pathlib import Path
from stat import S_ISREG

import regex

from parsers.errors import Unreadable
from parsers.text import fold
from pipeline import formats
from pipeline.limits import check_size

# What a file is told as that does not open.
SHUT = "khong_mo_duoc"
LEFTOVERS = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
# The signature of a PDF may stand anywhere in its first kilobyte, and comments before the first tag of a page.
HEAD = 1024
# Beyond 128 KiB each would be a piece of memory asked of the system and given back.
_CHUNK = 1 << 16
# The database, its log and its lock, which stay there while it is written and after a run was killed.
_BESIDE_DATABASE = ("", "-wal", "-shm", "-journal", "-lock")

_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"), (b"{\\rtf", "rtf"), (b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"), (b"II*\0", "tif"), (b"MM\0*", "tif"), (b"7z\xbc\xaf", "7z"), (b"Rar!", "rar"),
    (b"\x1f\x8b", "gz"), (b"SQLite format 3\0", "sqlite"),
)  # fmt: skip
# The folder in an archive that tells what kind of document it is; the main part's own name varies.
_PARTS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
# A Word file has some dozens of members, and a list of a few kilobytes; this one process reads them all.
_LONGEST_LIST = 4 << 20
_END_OF_ARCHIVE = 22 + 0xFFFF
_TEXT_EXTENSIONS = {"": "txt", "txt": "txt", "text": "txt", "md": "md", "markdown": "md"}
_SAME_FORMAT = {"htm": "html", "xhtml": "html", "mht": "mhtml", "jpeg": "jpg", "tiff": "tif"}
_HTML = regex.compile(
    rb"(?>(?:<\?xml[^>]*>|<!--.*?-->|\s)*)<(?:!doctype\s+html|html|head|body|meta|title)\b", regex.I | regex.S
)
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_OTHER_SIGNS = regex.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the folder.

    path:   relative to the folder, `/` between its parts; what the database calls `source_path`
    place:  where it lies; as text, for there may be many thousands of them
    id:     readable, safe in a URL; the document's id if it becomes one
    sha256: None where it could not be read; then `trouble` says why, in Vietnamese, and `code` of which kind it is
    """

    path: str
    place: str
    id: str
    format: str
    sha256: str | None
    trouble: str | None = None
    code: str = SHUT

    @property
    def file(self) -> Path:
        """Where it lies."""
        return Path(self.place)


def take_stock(folder: Path, without: Path | None = None) -> list[SourceFile]:
    """Every file below `folder` in the order of the paths, but for the database `without` and what lies beside it."""
    root = _real(folder)
    passed = {f"{_real(without)}{ending}" for ending in _BESIDE_DATABASE} if without else set()
    # Of what is walked only a link leads elsewhere, and asking where each file leads takes longer than reading it.
    files = {
        _name(place, root): (place, is_link)
        for place, is_link in _walk(root, root)
        if (_real(place) if is_link else place) not in passed
    }
    ids = name_ids(files)
    return [
        _look_at(path, place, ids[path], root if is_link else None) for path, (place, is_link) in sorted(files.items())
    ]


def single_file(file: Path) -> SourceFile:
    """One file on its own, wherever it lies."""
    return _look_at(file.name, _real(file), slug(file.name))


def name_ids(paths: Iterable[str]) -> dict[str, str]:
    """The id of each path; where several paths give one slug, all of them carry a piece of their hash."""
    slugs = {path: slug(path) for path in paths}
    seen = Counter(slugs.values())
    return {path: f"{name}-{_sha1(path)}" if seen[name] > 1 else name for path, name in slugs.items()}


def slug(path: str) -> str:
    """`2024/Nghị quyết số 05.docx` -> `2024--nghi-quyet-so-05-docx`."""
    parts = fold(unicodedata.normalize("NFC", path)).split("/")
    return "--".join(_OTHER_SIGNS.sub("-", part).strip("-") or "tep" for part in parts)


def find_format(file: str, head: bytes) -> str:
    """The format of a file by its first bytes, then by its extension."""
    extension = _extension(file)
    if b"%PDF-" in head[:HEAD]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _archive_format(file, extension)
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return extension if name == "doc" and extension and extension not in formats.OWN else name
    if _HTML.match(head[:HEAD]):
        return "html"
    if head[:13].lower() == b"mime-version:":
        return "mhtml"
    is_text = head.startswith(_BYTE_ORDER_MARKS) or b"\0" not in head
    if head and is_text and extension in ("pdf", "docx"):
        return "txt"
    if not (is_text or extension):
        return "bin"
    return _TEXT_EXTENSIONS.get(extension, extension)


def _walk(folder: str, root: str) -> Iterator[tuple[str, bool]]:
    """Files and links below a folder, and whether each is a link, without those that are no documents.

    Links to folders are not entered: what they show of `root` is there already. Those that lead out of it are given,
    and so is a folder that does not open, for both are to be reported.
    """
    try:
        entries = list(os.scandir(folder))
    except OSError:
        yield folder, False
        return
    for entry in entries:
        if _is_leftover(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, root)
        elif not (is_link := entry.is_symlink()) or not os.path.isdir(entry.path) or not _is_in(root, entry.path):
            yield entry.path, is_link


def _is_leftover(name: str) -> bool:
    return name.startswith((".", "~$")) or name.endswith("~") or name.lower() in LEFTOVERS


def _name(place: str, root: str) -> str:
    """The path below the root; bytes that are no UTF-8 are written out (`\\xe9`), for SQLite takes only text."""
    return _printable(place[len(root) :].lstrip("/"))


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _extension(file: str) -> str:
    extension = _printable(os.path.splitext(file)[1].lower().removeprefix("."))
    return _SAME_FORMAT.get(extension, extension)


def _look_at(path: str, place: str, file_id: str, linked_in: str | None = None) -> SourceFile:
    """What there is to say of a file; `linked_in` is the folder that it may not lead out of, if it is a link."""

    def refuse(trouble: str, code: str = SHUT) -> SourceFile:
        return SourceFile(path, place, file_id, _extension(place), None, trouble, code)

    if linked_in and not _is_in(linked_in, place):
        return refuse("Liên kết dẫn ra ngoài thư mục nguồn; hãy chép tệp vào thư mục.")
    try:
        size = _size(place)
        if size is None:
            return refuse("Không phải tệp thường, liên kết đã đứt, hoặc thư mục không mở được; hãy xem lại hoặc bỏ ra.")
        check_size(size)
        head, sha256 = _read(place)
        return SourceFile(path, place, file_id, find_format(place, head), sha256)
    except Unreadable as error:
        return refuse(error.message, error.code)
    except OSError as error:
        return refuse(f"Không mở được tệp ({error.strerror}); hãy xem quyền đọc.")


def _size(place: str) -> int | None:
    """How long a file is, in bytes; None where there is no file, or something that is none. Raises `OSError`."""
    try:
        found = os.stat(place)
    except OSError as error:
        if error.errno not in (ENOENT, ENOTDIR, ELOOP):
            raise
        return None
    return found.st_size if S_ISREG(found.st_mode) else None


def _real(path: str | Path) -> str:
    """Where the path leads; unlike `Path.resolve` it bears links that run in a circle."""
    return os.path.realpath(path)


def _is_in(root: str, place: str) -> bool:
    """Whether a place leads to one below the root."""
    return Path(_real(place)).is_relative_to(root)


def _read(place: str) -> tuple[bytes, str]:
    digest = hashlib.sha256()
    with open(place, "rb") as stream:
        head = chunk = stream.read(_CHUNK)
        while chunk:
            digest.update(chunk)
            chunk = stream.read(_CHUNK)
    return head, digest.hexdigest()


def _archive_format(file: str, extension: str) -> str:
    try:
        if _listed_bytes(file) > _LONGEST_LIST:
            return "zip"
        with zipfile.ZipFile(file) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, OSError):
        return extension or "zip"
    is_office = "[Content_Types].xml" in members
    named = (name for part, name in _PARTS if is_office and any(member.startswith(part) for member in members))
    return next(named, extension if extension not in formats.OWN else "zip")


def _listed_bytes(file: str) -> int:
    """How long an archive's list of its members says it is, in bytes; 0 where that is not told."""
    with open(file, "rb") as stream:
        stream.seek(max(0, os.fstat(stream.fileno()).st_size - _END_OF_ARCHIVE))
        tail = stream.read()
    at = tail.rfind(b"PK\5\6")
    return int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0


def _sha1(path: str) -> str:
    return hashlib.sha1(path.encode("utf-8"), usedforsecurity=False).hexdigest()[:6]
