"""Names one stretch of an article by its markup, then by its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.intake import cues
from sayso.intake.captions import is_caption, is_credit
from sayso.intake.deks import HEADINGS, is_dek
from sayso.intake.features import Surroundings, names_of
from sayso.intake.frame import Frame
from sayso.intake.layout import kind_by_words
from sayso.intake.links import is_one_link
from sayso.intake.metadata import Metadata
from sayso.intake.vocabulary import markup_names
from sayso.intake.walk import Stretch
from sayso.records.article import BlockKind

MAX_BYLINE_WORDS = 30
MAX_LABEL_WORDS = 20
MIN_TITLE_WORDS = 4
"""Shortest title of another story in a list of links; shorter ones are names of things that the story lists."""
_HOLDING = frozenset({"embed", "post"})
_PULL_QUOTE = frozenset({"pull", "quote"})
_READ_MORE = frozenset({"read", "more"})

_BYLINE = markup_names("byline")
_BLURB = markup_names("blurb")
_DATE = markup_names("date")
_TAGS = markup_names("tags")
_CORRECTION = markup_names("correction")
_RELATED = markup_names("related")
_EMBED = markup_names("embed")
_QUOTE = markup_names("quote")
_FOOTER = frozenset({"footer"})
"""The foot of a picture is named like the foot of the page ("media__footer")."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where on the page a stretch stands that is to be named.

    `in_lead`: not behind the body's second stretch. `after_first`: behind its first. `among_body`: beside most of it.
    `below_title`: it is near the title, and no dek stands between them.
    `opens_unstopped`: it is the body's first line, has no full stop and is set off from the next by a line break.
    """

    frame: Frame
    metadata: Metadata
    is_body: bool
    in_lead: bool
    after_first: bool
    among_body: bool
    below_title: bool
    opens_unstopped: bool


def kind_above(stretch: Stretch, place: Surroundings, frame: Frame) -> BlockKind | None:
    """Name what belongs to the article and stands above its title: a picture's lines."""
    if place.is_outside(_FOOTER) or not is_caption(stretch, place, frame.held, is_body=False):
        return None
    return "credit" if is_credit(stretch, place, is_body=False, in_caption=True) else "caption"


def kind_at_edge(stretch: Stretch, place: Surroundings) -> BlockKind | None:
    """Name what may stand in a footer or after the body and still be the article's: tags, corrections, byline."""
    text, words = stretch.text, cues.word_count(stretch.text)
    if cues.is_dateline(text):
        return "dateline"
    if place.near & _CORRECTION or cues.is_correction(text):
        return "correction"
    if words <= MAX_LABEL_WORDS and (_is_tag(stretch) or place.near & _TAGS or cues.is_tags_label(text)):
        return "tags"
    if words <= MAX_BYLINE_WORDS and cues.is_byline(text):
        return "byline"
    if cues.is_wire_credit(text):
        return "credit"
    return None


def kind_inside(stretch: Stretch, place: Surroundings, spot: Spot) -> BlockKind | None:
    """Name a stretch by its markup, then by its words; None where neither says anything."""
    text, near, is_body = stretch.text, place.near, spot.is_body
    count = cues.word_count(text)
    if _is_embed(place):
        return "embed"
    if place.within(2) >= _PULL_QUOTE or "pullquote" in place.within(2):
        return "quote"
    if not is_body and place.is_outside(_FOOTER):
        return kind_at_edge(stretch, place)
    if not (place.within(2) & _QUOTE) and is_caption(stretch, place, spot.frame.held, is_body=is_body):
        return "credit" if is_credit(stretch, place, is_body=is_body, in_caption=True) else "caption"
    if is_credit(stretch, place, is_body=is_body, in_caption=False):
        return "credit"
    if not is_body and place.is_outside():
        return kind_at_edge(stretch, place)
    if not is_body and cues.is_dateline(text):
        return "dateline"
    if is_body and cues.is_picture_line(text) and not is_one_link(stretch):
        return "caption"
    if count <= MAX_BYLINE_WORDS and _is_byline(stretch, place.within(2), is_body=is_body):
        return "byline"
    if near & _BYLINE and near & _BLURB and not is_body:
        return "furniture"
    if count <= MAX_LABEL_WORDS and not is_body and _is_date(stretch, near):
        return "dateline"
    if near & _CORRECTION or cues.is_correction(text):
        return "correction"
    if count <= MAX_LABEL_WORDS and (_is_tag(stretch) or cues.is_tags_label(text) or (near & _TAGS and not is_body)):
        return "tags"
    if spot.opens_unstopped:
        return "dek"
    header = spot.frame.header if spot.below_title else frozenset()
    if spot.in_lead and is_dek(stretch, place, spot.metadata, header, among_body=spot.among_body):
        return "dek"
    return _kind_by_tag(stretch, place, is_body=is_body, after_first=spot.after_first)


def _kind_by_tag(stretch: Stretch, place: Surroundings, *, is_body: bool, after_first: bool) -> BlockKind | None:
    """Name a stretch by the element that it is; before the body only what was voted for counts as body."""
    element, text, tags = stretch.element, stretch.text, place.tags
    if cues.is_related_label(text) or (place.near & _RELATED and not is_body) or _is_read_more(place.own):
        return "related"
    if "li" in tags and _is_story_link(stretch):
        return "related"
    if not is_body and not after_first:
        return kind_by_words(text)
    if element.tag == "summary":
        return "faq_question"
    if "details" in tags:
        return "faq_answer"
    if tags & HEADINGS:
        return "furniture" if not is_body and cues.is_furniture(text) else "heading"
    if "blockquote" in tags or "q" in tags or place.within(2) & _QUOTE:
        return "quote"
    if not is_body:
        return kind_by_words(text)
    if element.tag == "tr":
        return "table"
    if tags & {"li", "dl"}:
        return "list"
    return "furniture" if cues.is_furniture(text) else None


def _is_read_more(names: frozenset[str]) -> bool:
    return names >= _READ_MORE


def _is_story_link(stretch: Stretch) -> bool:
    """Tell whether an item of a list is the title of another story: words enough for one, all linked, no full stop."""
    link = next(
        (m.element for m in stretch.marks if m.element.tag == "a" and m.end - m.start == len(stretch.text)), None
    )
    if link is None or (link.get("href") or "#").startswith("#"):
        return False
    return MIN_TITLE_WORDS <= cues.word_count(stretch.text) <= MAX_LABEL_WORDS and not stretch.text.endswith(".")


def _is_tag(stretch: Stretch) -> bool:
    return any("tag" in (mark.element.get("rel") or "").split() for mark in stretch.marks)


def _is_embed(place: Surroundings) -> bool:
    return any(
        names & _EMBED and (element.tag == "blockquote" or names & _HOLDING)
        for element, names in zip(place.around, place.names, strict=True)
    )


def _is_byline(stretch: Stretch, names: frozenset[str], *, is_body: bool) -> bool:
    if cues.is_byline(stretch.text):
        return True
    named = any(
        "author" in (mark.element.get("rel") or "").split() or names_of(mark.element) & _BYLINE
        for mark in stretch.marks
    )
    return not is_body and not names & _BLURB and (named or bool(names & _BYLINE))


def _is_date(stretch: Stretch, names: frozenset[str]) -> bool:
    timed = any(mark.element.tag == "time" for mark in stretch.marks)
    return timed or cues.is_dateline(stretch.text) or bool(names & _DATE and re.search(r"\d", stretch.text))
