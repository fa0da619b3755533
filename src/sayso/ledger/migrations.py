"""How a ledger becomes one of this version: an ordered list of steps, of which a new file takes all.

A step that was released is never changed; a new one is appended. Each runs in a transaction of its own, together
with the note that it has run, so a step that fails leaves the ledger as it was before it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.resources import files

from sqlalchemy import Connection, insert, inspect, select, update

from sayso.errors import LedgerError
from sayso.ledger.schema import meta
from sayso.ledger.sqlite import FORMAT

Step = Callable[[Connection], None]


def _run_file(name: str) -> Step:
    def step(connection: Connection) -> None:
        script = files("sayso.ledger").joinpath("steps", name).read_text(encoding="utf-8")
        for statement in script.split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)

    return step


def _first_tables(connection: Connection) -> None:
    _run_file("001_first_tables.sql")(connection)
    connection.execute(insert(meta), [{"key": "format", "value": FORMAT}, {"key": "version", "value": "0"}])


STEPS: tuple[Step, ...] = (
    _first_tables,
    _run_file("002_relations_know_their_articles.sql"),
    _run_file("003_pages_visits_copies.sql"),
)
"""What has been done to ledgers so far, the oldest first. The version of a ledger is how many have run."""


def version_of(connection: Connection) -> int:
    """Return how many steps the ledger has taken; 0 for an empty file."""
    with connection.begin():
        if not inspect(connection).has_table("meta"):
            return 0
        return int(connection.execute(select(meta.c.value).where(meta.c.key == "version")).scalar_one())


def migrate(connection: Connection, steps: Sequence[Step] = STEPS) -> int:
    """Run the steps that the ledger has not taken yet and return its version.

    Raises:
        LedgerError: the ledger has taken more steps than this version of sayso knows.
    """
    version = version_of(connection)
    refuse_newer(version, len(steps))
    for number, step in enumerate(steps[version:], version + 1):
        with connection.begin():
            step(connection)
            connection.execute(update(meta).where(meta.c.key == "version").values(value=str(number)))
    return len(steps)


def refuse_newer(version: int, known: int, name: str = "This ledger") -> None:
    """Raise a LedgerError if the ledger has taken more steps than are `known`."""
    if version > known:
        raise LedgerError(
            f"{name} was written by a newer sayso (its format is {version}, this one knows {known}). "
            "Upgrade sayso, or name another ledger."
        )
