"""Everything that was read out of one article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

from sayso.records.actor import Actor
from sayso.records.article import Article
from sayso.records.attribution import Attribution
from sayso.records.date import Date
from sayso.records.figure import Figure
from sayso.records.relation import Relation


@dataclass(frozen=True)
class Reading:
    """An article and its records, each kind in text order, and then how they stand to each other.

    `relations` are those between two records of this article. What joins records of two articles is of neither.
    In a notebook a reading shows itself as a table of who said what.
    """

    article: Article
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    actors: tuple[Actor, ...] = ()
    relations: tuple[Relation, ...] = ()

    def records(self) -> Iterator[Article | Attribution | Figure | Date | Actor | Relation]:
        """Yield the article, then its records, kind by kind: the order of every export."""
        yield self.article
        yield from self.attributions
        yield from self.figures
        yield from self.dates
        yield from self.actors
        yield from self.relations

    def at_least(self, confidence: float) -> Reading:
        """Return the reading without the attributions that are less sure.

        A figure outlives its attribution, but names no originator then: it would have it from a record that is gone.
        For the same reason it takes no relation along, no more than the attribution does.
        """
        kept = tuple(found for found in self.attributions if found.confidence >= confidence)
        gone = {found.id for found in self.attributions if found.confidence < confidence}
        figures = tuple(
            replace(figure, attribution=None, originator=None, chain=()) if figure.attribution in gone else figure
            for figure in self.figures
        )
        unsure = gone | {figure.id for figure in self.figures if figure.attribution in gone}
        relations = tuple(one for one in self.relations if one.a not in unsure and one.b not in unsure)
        return replace(self, attributions=kept, figures=figures, relations=relations)

    def __repr__(self) -> str:
        name = self.article.title or self.article.path
        return (
            f"<Reading {name!r}: {len(self.attributions)} attributions, {len(self.figures)} figures, "
            f"{len(self.dates)} dates>"
        )

    def _repr_html_(self) -> str:
        """Return the attributions as an HTML table, every word of the article escaped."""
        rows = "".join(
            "<tr>"
            + "".join(
                f"<td style='text-align:left'>{escape(cell)}</td>"
                for cell in (
                    " → ".join(found.chain) or found.source or "unknown",
                    ("not " if found.negated else "") + found.stance,
                    found.text,
                )
            )
            + "</tr>"
            for found in self.attributions
        )
        return (
            f"<table><caption>{escape(repr(self))}</caption>"
            f"<thead><tr><th>chain</th><th>stance</th><th>content</th></tr></thead><tbody>{rows}</tbody></table>"
        )
