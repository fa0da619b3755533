"""Attributions as a table for spreadsheets: one row for each, with its article, chain, figures and relations.

A cell must never be run. Spreadsheets take a text that begins with "=" and the like for a formula, and the text
comes from strangers; an apostrophe before it keeps it a text.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TextIO

from sayso.export.relations import SeenRelation, see_relations
from sayso.records import Attribution, Figure, Reading

Cell = str | int | float | None

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the start of a formula, full-width forms included (OWASP, "CSV injection")."""

COLUMNS = (
    "path",
    "outlet",
    "published",
    "title",
    "source",
    "sources",
    "source_kind",
    "chain",
    "stance",
    "negated",
    "manner",
    "text",
    "cue",
    "confidence",
    "figures",
    "figure_lo",
    "figure_hi",
    "figure_qualifier",
    "figure_unit",
    "figure_counted",
    "relations",
    "related",
    "relation_reasons",
    "start",
    "end",
    "article",
    "attribution",
)
"""The header. `start` and `end` are code points of the article's text, from the first piece to the last; the
`figure_` columns are those of the first figure. `relations` says what the row, or a figure of it, does to the rows that
`related` lists in the same order by their `attribution` (a figure outside of attributions by its own id)."""


def write_csv(readings: Iterable[Reading], out: TextIO) -> int:
    r"""Write a header and one row for each attribution, and return how many rows there were.

    Rows end in CRLF and cells are quoted as RFC 4180 says. `out` takes UTF-8 and leaves line ends alone
    (`newline=""`). Minor figures (ages, dates, scores) are left out.
    """
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    count = 0
    for reading in readings:
        for cells in _rows(reading):
            table.writerow([_harmless(cell) for cell in cells])
            count += 1
    return count


def _rows(reading: Reading) -> Iterator[tuple[Cell, ...]]:
    held: defaultdict[str | None, list[Figure]] = defaultdict(list)
    figures_of: defaultdict[str | None, list[str]] = defaultdict(list)
    for figure in reading.figures:
        figures_of[figure.attribution].append(figure.id)
        if not figure.minor:
            held[figure.attribution].append(figure)
    article, seen = reading.article, see_relations(reading)
    for found in reading.attributions:
        yield (
            article.path,
            article.outlet,
            article.published,
            article.title,
            *_telling(found),
            *_figure_cells(held[found.id]),
            *_relation_cells([one for record_id in (found.id, *figures_of[found.id]) for one in seen[record_id]]),
            min((piece.start for piece in found.pieces), default=None),
            max((piece.end for piece in found.pieces), default=None),
            article.id,
            found.id,
        )


def _telling(found: Attribution) -> tuple[Cell, ...]:
    return (
        found.source,
        "; ".join(found.sources),
        found.source_kind,
        " → ".join(found.chain),
        found.stance,
        "true" if found.negated else "false",
        found.manner,
        found.text,
        found.cue,
        found.confidence,
    )


def _figure_cells(figures: list[Figure]) -> tuple[Cell, ...]:
    if not figures:
        return (None, None, None, None, None, None)
    first = figures[0]
    texts = "; ".join(figure.text for figure in figures)
    return (texts, first.lo, first.hi, first.qualifier, first.unit, first.counted)


def _relation_cells(seen: list[SeenRelation]) -> tuple[Cell, ...]:
    if not seen:
        return (None, None, None)
    rows = (one.other.attribution if isinstance(one.other, Figure) else None for one in seen)
    return (
        "; ".join(one.verb for one in seen),
        "; ".join(row or one.other.id for row, one in zip(rows, seen, strict=True)),
        " ".join(dict.fromkeys(one.relation.why for one in seen)),
    )


def _harmless(cell: Cell) -> Cell:
    """Return the cell, marked as text where a spreadsheet would take it for a formula; numbers are our own."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
