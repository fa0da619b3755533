"""The nouns that say who a source is, read once from nouns.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lists of nouns.toml, under their names there."""

    documents: frozenset[str]
    bodies: frozenset[str]
    things: frozenset[str]
    persons: frozenset[str]
    owned: frozenset[str]
    sole_bodies: frozenset[str]
    governments: frozenset[str]
    carrier_prepositions: frozenset[str]
    author_prepositions: frozenset[str]
    hiding: frozenset[str]
    addressing: frozenset[str]
    spoken_to: frozenset[str]
    reporting: frozenset[str]
    seeing: frozenset[str]
    unrelated: frozenset[str]
    secretive: frozenset[str]
    quantities: frozenset[str]
    any_name: frozenset[str]
    stand_ins: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of nouns.toml."""
    table = tomllib.loads(resources.files(__package__).joinpath("nouns.toml").read_text("utf-8"))
    stand_ins = table.pop("stand_ins")
    lists = {name: frozenset(words) for name, words in table.items()}
    lists["things"] |= lists["bodies"] | lists["documents"]
    return Vocabulary(**lists, stand_ins=stand_ins)
