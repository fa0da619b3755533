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
    sole_bodies: frozenset[str]
    governments: frozenset[str]
    carrier_prepositions: frozenset[str]
    author_prepositions: frozenset[str]
    interview_nouns: frozenset[str]
    interview_prepositions: frozenset[str]
    speaking: frozenset[str]
    speaking_prepositions: frozenset[str]
    stand_ins: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of nouns.toml."""
    table = tomllib.loads(resources.files(__package__).joinpath("nouns.toml").read_text("utf-8"))
    stand_ins = table.pop("stand_ins")
    return Vocabulary(**{name: frozenset(words) for name, words in table.items()}, stand_ins=stand_ins)
