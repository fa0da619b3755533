"""`sayso read`: articles into a ledger."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from sayso.cli.batches import batch_options, followed, only_options, options_of, summary
from sayso.cli.places import ledger_option


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
@only_options
@batch_options
def read(
    paths: tuple[str, ...],
    ledger: Path,
    outlet: str | None,
    published: str | None,
    encoding: str | None,
    plain: bool,
    model: str | None,
    quiet: bool,
    jobs: int | None,
    **limits: Any,
) -> None:
    """Read articles into a ledger: files, folders, archives of the web, addresses, or - for standard input.

    Files are text, saved HTML pages (.html, .mhtml), mails (.eml) and PDFs that hold text; archives are WARC, ARC and
    WACZ. Addresses are fetched politely: robots.txt counts, and a host is asked once a second.

    What the ledger holds already is skipped, so a run that was stopped goes on where it was; a page whose text has
    changed becomes a new version of its article. A page that fails is named, and the others go on (see `sayso
    failures`). A single article is shown when it has been read.
    """
    from sayso.engine import read_into
    from sayso.engine.local import reader_name
    from sayso.intake import refuse_missing
    from sayso.ledger import Ledger

    options = options_of(
        limits,
        outlet=outlet,
        published=published,
        encoding=encoding,
        plain=plain,
        model=model,
    )
    stdin = sys.stdin.buffer if "-" in paths and sys.stdin is not None else None
    refuse_missing(paths)  # before a ledger is made for them
    reader_name(options.model)  # likewise: a folder that holds no model is refused
    with Ledger.open(ledger, write=True) as book:
        with followed(quiet) as (advance, failed):
            batch = read_into(
                book,
                paths,
                options,
                stdin=stdin,
                jobs=jobs,
                progress=advance,
                failed=failed,
            )
        if not quiet:
            if len(batch.read) == 1:
                from sayso.cli.printing import print_article

                print_article(book, batch.read[0])
            click.echo(summary(batch, ledger), err=True)
    if batch.failures:
        sys.exit(1)
