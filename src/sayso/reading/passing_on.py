"""Attributions that only pass on another: "Reuters reported that the ministry said …" is the ministry's statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.reading.attributions import Triple
from sayso.reading.attributions.triple import join, without
from sayso.reading.sources import Source, is_outlet
from sayso.records import Actor, Pieces, Span

PASSED_SHARE = 0.8
"""Share of a content's characters that the attribution inside must cover for the outer one to be mere passing on."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A triple with who its source is, and the actor where it is exactly one."""

    triple: Triple
    source: Source
    actor: Actor | None


def merge_passed_on(found: Sequence[Resolved], text: str) -> list[Resolved]:
    """Return the attributions with those that pass on another one folded into it, as carriers.

    A passive that hides its source ("it is estimated that …") takes the source that a phrase in its sentence
    gives ("…, according to the ministry"), and is dropped inside what another source says.
    """
    merged: list[Resolved | None] = list(found)
    for outer_place, outer in enumerate(found):
        for inner_place, inner in enumerate(merged):
            if inner is None or inner_place == outer_place or merged[outer_place] is None:
                continue
            if inner.triple.pattern == "hidden":
                if outer.triple.pattern == "phrase" and _share(outer.triple.content, inner.triple.content) > 0.5:
                    merged[inner_place] = None
                    merged[outer_place] = _with_hidden_cue(outer, inner, text)
                elif _covers(outer.triple.content, inner.triple.cue[0]):
                    merged[inner_place] = None
            elif _passes_on(outer, inner):
                carriers = (*inner.source.carriers, *outer.source.names, *outer.source.carriers)
                content = _without_phrase(inner.triple, outer.triple, text)
                merged[inner_place] = replace(
                    inner,
                    source=replace(inner.source, carriers=carriers),
                    triple=replace(inner.triple, content=content),
                )
                merged[outer_place] = None
    return [entry for entry in merged if entry is not None]


def _passes_on(outer: Resolved, inner: Resolved) -> bool:
    if not inner.triple.source or not outer.source.names or outer.triple.pattern not in ("phrase", "clause"):
        return False
    if not _covers(outer.triple.content, inner.triple.cue[0]):
        return False
    if outer.triple.pattern == "clause" and (outer.actor is None or not is_outlet(outer.actor)):
        return False
    inside = (*inner.triple.source, *inner.triple.cue, *inner.triple.content)
    return _share(outer.triple.content, inside) >= PASSED_SHARE


def _with_hidden_cue(outer: Resolved, hidden: Resolved, text: str) -> Resolved:
    triple = replace(
        outer.triple,
        cue=tuple(sorted((*outer.triple.cue, *hidden.triple.cue))),
        content=join([part for whole in outer.triple.content for part in without(whole, hidden.triple.cue)], text),
        stance=hidden.triple.stance,
        cue_head=hidden.triple.cue_head,
        negated=hidden.triple.negated,
    )
    return replace(outer, triple=triple)


def _without_phrase(inner: Triple, outer: Triple, text: str) -> Pieces:
    """Return the inner content without the outer's cue and source, which a clause at its end may have swallowed."""
    holes = [*outer.cue, *outer.source]
    return join([part for whole in inner.content for part in without(whole, holes)], text) or inner.content


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
