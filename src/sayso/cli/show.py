"""`sayso show`: who said what, in the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.places import confidence_option, ledger_argument, output


@click.command()
@ledger_argument
@click.option("--source", metavar="NAME", help="Only what this person or body said or passed on.")
@click.option("--stance", metavar="STANCE", help="Only assert, deny, accuse, estimate, suggest, confirm, demand, …")
@click.option("--figures", is_flag=True, help="Only what holds a figure.")
@click.option("--search", metavar="WORDS", help='Only sentences with all these words; "several words" for a phrase.')
@confidence_option
@click.option("--all-versions", is_flag=True, help="Earlier versions of articles too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, as export writes them.")
def show(
    ledger: Path,
    source: str | None,
    stance: str | None,
    figures: bool,
    search: str | None,
    min_confidence: float,
    all_versions: bool,
    as_json: bool,
) -> None:
    """Print who said what: the chain it came through, the stance, the words, the figures and the sentence."""
    from sayso.ledger import Ledger

    with Ledger.open(ledger) as book:
        found = book.attributions(
            source=source,
            stance=stance,
            search=search,
            figures=figures,
            min_confidence=min_confidence,
            latest=not all_versions,
        )
        if as_json:
            from sayso.export.jsonl import write_jsonl

            with output(None, ledger) as out:
                write_jsonl(found, out)
            return
        from sayso.cli.printing import print_attributions

        count = print_attributions(book, found)
        if count == 0:
            filtered = figures or min_confidence > 0 or any(given is not None for given in (source, stance, search))
            click.echo(_nothing(book.summary(), filtered=filtered), err=True)


def _nothing(summary: dict[str, int], *, filtered: bool) -> str:
    if summary["article"] == 0:
        return "The ledger is empty. Read an article into it: sayso read PATH"
    if filtered and summary["attribution"]:
        return f"None of the {summary['attribution']} attributions passes these filters."
    return "The articles of this ledger hold no attribution."
