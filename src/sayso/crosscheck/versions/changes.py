"""What changed between two versions of an article: its passages, what it says of itself, its attributions and figures.

A record of the new version is the one of the old that stands in the same words, or in what took their place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeVar

from sayso.crosscheck.versions.alignment import Alignment, Passage, align, is_story, overlap
from sayso.records import Article, Attribution, Figure, Reading, Span

SAME_PLACE = 0.5
"""Share of a record's words that must be where the other stands, for the two to be one."""

_ATTRIBUTION_SLOTS = ("source", "source_kind", "stance", "negated", "chain", "text")
_FIGURE_SLOTS = (
    "lo",
    "hi",
    "qualifier",
    "unit",
    "counted",
    "population",
    "measure",
    "modality",
    "originator",
    "change",
)
_ARTICLE_SLOTS = ("title", "authors", "published", "modified", "outlet")

Found = TypeVar("Found", Attribution, Figure)


@dataclass(frozen=True, slots=True)
class Slot:
    """What a record says in one of its slots in either version."""

    name: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that came, went, or says something else: `old` is None where it came, `new` where it went."""

    change: Literal["added", "removed", "changed"]
    old: Attribution | Figure | None
    new: Attribution | Figure | None
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True)
class Changes:
    """Everything in the story that is not the same in two versions; records in the order of the new text, those that
    went last.
    """

    old: Article
    new: Article
    article: tuple[Slot, ...]
    passages: tuple[Passage, ...]
    attributions: tuple[RecordChange, ...]
    figures: tuple[RecordChange, ...]


def changes_between(old: Reading, new: Reading) -> Changes:
    """Return what changed from one version of an article to a later one."""
    aligned = align(old.article, new.article)
    # An outlet under another name has not said anything else.
    renamed = {old.article.outlet: new.article.outlet}
    said = [[one for one in reading.attributions if _is_told(reading, one.pieces)] for reading in (old, new)]
    counted = [
        [one for one in reading.figures if not one.minor and _is_told(reading, _place(one))] for reading in (old, new)
    ]
    return Changes(
        old.article,
        new.article,
        _slots(old.article, new.article, _ARTICLE_SLOTS),
        tuple(aligned.passages),
        _changed(said[0], said[1], aligned, old.article.text, _pieces, _ATTRIBUTION_SLOTS, renamed),
        _changed(counted[0], counted[1], aligned, old.article.text, _place, _FIGURE_SLOTS, renamed),
    )


def _is_told(reading: Reading, pieces: Sequence[Span]) -> bool:
    return bool(pieces) and is_story(reading.article, pieces[0].start)


def _pieces(attribution: Attribution) -> tuple[Span, ...]:
    return attribution.pieces


def _place(figure: Figure) -> tuple[Span, ...]:
    return (Span(figure.start, figure.end),)


def _changed(
    old: Sequence[Found],
    new: Sequence[Found],
    aligned: Alignment,
    old_text: str,
    pieces: Callable[[Found], tuple[Span, ...]],
    slots: Sequence[str],
    renamed: Mapping[str | None, str | None],
) -> tuple[RecordChange, ...]:
    left = dict.fromkeys(range(len(new)))
    changed: list[tuple[int, RecordChange]] = []
    gone: list[RecordChange] = []
    for record in old:
        places = [place for piece in pieces(record) for place in aligned.places_of(piece, old_text)]
        chosen = _same_record(record, places, [(at, new[at], pieces(new[at])) for at in left])
        if chosen is None:
            gone.append(RecordChange("removed", record, None))
            continue
        del left[chosen]
        if differing := _slots(record, new[chosen], slots, renamed):
            changed.append((chosen, RecordChange("changed", record, new[chosen], differing)))
    changed += [(at, RecordChange("added", None, new[at])) for at in left]
    return (*(change for _, change in sorted(changed, key=lambda one: one[0])), *gone)


def _same_record(
    record: Attribution | Figure,
    places: Sequence[Span],
    candidates: Sequence[tuple[int, Attribution | Figure, tuple[Span, ...]]],
) -> int | None:
    """Return which candidate stands where the words of a record went: most of them, and of its unit if it has one."""
    best: tuple[float, int] | None = None
    for at, other, where in candidates:
        if isinstance(record, Figure) and isinstance(other, Figure) and record.unit != other.unit:
            continue
        share = overlap(places, where) / len(places) if places else 0.0
        if share >= SAME_PLACE and (best is None or share > best[0]):
            best = (share, at)
    return best and best[1]


def _slots(
    old: object, new: object, names: Sequence[str], renamed: Mapping[str | None, str | None] = MappingProxyType({})
) -> tuple[Slot, ...]:
    pairs = ((name, _now(getattr(old, name), renamed), getattr(new, name)) for name in names)
    return tuple(Slot(name, before, after) for name, before, after in pairs if before != after)


def _now(value: object, renamed: Mapping[str | None, str | None]) -> object:
    """Return a name, or the names of a chain, as they are now."""
    if isinstance(value, tuple):
        return tuple(renamed.get(one, one) for one in value)
    return renamed.get(value, value) if isinstance(value, str) else value
