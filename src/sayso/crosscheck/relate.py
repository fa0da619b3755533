"""Readings in, relations out: the records of one article, or of several, held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.crosscheck.answers import relate_answers
from sayso.crosscheck.figures import HEADINGS, relate_figures
from sayso.crosscheck.statements import relate_statements
from sayso.crosscheck.told import ToldFigure, ToldStatement
from sayso.crosscheck.wording import sentence_around
from sayso.records import Article, Attribution, Figure, Reading, Relation, Span, content_id


def relate(readings: Sequence[Reading]) -> tuple[Relation, ...]:
    """Return how the records of the readings stand to each other, each relation once, in the order of its `a`.

    Readings are given in the order of their publication: `a` is always the later telling. With one reading these are
    the relations inside of an article.
    """
    figures, statements = _figures(readings), _statements(readings)
    found: dict[str, Relation] = {}
    pairs = []
    for told, before, verdict in relate_figures(figures):
        pairs.append((told.figure.id, before.figure.id, verdict))
        if verdict.slot == "source" and told.holder and before.holder:  # who says it has changed, and so the statement
            pairs.append((told.holder.id, before.holder.id, verdict))
    retold = list(relate_statements(statements))
    retellings = {a.attribution.id for a, _, verdict in retold if verdict.type in ("repeat", "drift")}
    for a, b, verdict in (*retold, *relate_answers(statements, retellings)):
        pairs.append((a.attribution.id, b.attribution.id, verdict))
    for one, two, verdict in pairs:
        key = content_id("relation", one, two, verdict.type, verdict.slot)
        found.setdefault(key, Relation(key, one, two, verdict.type, verdict.slot, verdict.why))
    return tuple(found.values())


def _figures(readings: Sequence[Reading]) -> list[ToldFigure]:
    """Return all figures in the order of their telling: a title tells what its story says, and so comes after it."""
    told: list[ToldFigure] = []
    for reading in readings:
        holders = {said.id: said for said in reading.attributions}
        for figure in sorted(reading.figures, key=_telling):
            holder = holders.get(figure.attribution or "")
            told.append(ToldFigure(figure, reading.article, len(told), holder, _places(reading, figure)))
    return told


def _telling(figure: Figure) -> tuple[bool, bool, int]:
    """Return what figures are ordered by: a value that is taken back is the oldest, a title tells after its story."""
    return figure.block in HEADINGS, figure.modality != "denied", figure.start


def _places(reading: Reading, figure: Figure) -> frozenset[str]:
    """Return the places named in a figure's sentence: counts of two towns are two counts."""
    whole = sentence_around(reading.article.text, figure.start, figure.end)
    return frozenset(
        actor.name
        for actor in reading.actors
        if actor.type == "place"
        for mention in actor.mentions
        if mention.article == reading.article.id and Span(mention.start, mention.end).meets(whole)
    )


def _statements(readings: Sequence[Reading]) -> list[ToldStatement]:
    pairs: Iterator[tuple[Article, Attribution]] = (
        (reading.article, said)
        for reading in readings
        for said in sorted(reading.attributions, key=lambda said: (said.block in HEADINGS, said.pieces[0].start))
    )
    return [ToldStatement(said, article, order) for order, (article, said) in enumerate(pairs)]
