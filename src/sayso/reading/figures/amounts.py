"""A number with what belongs to it: its sign, its currency and its unit.

An amount ends with its unit; bounds, what is counted and everything else that takes a parse come later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sayso.reading.figures.lexemes import Lexeme, glued
from sayso.reading.figures.numerals import HYPHENS, Numeral, read_numeral
from sayso.reading.figures.tables import Words
from sayso.reading.figures.units import read_unit

MINUSES = frozenset("-−–")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in the lexemes `[first, last)`.

    `lo` and `hi` are its ends, both None where it is vague (`least` is then the smallest it can mean). `number_last` is
    the index after the number itself, before its unit. `falling` says that a range is told from its upper end.
    """

    first: int
    last: int
    number_last: int
    lo: Fraction | None
    hi: Fraction | None
    unit: str | None = None
    spelled: bool = False
    share: bool = False
    scale: int = 1
    least: int | None = None
    ranged: bool = False
    score: bool = False
    falling: bool = False
    sign: str = ""


def read_amount(lexemes: Sequence[Lexeme], index: int, words: Words) -> Amount | None:
    """Read one number and its unit; a number that is part of a name ("G7", "5G", "1.2.3") is none."""
    numeral = read_numeral(lexemes, index, words)
    if numeral is None:
        return None
    first, currency, sign = _before(lexemes, numeral, words)
    last, unit = read_unit(lexemes, numeral, currency, words)
    if first is None and unit is not None and not numeral.spelled and lexemes[numeral.first - 1].text in HYPHENS:
        first = numeral.first  # "sub-7 nanometre chips", "her now-18 month-old daughter"
    if first is None:
        return None
    if unit is None and runs_on(lexemes, numeral, words):
        return None
    value = numeral.value
    if value is not None and sign in MINUSES and unit != "percent":
        value = -value
    return Amount(
        first=first,
        last=last,
        number_last=numeral.last,
        lo=value,
        hi=value,
        unit=unit,
        spelled=numeral.spelled,
        share=numeral.share,
        scale=numeral.scale,
        least=numeral.least,
        sign=sign,
    )


def _before(lexemes: Sequence[Lexeme], numeral: Numeral, words: Words) -> tuple[int | None, str | None, str]:
    """Return where the amount begins, its currency and its sign; None where the number is part of a name."""
    first = numeral.first
    before = lexemes[first - 1] if first else None
    if before is None or numeral.spelled:
        return first, None, ""
    close = glued(lexemes, first)
    if before.text in words.signs:
        first -= 1
        code = words.signs[before.text]
        if first and lexemes[first - 1].lower in words.dollars and before.text == "$":
            letters = lexemes[first - 1]
            # "HK$5" and "US $5" carry their country; "a $5 fee" has an article there.
            if glued(lexemes, first) or (letters.text.isupper() and len(letters.text) > 1):
                first, code = first - 1, words.dollars[letters.lower]
        sign = ""
        if first and lexemes[first - 1].text in MINUSES and glued(lexemes, first) and not glued(lexemes, first - 1):
            first, sign = first - 1, lexemes[first - 1].text
        return first, code, sign
    for length in (1, 2):
        sign = "".join(lexeme.text for lexeme in lexemes[max(0, first - length) : first])
        if sign in words.garbled and all(glued(lexemes, first - place) for place in range(length)):
            # "PS5" is a machine to play with.
            return (first - length, words.garbled[sign], "") if _is_money(numeral) else (None, None, "")
    if before.lower in words.codes and (close or before.text.isupper()):
        return first - 1, words.codes[before.lower], ""
    if before.kind == "word":
        if close and before.lower in words.dollars and first > 1 and lexemes[first - 2].text == "$":
            return first - 2, words.dollars[before.lower], ""  # $US5
        if before.lower in words.grammar["minus"]:
            return first - 1, None, "-"
        return (None if close else first), None, ""
    if close and before.text in MINUSES and first > 1 and lexemes[first - 2].text in words.signs:
        return first - 2, words.signs[lexemes[first - 2].text], before.text  # $-50.8bn
    if close and before.text in HYPHENS and first > 1 and lexemes[first - 2].text.isupper() and not numeral.share:
        follower = lexemes[numeral.last].text if numeral.last < len(lexemes) else ""
        if len(lexemes[first - 2].text) > 2 and follower != "%":
            return None, None, ""  # "COVID -19"
    if close and before.text in "+-−–±" and not glued(lexemes, first - 1):
        return first - 1, None, before.text
    if close and before.text in HYPHENS and first > 1 and lexemes[first - 2].kind == "word":
        if lexemes[first - 2].lower in words.grammar["minus"]:
            return first - 2, None, "-"
        # COVID-19, F-16, mid-20; but a spelled amount may end there: "two-30"
        return None, None, ""
    if close and (before.text in "/:.,#_@" or before.kind == "number") and first > 1 and glued(lexemes, first - 1):
        return None, None, ""
    return first, None, ""


def _is_money(numeral: Numeral) -> bool:
    return numeral.scale > 1 or (numeral.value is not None and (numeral.value >= 10 or numeral.value.denominator > 1))


def runs_on(lexemes: Sequence[Lexeme], numeral: Numeral, words: Words) -> bool:
    """Tell whether the digits go on as something that is no amount: "5G", "21st", "1.2.3", "10:30", "737s"."""
    after = numeral.last
    if numeral.spelled or after >= len(lexemes) or not glued(lexemes, after):
        return False
    follower = lexemes[after]
    if follower.kind != "mark":
        return True
    if not glued(lexemes, after + 1):
        return False
    beyond = lexemes[after + 1]
    ordinal = follower.text == "." and beyond.lower in words.grammar["ordinal_marks"]  # 3.er
    return ordinal or (follower.text in ":./_@#" and beyond.kind == "number")
