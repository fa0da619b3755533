"""`sayso read`: articles into a ledger."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.places import ledger_option
from sayso.cli.terminal import safe

if TYPE_CHECKING:
    from sayso.engine import Batch


MOST_NAMED = 3
"""Pages in other languages that are named; more of them are counted."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@ledger_option
@click.option("--outlet", help="Name of the outlet, where the pages do not say it.")
@click.option("--published", metavar="DATE", help="Publication date (2025-10-15), where the pages do not say it.")
@click.option("--encoding", help="Encoding of the pages, where they do not say it.")
@click.option("--plain", is_flag=True, help="Keep all visible text of a page, not only its article.")
@click.option(
    "--model",
    metavar="MODEL",
    help="Who finds the attributions: rules, or a folder that `sayso train` made.  [default: the trained reader]",
)
@click.option("--max-bytes", type=click.IntRange(min=1), help="Refuse larger pages.  [default: 10000000]")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
def read(
    paths: tuple[str, ...],
    ledger: Path,
    outlet: str | None,
    published: str | None,
    encoding: str | None,
    plain: bool,
    model: str | None,
    max_bytes: int | None,
    quiet: bool,
) -> None:
    """Read articles into a ledger: text files, saved HTML pages, folders of them, or - for standard input.

    What the ledger holds already is skipped; a page whose text has changed becomes a new version of its article. A
    page that fails is named, and the others go on. A single article is shown when it has been read.
    """
    from sayso.cli.progress import following
    from sayso.engine import Options, read_into
    from sayso.engine.local import reader_name
    from sayso.intake import DEFAULT_MAX_BYTES, refuse_missing
    from sayso.ledger import Ledger

    options = Options(outlet, published, encoding, plain, max_bytes or DEFAULT_MAX_BYTES, model)
    stdin = sys.stdin.buffer if "-" in paths and sys.stdin is not None else None
    refuse_missing(paths)  # before a ledger is made for them
    reader_name(options.model)  # likewise: a folder that holds no model is refused
    with Ledger.open(ledger, write=True) as book:
        with following(quiet or not sys.stderr.isatty()) as (advance, tell):
            batch = read_into(
                book, paths, options, stdin=stdin, progress=advance, failed=lambda one: tell(safe(f"sayso: {one}"))
            )
        if not quiet:
            if len(batch.read) == 1:
                from sayso.cli.printing import print_article

                print_article(book, batch.read[0])
            click.echo(_summary(batch, ledger), err=True)
    if batch.failures:
        sys.exit(1)


def _summary(batch: Batch, ledger: Path) -> str:
    counts = [
        (len(batch.new), "article read", "articles read"),
        (len(batch.versions), "new version", "new versions"),
        (len(batch.again), "article read again", "articles read again"),
        (batch.known, "already in the ledger", "already in the ledger"),
        (len(batch.failures), "failed", "failed"),
    ]
    parts = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    found = f": {_count(batch.attributions, 'attribution')}, {_count(batch.figures, 'figure')}" if batch.read else ""
    foreign = _named("In Spanish, so read for figures and dates only", batch.partly)
    foreign += _named("Neither in English nor in Spanish, so kept without records", batch.foreign)
    hint = f"\nLook: sayso show {ledger}   sayso report {ledger} -o report.html" if len(batch.read) > 1 else ""
    return f"{', '.join(parts) or 'Nothing to read'}{found}.{foreign}{hint}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _named(what: str, paths: list[str]) -> str:
    if not paths:
        return ""
    more = f" and {len(paths) - MOST_NAMED} more" if len(paths) > MOST_NAMED else ""
    return f"\n{what}: {safe(', '.join(paths[:MOST_NAMED]))}{more}."
