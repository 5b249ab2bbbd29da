"""What is done with one file, in a process of its own: bytes to a document, its sentences and words, and their rows.

Nothing that a file holds can stop a run: what cannot be read, and what the program itself does wrong with it, comes
back as a problem.
"""

from __future__ import annotations

import errno
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from parsers.errors import ParseError, UnsupportedFormat
from parsers.model import Document, Problem
from pipeline import formats, limits, pool, sentences, words
from pipeline.facts import Rows, Sentence, Source, problem_rows, rows_of
from pipeline.inventory import SourceFile
from pipeline.pool import Loss
from pipeline.programs import TookTooLong

Parse = Callable[[bytes, str, str], Document]

# What a file is, and what its owner can do about it, where there is no reader for it.
_OTHER_FORMATS = {
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

    parse:        reads one file; `open_document` where there is none
    allow_secret: whether documents that are marked secret may be stored
    """

    file: SourceFile
    ingested_at: str
    parser_version: str
    parse: Parse | None = None
    allow_secret: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: its rows; or none of a document, and the problem instead."""

    file: SourceFile
    rows: Rows
    failure: Problem | None = None


# What reads the jobs of a run and gives what came of each, in their order.
ReadAll = Callable[[Sequence[Job]], Iterator[Outcome]]


def read_files(files: Iterable[SourceFile], read_all: ReadAll, job: Callable[[SourceFile], Job]) -> Iterator[Outcome]:
    """What comes of each file, in their order."""
    refusals = [(file, refusal(file)) for file in files]
    results = read_all([job(file) for file, refused in refusals if refused is None])
    for file, refused in refusals:
        yield failed(file, refused) if refused else next(results)


def read_here(jobs: Sequence[Job], workers: int) -> Iterator[Outcome]:
    """What comes of each job, read by so many processes of this machine."""
    return pool.in_order(read, jobs, workers, lost, patience, limits.limit_memory)


def read(job: Job, data: bytes | None = None) -> Outcome:
    """Reads one file; never raises on account of what is in it.

    data: what it holds, where that was taken from the disk elsewhere
    """
    file = job.file
    try:
        if data is None:
            data = take(file)
        file = replace(file, sha256=sha256(data).hexdigest())
        document = (job.parse or _open_document)(data, file.format, Path(file.path).name)
        if document.metadata.secrecy and not job.allow_secret:
            return failed(file, SECRET)
        return Outcome(file, make_rows(job, file, document))
    except Exception as error:
        return befallen(file, error)


def _open_document(data: bytes, source_format: str, name: str) -> Document:
    # Imported here: the readers load slowly, and only the processes that read need them.
    from pipeline.opening import open_document

    return open_document(data, source_format, name)


def take(file: SourceFile) -> bytes:
    """What the file holds. Raises `Unreadable` where that is too much, and `OSError`."""
    limits.check_size(file.file.stat().st_size)
    return file.file.read_bytes()


def befallen(file: SourceFile, error: Exception) -> Outcome:
    """The outcome of a file that an error befell."""
    match error:
        case ParseError():
            return failed(file, Problem("error", error.code, error.message, error.page))
        case OSError():
            # Without a fingerprint it is tried again by the next run, for such troubles pass.
            return failed(replace(file, sha256=None), Problem("error", "khong_mo_duoc", _say(error)))
        case MemoryError():
            return failed(file, Problem("error", "thieu_bo_nho", limits.NO_MEMORY))
        case _:
            return failed(file, defect(error))


def patience(job: Job) -> float:
    """How many seconds the reading of a file may take."""
    return limits.seconds_for(job.file.format)


def lost(job: Job, loss: Loss) -> Outcome:
    """What stands for a file whose process hung or died."""
    if loss == "hung":
        message = (
            f"Đọc tệp này quá thời gian cho phép (nhiều nhất {patience(job) / 60:.0f} phút) nên đã bị dừng. "
            "Hãy tách tệp, hoặc mở bằng phần mềm gốc và lưu lại."
        )
        return failed(job.file, Problem("error", TookTooLong.code, message))
    return failed(job.file, Problem("error", "tien_trinh_dung", f"Tiến trình dừng đột ngột. {limits.NO_MEMORY}"))


def refusal(file: SourceFile) -> Problem | None:
    """Why a file need not even be opened; None if it is to be read."""
    if file.trouble:
        return Problem("error", file.code, file.trouble)
    if file.format in formats.READ:
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


def _say(error: OSError) -> str:
    """What befell a file that was there when the run began, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "Tệp biến mất trong khi nạp; hãy xem có chương trình nào đang chép, đổi tên hay đồng bộ thư mục không."
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"Hết chỗ cho tệp tạm ({error.strerror}); hãy dọn bớt đĩa rồi chạy lại."
    return f"Không mở được tệp ({error.strerror}); hãy xem quyền đọc."


def _what_it_is(format: str) -> str:
    if format in _IMAGES:
        return "ảnh; hãy lưu thành .png, .jpg, .tif hoặc .pdf"
    if format in _ARCHIVES:
        return "tệp nén; hãy giải nén vào thư mục"
    unknown = f"tệp .{format}" if format else "tệp không rõ loại"
    return _OTHER_FORMATS.get(
        format, f"{unknown}; hãy chuyển thành .docx, .pdf, .txt hoặc .md, hoặc bỏ ra khỏi thư mục"
    )
