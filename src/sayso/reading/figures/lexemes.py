"""A text cut into digits, words and marks: the alphabet of the figure grammar.

The parser's tokens will not do: they cut "50mph" and "$1.2bn" now one way, now another. These lexemes depend on
the characters alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

MAX_DIGITS = 24
"""Digits of the longest number that is read: the news has no larger ones, floods of digits have."""

_LEXEME = re.compile(
    # Groups of three (English), groups of two before a three (India), plain digits; each bounded, so that no text
    # makes the scanner go back further than a few characters.
    r"(?P<flood>\d+(?:,\d+){9,})|"  # a table's row or a joke, but no number
    r"(?P<number>(?:\d{1,3}(?:,\d{3}){1,8}(?!\d)|\d{1,2}(?:,\d{2}){1,5},\d{3}(?!\d)|\d+)(?:\.\d+)?|(?<![\w.])\.\d+)"
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


def lex(text: str, start: int, end: int) -> list[Lexeme]:
    """Return the lexemes of `text` between `start` and `end`, in text order; white space is left out.

    >>> [lexeme.text for lexeme in lex("$1.2bn or 1,076 Cubans", 0, 22)]
    ['$', '1.2', 'bn', 'or', '1,076', 'Cubans']
    """
    found = []
    for match in _LEXEME.finditer(text, start, end):
        word = match.group()
        found.append(Lexeme(match.start(), match.end(), match.lastgroup or "mark", word, word.lower()))
    return found


def glued(lexemes: Sequence[Lexeme], index: int) -> bool:
    """Tell whether the lexeme at `index` stands against the one before it, without a space."""
    return 0 < index < len(lexemes) and lexemes[index - 1].end == lexemes[index].start
