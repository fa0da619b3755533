"""On whose say-so? sayso keeps a ledger of attributed claims, every record tied to the characters that carry it.

>>> import sayso
>>> reading = sayso.read_text('"The bridge is safe," the harbour master, Ana Rell, told reporters.')
>>> [(found.source, found.stance, found.text) for found in reading.attributions]
[('Ana Rell', 'assert', '"The bridge is safe,"')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.engine import read, read_all, read_text
    from sayso.errors import IntakeError, LedgerError, ModelError, RecordError, SaysoError, UsageError
    from sayso.ledger import Ledger
    from sayso.records import (
        Actor,
        Article,
        Attribution,
        Block,
        Date,
        Figure,
        Reading,
        Record,
        Relation,
        Span,
        from_wire,
        to_json,
        to_wire,
    )

__version__ = "0.4.0"

_HOMES = {
    "sayso.engine": ("read", "read_all", "read_text"),
    "sayso.errors": ("IntakeError", "LedgerError", "ModelError", "RecordError", "SaysoError", "UsageError"),
    "sayso.ledger": ("Ledger",),
    "sayso.records": (
        "Actor",
        "Article",
        "Attribution",
        "Block",
        "Date",
        "Figure",
        "Reading",
        "Record",
        "Relation",
        "Span",
        "from_wire",
        "to_json",
        "to_wire",
    ),
}
"""Where each public name lives: it is imported when it is first asked for, so that `sayso --help` waits for none."""

__all__ = [
    "Actor",
    "Article",
    "Attribution",
    "Block",
    "Date",
    "Figure",
    "IntakeError",
    "Ledger",
    "LedgerError",
    "ModelError",
    "Reading",
    "Record",
    "RecordError",
    "Relation",
    "SaysoError",
    "Span",
    "UsageError",
    "from_wire",
    "read",
    "read_all",
    "read_text",
    "to_json",
    "to_wire",
]


def __getattr__(name: str) -> Any:
    import importlib

    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(home), name)
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
