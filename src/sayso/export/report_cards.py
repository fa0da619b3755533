"""The records as the report lists them: each attribution with its figures, dates and relations, then the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.export.amounts import write_amount
from sayso.export.outside_text import anchor
from sayso.export.relations import SeenRelation, see_relations, write_place
from sayso.records import Attribution, Date, Figure, Reading, cut_pieces

STANCE_VERBS = {
    "assert": ("says", "does not say"),
    "deny": ("denies", "does not deny"),
    "accuse": ("accuses", "does not accuse"),
    "estimate": ("estimates", "does not estimate"),
    "suggest": ("suggests", "does not suggest"),
    "confirm": ("confirms", "does not confirm"),
    "demand": ("demands", "does not demand"),
    "promise": ("promises", "does not promise"),
    "believe": ("believes", "does not believe"),
    "decline": ("declines", "does not decline"),
}
"""What the source does, and what it does under a negated cue: words that take no side."""

SOURCE_KINDS = {
    "named": "named source",
    "unnamed": "unnamed source",
    "outlet": "the outlet itself",
    "unknown": "source unknown",
}


@dataclass(frozen=True, slots=True)
class RelationEntry:
    """What a record has to do with another one, whose anchor this is."""

    seen: SeenRelation
    anchor: str


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure with its amount in one line; `whole` is the figure that it is a part of, where the reading has it."""

    figure: Figure
    anchor: str
    amount: str
    details: tuple[str, ...]
    whole: FigureEntry | None
    relations: tuple[RelationEntry, ...]


@dataclass(frozen=True, slots=True)
class DateEntry:
    """A date with what it resolves to, or why it stays open."""

    date: Date
    anchor: str


@dataclass(frozen=True, slots=True)
class Card:
    """An attribution with everything that belongs to it."""

    said: Attribution
    anchor: str
    verb: str
    source_kind: str
    chain: tuple[str, ...]
    source_words: str | None
    remarks: tuple[str, ...]
    relations: tuple[RelationEntry, ...]
    figures: tuple[FigureEntry, ...]
    minor_figures: tuple[FigureEntry, ...]
    dates: tuple[DateEntry, ...]


@dataclass(frozen=True, slots=True)
class ShownRecords:
    """The cards of an article, then the figures and dates that no attribution holds."""

    cards: tuple[Card, ...]
    figures: tuple[FigureEntry, ...]
    minor_figures: tuple[FigureEntry, ...]
    dates: tuple[DateEntry, ...]


def list_records(reading: Reading) -> ShownRecords:
    """Sort the records of a reading into cards and sections, keeping text order within each."""
    by_id = {figure.id: figure for figure in reading.figures}
    known = {said.id for said in reading.attributions}
    relations = see_relations(reading)
    figures: defaultdict[str | None, list[FigureEntry]] = defaultdict(list)
    for figure in reading.figures:
        holder = figure.attribution if figure.attribution in known else None
        figures[holder].append(_figure_entry(figure, by_id, relations))
    dates: defaultdict[str | None, list[DateEntry]] = defaultdict(list)
    for date in reading.dates:
        dates[_holder(date, reading.attributions)].append(DateEntry(date, anchor(date.id)))
    return ShownRecords(
        tuple(
            _card(said, reading, _relation_entries(relations[said.id]), figures[said.id], dates[said.id])
            for said in reading.attributions
        ),
        *_fold_minor(figures[None]),
        tuple(dates[None]),
    )


def _holder(date: Date, attributions: Iterable[Attribution]) -> str | None:
    """Return the id of the attribution with the shortest content around the date: the innermost one."""
    around = [
        (piece.end - piece.start, said.id)
        for said in attributions
        for piece in said.pieces
        if piece.start <= date.start and date.end <= piece.end
    ]
    return min(around)[1] if around else None


def _fold_minor(entries: Iterable[FigureEntry]) -> tuple[tuple[FigureEntry, ...], tuple[FigureEntry, ...]]:
    listed = tuple(entries)
    return tuple(e for e in listed if not e.figure.minor), tuple(e for e in listed if e.figure.minor)


def _relation_entries(seen: Iterable[SeenRelation]) -> tuple[RelationEntry, ...]:
    return tuple(RelationEntry(one, anchor(one.other.id)) for one in seen)


def _figure_entry(
    figure: Figure,
    by_id: Mapping[str, Figure],
    relations: Mapping[str, Sequence[SeenRelation]],
    with_whole: bool = True,
) -> FigureEntry:
    details = [figure.qualifier.replace("_", " ")] if figure.qualifier != "exact" else []
    if figure.modality != "asserted":
        details.append(figure.modality)
    if figure.population:
        details.append(f"out of {figure.population}")
    if figure.as_of:
        details.append(f"as of {figure.as_of}" + (f" ({figure.as_of_basis})" if figure.as_of_basis else ""))
    if figure.confidence < 1:
        details.append(f"confidence {figure.confidence:.2f}")
    whole = by_id.get(figure.part_of or "") if with_whole else None
    return FigureEntry(
        figure,
        anchor(figure.id),
        write_amount(figure),
        tuple(details),
        _figure_entry(whole, by_id, {}, with_whole=False) if whole else None,
        _relation_entries(relations.get(figure.id, ())),
    )


def _card(
    said: Attribution,
    reading: Reading,
    relations: tuple[RelationEntry, ...],
    figures: list[FigureEntry],
    dates: list[DateEntry],
) -> Card:
    words = cut_pieces(said.source_pieces, reading.article.text) or None
    remarks: list[str] = [said.manner]
    if place := write_place(said):
        remarks.append(place)
    if said.confidence < 1:
        remarks.append(f"confidence {said.confidence:.2f}")
    chain = said.chain or (said.source or SOURCE_KINDS[said.source_kind],)
    return Card(
        said,
        anchor(said.id),
        STANCE_VERBS[said.stance][said.negated],
        SOURCE_KINDS[said.source_kind],
        chain,
        words if words != chain[0] else None,
        tuple(remarks),
        relations,
        *_fold_minor(figures),
        tuple(dates),
    )
