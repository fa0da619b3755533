"""`sayso watch`: the articles that feeds name."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.batches import batch_options, followed, only_options, options_of, summary
from sayso.cli.places import ledger_option

if TYPE_CHECKING:
    from sayso.engine import Options
    from sayso.engine.watch import Look


LONGEST = 525_600
"""Minutes of a year; more than that the clock of a computer does not sleep."""


class Minutes(click.FloatRange):
    """A time to wait; "nan" is none, though no comparison says so."""

    name = "minutes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number, or refuse the call."""
        number = float(super().convert(value, param, ctx))
        if not number <= LONGEST:
            self.fail(f"{value!r} is not a number up to {LONGEST}, the minutes of a year.", param, ctx)
        return number


@click.command()
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@ledger_option
@click.option("--every", type=Minutes(min=1), metavar="MINUTES", help="Look again, until stopped.")
@click.option("--again", is_flag=True, help="Ask for articles that were read before, too: they may have changed.")
@click.option("--model", metavar="MODEL", help="Who finds the attributions, as for `sayso read`.")
@only_options
@batch_options
def watch(
    feeds: tuple[str, ...],
    ledger: Path,
    every: float | None,
    again: bool,
    model: str | None,
    quiet: bool,
    jobs: int | None,
    **limits: Any,
) -> None:
    """Read the articles that feeds name: RSS and Atom, at an address or in a file.

    Articles that were read before are not asked for again. Where a feed names the publisher of an article, that is
    its outlet. With --every the feeds are looked at again and again, never more often than they ask for.
    """
    options = options_of(limits, model=model)
    while True:
        found = _look(ledger, feeds, options, again=again, quiet=quiet, jobs=jobs)
        if every is None:
            sys.exit(1 if found.batch.failures else 0)
        time.sleep(60 * max(every, found.ttl))


def _look(
    ledger: Path, feeds: tuple[str, ...], options: Options, *, again: bool, quiet: bool, jobs: int | None
) -> Look:
    """Look at the feeds once; between two looks the ledger is free for others to write."""
    from sayso.engine.watch import look
    from sayso.ledger import Ledger

    with Ledger.open(ledger, write=True) as book:
        with followed(quiet) as (advance, failed):
            found = look(book, feeds, options, again=again, jobs=jobs, progress=advance, failed=failed)
        if not quiet:
            click.echo(summary(found.batch, ledger), err=True)
    return found
