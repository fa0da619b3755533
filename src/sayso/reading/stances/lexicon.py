"""The words that change a stance, read once from stances.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast

from sayso.records import Stance


@dataclass(frozen=True, slots=True)
class Words:
    """What stances.toml lists, by lemmas: `idioms`, long ones first, `verbs`, `nouns`, verbs `performed` by saying so.

    `sets` are the sets of lemmas that the file explains.
    """

    idioms: dict[tuple[str, ...], Stance]
    verbs: dict[str, Stance]
    nouns: dict[str, Stance]
    performed: dict[str, Stance]
    sets: dict[str, frozenset[str]]


@cache
def load_words() -> Words:
    """Return the words of stances.toml."""
    table = tomllib.loads(resources.files(__package__).joinpath("stances.toml").read_text("utf-8"))
    idioms = {tuple(phrase.split()): stance for phrase, stance in _by_word(table["idioms"]).items()}
    return Words(
        dict(sorted(idioms.items(), key=lambda entry: -len(entry[0]))),
        _by_word(table["verbs"]),
        _by_word(table["nouns"]),
        _by_word(table["performed"]),
        {name: frozenset(words) for name, words in table["sets"].items()},
    )


def _by_word(lists: dict[str, list[str]]) -> dict[str, Stance]:
    return {word: cast(Stance, stance) for stance, words in lists.items() for word in words}
