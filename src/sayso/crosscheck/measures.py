"""In which state the counted are, and whether one figure's state holds the other's."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Scope = Literal["same", "wider", "narrower", "apart", "untold"]
"""How the states of one figure stand to those of another: "dead or missing" is wider than "dead"."""


class States(NamedTuple):
    """The name of each word's state, and the wider states that hold one."""

    name: dict[str, str]
    inside: dict[str, frozenset[str]]


@cache
def states() -> States:
    """Return the table of states."""
    table = tomllib.loads(files(__package__).joinpath("measures.toml").read_text("utf-8"))
    return States(
        {word: state for state, words in table["states"].items() for word in words},
        {state: frozenset(wider) for state, wider in table["inside"].items()},
    )


def named(measure: tuple[str, ...]) -> frozenset[str]:
    """Return the states that a figure's words tell; a word that no table knows is its own state, unless
    one stands beside it that is known ("left … dead")."""
    known = frozenset(states().name[word] for word in measure if word in states().name)
    return known or frozenset(measure)


def scope(a: tuple[str, ...], b: tuple[str, ...]) -> Scope:
    """Return how the states of `a` stand to those of `b`; "untold" where one of them tells none.

    >>> scope(("died", "missing"), ("dead",)), scope(("fought",), ("recruited",)), scope(("dead",), ("hurt",))
    ('wider', 'narrower', 'apart')
    """
    mine, theirs = named(a), named(b)
    if not mine or not theirs:
        return "same" if mine == theirs else "untold"
    if mine == theirs:
        return "same"
    if all(_within(state, theirs) for state in mine):
        return "narrower"
    return "wider" if all(_within(state, mine) for state in theirs) else "apart"


def _within(state: str, held: frozenset[str]) -> bool:
    return state in held or bool(states().inside.get(state, frozenset()) & held)
