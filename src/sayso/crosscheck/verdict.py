"""What a rule says of two records: how the later stands to the earlier one, in which slot, and why."""

from __future__ import annotations

from typing import NamedTuple

from sayso.records.relation import RelationType


class Verdict(NamedTuple):
    """The type of a relation, the slot that differs, if one does, and the reason in words."""

    type: RelationType
    slot: str | None
    why: str
