"""How two records stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RelationType = Literal[
    "repeat", "corroborate", "refine", "update", "revise", "conflict", "disparity", "drift", "deny", "withhold"
]


@dataclass(frozen=True, slots=True)
class Relation:
    """`a` is the denying, contradicting or later record, `b` the one it answers.

    `slot` names what differs, `why` gives the reason of the verdict in words.
    """

    id: str
    a: str
    b: str
    type: RelationType
    slot: str | None
    why: str

    kind = "relation"
