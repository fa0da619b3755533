"""Nouns that only tally: "the number of people killed", "the death toll", "the figure of 260".

What is counted stands behind "of", in the noun itself, or was told with the figure before.
"""

from __future__ import annotations

from typing import NamedTuple

from sayso.reading.figures.amounts import Amount
from sayso.reading.figures.counted import Counted
from sayso.reading.figures.measures import states_beside, written_states
from sayso.reading.figures.scene import Scene
from sayso.records import Figure


class Tally(NamedTuple):
    """What a tally counts and in which states; `like` is the figure of which it says so."""

    counted: Counted
    measure: tuple[str, ...] = ()
    like: Figure | None = None


def read_tally(scene: Scene, counted: Counted, amount: Amount) -> Tally | None:
    """Return what is really counted where the noun of an amount is a tally; None where it is none, or nothing tells."""
    parse, words = scene.parse, scene.words
    head = counted.head
    if head is None or counted.adjacent or counted.text is None:
        return None
    named = next((state for form, state in words.tolls.items() if counted.text.lower().endswith(form)), None)
    if named is not None:
        return Tally(Counted(named), (named,))
    if head.lower not in words.parts["tallies"]:
        return None
    for of in parse.children(head):
        if of.dep == "prep" and of.lower in words.grammar["of"] and of.i > head.i:
            inside = next((child for child in parse.children(of) if child.dep in ("pobj", "amod")), None)
            number = scene.lexemes[amount.first].start
            if inside is None or inside.tag == "CD" or not inside.start < number:
                continue
            if inside.lower in words.states["casualty"]:
                return Tally(Counted(inside.lower), (inside.lower,))  # "the number of dead"
            states = written_states(states_beside(parse, inside, words), words)
            return Tally(Counted(inside.text, inside, None, inside.end), states)
    return _told_before(scene, amount)


def _told_before(scene: Scene, amount: Amount) -> Tally | None:
    """Return what was counted before: by the same value, else by the last figure of people or things."""
    told = [
        figure
        for figure in (*scene.before[-12:], *scene.here)
        if figure.counted and figure.unit in (None, "person") and not figure.minor
    ]
    same = [figure for figure in told if amount.lo is not None and figure.lo == amount.lo and figure.hi == amount.hi]
    like = next(reversed(same or told), None)
    return Tally(Counted(), like.measure, like) if like is not None else None
