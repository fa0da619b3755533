"""What the verbs that read pages share: how much a batch may take, and how its end is told."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from sayso.cli.terminal import safe

if TYPE_CHECKING:
    from sayso.cli.progress import Advance
    from sayso.engine import Batch, Options
    from sayso.intake import Failure

Verb = TypeVar("Verb", bound=Callable[..., Any])

MOST_NAMED = 3
"""Pages in other languages that are named; more of them are counted."""


def batch_options(verb: Verb) -> Verb:
    """Give a verb the options that say how much a batch may take: jobs, limits, quiet; and let it be ended kindly."""
    options: list[Callable[[Verb], Verb]] = [
        click.option("--jobs", type=click.IntRange(min=1), help="Processes that read.  [default: one a core]"),
        click.option("--max-bytes", type=click.IntRange(min=1), help="Refuse larger pages.  [default: 10000000]"),
        click.option("--seconds", type=click.FloatRange(min=0.1), help="Time for one page.  [default: 120]"),
        click.option("--allow-private", is_flag=True, help="Fetch addresses inside private networks, too."),
        click.option("-q", "--quiet", is_flag=True, help="Print errors only."),
    ]
    for option in reversed(options):
        verb = option(verb)
    return _ended_kindly(verb)


def _ended_kindly(verb: Verb) -> Verb:
    """Let a request to end (SIGTERM: a service manager, a shutdown) stop a verb as Ctrl-C does, its workers with it."""

    @wraps(verb)
    def called(*arguments: Any, **options: Any) -> Any:
        before = signal.signal(signal.SIGTERM, _stop)
        try:
            return verb(*arguments, **options)
        finally:
            signal.signal(signal.SIGTERM, before)

    return cast(Verb, called)


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def only_options(verb: Verb) -> Verb:
    """Give a verb the options that say which pages are kept."""
    options: list[Callable[[Verb], Verb]] = [
        click.option("--only-language", multiple=True, metavar="TAG", help="Keep only articles in this language (en)."),
        click.option("--only-outlet", multiple=True, metavar="HOST", help="Of archives and feeds, only this host."),
    ]
    for option in reversed(options):
        verb = option(verb)
    return verb


@contextmanager
def followed(quiet: bool) -> Iterator[tuple[Advance | None, Callable[[Failure], None]]]:
    """Yield how to advance the bar of a batch (None where there is none) and how to tell a failure past it."""
    from sayso.cli.progress import following

    with following(quiet or not sys.stderr.isatty()) as (advance, tell):
        yield advance, lambda failure: tell(safe(f"sayso: {failure}"))


def options_of(given: Mapping[str, Any], **said: Any) -> Options:
    """Return the options of a call from what it was `given` by `only_options` and `batch_options`, and what it said.

    Limits that were not given are those of `Options`.
    """
    from sayso.engine import Options

    limits = {name: value for name, value in given.items() if value is not None}
    languages, outlets = (limits.pop(name, ()) for name in ("only_language", "only_outlet"))
    return Options(
        **said,
        **limits,
        languages=frozenset(tag.lower().split("-")[0] for tag in languages),
        outlets=frozenset(host.lower() for host in outlets),
    )


def summary(batch: Batch, ledger: Path) -> str:
    """Return what became of the pages of a batch, in a line or a few."""
    counts = [
        (len(batch.new), "article read", "articles read"),
        (len(batch.versions), "new version", "new versions"),
        (len(batch.again), "article read again", "articles read again"),
        (batch.known, "already in the ledger", "already in the ledger"),
        (batch.passed, "in another language", "in other languages"),
        (len(batch.failures), "failed", "failed"),
    ]
    parts = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    found = f": {count(batch.attributions, 'attribution')}, {count(batch.figures, 'figure')}" if batch.read else ""
    copies = f" {count(batch.copies, 'article shares', 'articles share')} text with another." if batch.copies else ""
    foreign = _named("In Spanish, so read for figures and dates only", batch.partly)
    foreign += _named("Neither in English nor in Spanish, so kept without records", batch.foreign)
    hint = f"\nLook: sayso show {ledger}   sayso report {ledger} -o report.html" if len(batch.read) > 1 else ""
    return f"{', '.join(parts) or 'Nothing to read'}{found}.{copies}{foreign}{hint}"


def count(number: int, noun: str, nouns: str = "") -> str:
    """Return a number with its noun."""
    return f"{number} {noun if number == 1 else nouns or noun + 's'}"


def _named(what: str, paths: list[str]) -> str:
    if not paths:
        return ""
    more = f" and {len(paths) - MOST_NAMED} more" if len(paths) > MOST_NAMED else ""
    return f"\n{what}: {safe(', '.join(paths[:MOST_NAMED]))}{more}."
