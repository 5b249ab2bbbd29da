"""Reading on other machines: a connection with a Dask cluster whose workers would all read as this machine would.

Who may talk to a scheduler may run what he likes on all its workers, and on this machine: a cluster belongs into a
network that is trusted, or behind TLS, which Dask's own configuration (`distributed.comm.tls`) switches on.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import dask
from distributed import Client, Security
from distributed.comm.addressing import get_address_host_port

from pipeline.cluster_post import read_all
from pipeline.cluster_worker import Crew, Program, introduce, sees
from pipeline.errors import UnusableCluster
from pipeline.reading import ReadAll

# How long to wait for the scheduler, and for its first worker.
CONNECT_SECONDS = 15
_PARTS = {
    "parser": "bộ đọc",
    "pipeline": "phần tách câu, tách từ, ghi dữ liệu",
    "recognises": "nhận dạng chữ (Tesseract)",
    "opens_office": "LibreOffice",
}


@contextmanager
def connect(address: str, shared: Path | None = None) -> Iterator[ReadAll]:
    """Gives what reads on the workers of the scheduler at `address`. Raises `UnusableCluster`.

    shared: the folder, where the workers have it in the same place as this machine; else its files are sent to them
    """
    # Dask would warn of a document of 10 MB as of a graph that had better stayed where it is: it is only here.
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "4GiB"}), _client(address) as client:
        _check_workers(client, shared.resolve() if shared else None)
        crew = f"nghiquyet-{client.id}"
        client.register_plugin(Crew(), name=crew)
        try:
            yield partial(read_all, client, crew, shared=shared is not None)
        finally:
            if client.status == "running":
                # A worker that has gone meanwhile has taken its processes along.
                with suppress(OSError, KeyError):
                    client.unregister_worker_plugin(crew)


@contextmanager
def _client(address: str) -> Iterator[Client]:
    """A connection with the scheduler; looks first whether anybody is there, for Dask would try on and on."""
    try:
        where = get_address_host_port(address)
    except ValueError as error:
        raise UnusableCluster(f"Địa chỉ {address} không đúng; hãy viết như tcp://10.0.0.5:8786.") from error
    if address.startswith("tls:") and not Security().get_connection_args("client")["ssl_context"]:
        raise UnusableCluster(
            "Địa chỉ tls:// cần chứng thư: hãy đặt distributed.comm.tls (ca-file, client.cert, client.key) trong cấu "
            "hình của Dask."
        )
    try:
        socket.create_connection(where, CONNECT_SECONDS).close()
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except OSError as error:
        raise UnusableCluster(
            f"Không nối được với bộ điều phối {address} ({error.strerror or error}). Hãy xem `dask scheduler` có đang "
            "chạy không, địa chỉ và tường lửa có đúng không."
        ) from error
    # What Dask says of a lost connection, a page of its own code, is said by `UnusableCluster`.
    log = logging.getLogger("distributed.client")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        with client:
            yield client
    finally:
        log.setLevel(level)


def _check_workers(client: Client, shared: Path | None) -> None:
    try:
        client.wait_for_workers(1, CONNECT_SECONDS)
    except TimeoutError as error:
        raise UnusableCluster(
            "Cụm chưa có worker nào; hãy chạy `dask worker ĐỊA-CHỈ` trên các máy rồi thử lại."
        ) from error
    ours = introduce()
    for worker, theirs in client.run(introduce, on_error="return").items():
        _check_program(worker, theirs, ours)
    for worker, seen in client.run(sees, shared, on_error="return").items() if shared else ():
        if seen is not True:
            raise UnusableCluster(
                f"Worker {worker} không thấy thư mục {shared}. Hãy nối kho chung vào cùng một chỗ trên mọi máy, hoặc "
                "bỏ --shared để gửi nội dung tệp cho worker."
            )


def _check_program(worker: str, theirs: Program | Exception, ours: Program) -> None:
    if isinstance(theirs, Exception):
        raise UnusableCluster(
            f"Worker {worker} không chạy được chương trình này ({type(theirs).__name__}: {theirs}). Hãy cài nghiquyet "
            "cùng phiên bản trên mọi máy."
        )
    for part, name in _PARTS.items():
        there, here = (_said(getattr(program, part)) for program in (theirs, ours))
        if there != here:
            raise UnusableCluster(
                f"Worker {worker} có thể đọc khác máy này: {name} ở đó là {there}, ở đây là {here}. Hãy cài giống "
                "nhau trên mọi máy, khởi động lại worker rồi chạy lại."
            )


def _said(value: str | bool) -> str:
    return value if isinstance(value, str) else "có" if value else "không có"
