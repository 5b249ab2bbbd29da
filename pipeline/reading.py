"""What is done with one file, in a process of its own: bytes to a document, its sentences and words, and their rows.

Nothing that a file holds can stop a run: what cannot be read, and what the program itself does wrong with it, comes
back as a problem.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from parsers.errors import ParseError, UnsupportedFormat
from parsers.model import Document, Problem
from pipeline import limits, sentences, words
from pipeline.facts import Rows, Sentence, Source, problem_rows, rows_of
from pipeline.inventory import SourceFile
from pipeline.opening import FORMATS, open_document

Parse = Callable[[bytes, str, str], Document]

# What a file is, and what its owner can do about it, where there is no reader for it.
_OTHER_FORMATS = {
    "html": "trang web; hãy mở bằng Word và lưu thành .docx, hoặc chép phần văn bản vào tệp .txt",
    "mhtml": "trang web lưu trọn gói; hãy mở bằng Word và lưu thành .docx",
    "xlsx": "bảng tính; hãy chép bảng vào một tệp .docx",
    "xls": "bảng tính kiểu cũ; hãy chép bảng vào một tệp .docx",
    "pptx": "bài trình chiếu; hãy chép phần chữ vào một tệp .docx",
    "ppt": "bài trình chiếu kiểu cũ; hãy chép phần chữ vào một tệp .docx",
}
_IMAGES = frozenset({"gif", "bmp", "webp", "heic"})
_ARCHIVES = frozenset({"zip", "rar", "7z", "gz", "tar"})
# It says nothing of what the document says.
SECRET = Problem(
    "error",
    "van_ban_mat",
    "Văn bản đóng dấu chỉ mức độ mật nên không được nạp, và không lưu chữ nào của nó. Nếu được phép lưu trên máy này, "
    "chạy lại với --allow-secret.",
)


@dataclass(frozen=True, slots=True)
class Job:
    """One file to be read, and what is the same for all files of a run.

    allow_secret: whether documents that are marked secret may be stored
    """

    file: SourceFile
    ingested_at: str
    parser_version: str
    parse: Parse = open_document
    allow_secret: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: its rows; or none of a document, and the problem instead."""

    file: SourceFile
    rows: Rows
    failure: Problem | None = None


def read(job: Job) -> Outcome:
    """Reads one file; never raises on account of what is in it."""
    file = job.file
    try:
        limits.check_size(file.file.stat().st_size)
        data = file.file.read_bytes()
        file = replace(file, sha256=sha256(data).hexdigest())
        document = job.parse(data, file.format, Path(file.path).name)
        if document.metadata.secrecy and not job.allow_secret:
            return failed(file, SECRET)
        return Outcome(file, make_rows(job, file, document))
    except ParseError as error:
        return failed(file, Problem("error", error.code, error.message, error.page))
    except OSError as error:
        return failed(
            file, Problem("error", "khong_mo_duoc", f"Không mở được tệp ({error.strerror}); hãy xem quyền đọc.")
        )
    except MemoryError:
        return failed(file, Problem("error", "thieu_bo_nho", limits.NO_MEMORY))
    except Exception as error:
        return failed(file, defect(error))


def refusal(file: SourceFile) -> Problem | None:
    """Why a file need not even be opened; None if it is to be read."""
    if file.trouble:
        return Problem("error", file.code, file.trouble)
    if file.format in FORMATS:
        return None
    return Problem("error", UnsupportedFormat.code, f"Chưa đọc được định dạng này: {_what_it_is(file.format)}.")


def failed(file: SourceFile, problem: Problem) -> Outcome:
    """The outcome of a file that gives no document."""
    return Outcome(file, {"problems": problem_rows(file.id, file.path, [problem], None)}, problem)


def defect(error: BaseException) -> Problem:
    """A fault of the program, with its kind and place, for those who mend it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).parent.name in ("parsers", "readers", "pipeline")]
    place = "".join(
        f" tại {'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno}" for frame in (ours or frames)[-1:]
    )
    what = f"{type(error).__name__}{place}: {error}".replace("\n", " ")[:500]
    return Problem(
        "error", "loi_chuong_trinh", f"Lỗi của chương trình, không phải của tệp; hãy báo người bảo trì. {what}"
    )


def make_rows(job: Job, file: SourceFile, document: Document) -> Rows:
    """The document with its sentences and words, as rows."""
    document.text.encode()  # a lone surrogate could not be stored
    source = Source(file.id, file.path, file.sha256 or "", job.ingested_at, job.parser_version)
    spans = sentences.split(document.text, document.paragraphs, [citation.span for citation in document.citations])
    numbers = words.numbers_in(document.text, document.citations, document.metadata.number)
    segmented = [words.segment(document.text, span, numbers) for span in spans]
    rows = [Sentence(span, " ".join(found.words)) for span, found in zip(spans, segmented, strict=True)]
    doubts = [span.start for span, found in zip(spans, segmented, strict=True) if not found.exact]
    if doubts:
        message = f"{len(doubts)} câu không tách được từ, tạm dùng từng tiếng."
        doubt = Problem("info", "khong_tach_duoc_tu", message, start=doubts[0])
        document = replace(document, problems=(*document.problems, doubt))
    return rows_of(source, document, rows, words.count(segmented))


def _what_it_is(format: str) -> str:
    if format in _IMAGES:
        return "ảnh; hãy lưu thành .png, .jpg, .tif hoặc .pdf"
    if format in _ARCHIVES:
        return "tệp nén; hãy giải nén vào thư mục"
    unknown = f"tệp .{format}" if format else "tệp không rõ loại"
    return _OTHER_FORMATS.get(
        format, f"{unknown}; hãy chuyển thành .docx, .pdf, .txt hoặc .md, hoặc bỏ ra khỏi thư mục"
    )
