"""Who said what: a source, a cue and a content that belong together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from sayso.records.article import BlockKind
from sayso.records.span import Pieces

Manner = Literal["direct", "mixed", "indirect"]
SourceKind = Literal["named", "unnamed", "outlet", "unknown"]
Stance = Literal[
    "assert", "deny", "accuse", "estimate", "suggest", "confirm", "demand", "promise", "believe", "decline"
]
STANCES: tuple[str, ...] = get_args(Stance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A stretch presented as the speech, writing, belief, finding or refusal of a source.

    `pieces`, `source_pieces` and `cue_pieces` are spans of the article's text; `text` and `cue` are what they
    cut. `source` is the canonical name, None where the text hides it; `sources` lists the members of a
    coordination ("Forbes and EFE"). `chain` runs from the originator to the article's outlet. `negated` says
    that the cue is negated ("did not confirm"). `confidence` lies in 0..1.
    """

    id: str
    article: str
    pieces: Pieces
    text: str
    source: str | None
    sources: tuple[str, ...] = ()
    source_pieces: Pieces
    source_kind: SourceKind
    source_description: str | None = None
    cue_pieces: Pieces
    cue: str
    manner: Manner
    stance: Stance
    negated: bool = False
    chain: tuple[str, ...] = ()
    block: BlockKind | None = None
    confidence: float = 1.0

    kind = "attribution"
