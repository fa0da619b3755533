"""Which figure is a part of which: "of whom 12", "including 12 children", "1,076 Cubans …, and 96 …"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading.figures.amounts import Amount
from sayso.reading.figures.bounds import Bound
from sayso.reading.figures.lexemes import Lexeme
from sayso.reading.figures.scene import Scene
from sayso.reading.figures.tables import Words
from sayso.records import Figure

NEAR = 4
"""Words before a number in which "including" still speaks of it."""


def whole_of(scene: Scene, amount: Amount, bound: Bound, measure: Sequence[str], *, elided: bool) -> Figure | None:
    """Return the figure that this amount is a part of: the last one of the sentence that it can be taken from."""
    lexemes, words = scene.lexemes, scene.words
    whole = next((figure for figure in reversed(scene.here) if _countable(figure)), None)
    if whole is None or amount.unit or not (amount.share or _fits(amount, whole)):
        return None
    if _says_so(lexemes, amount, bound, words):
        return whole
    # A bare number goes on about those counted before, where these were in a state that holds a whole.
    follower = lexemes[amount.last].lower if amount.last < len(lexemes) else ""
    if elided and follower in words.parts["copulas"] and not measure:
        return whole  # "31 people died. … 12 were children"
    if elided and not amount.share and measure and whole.measure:
        return whole if set(whole.measure) & words.states["wholes"] else None
    return None


def whole_in_front(scene: Scene, amount: Amount, bound: Bound) -> Figure | None:
    """Return the figure of an earlier sentence whose people "Of the dead, 14 …", "Of them, 14 …" takes up."""
    words = [lexeme.lower for lexeme in scene.lexemes[: bound.first]]
    if not 2 <= len(words) <= NEAR + 1 or words[0] not in scene.words.grammar["of"] or scene.here:
        return None
    taken_up = {word for word in words[1:] if word not in scene.words.grammar["the"] and word != ","}
    for whole in reversed(scene.before[-6:]):
        said = {*whole.measure, *(whole.counted or "").lower().split()}
        alike = said | (scene.words.states["dead"] if said & scene.words.states["dead"] else set())
        named = bool(taken_up & (alike | scene.words.parts["of_whom"]))
        if named and _countable(whole) and _fits(amount, whole):
            return whole
    return None


def _countable(figure: Figure) -> bool:
    return figure.counted is not None and figure.unit in (None, "person") and not figure.minor


def _fits(amount: Amount, whole: Figure) -> bool:
    """A part is no larger than its whole, as far as the whole has an end."""
    top = whole.hi if whole.hi is not None else whole.lo
    return amount.lo is None or top is None or amount.lo <= top


def _says_so(lexemes: Sequence[Lexeme], amount: Amount, bound: Bound, words: Words) -> bool:
    before = [lexeme.lower for lexeme in lexemes[max(0, bound.first - NEAR) : bound.first]]
    after = [lexeme.lower for lexeme in lexemes[amount.last : amount.last + 3]]
    if set(before[-2:]) & words.parts["including"] or (len(before) > 1 and before[-2] in words.parts["including"]):
        return True
    # "of whom 12", "12 of them", "de los que 12"
    phrases = (before[-2:], before[-3:], after[:2], after)
    return any(
        phrase and phrase[0] in words.parts["taken_from"] and " ".join(phrase[1:]) in words.parts["of_whom"]
        for phrase in phrases
    )
