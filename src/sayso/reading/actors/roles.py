"""What people are called beside their names, read once from roles.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Roles:
    """The lists of roles.toml, under their names there; all words in lower case."""

    titles: frozenset[str]
    people: frozenset[str]
    media: frozenset[str]
    outlet_words: frozenset[str]
    hearers: frozenset[str]
    interviews: frozenset[str]
    relays: frozenset[str]
    reporters: frozenset[str]
    associations: frozenset[str]
    trades: frozenset[str]


@cache
def roles() -> Roles:
    """Return the lists of roles.toml."""
    table = tomllib.loads(resources.files(__package__).joinpath("roles.toml").read_text("utf-8"))
    return Roles(**{name: frozenset(words) for name, words in table.items()})
