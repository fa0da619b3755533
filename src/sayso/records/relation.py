"""How two records stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

RelationType = Literal[
    "repeat", "corroborate", "refine", "update", "revise", "conflict", "disparity", "drift", "deny", "withhold"
]
RELATION_TYPES: tuple[str, ...] = get_args(RelationType)


@dataclass(frozen=True, slots=True)
class Relation:
    """`a` is the denying, contradicting or later record, `b` the one it answers: ids of attributions or figures.

    `slot` names what differs, `why` gives the reason of the verdict in words.
    """

    id: str
    a: str
    b: str
    type: RelationType
    slot: str | None
    why: str

    kind = "relation"
