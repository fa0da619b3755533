"""When a record that was read is the one that a careful reader wrote down, and in which slots the two differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sayso.records import Attribution, Date, Figure, Pieces, Reading

ATTRIBUTION_SLOTS = ("source", "sources", "chain", "stance", "negated", "manner", "source_kind")
"""What is compared of an attribution that was found."""
FIGURE_SLOTS = ("lo", "hi", "qualifier")
DATE_SLOTS = ("value",)


@dataclass(frozen=True)
class Difference:
    """One slot in which a record that was found differs from the golden one."""

    slot: str
    gold: Any
    read: Any


def characters(pieces: Pieces) -> set[int]:
    """Return the positions that the pieces cover."""
    return {position for piece in pieces for position in range(piece.start, piece.end)}


def same(gold: Attribution, found: Attribution) -> bool:
    """Tell whether two attributions are of the same words: cues overlap, half of the longer content is shared."""
    a, b = characters(gold.pieces), characters(found.pieces)
    cues = not gold.cue_pieces or bool(characters(gold.cue_pieces) & characters(found.cue_pieces))
    return cues and 2 * len(a & b) >= max(len(a), len(b))


def pair(gold: Reading, read: Reading) -> tuple[list[tuple[Attribution, Attribution | None]], list[Attribution]]:
    """Return each golden attribution with the one that was read for it, or None, and those read besides."""
    left = list(read.attributions)
    pairs: list[tuple[Attribution, Attribution | None]] = []
    for wanted in gold.attributions:
        found = next((candidate for candidate in left if same(wanted, candidate)), None)
        if found is not None:
            left.remove(found)
        pairs.append((wanted, found))
    return pairs, left


def attribution_differences(gold: Attribution, found: Attribution) -> list[Difference]:
    """Return the slots in which an attribution that was found is wrong."""
    # A golden file lists the members of a coordination only where they matter one by one.
    slots = [slot for slot in ATTRIBUTION_SLOTS if slot != "sources" or gold.sources]
    return [
        Difference(slot, getattr(gold, slot), getattr(found, slot))
        for slot in slots
        if getattr(gold, slot) != getattr(found, slot)
    ]


def near_figures(gold: Figure, read: Reading) -> list[Figure]:
    """Return the figures that overlap a golden one."""
    return [found for found in read.figures if found.start < gold.end and gold.start < found.end]


def figure_is_right(gold: Figure, read: Reading) -> bool:
    """Tell whether one of the figures read at a golden one has its value and bound."""
    wanted = [getattr(gold, slot) for slot in FIGURE_SLOTS]
    return any([getattr(found, slot) for slot in FIGURE_SLOTS] == wanted for found in near_figures(gold, read))


def near_dates(gold: Date, read: Reading) -> Sequence[Date]:
    """Return the dates that overlap a golden one."""
    return [found for found in read.dates if found.start < gold.end and gold.start < found.end]


def date_is_right(gold: Date, read: Reading) -> bool:
    """Tell whether one of the dates read at a golden one has its value."""
    return any(found.value == gold.value for found in near_dates(gold, read))
