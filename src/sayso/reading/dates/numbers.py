"""How many units a time expression counts, read with the number grammar of the figures."""

from __future__ import annotations

from fractions import Fraction

from sayso.reading.figures.lexemes import lex
from sayso.reading.figures.numerals import read_numeral
from sayso.reading.figures.tables import words_for

Count = Fraction | None
"""A number of units, None where the words leave it open ("several")."""

_FIXED = {"a": Fraction(1), "an": Fraction(1), "half a": Fraction(1, 2), "half an": Fraction(1, 2)}
_COUPLE = {**dict.fromkeys(("a couple", "a couple of", "couple", "couple of"), Fraction(2)), "a dozen": Fraction(12)}


def count_of(words: str, language: str) -> Count:
    """Return the number that `words` (lower case) name, None for "several", "a few", "some".

    >>> count_of("two", "en"), count_of("several", "en")
    (Fraction(2, 1), None)
    """
    plain = " ".join(words.split())
    fixed = _FIXED.get(plain) or _COUPLE.get(plain)
    if fixed is not None:
        return fixed
    table = words_for(language)
    lexemes = lex(plain, 0, len(plain))
    if table is None or not lexemes:
        return None
    numeral = read_numeral(lexemes, 0, table)
    return numeral.value if numeral is not None and numeral.last == len(lexemes) else None
