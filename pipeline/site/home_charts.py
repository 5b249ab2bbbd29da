"""What a database holds as small charts: documents by type, by level and by year, each bar a way into the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from pipeline.levels import LEVELS
from pipeline.site.charts import Bar, lying, standing
from pipeline.site.language import say
from pipeline.site.names import number
from pipeline.site.reading import Link

# Kinds with a bar of their own, and years; what is left over shares one bar, so that no document is missing.
TYPES, YEARS = 9, 8

_TYPES = "SELECT type_name, count(*) FROM documents GROUP BY type_name ORDER BY count(*) DESC, type_name"
_LEVELS = "SELECT level, count(*) FROM documents GROUP BY level"
_YEARS = "SELECT CAST(substr(issued_on, 1, 4) AS INTEGER), count(*) FROM documents GROUP BY 1 ORDER BY 1"

Counts = Sequence[tuple[Any, int]]
Draw = Callable[[str, Sequence[Bar]], Markup]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture under its heading, and what has no bar in it."""

    title: str
    picture: Markup
    rest: Link | None = None


async def read(datasette: Any, database: Any) -> tuple[Chart, ...]:
    """The charts; those of nothing are left out."""

    async def counts(sql: str) -> Counts:
        return [tuple(row) for row in await database.execute(sql)]

    links = _Links(datasette, database.name)
    types, levels, years = (await counts(_TYPES), dict(await counts(_LEVELS)), dict(await counts(_YEARS)))
    charts = (
        _chart(say("Theo loại văn bản"), lying, links.types(types)),
        _chart(say("Theo cấp ban hành"), lying, links.levels(levels)),
        _chart(say("Theo năm ban hành"), standing, links.years(years), links.undated(years.get(None, 0))),
    )
    return tuple(chart for chart in charts if chart.picture or chart.rest)


def _chart(title: str, draw: Draw, bars: Iterable[Bar], rest: Link | None = None) -> Chart:
    return Chart(title, draw(title, list(bars)), rest)


def filtered(datasette: Any, database: str, table: str, column: str, value: object, lookup: str = "exact") -> str:
    """The address of a table with one of Datasette's filters; the value None asks for what is not known."""
    pair = (f"{column}__isnull", 1) if value is None else (f"{column}__{lookup}", value)
    return f"{datasette.urls.table(database, table)}?{urlencode([pair])}"


class _Links:
    """Bars that lead into the table of documents of one database."""

    def __init__(self, datasette: Any, database: str) -> None:
        self._where = (datasette, database, "documents")

    def types(self, counts: Counts) -> Iterator[Bar]:
        known = [(name, count) for name, count in counts if name is not None]
        own = TYPES if len(known) > TYPES + 1 else len(known)
        yield from (Bar(name, count, filtered(*self._where, "type_name", name)) for name, count in known[:own])
        if rest := known[own:]:
            table = f"{filtered(*self._where, 'type_name', 1, 'notnull')}&_facet=type_name&_facet_size=max"
            yield Bar(say("{n} loại khác", n=len(rest)), sum(count for _, count in rest), table, "rest")
        yield from self._unknown("type_name", say("không rõ loại"), dict(counts))

    def levels(self, counts: Mapping[str | None, int]) -> Iterator[Bar]:
        order = [*LEVELS, *sorted(level for level in counts if level is not None and level not in LEVELS)]
        for level in order:
            if level in counts:
                yield Bar(level, counts[level], filtered(*self._where, "level", level))
        yield from self._unknown("level", say("không rõ cấp"), counts)

    def years(self, counts: Mapping[int | None, int]) -> Iterator[Bar]:
        """The last years, those without a document too: a gap is to be seen."""
        known = sorted(year for year in counts if year is not None)
        if not known:
            return
        first = max(known[0], known[-1] - YEARS + 1)
        if earlier := sum(counts[year] for year in known if year < first):
            before = filtered(*self._where, "issued_on", f"{first}-01-01", "lt")
            yield Bar(f"≤{first - 1}", earlier, before, "rest")
        for year in range(first, known[-1] + 1):
            count = counts.get(year, 0)
            yield Bar(f"{year}", count, filtered(*self._where, "issued_on", f"{year}-", "startswith") if count else "")

    def undated(self, count: int) -> Link | None:
        """A way to the documents that no year has."""
        words = say("{n} văn bản chưa rõ ngày", n=number(count))
        return Link(words, filtered(*self._where, "issued_on", None)) if count else None

    def _unknown(self, column: str, name: str, counts: Mapping[Any, int]) -> Iterator[Bar]:
        if counts.get(None):
            yield Bar(name, counts[None], filtered(*self._where, column, None), "rest")
