"""From the code points of a page's source to its bytes: the runs that an article's text is grounded by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape

from sayso.intake.carriers import Carrier
from sayso.intake.decode import REPLACEMENT, Decoded
from sayso.records import Grounding, Page, Run

_REPLACED = re.compile(f"{REPLACEMENT}|[^{REPLACEMENT}]+")
_WHITE_SPACE = re.compile(r"(?:<(?:!--[\s\S]*?-->|[^<>]*>))*((?:\s|&[#0-9a-zA-Z]{2,8};)+)")
_ANY_SPACE = re.compile(r"\s+")
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
    for piece in _REPLACED.finditer(words) if REPLACEMENT in words else [re.match(r"[\s\S]*", words)]:
        assert piece is not None
        start, end = piece.span()
        shift = carrier.first - carrier.start
        cut = Carrier(
            carrier.start + start, carrier.start + end, carrier.first + start, carrier.first + end, "verbatim"
        )
        if piece[0] == REPLACEMENT:
            yield replace(cut, how="replaced")
        elif _encodes_back(piece[0], cut, decoded):
            yield cut
        else:
            for one in range(cut.start, cut.end):
                yield Carrier(one, one + 1, one + shift, one + shift + 1, "decoded")


def _encodes_back(words: str, carrier: Carrier, decoded: Decoded) -> bool:
    if decoded.encoding == "utf-8":
        return True
    try:
        again = words.encode(decoded.encoding)
    except UnicodeEncodeError:
        return False
    return again == decoded.data[decoded.starts[carrier.first] : decoded.starts[carrier.last]]


def _narrowed(carrier: Carrier, source: str) -> Carrier:
    """Return the white space itself where there is some, else the one tag that parts the words."""
    between = source[carrier.first : carrier.last]
    found = _WHITE_SPACE.match(between)
    if found and unescape(found[1]).isspace():
        first, last = found.span(1)
    elif tag := _ONE_TAG.match(between):
        first, last = tag.span()
    elif found := _ANY_SPACE.search(between):
        first, last = found.span()
    else:
        return carrier
    return Carrier(carrier.start, carrier.end, carrier.first + first, carrier.first + last, "space")
