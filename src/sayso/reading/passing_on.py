"""Attributions that only pass on another: "Reuters reported that the ministry said …" is the ministry's statement."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from sayso.reading.attributions import Triple
from sayso.reading.attributions.triple import cut_out, without
from sayso.reading.sources import Source, is_outlet
from sayso.records import Actor, Pieces, Span

PASSED_SHARE = 0.8
"""Share of a content's characters that the attribution inside must cover for the outer one to be mere passing on."""

PASSING = frozenset({"assert", "accuse", "confirm", "suggest", "estimate"})
"""Stances in which a speaker passes on what somebody else said."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A triple with who its source is, and the actor where it is exactly one."""

    triple: Triple
    source: Source
    actor: Actor | None


class _Near:
    """Which attributions share a stretch of text: only those can hold one another, and few of thousands do."""

    def __init__(self, found: Sequence[Resolved]) -> None:
        self._reaches = [_reach(one.triple) for one in found]
        self._order = sorted(range(len(found)), key=lambda place: self._reaches[place])
        self._starts = [self._reaches[place].start for place in self._order]
        self._ends = list(accumulate((self._reaches[place].end for place in self._order), max))

    def to(self, place: int) -> list[int]:
        """Return the places, in order, of those whose reach meets that of the one at `place`, itself included."""
        reach = self._reaches[place]
        first, last = bisect_right(self._ends, reach.start), bisect_left(self._starts, reach.end)
        return sorted(other for other in self._order[first:last] if self._reaches[other].meets(reach))


def _reach(triple: Triple) -> Span:
    spans = (*triple.source, *triple.cue, *triple.content)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def merge_passed_on(found: Sequence[Resolved], text: str) -> list[Resolved]:
    """Return the attributions with those that pass on another one folded into it, as carriers.

    A passive that hides its source ("it is estimated that …") takes the source that a phrase in its sentence
    gives ("…, according to the ministry"), and is dropped inside what another source says.
    """
    merged: list[Resolved | None] = list(found)
    near = _Near(found)
    for outer_place, outer in enumerate(found):
        for inner_place in near.to(outer_place):
            inner = merged[inner_place]
            if inner is None or inner_place == outer_place or merged[outer_place] is None:
                continue
            if inner.triple.pattern == "hidden":
                if outer.triple.pattern == "phrase" and _share(outer.triple.content, inner.triple.content) > 0.5:
                    merged[inner_place] = None
                    merged[outer_place] = _with_hidden_cue(outer, inner, text)
                elif _covers(outer.triple.content, inner.triple.cue[0]):
                    merged[inner_place] = None
            elif _passes_on(outer, inner) or _stands_within(outer, inner) or _carries(outer, inner):
                carriers = (*inner.source.carriers, *outer.source.links)
                content = _without_phrase(inner.triple, outer.triple, text)
                merged[inner_place] = replace(
                    inner,
                    source=replace(inner.source, carriers=carriers),
                    triple=replace(inner.triple, content=content),
                )
                merged[outer_place] = None
    return _told_by_others([entry for entry in merged if entry is not None])


def _told_by_others(found: Sequence[Resolved]) -> list[Resolved]:
    """Name in each chain who tells of it: "the mayor said the police had warned her" comes to us through the mayor."""
    told = []
    near = _Near(found)
    for place, inner in enumerate(found):
        around = [
            outer
            for outer in (found[other] for other in near.to(place))
            if outer is not inner and _covers(outer.triple.content, inner.triple.cue[0]) and _vouches(outer)
        ]
        around.sort(key=lambda outer: sum(end - start for start, end in outer.triple.content))
        carriers = [name for outer in around for name in outer.source.links]
        told.append(replace(inner, source=replace(inner.source, carriers=(*inner.source.carriers, *carriers))))
    return told


def _vouches(outer: Resolved) -> bool:
    """Tell whether a speaker passes on what is told inside: not who denies it, demands it or refuses to say it."""
    triple = outer.triple
    return triple.stance in PASSING and not triple.negated and triple.pattern in ("clause", "quotation", "phrase")


def _passes_on(outer: Resolved, inner: Resolved) -> bool:
    if not inner.triple.source or not outer.source.names or outer.triple.pattern not in ("phrase", "clause"):
        return False
    if not _covers(outer.triple.content, inner.triple.cue[0]):
        return False
    if outer.triple.pattern == "clause" and (outer.actor is None or not is_outlet(outer.actor)):
        return False
    inside = (*inner.triple.source, *inner.triple.cue, *inner.triple.content)
    return _share(outer.triple.content, [Span(min(inside).start, max(piece.end for piece in inside))]) >= PASSED_SHARE


def _stands_within(phrase: Resolved, speech: Resolved) -> bool:
    """Tell a phrase that the parser hung on what is said: "Hale said the dam was safe, according to the Courier"."""
    if phrase.triple.pattern != "phrase" or phrase.actor is None or not is_outlet(phrase.actor):
        return False
    if not speech.triple.source or not _covers(speech.triple.content, phrase.triple.cue[0]):
        return False
    rest = [part for whole in speech.triple.content for part in without(whole, _holes(phrase))]
    return _share(tuple(rest), phrase.triple.content) >= PASSED_SHARE


def _carries(medium: Resolved, speech: Resolved) -> bool:
    """Tell an outlet, or a paper in it, that is named beside the speaker: "according to minutes in X, Hale told …"."""
    other = speech.actor is not None and is_outlet(speech.actor)
    if (
        other
        or not speech.triple.source
        or not speech.source.name
        or speech.triple.pattern not in ("clause", "quotation", "label")
    ):
        return False
    passes = (medium.actor is not None and is_outlet(medium.actor)) or (medium.source.paper and medium.source.carriers)
    if not passes or medium.source.name == speech.source.name or medium.triple.stance not in PASSING:
        return False
    return _share(medium.triple.content, speech.triple.content) >= PASSED_SHARE or (
        speech.triple.pattern == "label" and _share(speech.triple.content, medium.triple.content) >= PASSED_SHARE
    )


def _holes(phrase: Resolved) -> list[Span]:
    return [*phrase.triple.cue, *phrase.triple.source]


def _with_hidden_cue(outer: Resolved, hidden: Resolved, text: str) -> Resolved:
    triple = replace(
        outer.triple,
        cue=tuple(sorted((*outer.triple.cue, *hidden.triple.cue))),
        content=cut_out(outer.triple.content, hidden.triple.cue, text),
        stance=hidden.triple.stance,
        cue_head=hidden.triple.cue_head,
        negated=hidden.triple.negated,
    )
    return replace(outer, triple=triple)


def _without_phrase(inner: Triple, outer: Triple, text: str) -> Pieces:
    """Return the inner content without the outer's cue and source, which a clause at its end may have swallowed."""
    return cut_out(inner.content, [*outer.cue, *outer.source], text) or inner.content


def _covers(pieces: Pieces, span: Span) -> bool:
    return any(piece.covers(span) for piece in pieces)


def _share(whole: Pieces, parts: Sequence[Span]) -> float:
    """Return how much of `whole`, in characters, the parts cover together."""
    length = sum(piece.end - piece.start for piece in whole)
    covered = {
        position
        for piece in whole
        for part in parts
        for position in range(max(piece.start, part.start), min(piece.end, part.end))
    }
    return len(covered) / length if length else 0.0
