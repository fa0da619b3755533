"""One number as a text writes it: digits, words or both, up to its scale ("half a million", "4.3M", "two dozen").

Values are exact fractions until the figure is made, so that 1.2 billion is 1200000000 and not a neighbour of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from sayso.reading.figures.lexemes import MAX_DIGITS, Lexeme, glued
from sayso.reading.figures.separators import plain_digits
from sayso.reading.figures.tables import Words

LARGEST = 10**27
"""No news counts higher; "million million million …" stops here."""

SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
HYPHENS = frozenset("-‐‑–")
SLASHES = frozenset("/⁄")


class Numeral(NamedTuple):
    """A number in the lexemes `[first, last)`.

    `value` is None for a vague word; `least` is then the smallest amount it can mean. `spelled` is true for words,
    `scale` is what the number was multiplied by, 1 if by nothing.
    """

    first: int
    last: int
    value: Fraction | None
    spelled: bool = False
    scale: int = 1
    least: int | None = None
    share: bool = False


def read_numeral(lexemes: Sequence[Lexeme], index: int, words: Words) -> Numeral | None:
    """Return the number that begins at `index`, as long as it goes, or None."""
    lexeme = lexemes[index]
    if lexeme.kind == "number":
        return _digits(lexemes, index, words)
    if lexeme.kind == "mark":
        return Numeral(index, index + 1, SIGNS[lexeme.text], share=True) if lexeme.text in SIGNS else None
    for read in (_vague, _fraction, _spelled, _one_of_unit, _adverb):
        numeral = read(lexemes, index, words)
        if numeral is not None:
            return numeral
    return None


def _one_of_unit(lexemes: Sequence[Lexeme], index: int, words: Words) -> Numeral | None:
    """Read the "a" of "within a fortnight", "up to an hour": one, where a limit says that it is meant as a number."""
    if not _is(lexemes, index, words.grammar["articles"]) or not _is(lexemes, index + 1, words.grammar["stretches"]):
        return None
    before = tuple(lexeme.lower for lexeme in lexemes[max(0, index - 3) : index])
    bounded = any(words.bounds.get(before[start:]) == "at_most" for start in range(len(before)))
    return Numeral(index, index + 1, Fraction(1), True) if bounded else None


def _adverb(lexemes: Sequence[Lexeme], index: int, words: Words) -> Numeral | None:
    """Read "twice" as two times, but not in "twice as loud", "twice the size"."""
    times = words.adverbs.get(lexemes[index].lower)
    if times is None or _is(lexemes, index + 1, words.grammar["compared"]):
        return None
    return Numeral(index, index + 1, Fraction(times), True)


def _is(lexemes: Sequence[Lexeme], index: int, among: frozenset[str]) -> bool:
    return 0 <= index < len(lexemes) and lexemes[index].lower in among


def _skip_hyphen(lexemes: Sequence[Lexeme], index: int) -> int:
    """Return the index after a hyphen that joins two words, or `index` where there is none."""
    if (
        index + 1 < len(lexemes)
        and lexemes[index].text in HYPHENS
        and glued(lexemes, index)
        and glued(lexemes, index + 1)
    ):
        return index + 1
    return index


def _digits(lexemes: Sequence[Lexeme], index: int, words: Words) -> Numeral | None:
    text = lexemes[index].text
    if len(text) > MAX_DIGITS:
        return None
    value = Fraction(plain_digits(text, words.decimal))
    last = index + 1
    if last < len(lexemes) and lexemes[last].text in SIGNS:
        value, last = value + SIGNS[lexemes[last].text], last + 1
    elif quotient := _quotient(lexemes, index):
        return Numeral(index, index + 3, quotient, share=True)
    elif last < len(lexemes) and lexemes[last].kind == "number" and (quotient := _quotient(lexemes, last)):
        value, last = value + quotient, last + 3
    power = _power_of_ten(lexemes, last)
    if power is not None:
        return Numeral(index, power[0], value * Fraction(10) ** power[1])
    return _scaled(lexemes, index, last, value, False, words)


def _power_of_ten(lexemes: Sequence[Lexeme], at: int) -> tuple[int, int] | None:
    """Read "×10^-30", "x 10−30" at `at`: the index behind it and the exponent. A bare "x 10" only multiplies."""
    if at + 1 >= len(lexemes) or lexemes[at].text not in ("×", "x") or lexemes[at + 1].text != "10":
        return None
    here = at + 2
    if here < len(lexemes) and lexemes[here].text == "^" and glued(lexemes, here):
        here += 1
    sign = -1 if here < len(lexemes) and lexemes[here].text in "-−–" and glued(lexemes, here) else 1
    here += sign < 0
    if here == at + 2 or here >= len(lexemes) or not glued(lexemes, here):
        return None
    digits = lexemes[here].text
    return (here + 1, sign * int(digits)) if digits.isascii() and digits.isdigit() and len(digits) <= 2 else None


def _quotient(lexemes: Sequence[Lexeme], index: int) -> Fraction | None:
    """Return the value of "1/16" at `index`: a small proper fraction, so that 9/11 on its own is left alone."""
    if index + 2 >= len(lexemes) or lexemes[index + 1].text not in SLASHES or lexemes[index + 2].kind != "number":
        return None
    if not (glued(lexemes, index + 1) and glued(lexemes, index + 2)):
        return None
    above, below = lexemes[index].text, lexemes[index + 2].text
    if not (above.isascii() and below.isascii() and above.isdigit() and below.isdigit() and len(below) <= 3):
        return None
    if int(below) in (2, 3, 4, 5, 8, 10, 16, 32, 64, 100, 128) and 0 < int(above[:4]) < int(below):
        return Fraction(int(above[:4]), int(below))
    return None


def _scaled(lexemes: Sequence[Lexeme], first: int, last: int, value: Fraction, spelled: bool, words: Words) -> Numeral:
    """Multiply by the scale words that follow: "1.8 billion-mile", "4 hundred million", "4.3M"."""
    scale = 1
    while last < len(lexemes):
        after = _skip_hyphen(lexemes, last)
        if scale > 1 and lexemes[last - 1].lower in words.vague and _is(lexemes, last, words.grammar["of"]):
            after = last + 1  # "9 401 miles de millones"
        if after >= len(lexemes):
            break
        word = lexemes[after].lower
        factor = words.scales.get(word)
        if factor is None and scale == 1 and not spelled and glued(lexemes, last) and after == last:
            factor = words.short_scales.get(word)
            if factor and word in words.glued_only and not _means_scale(lexemes, first, after, words):
                factor = None
        if factor is None or value * factor > LARGEST or (spelled and factor < 1000 and scale > 1):
            break
        value, scale, last = value * factor, scale * factor, after + 1
        if word in words.grammar["bare_scales"] and (rest := _rest_of_thousand(lexemes, last)) is not None:
            value, last = value + rest, last + 1
    if scale > 1 and (half := _and_a_half(lexemes, last, words)):
        return Numeral(first, half, value + Fraction(scale, 2), spelled, scale)
    return Numeral(first, last, value, spelled, scale)


def _rest_of_thousand(lexemes: Sequence[Lexeme], index: int) -> int | None:
    """Return the digits that complete a thousand in words: the 500 of "12 mil 500"."""
    if index >= len(lexemes) or lexemes[index].kind != "number" or glued(lexemes, index):
        return None
    text = lexemes[index].text
    return int(text) if text.isdecimal() and len(text) <= 3 else None


def _means_scale(lexemes: Sequence[Lexeme], first: int, unit: int, words: Words) -> bool:
    """Tell whether "m" or "b" against the digits multiplies: after money ("£5m") or in a capital ("4.3M")."""
    before = lexemes[first - 1] if first else None
    signed = before is not None and (before.text in words.signs or before.text in words.garbled)
    money = signed or (before is not None and before.lower in words.codes and glued(lexemes, first))
    return money or lexemes[unit].text in ("M", "B")


def _spelled(lexemes: Sequence[Lexeme], index: int, words: Words) -> Numeral | None:
    article = lexemes[index].lower in words.grammar["articles"]
    if article and _is(lexemes, index + 1, words.grammar["after_one"]):
        return Numeral(index, index + 1, Fraction(1), True)
    at = index + 1 if article else index
    total = Fraction(0)
    current: Fraction | None = None
    last = index
    while at < len(lexemes):
        word = lexemes[at].lower
        if word in words.small:
            small = words.small[word]
            if current is None:
                if article:
                    break
                current = Fraction(small)
            elif (0 < small < 10 and current % 100 >= 20 and current % 10 == 0) or (
                small < 100 <= current and current % 100 == 0
            ):
                current += small
            else:
                break
        elif word in words.scales:
            factor = words.scales[word]
            smaller = total if total < factor else Fraction(0)  # "two thousand million"
            if current is None and not smaller:
                if not (article and last == index) and word not in words.grammar["bare_scales"]:
                    break
                current = Fraction(1)
            counted = (current or 0) + smaller
            if counted * factor + total > LARGEST:
                break
            if factor < 1000:
                current = counted * factor
            else:
                total, current = total - smaller + counted * factor, None
        else:
            break
        last = at + 1
        at = _skip_hyphen(lexemes, last)
        if at == last and _is(lexemes, at, words.grammar["and"]):
            # "two hundred and five", but never over to another number: "a hundred and 96", "two and three".
            follower = words.small.get(lexemes[at + 1].lower) if at + 1 < len(lexemes) else None
            if follower and _and_joins(current, follower, words):
                at += 1
    if last == index:
        return None
    value = total + (current or 0)
    if _is(lexemes, last - 1, words.grammar["bare_scales"]):
        rest = _rest_of_thousand(lexemes, last)  # "mil 200"
        if rest is not None:
            return _scaled(lexemes, index, last + 1, value + rest, True, words)
    half = _and_a_half(lexemes, last, words)
    if half:
        numeral = _scaled(lexemes, index, half, value + Fraction(_scale_of(value), 2), True, words)
        return numeral._replace(scale=numeral.scale * _scale_of(value))
    return Numeral(index, last, value, True, _scale_of(value))


def _and_joins(current: Fraction | None, follower: int, words: Words) -> bool:
    """Tell whether "and" goes on with a number: behind hundreds and thousands, or between tens and ones."""
    if words.and_after == "tens":
        return current is not None and follower < 10 and current % 100 >= 30 and current % 10 == 0
    return current is None or current >= 100


def _scale_of(value: Fraction) -> int:
    for scale in (10**12, 10**9, 10**6, 10**3):
        if value >= scale and value % scale == 0:
            return scale
    return 1


def _and_a_half(lexemes: Sequence[Lexeme], at: int, words: Words) -> int:
    """Return the index after "and a half" at `at`, or 0."""
    for end in (at + 3, at + 2):
        if " ".join(lexeme.lower for lexeme in lexemes[at:end]) in words.grammar["and_a_half"]:
            return min(end, len(lexemes))
    return 0


def _fraction(lexemes: Sequence[Lexeme], index: int, words: Words) -> Numeral | None:
    """Read "a third of", "two-thirds", "half of", "half a million", "a quarter of a million"."""
    lower = lexemes[index].lower
    above, at = 1, index
    if _is(lexemes, index - 1, words.grammar["before_part"]):
        return None  # "the first half of the match"
    if lower in words.grammar["articles"]:
        at = index + 1
    elif words.small.get(lower):
        above, at = words.small[lower], _skip_hyphen(lexemes, index + 1)
    if at >= len(lexemes):
        return None
    below = words.fractions.get(lexemes[at].lower)
    parts = _is(lexemes, at + 1, words.grammar["fraction_parts"])  # "tres cuartas partes"
    if below is None or above >= below or (at == index and below != 2 and not parts):
        return None
    value, after = Fraction(above, below), at + (2 if parts else 1)
    of = _is(lexemes, after, words.grammar["of"])
    scaled = after + 1 if of else after
    joined = _skip_hyphen(lexemes, after)
    if joined != after and joined < len(lexemes) and lexemes[joined].lower in words.scales:
        scaled = joined  # half-million
    elif below == 2 and not of and _is(lexemes, after, words.grammar["half_scales"]):
        scaled = after  # medio millón
    elif not _is(lexemes, scaled, words.grammar["articles"]):
        scaled = -1
    else:
        scaled += 1
    if 0 <= scaled < len(lexemes) and lexemes[scaled].lower in words.scales:
        factor = words.scales[lexemes[scaled].lower]
        return Numeral(index, scaled + 1, value * factor, True, factor)
    if lexemes[at].lower in words.grammar["scaled_only"]:
        return None  # "en medio de"
    # Without "of" a third is a rank, a quarter three months and a half a part of a match.
    plural = above > 1
    determined = below == 2 and after < len(lexemes) and lexemes[after].lower in ("the", "its", "their", "our", "all")
    return Numeral(index, after, value, True, share=True) if of or plural or determined else None


def _vague(lexemes: Sequence[Lexeme], index: int, words: Words) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few thousand"."""
    at, least = index, 1
    if lexemes[at].lower in words.grammar["articles"]:
        at += 1
    if _is(lexemes, at, words.grammar["some_of"]):
        at += 1
        if at < len(lexemes) and (factor := words.scales.get(lexemes[at].lower) or words.vague.get(lexemes[at].lower)):
            # "several hundred thousand", "varias decenas de miles"
            least, at = 2 * factor, at + 1
            while least < LARGEST:
                link = at + 1 if _is(lexemes, at, words.grammar["of"]) else at
                word = lexemes[link].lower if link < len(lexemes) else ""
                factor = words.vague.get(word) or (words.scales.get(word) if link == at else None)
                if factor is None:
                    break
                least, at = least * factor, link + 1
            return Numeral(index, at, None, True, least=least)
        return None
    at = index
    last = index
    while at < len(lexemes) and lexemes[at].lower in words.vague and least < LARGEST:
        least, last = least * words.vague[lexemes[at].lower], at + 1
        at = last + 1 if _is(lexemes, last, words.grammar["of"]) else len(lexemes)
    return Numeral(index, last, None, True, least=least) if last > index else None
