"""Tells what describes a picture, and where in it the credit starts."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import islice

from lxml.html import HtmlElement

from sayso.intake import cues
from sayso.intake.features import Surroundings, names_of
from sayso.intake.links import is_one_link
from sayso.intake.vocabulary import cue_words, markup_names
from sayso.intake.walk import Stretch

PICTURE_LEVELS = 3
"""Elements from a line upwards that may hold its picture; further up, the picture belongs to something else."""
MAX_PARTS = 60
"""Elements in a small part of a page that holds a picture and its lines; larger parts hold other things as well."""
MAX_BESIDE_WORDS = 60
MAX_NAME_WORDS = 12
"""Longest line below a picture that no markup names: who is seen, and perhaps where."""
MAX_CREDIT_WORDS = 20
MAX_TAIL = 160
"""Code points at the end of a caption in which such a credit is looked for."""
MAX_TAIL_WORDS = 9
"""Longest credit that no word announces, behind the last sentence of a caption: two names, agency, "file"."""

_CAPTION = markup_names("caption")
_CREDIT = markup_names("credit")
_RELATED = markup_names("related")
_BYLINE = markup_names("byline")
_QUOTE = markup_names("quote")
_CAMERA = markup_names("camera")
_NOT_BESIDE = _BYLINE | markup_names("blurb") | _RELATED | markup_names("date")
_PICTURES = frozenset({"img", "picture", "video", "iframe", "amp-img"})
_SLANTED = frozenset({"em", "i", "small", "cite", "center"})
_BRACKETED = re.compile(r"[(\[][^()\[\]]{2,80}[)\]]\s*\Z")
_STOP = re.compile(r"[.!?…][\"'”’)\]]?(?:\s+|(?=[A-Z©]))")


def is_caption(stretch: Stretch, place: Surroundings, body: Container[HtmlElement], *, is_body: bool) -> bool:
    """Tell whether a stretch describes a picture; `body` holds the elements that have parts of the body in them."""
    count = cues.word_count(stretch.text)
    if "://" in stretch.text or cues.is_counter(stretch.text):
        return False
    if is_one_link(stretch) and place.near & _RELATED:
        return False
    if place.tags & {"figcaption", "caption"} or (place.near & _CAPTION and count <= cues.MAX_CAPTION_WORDS):
        return True
    if is_body:
        return count <= MAX_NAME_WORDS and _is_named_below_picture(stretch)
    return count <= MAX_BESIDE_WORDS and _is_beside_picture(stretch, place, body)


def _is_beside_picture(stretch: Stretch, place: Surroundings, body: Container[HtmlElement]) -> bool:
    """Tell whether a line shares a small part of the page with a picture and with nothing that leads elsewhere."""
    if place.near & _NOT_BESIDE or stretch.element.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "li", "button"):
        return False
    held = "figure" in place.tags
    for element in place.around[:PICTURE_LEVELS]:
        if element in body:
            break
        parts = list(islice(element.iter(), MAX_PARTS + 1))
        if len(parts) > MAX_PARTS:
            break
        held = held or any(part.tag in _PICTURES for part in parts)
        if held:
            return not any(part.tag == "a" and _is_worded(part) for part in parts)
    return False


def _is_worded(link: HtmlElement) -> bool:
    return bool(str(link.text_content()).strip())


def _is_named_below_picture(stretch: Stretch) -> bool:
    """Tell whether a short slanted line without a full stop stands right below a picture."""
    if cues.ends_with_stop(stretch.text) or stretch.text.endswith(":"):
        return False
    slanted = any(
        mark.element.tag in _SLANTED and mark.start == 0 and mark.end == len(stretch.text) for mark in stretch.marks
    )
    before = stretch.element.getprevious()
    return slanted and before is not None and _is_picture(before)


def _is_picture(element: HtmlElement) -> bool:
    parts = list(islice(element.iter(), MAX_PARTS + 1))
    if len(parts) > MAX_PARTS or not any(part.tag in _PICTURES for part in parts):
        return False
    return not str(element.text_content()).strip()


def is_credit(stretch: Stretch, place: Surroundings, *, is_body: bool, in_caption: bool) -> bool:
    """Tell whether a whole stretch names who made a picture."""
    count = cues.word_count(stretch.text)
    if count > MAX_CREDIT_WORDS or place.within(2) & _QUOTE:
        return False
    if in_caption:
        return bool(place.own & _CREDIT) or credit_start(stretch) == 0
    if place.near & _BYLINE:
        return False
    if place.near & _CREDIT and ("figure" in place.tags or not is_body):
        return True
    if cues.is_wire_credit(stretch.text):
        return True
    return not is_body and count <= MAX_NAME_WORDS and _has_camera(stretch.element)


def _has_camera(element: HtmlElement) -> bool:
    return any(names_of(child) & _CAMERA for child in islice(element, MAX_PARTS))


def credit_start(stretch: Stretch) -> int | None:
    """Return where the credit at the end of a caption starts, in code points of its text, None where it has none.

    The markup is asked first, then words that announce a credit, then what stands in brackets, or behind the last
    sentence, and names an agency.
    """
    text = stretch.text
    marked = [m.start for m in stretch.marks if names_of(m.element) & _CREDIT and m.end == len(text)]
    if marked:
        return min(marked)
    found = cues.credit_start(text)
    if found is not None and not cues.tells_what_is_seen(text[found:]):
        return _with_bracket(text, found)
    if (bracket := _BRACKETED.search(text)) and _is_credit_tail(bracket[0].strip(" ()[]")):
        return bracket.start()
    # Two inline elements, the second of which begins right behind the sentence: "…in the storm.Li Wei / Reuters".
    starts = [m.start for m in stretch.marks if m.end == len(text) and m.start > 0 and not text[m.start - 1].isspace()]
    stops = [stop.end() for stop in _STOP.finditer(text, max(0, len(text) - MAX_TAIL))]
    first = [0] if len(text) <= MAX_TAIL else []
    for start in sorted({*first, *starts, *stops}):
        if _is_credit_tail(text[start:]):
            return start
    return None


def _with_bracket(text: str, start: int) -> int:
    """Take the bracket that opens right before a credit into it, if it is closed inside the credit."""
    before = text[:start].rstrip()
    closing = {"(": ")", "[": "]"}.get(before[-1:])
    return len(before) - 1 if closing and closing in text[start:] else start


def _is_credit_tail(text: str) -> bool:
    """Tell whether the end of a caption is a name and an agency, and nothing that tells what is seen."""
    words = text.split()
    if not 0 < len(words) <= MAX_TAIL_WORDS or not cues.names_agency(text):
        return False
    small = cue_words("credit_links")
    return all(not word[:1].islower() or word.strip(".,()").lower() in small for word in words)
