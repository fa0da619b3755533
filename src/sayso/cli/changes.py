"""`sayso changes`: what an article said before, and what it says now."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.places import ledger_argument, output

if TYPE_CHECKING:
    from sayso.crosscheck.versions import Changes


@click.command()
@ledger_argument
@click.option("--article", metavar="NAME", help="Only this article: its path, its id, or the beginning of its id.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each pair of versions.")
def changes(ledger: Path, article: str | None, as_json: bool) -> None:
    """Print what changed between versions of an article: passages, corrections, who said what, figures.

    An article has a new version when its address, or its file, is read again with another text. Without --article
    every article is looked at; each version is held against the one before.
    """
    from sayso.engine.changes import all_changes
    from sayso.ledger import Ledger

    with Ledger.open(ledger) as book:
        found = all_changes(book, article)
        if as_json:
            with output(None, ledger) as out:
                for one in found:
                    out.write(json.dumps(_as_dict(one), ensure_ascii=False) + "\n")
            return
        from sayso.cli.printing_changes import print_changes

        count = 0
        for one in found:
            print_changes(one)
            count += 1
        if count == 0:
            click.echo("No article has more than one version.", err=True)
            sys.exit(0)


def _as_dict(found: Changes) -> dict[str, object]:
    """Return changes as JSON takes them: of the articles, which they are; of the rest, everything."""
    whole = asdict(found)
    for side in ("old", "new"):
        told = whole[side]
        whole[side] = {key: told[key] for key in ("id", "version", "path", "title", "sha256", "text_sha256")}
    return whole
