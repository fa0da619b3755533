"""`sayso verify`: does everything in the ledger still stand where it says?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sayso.cli.batches import count
from sayso.cli.places import ledger_argument
from sayso.cli.terminal import safe


@click.command()
@ledger_argument
@click.option("-q", "--quiet", is_flag=True, help="Print faults only.")
def verify(ledger: Path, quiet: bool) -> None:
    """Check every record against the pages it came from.

    Each page must be the bytes that its SHA-256 names, each character of an article what its page has at the bytes
    that carry it, each record the words of the article where it points, and every value the one that was read. Faults
    are printed, and the exit code is then 1.
    """
    from sayso.cli.progress import following
    from sayso.engine.verify import Verified, verify
    from sayso.ledger import Ledger

    counts, faults = Verified(), 0
    with Ledger.open(ledger) as book, following(quiet or not sys.stderr.isatty(), "Checking", "articles") as bar:
        advance, _ = bar
        for fault in verify(book, counts, advance):
            faults += 1
            click.echo(safe(str(fault)))
    if not quiet:
        unkept = (
            f" {count(counts.unkept, 'article')} of them read before pages were kept: read them again."
            if counts.unkept
            else ""
        )
        found = count(faults, "fault") if faults else "each stands where it says"
        what = f"{count(counts.articles, 'article')} with {count(counts.records, 'record')}"
        click.echo(f"{what}: {found}.{unkept}", err=True)
    sys.exit(1 if faults else 0)
