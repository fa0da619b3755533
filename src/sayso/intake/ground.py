"""From the code points of a page's source to its bytes: the runs that an article's text is grounded by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from itertools import pairwise

from sayso.intake.carriers import Carrier
from sayso.intake.decode import REPLACEMENT, Decoded
from sayso.records import Grounding, Page, Run

_REPLACED = re.compile(f"{REPLACEMENT}|[^{REPLACEMENT}]+")
_SPACES = r"(?:\s|&[#0-9a-zA-Z]{2,32};)+"
_WHITE_SPACE = re.compile(rf"(?:<(?:!--[\s\S]*?-->|[^<>]*>))*({_SPACES})")
_ANY_SPACE = re.compile(_SPACES)
"""Of markup that is broken or holds what nobody sees, such as a script."""
_ONE_TAG = re.compile(r"\s*<[^<>]*>")


def ground(page: Page, decoded: Decoded, text: str, carriers: Iterable[Carrier], part: int | None) -> Grounding:
    """Return the grounding of an article's `text` whose carriers, in text order, count code points of the source."""
    starts = decoded.starts
    runs = [
        Run(exact.start, exact.end, int(starts[exact.first]), int(starts[exact.last]), exact.how)
        for carrier in carriers
        for exact in _exact(carrier, text, decoded)
    ]
    return Grounding(page.sha256, decoded.encoding, tuple(runs), part)


def _exact(carrier: Carrier, text: str, decoded: Decoded) -> Iterator[Carrier]:
    """Yield a carrier as what can be checked: cut where a character was replaced, a space cut to the white space."""
    if carrier.how == "space":
        yield _narrowed(carrier, decoded.text)
        return
    words = text[carrier.start : carrier.end]
    if carrier.how == "reference":
        yield replace(carrier, how="replaced") if REPLACEMENT in words else carrier
        return
    for piece in _REPLACED.finditer(words):
        start, end = piece.span()
        cut = Carrier(
            carrier.start + start, carrier.start + end, carrier.first + start, carrier.first + end, "verbatim"
        )
        if piece[0] == REPLACEMENT:
            yield replace(cut, how="replaced")
        elif _encodes_back(piece[0], cut, decoded):
            yield cut
        else:
            yield from _one_by_one(cut, decoded)


def _encodes_back(words: str, carrier: Carrier, decoded: Decoded) -> bool:
    """Tell whether each character, encoded by itself, gives the bytes that it came from.

    Encoded together is not enough: ISO 2022 has escape sequences around what is not ASCII, so a part of a run would
    not take as many bytes as its own encoding has.
    """
    if decoded.encoding == "utf-8":
        return True
    starts = decoded.starts[carrier.first : carrier.last + 1].tolist()
    try:
        again = [word.encode(decoded.encoding) for word in words]
    except UnicodeEncodeError:
        return False
    return again == [decoded.data[first:last] for first, last in pairwise(starts)]


def _one_by_one(carrier: Carrier, decoded: Decoded) -> Iterator[Carrier]:
    """Yield what carries each character; two that are one in the page, a letter and its accent, stay together."""
    shift = carrier.first - carrier.start
    start = carrier.start
    for end in range(carrier.start + 1, carrier.end + 1):
        if end == carrier.end or decoded.starts[end + shift] > decoded.starts[start + shift]:
            yield Carrier(start, end, start + shift, end + shift, "decoded")
            start = end


def _narrowed(carrier: Carrier, source: str) -> Carrier:
    """Return the white space itself where there is some, else the one tag that parts the words."""
    between = source[carrier.first : carrier.last]
    found = _WHITE_SPACE.match(between)
    if found and unescape(found[1]).isspace():
        first, last = found.span(1)
    elif tag := _ONE_TAG.match(between):
        first, last = tag.span()
    elif found := next((one for one in _ANY_SPACE.finditer(between) if unescape(one[0]).isspace()), None):
        first, last = found.span()
    else:
        return carrier
    return Carrier(carrier.start, carrier.end, carrier.first + first, carrier.first + last, "space")
