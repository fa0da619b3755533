"""The unit behind a number: "%", "km/h", "dollars", "barrels a day", by the table of units."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading.figures.lexemes import Lexeme, glued
from sayso.reading.figures.numerals import HYPHENS, Numeral
from sayso.reading.figures.tables import Words

LONGEST_UNIT = 4
"""Lexemes of the longest form in the table of units."""


def read_unit(
    lexemes: Sequence[Lexeme], numeral: Numeral, currency: str | None, words: Words
) -> tuple[int, str | None]:
    """Return the index after the unit and the unit's name."""
    last = numeral.last
    if lexemes[numeral.first].lower in words.adverbs:
        return last, "time"
    at = last
    joined = False
    if currency in words.signs:
        # A sign that stands for itself is the sign of many: "$1.500 millones de pesos".
        after, name = read_unit(lexemes, numeral, None, words)
        if name and name.split(" per ")[0] in words.money:
            return after, name
    ending = lexemes[last - 1].lower
    multiplied = numeral.scale > 1 or ending in words.scales or ending in words.vague
    if currency is None and multiplied and at + 1 < len(lexemes) and lexemes[at].lower in words.grammar["of_unit"]:
        at += 1  # "1,2 millones de euros"
    if at + 1 < len(lexemes) and lexemes[at].text in HYPHENS and glued(lexemes, at) and glued(lexemes, at + 1):
        at, joined = at + 1, True
    if at == last and at + 1 < len(lexemes) and lexemes[at].lower in words.grammar["before_unit"]:
        unit = words.units.get((lexemes[at + 1].lower,))
        return (at + 2, unit) if unit and lexemes[at + 1].lower not in words.glued_only else (last, currency)
    if currency is None:
        for length in range(min(LONGEST_UNIT, len(lexemes) - at), 0, -1):
            form = tuple(lexeme.lower for lexeme in lexemes[at : at + length])
            unit = words.cased.get(lexemes[at].text) if length == 1 else None
            unit = unit or words.units.get(form)
            if unit is None or (length == 1 and not _may_be_unit(lexemes, at, numeral, joined, words)):
                continue
            end = at + length
            return _rate(lexemes, end, unit, words)
        return last, None
    if last < len(lexemes) and lexemes[last].lower in ("us", "u.s") and currency == "USD":
        last += 1
        if last < len(lexemes) and lexemes[last].text == "." and glued(lexemes, last):
            last += 1
    elif last < len(lexemes) and words.units.get((lexemes[last].lower,)) == currency:
        last += 1  # "$5 dollars"
    return _rate(lexemes, last, currency, words)


def _may_be_unit(lexemes: Sequence[Lexeme], at: int, numeral: Numeral, joined: bool, words: Words) -> bool:
    unit = lexemes[at]
    if unit.lower not in words.glued_only:
        return True
    if numeral.spelled:
        return False
    if unit.text in ("p", "mm"):
        return True  # "68 p", "5 mm lenses": pages stand before their number, and millions stand beside money
    return glued(lexemes, at) or (unit.text.isupper() and len(unit.text) <= 2 and unit.text not in ("C", "H", "P", "M"))


def _rate(lexemes: Sequence[Lexeme], last: int, unit: str, words: Words) -> tuple[int, str]:
    """Go on over "per barrel", "a month", "/day"."""
    if last + 1 >= len(lexemes) or unit == "percent":
        return last, unit
    link, noun = lexemes[last], lexemes[last + 1]
    if noun.kind != "word":
        return last, unit
    per = link.lower in words.grammar["per"] or (link.text == "/" and glued(lexemes, last))
    if per:
        for length in (2, 1):
            form = tuple(lexeme.lower for lexeme in lexemes[last + 1 : last + 1 + length])
            if len(form) == length and (length == 1 or form in words.units):
                return last + 1 + length, f"{unit} per {words.units.get(form, form[0])}"
    if noun.lower in words.grammar["rate_nouns"] and (
        link.lower in words.grammar["known_per"] or (link.lower in words.grammar["rate_links"] and unit in words.money)
    ):
        if last + 2 < len(lexemes) and lexemes[last + 2].lower in words.grammar["dated"]:
            return last, unit  # "$6.78 billion a year earlier"
        return last + 2, f"{unit} per {words.units.get((noun.lower,), noun.lower)}"
    if (
        link.text in HYPHENS
        and link.kind == "mark"
        and noun.lower in words.grammar["articles"]
        and last + 3 < len(lexemes)
    ):
        rate = lexemes[last + 3]  # "52,000 barrel-a-day"
        if lexemes[last + 2].text in HYPHENS and rate.lower in words.grammar["rate_nouns"]:
            return last + 4, f"{unit} per {rate.lower}"
    return last, unit
