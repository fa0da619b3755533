"""Finds quoted words in a text, so that a hand-written annotation holds no offset and outlives a change of layout."""

from __future__ import annotations

import re

from sayso.records import Pieces, Span

GAP = " … "
"""Stands in a quotation for any words left out, the fewest that make it fit."""


class QuoteError(Exception):
    """An annotation quotes words that the text does not hold, or holds more than once."""


def _pattern(marked: str) -> re.Pattern[str]:
    """Return a pattern with one group for each bracketed stretch; white space fits any white space."""
    if "[" not in marked:
        marked = f"[{marked}]"
    parts: list[str] = []
    for part in re.split(r"(\[|\]| … |\s+)", marked):
        if part == "[":
            parts.append("(")
        elif part == "]":
            parts.append(")")
        elif part == GAP:
            parts.append(r"\s.*?(?<!\w)")
        elif part.isspace():
            parts.append(r"\s+")
        else:
            parts.append(re.escape(part))
    words = marked.strip("[]")
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(before + "".join(parts) + after, re.DOTALL)


def find_all(marked: str, text: str) -> list[Pieces]:
    """Return, for every place where the words of `marked` stand, the spans of what its brackets hold.

    >>> find_all("it [sank], he [said]", "it sank, he said; it sank")
    [(Span(start=3, end=7), Span(start=12, end=16))]
    """
    pattern = _pattern(marked)
    return [tuple(Span(*match.span(group + 1)) for group in range(pattern.groups)) for match in pattern.finditer(text)]


def find(marked: str | list[str], text: str) -> Pieces:
    """Return the spans of the bracketed stretches, of several strings in turn, in text order.

    Without brackets the whole string is meant; words outside them only say which of several places is meant.

    Raises:
        QuoteError: the words stand nowhere in the text, or more than once.
    """
    spans: list[Span] = []
    for one in [marked] if isinstance(marked, str) else marked:
        found = find_all(one, text)
        if not found:
            raise QuoteError(f"{one!r} does not stand in the text: quote it as it is written there.")
        if len(found) > 1:
            raise QuoteError(f"{one!r} stands {len(found)} times in the text: add words around the [brackets].")
        spans.extend(found[0])
    return tuple(sorted(spans))
