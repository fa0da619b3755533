"""Tells the line below the title that sums the story up from the first paragraph that tells it."""

from __future__ import annotations

import re
from collections.abc import Container

from lxml.html import HtmlElement

from sayso.intake import cues
from sayso.intake.features import Surroundings, names_of
from sayso.intake.links import is_mostly_link
from sayso.intake.metadata import Metadata
from sayso.intake.vocabulary import markup_names
from sayso.intake.walk import Stretch

MAX_WORDS = 80
MIN_WORDS = 5
"""Shortest line that a place alone makes a dek: shorter ones are labels ("Analysis", "Listen now", a city)."""
MIN_SAME_WORDS = 3

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_DEK = markup_names("dek")
_HEADLINE = markup_names("headline")
_BELOW_HEADLINE = markup_names("below_headline")
_WORD = re.compile(r"[^\W_]+")


def is_same(text: str, other: str) -> bool:
    """Tell whether two lines are the same words, one of them perhaps cut off or with the site's name behind it."""
    a, b = _WORD.findall(text.lower()), _WORD.findall(other.lower())
    shorter, longer = sorted((a, b), key=len)
    return a == b or (
        len(shorter) >= MIN_SAME_WORDS and 2 * len(shorter) >= len(longer) and longer[: len(shorter)] == shorter
    )


def is_dek(
    stretch: Stretch, place: Surroundings, metadata: Metadata, header: Container[HtmlElement], *, among_body: bool
) -> bool:
    """Tell whether a stretch near the title sums the story up.

    A description is often a copy of the first paragraph, so one that stands among the body's paragraphs is no dek
    by its words alone.
    """
    text, count = stretch.text, cues.word_count(stretch.text)
    if count > MAX_WORDS or cues.is_furniture(text) or cues.is_related_label(text):
        return False
    if place.own & _DEK or _is_below_headline(place.own):
        return True
    described = any(is_same(text, said) for said in metadata.descriptions)
    if described and (stretch.element.tag in HEADINGS or not among_body):
        return True
    if among_body:
        return False
    parent = stretch.element.getparent()
    if parent is not None and (names_of(parent) & _DEK or _is_below_headline(names_of(parent))):
        return True
    # In capitals it is a label over something else of the page.
    return count >= MIN_WORDS and not text.isupper() and not is_mostly_link(stretch) and _is_in(stretch.element, header)


def _is_below_headline(names: frozenset[str]) -> bool:
    """Tell whether a name such as "sub-headline" or "headline-description" is given."""
    return bool(names & _HEADLINE and names & _BELOW_HEADLINE)


def _is_in(element: HtmlElement, header: Container[HtmlElement]) -> bool:
    return any(above in header for above in element.iterancestors())
