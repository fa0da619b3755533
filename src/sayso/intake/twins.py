"""Finds the paragraphs that trafilatura left out, by their likeness to those that it took.

A template gives every paragraph of a story the same tags and class names. trafilatura may stop at an advertisement
between two parts of a body, or drop a paragraph for its few words; their markup still says that they belong to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.intake import cues
from sayso.intake.deks import HEADINGS
from sayso.intake.features import surroundings
from sayso.intake.frame import Frame
from sayso.intake.links import is_mostly_link
from sayso.intake.walk import Stretch

MIN_SHARE = 0.5
"""Share of the body's stretches whose markup counts as the body's own."""
MIN_BODY = 4
"""Stretches below which a body has no markup of its own."""
MIN_WORDS = 10
"""Shortest line that is taken for a paragraph without trafilatura's vote."""
LEVELS = 3

Markup = tuple[tuple[str, str], ...]


def with_twins(stretches: Sequence[Stretch], body: Sequence[bool], frame: Frame) -> list[bool]:
    """Return the body together with the sentences whose markup is that of most of its paragraphs.

    Looked at is what lies between its first stretch and the next headline, inside the article's own element.
    """
    chosen = list(body)
    markups = Counter(_markup(stretches[i]) for i in range(frame.first, frame.last + 1) if body[i])
    total = markups.total()
    own = {markup for markup, count in markups.items() if count >= MIN_SHARE * total and _has_names(markup)}
    if total < MIN_BODY or not own:
        return chosen
    headline = "h1" if frame.title is None else stretches[frame.title].element.tag
    for index in range(frame.first + 1, len(stretches)):
        stretch = stretches[index]
        if index > frame.last and stretch.element.tag in HEADINGS and stretch.element.tag in ("h1", headline):
            break
        if not body[index] and _markup(stretch) in own and is_sentence(stretch) and _belongs(stretch, frame):
            chosen[index] = True
    return chosen


def _markup(stretch: Stretch) -> Markup:
    """Return the tags and class names of the elements closely around a stretch."""
    found: list[tuple[str, str]] = []
    current = stretch.element
    while current is not None and len(found) < LEVELS:
        found.append((str(current.tag), current.get("class") or ""))
        current = current.getparent()
    return tuple(found)


def _has_names(markup: Markup) -> bool:
    return any(names for _, names in markup)


def is_sentence(stretch: Stretch) -> bool:
    """Tell whether a stretch is whole sentences that lead nowhere else."""
    text = stretch.text
    return (
        cues.ends_with_stop(text)
        and not text.endswith("?")
        and cues.word_count(text) >= MIN_WORDS
        and not is_mostly_link(stretch)
        and not cues.is_furniture(text)
    )


def _belongs(stretch: Stretch, frame: Frame) -> bool:
    return frame.article in stretch.element.iterancestors() and not surroundings(stretch, frame.around).is_outside()
