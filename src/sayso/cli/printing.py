"""Records as a person reads them in a terminal: the chain first, then what was said, with its figures."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import click

from sayso.cli.terminal import safe, wrap
from sayso.export.amounts import write_amount
from sayso.export.moments import write_moment
from sayso.export.relations import SeenRelation, other_end, see_relation
from sayso.export.shared_text import SharedText, see_shared_text
from sayso.ledger import Ledger, passage_span
from sayso.records import Article, Attribution, Figure

WIDTH = 80
"""Columns of the widest line: what every terminal has."""
INDENT = "    "
MOST_SHARED = 3
"""Articles with shared text that are named under a title; a wire's story may stand in a hundred."""

COLOURS = {
    "deny": "red", "accuse": "red", "decline": "red", "confirm": "green", "promise": "green", "demand": "magenta",
    "estimate": "cyan", "suggest": "cyan", "believe": "cyan",
}  # fmt: skip


def print_article(ledger: Ledger, article_id: str) -> None:
    """Print what one article says."""
    article, reading = ledger.article(article_id), ledger.reading(article_id)
    print_attributions(ledger, reading.attributions, [article])
    if reading.figures and not reading.attributions:
        print_heading(article, see_shared_text(article, ledger.linked(article.id)))
        _print_figures(ledger, reading.figures, _see_relations(ledger, [figure.id for figure in reading.figures], 0.0))
        click.echo()


def print_attributions(
    ledger: Ledger,
    attributions: Iterable[Attribution],
    articles: Iterable[Article] | None = None,
    *,
    min_confidence: float = 0.0,
) -> int:
    """Print attributions under their articles and return how many there were.

    `min_confidence` leaves out relations to what is less sure.
    """
    known = {article.id: article for article in articles or ()}
    count = 0
    for article_id, group in groupby(attributions, key=lambda found: found.article):
        found = list(group)
        ids = [attribution.id for attribution in found]
        figures = ledger.figures_of(ids)
        ids += [figure.id for held in figures.values() for figure in held]
        seen = _see_relations(ledger, ids, min_confidence)
        article = known.get(article_id) or ledger.article(article_id)
        print_heading(article, see_shared_text(article, ledger.linked(article.id)))
        for attribution in found:
            _print_attribution(article, attribution)
            _print_relations(ledger, attribution, seen[attribution.id])
            _print_figures(ledger, figures[attribution.id], seen)
            click.echo()
        count += len(found)
    return count


def _see_relations(ledger: Ledger, ids: Sequence[str], min_confidence: float) -> dict[str, list[SeenRelation]]:
    held = ledger.relations_of(ids, min_confidence=min_confidence)
    others = ledger.by_id(list({other_end(one, record_id) for record_id in ids for one in held[record_id]}))
    # What another sayso takes out at this moment may be gone already.
    return {
        record_id: [
            see_relation(one, record_id, others[end])
            for one in held[record_id]
            if (end := other_end(one, record_id)) in others
        ]
        for record_id in ids
    }


def print_heading(article: Article, shared: Sequence[SharedText] = ()) -> None:
    """Print an article's title, beneath it its outlet, date and path, and with whom it shares text."""
    width = terminal_width()
    parts = [article.outlet, write_moment(article.published), article.path]
    click.echo(click.style("\n".join(wrap(safe(article.title or article.path), width)), bold=True))
    click.echo(click.style("\n".join(wrap(safe(" · ".join(p for p in parts if p)), width)), dim=True))
    for one in shared[:MOST_SHARED]:
        line = safe(f"shares {one.words} of its text with {one.name} ({one.other.path})")
        click.echo(click.style("\n".join(wrap(line, width, following="  ")), fg="blue"))
    if len(shared) > MOST_SHARED:
        click.echo(click.style(f"shares text with {len(shared) - MOST_SHARED} more", fg="blue"))
    click.echo()


def _print_attribution(article: Article, attribution: Attribution) -> None:
    width = terminal_width()
    chain = " → ".join(safe(link) for link in attribution.chain) or "unknown"
    click.echo("\n".join(wrap(chain, width, "  ", INDENT)))
    stance = ("not " if attribution.negated else "") + attribution.stance
    about = [
        attribution.manner,
        {"unnamed": "unnamed source", "unknown": "unknown source"}.get(attribution.source_kind, ""),
        f"confidence {attribution.confidence:.2f}",
    ]
    line = " · ".join([stance, *(part for part in about if part)])
    first, *more = wrap(line, width, "  ", INDENT)
    coloured = click.style(stance, fg=COLOURS.get(attribution.stance), bold=True)
    click.echo("\n".join([first.replace(stance, coloured, 1), *more]))
    if attribution.source_description:
        _print_wrapped(f"({safe(attribution.source_description)})", dim=True)
    _print_passage(article, attribution)


def _print_figures(ledger: Ledger, figures: Sequence[Figure], seen: Mapping[str, Sequence[SeenRelation]]) -> None:
    """Print the figures of an attribution in one line, and those that have relations each with its own."""
    amounts = [safe(write_amount(figure)) for figure in figures if not figure.minor and not seen[figure.id]]
    if amounts:
        _print_wrapped("figures: " + "; ".join(amounts), fg="yellow")
    for figure in figures:
        if seen[figure.id]:
            _print_wrapped("figure: " + safe(write_amount(figure)), fg="yellow")
            _print_relations(ledger, figure, seen[figure.id])


def _print_relations(ledger: Ledger, record: Attribution | Figure, seen: Sequence[SeenRelation]) -> None:
    """Print what a record has to do with others: whose words, where, and the reason."""
    for one in seen:
        place = f" {one.place}" if one.place else ""
        if one.other.article != record.article:
            other = ledger.article(one.other.article)
            place += f" ({other.outlet or other.title or other.path})"
        line = safe(f"{one.verb} {one.who}{place}: {one.words}")
        for part in wrap(line, terminal_width(), f"{INDENT}• ", f"{INDENT}  "):
            click.echo(click.style(part, fg="magenta"))
        for part in wrap(safe(one.relation.why), terminal_width(), f"{INDENT}  ", f"{INDENT}  "):
            click.echo(click.style(part, dim=True))


def _print_passage(article: Article, attribution: Attribution) -> None:
    """Print the sentences of an attribution with its content between ‹ and ›, and bold where colours are shown."""
    place, end = passage_span(article, attribution)
    marked = ""
    for piece in attribution.pieces:
        marked += f"{_marks_free(article.text[place : piece.start])}‹{_marks_free(piece.cut(article.text))}›"
        place = piece.end
    marked = safe(marked + _marks_free(article.text[place:end]))
    inside = False
    for line in wrap(marked, terminal_width(), INDENT, INDENT):
        shown = ""
        for part in re.split("([‹›])", line):
            inside = part == "‹" or (inside and part != "›")
            shown += click.style(part, bold=True) if inside or part == "›" else part
        click.echo(shown)


def _marks_free(text: str) -> str:
    """Return the article's words with its own ‹ and › as < and >, so that ours alone mark a content."""
    return text.replace("‹", "<").replace("›", ">")


def _print_wrapped(text: str, *, dim: bool | None = None, fg: str | None = None) -> None:
    for line in wrap(text, terminal_width(), INDENT, INDENT):
        click.echo(click.style(line, dim=dim, fg=fg))


def terminal_width() -> int:
    """Return how many columns a line may take."""
    return min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns)
