"""`sayso show`: who said what, in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.places import confidence_option, ledger_argument, output

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.records import Attribution, Relation


@click.command()
@ledger_argument
@click.option("--source", metavar="NAME", help="Only what this person or body said or passed on.")
@click.option("--stance", metavar="STANCE", help="Only assert, deny, accuse, estimate, suggest, confirm, demand, …")
@click.option("--figures", is_flag=True, help="Only what holds a figure.")
@click.option("--relations", is_flag=True, help="Only what has to do with another record, or has a figure that does.")
@click.option(
    "--relation",
    metavar="TYPE",
    help="Only where one of these relations is of this type: deny, drift, conflict, update, …",
)
@click.option("--search", metavar="WORDS", help='Only sentences with all these words; "several words" for a phrase.')
@confidence_option
@click.option("--all-versions", is_flag=True, help="Earlier versions of articles too.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="One JSON object a line, as export writes them; relations after the attributions, if asked for.",
)
def show(
    ledger: Path,
    source: str | None,
    stance: str | None,
    figures: bool,
    relations: bool,
    relation: str | None,
    search: str | None,
    min_confidence: float,
    all_versions: bool,
    as_json: bool,
) -> None:
    """Print who said what: the chain it came through, the stance, the sentence, the figures and the relations.

    A relation says what one telling does to another, and why: a drift is a telling in which something (the source, the
    bound, the words of a quotation) is another than in the one before. Which of them is right, it does not say.
    """
    from sayso.ledger import Ledger

    with Ledger.open(ledger) as book:
        found = book.attributions(
            source=source,
            stance=stance,
            search=search,
            figures=figures,
            related=relations,
            relation=relation,
            min_confidence=min_confidence,
            latest=not all_versions,
        )
        if as_json:
            from sayso.export.jsonl import write_jsonl

            with_relations = relations or relation is not None
            with output(None, ledger) as out:
                write_jsonl(_with_relations(book, found, min_confidence) if with_relations else found, out)
            return
        from sayso.cli.printing import print_attributions

        count = print_attributions(book, found, min_confidence=min_confidence)
        if count == 0:
            named = any(given is not None for given in (source, stance, relation, search))
            filtered = figures or relations or min_confidence > 0 or named
            click.echo(_nothing(book.summary(), filtered=filtered), err=True)


def _with_relations(
    book: Ledger, found: Iterable[Attribution], min_confidence: float
) -> Iterator[Attribution | Relation]:
    """Yield the attributions, then each relation of theirs and of their figures once."""
    ids = []
    for attribution in found:
        ids.append(attribution.id)
        yield attribution
    ids += [figure.id for held in book.figures_of(ids).values() for figure in held]
    related = book.relations_of(ids, min_confidence=min_confidence)
    yield from dict.fromkeys(relation for held in related.values() for relation in held)


def _nothing(summary: dict[str, int], *, filtered: bool) -> str:
    if summary["article"] == 0:
        return "The ledger is empty. Read an article into it: sayso read PATH"
    if filtered and summary["attribution"]:
        return f"None of the {summary['attribution']} attributions passes these filters."
    return "The articles of this ledger hold no attribution."
