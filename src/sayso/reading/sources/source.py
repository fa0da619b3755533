"""Who a source is: what the resolution of a source's words ends in."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Pieces, SourceKind


@dataclass(frozen=True, slots=True)
class Source:
    """A resolved source.

    `name` is the canonical name (None where the text hides it), `names` the members of a coordination,
    `pieces` its words with the carriers left out, `carriers` who passed it on, nearest to it first.
    """

    name: str | None
    kind: SourceKind
    pieces: Pieces = ()
    names: tuple[str, ...] = ()
    description: str | None = None
    carriers: tuple[str, ...] = ()
