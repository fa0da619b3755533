"""The amounts of a sentence, two ends joined where they make a range, a score or odds ("5-7", "3-1", "one in five")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.reading.figures.amounts import Amount, read_amount, runs_on
from sayso.reading.figures.lexemes import Lexeme, glued
from sayso.reading.figures.numerals import HYPHENS, read_numeral
from sayso.reading.figures.tables import Words
from sayso.reading.figures.units import read_unit

LARGEST_ODDS = 1000
""" "One in 1,000" is a share; "one in 2014" is a date that was not found."""


ROUND_ODDS = frozenset({5, 10, 20, 50, 100, 1000})
"""Wholes of which more than one part is told by "in": "3 in 10"."""


def find_amounts(lexemes: Sequence[Lexeme], words: Words) -> Iterator[Amount]:
    """Yield the amounts of one sentence, left to right, none inside another."""
    index = 0
    while index < len(lexemes):
        amount = read_amount(lexemes, index, words)
        if amount is None:
            index += 1
            continue
        whole = _ranged(lexemes, amount, words)
        yield whole
        index = whole.last


def _ranged(lexemes: Sequence[Lexeme], low: Amount, words: Words) -> Amount:
    """Join "20,000 to 25,000", "between 5 and 7", "from 5 % to 7 %", "3-1", "one in five" with what follows."""
    at = low.last
    if low.least is not None or at + 1 >= len(lexemes):
        return low
    joint = lexemes[at]
    close = glued(lexemes, at) and glued(lexemes, at + 1)
    dash = joint.text in HYPHENS and (close or not glued(lexemes, at))
    opener = low.first - 1
    if opener > 0 and lexemes[opener].lower in words.grammar["in_ranges"]:
        opener -= 1  # "entre el 5 % y el 7 %"
    before = lexemes[opener].lower if opener >= 0 else ""
    low_unit = low.unit.split(" per ")[0] if low.unit else None
    opened = before in words.grammar["between"]
    from_to = before in words.grammar["from"] and joint.lower in words.grammar["to"]
    joined = (
        dash
        or joint.lower in words.grammar["to"]
        or (opened and joint.lower in words.grammar["and"])
        or (joint.lower in words.grammar["or"] and low.unit is None)
    )
    if not joined:
        return _odds(lexemes, low, words)
    start = at + 1
    if not dash and start + 1 < len(lexemes) and lexemes[start].lower in words.grammar["in_ranges"]:
        start += 1
    if dash and close and lexemes[start].kind == "number":
        high = _glued_high(lexemes, start, words)
    else:
        high = _high(lexemes, start, words)
    if high is None or high.least is not None or low.lo is None or high.lo is None:
        return low
    if low.unit and joint.lower in words.grammar["to"] and not from_to and _moved(lexemes, low, words):
        return low  # "rose 5 % to 7 %": a movement and a level
    if low_unit and high.unit and low_unit != high.unit.split(" per ")[0]:
        return low
    if low.unit and not high.unit and not (from_to or opened or dash):
        return low
    first_value, second_value = low.lo, high.lo
    if low.scale == 1 and high.scale > 1 and low_unit in (None, high.unit) and first_value * high.scale <= second_value:
        first_value *= high.scale
    if joint.lower in words.grammar["or"] and not first_value < second_value <= 3 * first_value:
        return low  # "six or 100 people": an alternative, not a range
    falling = first_value > second_value
    if (falling and not (dash or from_to)) or (joint.lower in words.grammar["to"] and falling and not from_to):
        return low
    unit = high.unit or low.unit
    score = (
        dash
        and unit is None
        and (falling or max(first_value, second_value) < 10)
        and _contest(lexemes, low, high, words)
    )
    if dash and falling and not score:
        if unit is None and max(first_value, second_value) < 200:
            score = True
        else:
            return low
    return replace(
        low,
        first=opener if opened or from_to else low.first,
        last=high.last,
        number_last=high.number_last,
        lo=min(first_value, second_value),
        hi=max(first_value, second_value),
        unit=unit,
        ranged=True,
        score=score,
        falling=falling,
    )


def _high(lexemes: Sequence[Lexeme], start: int, words: Words) -> Amount | None:
    """Read the amount that begins at `start`, with a currency before its number or without."""
    for at in range(start, min(start + 3, len(lexemes))):
        amount = read_amount(lexemes, at, words)
        if amount is not None:
            return amount if amount.first == start else None
    return None


def _moved(lexemes: Sequence[Lexeme], amount: Amount, words: Words) -> bool:
    """Tell whether one of the two words before an amount is one of movement."""
    moves = words.change["up_before"] | words.change["down_before"]
    return any(lexeme.lower in moves for lexeme in lexemes[max(0, amount.first - 2) : amount.first])


def _glued_high(lexemes: Sequence[Lexeme], start: int, words: Words) -> Amount | None:
    """Read the upper end of "5-7": its hyphen is no minus and no part of a name."""
    numeral = read_numeral(lexemes, start, words)
    if numeral is None:
        return None
    last, unit = read_unit(lexemes, numeral, None, words)
    if unit is None and runs_on(lexemes, numeral, words):
        return None
    return Amount(start, last, numeral.last, numeral.value, numeral.value, unit, scale=numeral.scale)


def _contest(lexemes: Sequence[Lexeme], low: Amount, high: Amount, words: Words) -> bool:
    around = (*lexemes[max(0, low.first - 4) : low.first], *lexemes[high.last : high.last + 4])
    return any(lexeme.lower in words.minor["contests"] for lexeme in around)


def _odds(lexemes: Sequence[Lexeme], above: Amount, words: Words) -> Amount:
    """Read "one out of three", "one in five", "9 out of 10" as the share that they are."""
    at = above.last
    out = at + 2 < len(lexemes) and f"{lexemes[at].lower} {lexemes[at + 1].lower}" in words.grammar["out_of"]
    if not out and lexemes[at].lower not in words.grammar["in"]:
        return above
    start = at + 2 if out else at + 1
    below = read_numeral(lexemes, start, words)
    if above.unit or above.lo is None or below is None or below.value is None:
        return above
    if not above.lo < below.value <= LARGEST_ODDS:
        return above
    if not out and above.lo != 1 and below.value not in ROUND_ODDS:
        return above  # "3 in 14 days"
    share = above.lo / below.value
    return replace(above, last=below.last, number_last=below.last, lo=share, hi=share, share=True)
