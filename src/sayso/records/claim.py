"""What attributions in several places say in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement in its shortest telling; `members` are ids of attributions and figures."""

    id: str
    statement: str
    members: tuple[str, ...]

    kind = "claim"
