"""Numbers that are kept but do not matter: ages, labels, addresses, scores, calibres, times, small cardinalities.

And those that are no amounts at all, because they are part of a name ("iPhone 14") or a pronoun ("this one").
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Parse
from sayso.reading.figures.amounts import Amount
from sayso.reading.figures.bounds import Bound
from sayso.reading.figures.counted import Counted
from sayso.reading.figures.lexemes import Lexeme, glued
from sayso.reading.figures.numerals import HYPHENS
from sayso.reading.figures.tables import Words
from sayso.records import Date, Span

SMALL = 10
"""Up to here an exact, spelled-out count is a turn of phrase ("two governments") unless a state makes it matter."""

YEARS = (1900, 2100)
"""Digits that follow a name and read as a year belong to it, as they would to a date."""

NAME_DIGITS = 4
"""Digits of the longest number that is read as part of a name: "Boeing 737", "S&P 500"."""


def is_part_of_name(
    parse: Parse, lexemes: Sequence[Lexeme], amount: Amount, bound: Bound, counted: Counted, words: Words
) -> bool:
    """Tell whether a plain number belongs to the name before it, or is a "one" that stands for a noun."""
    if amount.unit or amount.ranged or amount.share or amount.scale > 1 or bound.qualifier != "exact":
        return False
    lexeme = lexemes[amount.first]
    if _is_label(lexemes, amount, words):
        return False
    if amount.spelled:
        if lexeme.text[0].isupper() and amount.first and lexemes[amount.first - 1].text[0].isupper():
            return not counted.adjacent  # "BBC One"
        return amount.lo == 1 and not counted.adjacent
    follower = lexemes[amount.last] if amount.last < len(lexemes) else None
    goes_on = follower is not None and follower.kind == "word" and follower.text[0].isupper()  # "iPhone 12 Mini deal"
    year = lexeme.text.isdigit() and YEARS[0] <= int(lexeme.text) <= YEARS[1]  # "Keytruda 2018 sales"
    plain = counted.adjacent and counted.text and counted.text[0].islower() and not (goes_on or year)
    if len(lexeme.text) > NAME_DIGITS or "," in lexeme.text or plain:
        return False
    own = parse.tokens_in(Span(lexeme.start, lexeme.end))
    if not amount.first or not own or not own[0].i or lexemes[amount.first - 1].kind != "word":
        return False
    before = parse.tokens[own[0].i - 1]
    inner_capital = any(letter.isupper() for letter in before.text[1:])
    if not parse.has_syntax:
        opens = own[0].i - 1 == parse.sentences[parse.sentence_number(before)].first
        shouted = before.text.isupper() and counted.adjacent  # a headline
        return (inner_capital and not before.text.isupper()) or (before.text[0].isupper() and not opens and not shouted)
    return before.tag in ("NNP", "NNPS") or (inner_capital and not before.text.isupper())


def is_age(parse: Parse, lexemes: Sequence[Lexeme], amount: Amount, words: Words) -> bool:
    """Tell whether the amount is somebody's age: "34-year-old", "aged 34", "Senard, 65, …"."""
    at = amount.last
    if amount.unit in ("year", "month", "week", "day"):
        if at < len(lexemes) and lexemes[at].text in HYPHENS:
            at += 1
        old = at < len(lexemes) and lexemes[at].lower in words.minor["old"]
        return old or _is_persons_age(lexemes, amount, words)
    if amount.first and lexemes[amount.first - 1].lower in words.minor["ages"]:
        return True
    if amount.unit or amount.spelled or amount.lo is None or not 0 < amount.lo < 120 or amount.first < 2:
        return False
    comma = lexemes[amount.first - 1].text == "," and at < len(lexemes) and lexemes[at].text in (",", ".")
    name = parse.tokens_in(Span(lexemes[amount.first - 2].start, lexemes[amount.first - 2].end))
    if not comma or not name:
        return False
    return name[0].tag in ("NNP", "NN")  # "Dorn, 54, who …", "the driver, 41, …"


