"""`sayso report`: one page with each record beside the words that carry it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.places import confidence_option, ledger_argument, output

if TYPE_CHECKING:
    from sayso.export.shared_text import SharedText
    from sayso.records import Article


@click.command()
@ledger_argument
@confidence_option
@click.option(
    "-o", "--output", "path", type=click.Path(path_type=Path), default=Path("report.html"), show_default=True,
    help="File to write; - for standard output.",
)  # fmt: skip
def report(ledger: Path, min_confidence: float, path: Path) -> None:
    """Write one self-contained HTML page: the articles, with each record beside its words. It needs no network."""
    from sayso import __version__
    from sayso.export.report import write_report
    from sayso.export.shared_text import see_shared_text
    from sayso.ledger import Ledger

    with Ledger.open(ledger) as book, output(path, ledger) as out:
        readings = (reading.at_least(min_confidence) for reading in book.readings(latest=True))
        latest = {article.id for article in book.articles(latest=True)}

        def shared(article: Article) -> list[SharedText]:
            return see_shared_text(article, (pair for pair in book.linked(article.id) if pair[1].id in latest))

        count = write_report(readings, out, version=__version__, shared=shared)
    if str(path) != "-":
        click.echo(f"{count} {'article' if count == 1 else 'articles'} in {path}. Open it in a browser.", err=True)
