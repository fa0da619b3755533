"""What places a telling: its names, numbers, days, periods, ordinals and negation.

Two tellings in like words may be of two towns, two days, two companies, or each the other's contradiction. Where what
places them differs they are not held together; to miss a relation harms less than to state a false one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sayso.crosscheck.wording import listed, stem, words_of


@dataclass(frozen=True, slots=True)
class Frame:
    """The words of a telling that place it, in lower case, names as stems; `negated`: it holds a word of negation."""

    names: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[str]
    periods: frozenset[str]
    which: frozenset[str]
    negated: bool


def frame_of(text: str, *, opens: bool, without: Collection[str] = ()) -> Frame:
    """Return what places a text; `opens` says that it begins a sentence, whose capital says nothing.

    `without` are words that name who tells it: two sources of one statement place it nowhere else.
    """
    words = words_of(text)
    lower = [word.casefold() for word in words]
    left_out = {word.casefold() for word in without}
    capitals = {
        word.casefold().removesuffix("'s").removesuffix("’s")
        for place, word in enumerate(words)
        if word[0].isupper() and (place > 0 or not opens) and word != "I"
    }
    days = frozenset(lower) & listed("days")
    return Frame(
        names=frozenset(map(stem, capitals - left_out - listed("days") - listed("function"))),
        numbers=frozenset(word for word in lower if word[0].isdigit() or word in listed("numbers")),
        days=days,
        periods=frozenset(lower) & listed("periods"),
        which=frozenset(lower) & listed("which"),
        negated=any(word in listed("negations") or word.endswith(("n't", "n’t")) for word in lower),
    )


def slot_apart(a: Frame, b: Frame) -> str | None:
    """Return the slot in which two frames place their tellings apart, days left aside; None where they may be one."""
    if a.names - b.names and b.names - a.names:
        return "scope"
    if a.periods != b.periods:
        return "period"
    return "scope" if a.which != b.which else None


def days_apart(a: Frame, b: Frame) -> bool:
    """Tell whether two tellings name days, and none in common."""
    return bool(a.days and b.days and not a.days & b.days)


def contents_apart(a: Frame, b: Frame) -> bool:
    """Tell whether two statements in like words are not one: placed apart, of other numbers, or one of them negated."""
    if slot_apart(a, b) is not None or days_apart(a, b) or a.negated != b.negated:
        return True
    return bool(a.numbers - b.numbers and b.numbers - a.numbers)
