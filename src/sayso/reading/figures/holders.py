"""Whose figure it is: the innermost attribution around it, else the outlet itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sayso.records import Attribution, Span

UNKNOWN = "unknown"
"""What the record format writes where the text hides its source."""


class Voice(NamedTuple):
    """Who stands behind a figure: the originator, the chain to the outlet, and the attribution that says so."""

    originator: str | None
    chain: tuple[str, ...]
    attribution: Attribution | None


def voice_of(span: Span, attributions: Sequence[Attribution], outlet: str | None, wire: str | None = None) -> Voice:
    """Return the voice that a figure at `span` is told in.

    In nobody's words it is the outlet's, or the agency's whose dispatch it prints (`wire`). Of nested attributions
    the shortest decides; of equals the one that begins last.
    """
    holders = [
        (sum(piece.end - piece.start for piece in attribution.pieces), -attribution.pieces[0].start, attribution.id)
        for attribution in attributions
        if any(piece.covers(span) for piece in attribution.pieces)
    ]
    if not holders:
        chain = tuple(dict.fromkeys(link for link in (wire, outlet) if link))
        return Voice(chain[0] if chain else None, chain, None)
    inner = min(holders)[2]
    holder = next(attribution for attribution in attributions if attribution.id == inner)
    return Voice(holder.chain[0] if holder.chain else holder.source or UNKNOWN, holder.chain, holder)
