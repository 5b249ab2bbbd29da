"""Old and foreign word processors' files (.doc, .rtf, .odt) to .docx, by LibreOffice without a window.

Each call has a profile of its own: with a shared one a second call would hand its file to the first and go. The
profile says that nothing in a file is run, and that nothing is fetched from elsewhere on its account.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from parsers.errors import Unreadable
from parsers.readers.docx_parts import check_password
from pipeline import programs
from pipeline.limits import OFFICE_SECONDS
from pipeline.programs import MissingProgram

MISSING = (
    "Cần LibreOffice để đọc tệp .{}; hãy cài gói libreoffice-writer-nogui, hoặc mở tệp bằng Word và lưu thành .docx."
)
FAILED = (
    "LibreOffice không mở được tệp .{}: tệp hỏng, có mật khẩu, hoặc không đúng loại. "
    "Hãy mở bằng Word và lưu thành .docx."
)
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""


def find_program() -> str | None:
    """Where LibreOffice lies; None where it is not installed."""
    return programs.find("soffice", "libreoffice")


def to_docx(data: bytes, source_format: str) -> bytes:
    """The file as .docx. Raises `MissingProgram` without LibreOffice, `Unreadable` where nothing comes of the file."""
    check_password(data)
    program = find_program()
    if program is None:
        raise MissingProgram(MISSING.format(source_format), code="thieu_libreoffice")
    with TemporaryDirectory(prefix="nghiquyet-") as folder:
        source, made = Path(folder, f"tep.{source_format}"), Path(folder, "docx", "tep.docx")
        source.write_bytes(data)
        profile = Path(folder, "profile")
        _write_settings(profile)
        options = ["--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made.parent)]
        programs.call([program, f"-env:UserInstallation={profile.as_uri()}", *options, str(source)], OFFICE_SECONDS)
        if not made.exists():
            raise Unreadable(FAILED.format(source_format))
        return made.read_bytes()


def _write_settings(profile: Path) -> None:
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(SETTINGS, encoding="utf-8")
