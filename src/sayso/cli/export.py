"""`sayso export`: all records as JSON lines, or the attributions as a table."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.places import confidence_option, ledger_argument, output


@click.command()
@ledger_argument
@click.option(
    "--format", "kind", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True, help="What to write."
)
@confidence_option
@click.option(
    "-o", "--output", "path", type=click.Path(path_type=Path), help="File to write; standard output if absent."
)
def export(ledger: Path, kind: str, min_confidence: float, path: Path | None) -> None:
    """Write every record as one JSON object a line, or the attributions as a CSV table for spreadsheets.

    The same ledger gives the same bytes.
    """
    from sayso.export.csv import write_csv
    from sayso.export.jsonl import write_jsonl
    from sayso.ledger import Ledger

    with Ledger.open(ledger) as book, output(path, ledger) as out:
        if kind == "csv":
            count = write_csv((reading.at_least(min_confidence) for reading in book.readings()), out)
        else:
            count = write_jsonl(book.records(min_confidence=min_confidence), out)
    if path is not None and str(path) != "-":
        click.echo(f"{count} {'records' if kind == 'jsonl' else 'rows'} written to {path}.", err=True)
