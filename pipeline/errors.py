"""Why a call cannot be carried out; what is wrong with one file among many is a problem row instead.

    CallError
    ├── NothingToRead      the folder is missing or holds no file
    ├── UnusableDatabase   no database there, not one of ours, of another version, or beyond writing
    │   └── DatabaseInUse  another run is writing it
    ├── UnusableCluster    no scheduler there, no workers, or workers that would read otherwise
    └── UnreadableFile     the one file that was asked for gives no document

The text is Vietnamese and says what to do.
"""

from __future__ import annotations


class CallError(Exception):
    """The command ends with `exit_code`: 2 for misuse, 1 for a file that could not be read."""

    exit_code = 2


class NothingToRead(CallError):
    """The folder is missing or holds no file."""


class UnusableDatabase(CallError):
    """The file is no database that this program may read or write."""


class DatabaseInUse(UnusableDatabase):
    """Another run is writing it."""


class UnusableCluster(CallError):
    """The machines that were to read do not answer, are gone, or run another program than this one."""


class UnreadableFile(CallError):
    """The one file that was asked for gives no document."""

    exit_code = 1
