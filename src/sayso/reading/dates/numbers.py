"""How many units a time expression counts, read with the number grammar of the figures."""

from __future__ import annotations

from fractions import Fraction

from sayso.reading.dates.tables import calendar_for
from sayso.reading.figures.lexemes import lex
from sayso.reading.figures.numerals import read_numeral
from sayso.reading.figures.tables import words_for

Count = Fraction | None
"""A number of units, None where the words leave it open ("several")."""


def count_of(words: str, language: str) -> Count:
    """Return the number that `words` (lower case) name, None for "several", "a few", "some".

    >>> count_of("two", "en"), count_of("several", "en")
    (Fraction(2, 1), None)
    """
    plain = " ".join(words.split())
    calendar, table = calendar_for(language), words_for(language)
    if calendar is None or table is None:
        return None
    if plain in calendar.counts:
        return calendar.counts[plain]
    lexemes = lex(plain, 0, len(plain), table.scan)
    if not lexemes:
        return None
    numeral = read_numeral(lexemes, 0, table)
    return numeral.value if numeral is not None and numeral.last == len(lexemes) else None
