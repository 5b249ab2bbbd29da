"""The citation graph for other programs: GraphML, GEXF and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import networkx as nx
from sqlite_utils import Database

from pipeline.errors import CallError

_NODES = """
SELECT w.id, w.number, w.type_name, w.issuer_code, w.issuer, w.issued_on, w.term, w.title, w.mentions,
       w.document_id IS NOT NULL AS held, w.authority
FROM works w ORDER BY w.id
"""
_EDGES = "SELECT source_work, target_work, relation, mentions FROM citation_graph ORDER BY 1, 2, 3"


def citation_graph(db: Database) -> nx.MultiDiGraph:
    """Works as nodes, one edge for each relation between two of them; what is not known has no attribute.

    Node attributes: number, type_name, issuer_code, issuer, issued_on, term, title, mentions, held, authority, label.
    Edge attributes: relation, mentions; the edge's key is the relation.
    """
    graph = nx.MultiDiGraph()
    for row in db.query(_NODES):
        known = {name: value for name, value in row.items() if name != "id" and value is not None}
        known["held"] = bool(row["held"])
        known["label"] = (
            f"{row['type_name'] or ''} {row['number']}".strip() if row["number"] else row["title"] or row["id"]
        )
        graph.add_node(row["id"], **known)
    for edge in db.query(_EDGES):
        graph.add_edge(
            edge["source_work"],
            edge["target_work"],
            key=edge["relation"],
            relation=edge["relation"],
            mentions=edge["mentions"],
        )
    return graph


def _graphml(graph: nx.MultiDiGraph) -> bytes:
    out = BytesIO()
    nx.write_graphml(graph, out, encoding="utf-8", named_key_ids=True)
    return out.getvalue()


def _gexf(graph: nx.MultiDiGraph) -> bytes:
    out = BytesIO()
    nx.write_gexf(graph, out, encoding="utf-8")
    return out.getvalue()


def _json(graph: nx.MultiDiGraph) -> bytes:
    data: dict[str, Any] = nx.node_link_data(graph, edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode()


FORMATS: Mapping[str, Callable[[nx.MultiDiGraph], bytes]] = {"graphml": _graphml, "gexf": _gexf, "json": _json}


def graph_file(db: Database, form: str) -> bytes:
    """The citation graph in one of `FORMATS`. Raises `CallError` for any other."""
    if form not in FORMATS:
        raise CallError(f"Chưa xuất được đồ thị dạng “{form}”; hãy dùng một trong: {', '.join(FORMATS)}.")
    return FORMATS[form](citation_graph(db))
