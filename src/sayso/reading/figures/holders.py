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


NOBODY = Voice(None, (), None)
"""Nothing is known of who stands behind a figure."""


class Holders:
    """The attributions around one stretch after the other, in text order: each is looked at once, however many."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._waiting = sorted(
            ((piece, number) for number, attribution in enumerate(attributions) for piece in attribution.pieces),
            reverse=True,
        )
        self._open: list[tuple[Span, int]] = []
        self._attributions = attributions

    def around(self, stretch: Span) -> list[Attribution]:
        """Return the attributions with a piece that meets `stretch`, which begins no earlier than the one before."""
        while self._waiting and self._waiting[-1][0].start < stretch.end:
            self._open.append(self._waiting.pop())
        self._open = [(piece, number) for piece, number in self._open if piece.end > stretch.start]
        meeting = sorted({number for piece, number in self._open if piece.start < stretch.end})
        return [self._attributions[number] for number in meeting]


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
