"""`sayso failures`: what could not be read, and another try at it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from sayso.cli.batches import batch_options, followed, only_options, options_of, summary
from sayso.cli.places import ledger_argument
from sayso.cli.terminal import safe


@click.command()
@ledger_argument
@click.option("--retry", "again", is_flag=True, help="Read them again, as they were asked for.")
@click.option("--forget", is_flag=True, help="Take what is not there any more off the list.")
@click.option("--model", metavar="MODEL", help="With --retry: who finds the attributions, as for `sayso read`.")
@only_options
@batch_options
def failures(
    ledger: Path, again: bool, forget: bool, model: str | None, quiet: bool, jobs: int | None, **limits: Any
) -> None:
    """List the pages that failed, each with its reason, or try them again.

    The exit code is 0 when none has failed, or none of those that were tried again. Paths are seen from the folder
    that you are in: try again where you read them.
    """
    from sayso.ledger import Ledger

    if again:
        _retry(ledger, options_of(limits, model=model), quiet, jobs)
        return
    if forget:
        from sayso.engine.retry import missing

        with Ledger.open(ledger, write=True) as book:
            book.forget(sorted(missing(book)))
    with Ledger.open(ledger) as book:
        found = list(book.failures())
    for visit in found:
        click.echo(safe(f"{visit.path}: {visit.reason}"))
    if found and not quiet:
        click.echo(f"{len(found)} failed. Try them again: sayso failures {ledger} --retry", err=True)
    sys.exit(1 if found else 0)


def _retry(ledger: Path, options: Any, quiet: bool, jobs: int | None) -> None:
    from sayso.engine.retry import retry
    from sayso.ledger import Ledger

    with Ledger.open(ledger, write=True) as book:
        with followed(quiet) as (advance, failed):
            batch, gone = retry(book, options, jobs=jobs, progress=advance, failed=failed)
        for path in gone:
            click.echo(safe(f"sayso: {path}: not there, as seen from this folder."), err=True)
        if gone:
            click.echo("Run this where you read them, or take them off the list with --forget.", err=True)
        if not quiet:
            click.echo(summary(batch, ledger), err=True)
    sys.exit(1 if batch.failures or gone else 0)
