"""`sayso remove`: an article, and all that was read in it, out of a ledger."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.places import ledger_option
from sayso.cli.terminal import safe


@click.command()
@click.argument("article")
@ledger_option
def remove(article: str, ledger: Path) -> None:
    """Take an article and its records out of a ledger. ARTICLE is its id, the beginning of it, or its path."""
    from sayso.ledger import Ledger

    if not ledger.exists():
        from sayso.errors import LedgerError

        raise LedgerError(f"{ledger}: there is no such ledger.")
    with Ledger.open(ledger, write=True) as book:
        removed = book.remove(article)
    click.echo(f"Removed {safe(removed.path)} (version {removed.version}, {removed.id}).", err=True)
