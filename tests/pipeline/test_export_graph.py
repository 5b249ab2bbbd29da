"""The citation graph in other programs' formats: written, read back by networkx, and counted."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest

from pipeline import store
from pipeline.errors import CallError
from pipeline.export_graph import citation_graph, graph_file
from pipeline.ingest import ingest

DOCUMENTS = {
    "ctr.txt": "TỈNH ỦY THANH GIANG\n*\nSố 24-CTr/TU\nThanh Giang, ngày 20 tháng 9 năm 2022\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\n"
    "thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022\n\nI. MỤC TIÊU\n\n"
    "1. Thực hiện Kết luận số 01-KL/TW, ngày 18/5/2021 về tiếp tục thực hiện Chỉ thị số 05-CT/TW.\n",
    "kh.txt": "Số 09-KH/ĐU\nThanh Giang, ngày 08 tháng 11 năm 2022\n\nKẾ HOẠCH\n"
    "thực hiện Chương trình hành động số 24-CTr/TU, ngày 20/9/2022\n\n"
    "Căn cứ Điều lệ Đảng;\n\nI. YÊU CẦU\n\n1. Theo Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Tỉnh ủy Thanh Giang.\n",
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("raw")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = tmp_path_factory.mktemp("db") / "graph.db"
    ingest(folder, path, 1)
    return path


def test_edges_are_documents_and_what_they_do(database: Path) -> None:
    with store.reading(database) as db:
        graph = citation_graph(db)
    edges = {(source, target, relation) for source, target, relation in graph.edges(keys=True)}
    assert ("09-kh-du-thanh-giang-2022-11-08", "24-ctr-tu-thanh-giang-2022-09-20", "implements") in edges
    assert ("01-kl-tw-2021-05-18", "05-ct-tw-2016-05-15", "title_of") in edges
    assert graph.nodes["24-ctr-tu-thanh-giang-2022-09-20"]["held"] is True
    assert graph.nodes["05-ct-tw-2016-05-15"]["issued_on"] == "2016-05-15"


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_the_same_counts(database: Path, form: str, read: object) -> None:
    assert callable(read)
    with store.reading(database) as db:
        graph, written = citation_graph(db), read(BytesIO(graph_file(db, form)))
    assert (written.number_of_nodes(), written.number_of_edges()) == (graph.number_of_nodes(), graph.number_of_edges())
    assert {data["relation"] for _, _, data in written.edges(data=True)} == {
        data["relation"] for _, _, data in graph.edges(data=True)
    }


def test_json_says_the_same(database: Path) -> None:
    with store.reading(database) as db:
        graph, data = citation_graph(db), json.loads(graph_file(db, "json"))
    assert len(data["nodes"]) == graph.number_of_nodes()
    assert len(data["edges"]) == graph.number_of_edges()


def test_an_unknown_format_is_named(database: Path) -> None:
    with store.reading(database) as db, pytest.raises(CallError, match="png"):
        graph_file(db, "png")