def is_age_limit(lexemes: Sequence[Lexeme], amount: Amount, bound: Bound, counted: Counted, words: Words) -> bool:
    """Tell whether a bare number bounds the age of the people before it: "patients over 65", "children under five"."""
    if amount.unit or counted.adjacent or amount.lo is None or not 0 < amount.lo < 110 or bound.first == amount.first:
        return False
    if lexemes[bound.first].lower not in words.minor["age_bounds"] or not bound.first:
        return False
    before = [lexeme.lower for lexeme in lexemes[max(0, bound.first - 2) : bound.first]]
    return bool(set(before) & (words.persons | words.parts["of_whom"]))


def _is_persons_age(lexemes: Sequence[Lexeme], amount: Amount, words: Words) -> bool:
    """Tell whether the years are somebody's: "un hombre de 34 años", "Ana Rell, de 34 años", "tiene 34 años"."""
    at = amount.first - 1
    if at >= 0 and lexemes[at].lower in words.minor["ages"]:
        return True
    behind = [lexeme.lower for lexeme in lexemes[amount.last : amount.last + 2]]
    if len(behind) > 1 and behind[0] in words.minor["age_links"] and behind[1] in words.minor["ages"]:
        return True  # "a los 34 años de edad"
    if at < 1 or lexemes[at].lower not in words.minor["age_links"]:
        return False
    before = lexemes[at - 1]
    if before.text == "," and at > 1:
        before = lexemes[at - 2]
        if before.text[0].isupper():
            return True
    return before.lower in words.persons or before.lower in words.minor["elders"]


def is_minor(
    lexemes: Sequence[Lexeme],
    amount: Amount,
    bound: Bound,
    counted: Counted,
    measure: Sequence[str],
    duration: Date | None,
    words: Words,
) -> bool:
    """Tell whether an amount that is no age is of no account for a ledger of figures."""
    before = lexemes[bound.first - 1] if bound.first else None
    calibre = amount.unit == "millimetre" and counted.head is not None and counted.head.lower in words.minor["calibres"]
    if amount.unit == "calibre" or calibre or (amount.unit == "time" and amount.spelled and amount.lo == 2):
        return True
    if is_place(lexemes, amount, words):
        return True
    if duration is not None:
        return amount.unit in ("decade", "century") or _is_time(lexemes, bound, duration, words)
    if amount.unit or amount.scale > 1 or bound.qualifier != "exact" or amount.lo is None or amount.share:
        return False
    if any(state in words.states["weighty"] or state in words.states["casualty"] for state in measure):
        return False
    if before is not None and before.lower in words.parts["including"]:
        return False
    return abs(amount.lo) <= SMALL and (amount.spelled or amount.lo <= 2)


def is_place(lexemes: Sequence[Lexeme], amount: Amount, words: Words) -> bool:
    """Tell whether the number only says which or where ("category 4", "49 Dorn Road", "won 3-1"): it counts nothing."""
    return amount.score or _is_label(lexemes, amount, words) or _is_address(lexemes, amount, words)


def _is_label(lexemes: Sequence[Lexeme], amount: Amount, words: Words) -> bool:
    """Tell whether the word before makes the digits a label: "Article 5", "flight 17", "No. 3"."""
    if amount.spelled or amount.unit or not amount.first:
        return False
    at = amount.first - 1
    if lexemes[at].text == "." and at:
        at -= 1
    stretch = lexemes[at].lower in words.grammar["stretches"]  # "in the past week 34 people", but "week 34"
    if (
        stretch
        and at
        and lexemes[at - 1].lower in words.minor["when"] | words.grammar["articles"] | words.grammar["the"]
    ):
        return False
    return lexemes[at].lower in words.minor["labels"] and not glued(lexemes, amount.first)


def _is_address(lexemes: Sequence[Lexeme], amount: Amount, words: Words) -> bool:
    """Tell whether a street follows: "575 Wilbraham Road"."""
    if amount.spelled or amount.unit:
        return False
    following = lexemes[amount.last : amount.last + 4]
    for place, lexeme in enumerate(following):
        if lexeme.kind != "word" or not lexeme.text[0].isupper():
            return False
        if place and lexeme.lower in words.minor["streets"]:
            return True
    return False


def _is_time(lexemes: Sequence[Lexeme], bound: Bound, duration: Date, words: Words) -> bool:
    """Tell whether a stretch of time only says when: "in three decades", "the past two years"."""
    nearby = [lexeme.lower for lexeme in lexemes[max(0, bound.first - 2) : bound.first]]
    inside = duration.text.lower().split()
    return any(word in words.minor["when"] for word in (*nearby, *inside))
