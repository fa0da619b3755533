"""The words beside a number that bound it, and the words that say which way it moved.

A bound is read only where it touches its number, so it never reaches over "and" to the number of another clause.
Words that judge ("only", "a staggering") are looked through.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sayso.language import Parse, Token
from sayso.reading.figures.amounts import Amount
from sayso.reading.figures.lexemes import Lexeme, glued
from sayso.reading.figures.tables import Words
from sayso.records.figure import Change, Qualifier

LONGEST = 5
"""Lexemes of the longest phrase in the tables of bounds."""


class Bound(NamedTuple):
    """How an amount is bounded, and the lexemes `[first, last)` with its bound words."""

    qualifier: Qualifier
    first: int
    last: int


def read_bound(lexemes: Sequence[Lexeme], amount: Amount, noun_end: int, words: Words) -> Bound:
    """Return the bound of an amount; `noun_end` is the index after the noun that it counts."""
    first, last = amount.first, amount.last
    default: Qualifier = "vague" if amount.lo is None else "range" if amount.ranged else "exact"
    at = first
    while True:
        length, qualifier = _phrase_before(lexemes, at, words)
        if qualifier and not _is_level(lexemes, at - length, at, first, words):
            # "About 14 to 18" stays rough; "up to" changes nothing in what has two ends of its own.
            holds = default == "exact" or (default == "range" and qualifier == "about")
            return Bound(qualifier if holds else default, at - length, last)  # type: ignore[arg-type]
        length = _judgement_before(lexemes, at, words)
        if not length or first - at > LONGEST or lexemes[at - 1].lower in words.grammar["the"]:
            break  # "centred around the 37 m skeleton": a place, no bound
        at -= length
    behind = [last, noun_end]
    if words.grammar["rough"] & {lexeme.lower for lexeme in lexemes[noun_end + 1 : noun_end + 3]}:
        behind += [noun_end + 1, noun_end + 2]  # "247 people aboard, give or take a few"
    for place in behind:
        for length in range(min(3, len(lexemes) - place), 0, -1):
            form = tuple(lexeme.lower for lexeme in lexemes[place : place + length])
            after = words.bounds_after.get(form)
            if after and default == "exact" and (form not in (("+",), ("plus",)) or glued(lexemes, place)):
                return Bound(after, first, place + length)  # type: ignore[arg-type]
    return Bound(default, first, last)


def _phrase_before(lexemes: Sequence[Lexeme], at: int, words: Words) -> tuple[int, str | None]:
    for length in range(min(LONGEST, at), 0, -1):
        form = tuple(lexeme.lower for lexeme in lexemes[at - length : at])
        if form in words.bounds:
            return length, words.bounds[form]
    return 0, None


def _is_level(lexemes: Sequence[Lexeme], start: int, at: int, first: int, words: Words) -> bool:
    """Tell whether a bound is the "to" of a movement: "bajó hasta 10,3 %", "…, hasta los 890 millones"."""
    if at - start > 1 or lexemes[start].lower not in words.grammar["to"]:
        return False
    moves = words.change["up_before"] | words.change["down_before"]
    return at < first or (start > 0 and lexemes[start - 1].lower in moves)


def _judgement_before(lexemes: Sequence[Lexeme], at: int, words: Words) -> int:
    for length in range(min(3, at), 0, -1):
        if tuple(lexeme.lower for lexeme in lexemes[at - length : at]) in words.evaluative:
            return length
    return 0


def change_by(parse: Parse, root: Token | None, amount: Amount, words: Words) -> Change | None:
    """Return the direction of an amount by which its verb moves an object: "grew its sales by 35 %", "cut it by 12"."""
    if root is None or amount.ranged or root.dep != "pobj" or parse.head(root).lower != "by":
        return None
    verb = parse.head(parse.head(root)).lower
    if verb in words.change["up_before"]:
        return "up"
    return "down" if verb in words.change["down_before"] else None


def _is_traded(amount: Amount, words: Words) -> bool:
    return amount.unit in words.money or amount.unit in words.change["traded_units"]


def read_change(lexemes: Sequence[Lexeme], amount: Amount, bound: Bound, words: Words) -> Change | None:
    """Return the direction in which an amount moved: "rose by nearly 5 %", "down 19 cents", "3 % lower"."""
    if amount.sign and amount.unit == "percent":
        return "up" if amount.sign == "+" else "down"
    if amount.ranged and lexemes[amount.first].lower in words.grammar["from"]:
        return None  # "rose from 240 to 273": both ends stand in the span, neither is what it rose by
    if amount.unit is None and not amount.ranged and amount.spelled and amount.scale == 1:
        return None
    at = bound.first - 1
    if at > 0 and lexemes[at].lower in words.grammar["to"] and not amount.ranged:
        at -= 1  # "the toll rose to 34"; but "rose 5 % to $2": there the 5 % moved
    for _ in range(3):
        if at < 0:
            break
        before = lexemes[at].lower
        if before in words.change["traded"] and not _is_traded(amount, words):
            break
        if before in words.change["up_before"]:
            return "up"
        if before in words.change["down_before"]:
            return "down"
        if before not in words.change["between"] and (before,) not in words.evaluative:
            break
        at -= 1
    if amount.unit:
        for follower in lexemes[amount.last : amount.last + 1]:
            if follower.lower in words.change["traded_after"] and not _is_traded(amount, words):
                break
            if follower.lower in words.change["up_after"]:
                return "up"
            if follower.lower in words.change["down_after"]:
                return "down"
    return None
