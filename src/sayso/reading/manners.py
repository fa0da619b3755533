"""In whose words a content stands: the source's (direct), the outlet's (indirect), or both (mixed)."""

from __future__ import annotations

from sayso.reading.attributions.quotations import Quotations
from sayso.records import Manner, Pieces

DIRECT_SHARE = 0.9
"""Share of a content's letters inside quotation marks from which it counts as direct (PolNeAR's scorers' rule)."""


def manner_of(text: str, pieces: Pieces, quotations: Quotations) -> Manner:
    """Return the manner of a content by the share of its letters and digits inside quotation marks."""
    quoted = total = 0
    for piece in pieces:
        inside = quotations.overlapping(piece)
        for position in range(piece.start, piece.end):
            if text[position].isalnum():
                total += 1
                quoted += any(quotation.span.start <= position < quotation.span.end for quotation in inside)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT_SHARE * total else "mixed"
