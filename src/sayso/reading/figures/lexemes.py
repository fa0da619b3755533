"""A text cut into digits, words and marks: the alphabet of the figure grammar.

The parser's tokens will not do: they cut "50mph" and "$1.2bn" now one way, now another. These lexemes depend on
the characters alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

MAX_DIGITS = 24
"""Digits of the longest number that is read: the news has no larger ones, floods of digits have."""


@cache
def scanner(groups: str, decimals: str) -> re.Pattern[str]:
    """Return the scanner of a language in which any of `groups` may part thousands, and any of `decimals` decimals.

    Spanish has the same two marks for both, now one way, now the other: what a number is worth, separators.py says.
    """
    any_group, any_decimal = f"[{re.escape(groups)}]", f"[{re.escape(decimals)}]"
    shapes = []
    for group in groups:
        others = re.escape("".join(decimal for decimal in decimals if decimal != group))
        tail = rf"(?:[{others}]\d+)?" if others else ""
        mark = re.escape(group)
        # Groups of three, groups of two before a three (English in India), plain digits; each bounded, so that no text
        # makes the scanner go back further than a few characters.
        shapes.append(rf"\d{{1,3}}(?:{mark}\d{{3}}){{1,8}}(?!\d){tail}")
        if groups == ",":
            shapes.append(rf"\d{{1,2}}(?:,\d{{2}}){{1,5}},\d{{3}}(?!\d){tail}")
    return re.compile(
        rf"(?P<flood>\d+(?:{any_group}\d+){{9,}})|"  # a table's row or a joke, but no number
        rf"(?P<number>{'|'.join(shapes)}|\d+(?:{any_decimal}\d+)?|(?<![\w.]){any_decimal}\d+)"
        r"|(?P<word>[^\W\d_]+(?:[.’'][^\W\d_]+)*)"
        r"|(?P<mark>\S)"
    )


class Lexeme(NamedTuple):
    """One number in digits, word or mark, at `[start, end)` code points of the text."""

    start: int
    end: int
    kind: str
    text: str
    lower: str


ENGLISH = scanner(",", ".")
"""The scanner of English, where nothing else is asked for."""


def lex(text: str, start: int, end: int, scan: re.Pattern[str] = ENGLISH) -> list[Lexeme]:
    """Return the lexemes of `text` between `start` and `end`, in text order; white space is left out.

    >>> [lexeme.text for lexeme in lex("$1.2bn or 1,076 Cubans", 0, 22)]
    ['$', '1.2', 'bn', 'or', '1,076', 'Cubans']
    """
    found = []
    for match in scan.finditer(text, start, end):
        word = match.group()
        found.append(Lexeme(match.start(), match.end(), match.lastgroup or "mark", word, word.lower()))
    return found


def glued(lexemes: Sequence[Lexeme], index: int) -> bool:
    """Tell whether the lexeme at `index` stands against the one before it, without a space."""
    return 0 < index < len(lexemes) and lexemes[index - 1].end == lexemes[index].start
