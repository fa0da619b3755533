"""Who a source is: what the resolution of a source's words ends in."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Pieces, SourceKind


@dataclass(frozen=True, slots=True)
class Source:
    """A resolved source.

    `name` is the canonical name (None where the text hides it), `names` the members of a coordination, `pieces` its
    words with the carriers left out, `carriers` who passed it on, nearest to it first. `paper` says that it is a
    document whose author the text hides.
    """

    name: str | None
    kind: SourceKind
    pieces: Pieces = ()
    names: tuple[str, ...] = ()
    description: str | None = None
    carriers: tuple[str, ...] = ()
    paper: bool = False

    @property
    def links(self) -> tuple[str, ...]:
        """Return what the source adds to the chain of what it passes on; a paper of nobody's is a mere medium."""
        return self.carriers if self.paper else (*self.names, *self.carriers)
