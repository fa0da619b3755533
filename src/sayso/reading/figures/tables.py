"""The words of one language that the figure grammar reads, loaded once from the table beside this file.

A language without a table is not read at all: "1.076" is a thousand and seventy-six in German, and guessing
would be worse than silence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from sayso.reading.figures.lexemes import lex, scanner
from sayso.reading.figures.separators import decimal_mark

LANGUAGES = {"en": "english.toml", "es": "spanish.toml"}
"""Primary language tag: the file that holds its words."""

Phrase = tuple[str, ...]
"""A phrase as lower-case lexemes: ("no", "more", "than")."""


@dataclass(frozen=True)
class Words:
    """One language's vocabulary of amounts; every key is in lower case.

    `scan` cuts its texts into lexemes; `decimal` is the mark before decimals, None where the article has to tell.
    """

    scan: re.Pattern[str]
    decimal: str | None
    and_after: str
    small: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    vague: Mapping[str, int]
    fractions: Mapping[str, int]
    adverbs: Mapping[str, int]
    grammar: Mapping[str, frozenset[str]]
    bounds: Mapping[Phrase, str]
    bounds_after: Mapping[Phrase, str]
    evaluative: frozenset[Phrase]
    change: Mapping[str, frozenset[str]]
    signs: Mapping[str, str]
    garbled: Mapping[str, str]
    dollars: Mapping[str, str]
    codes: Mapping[str, str]
    units: Mapping[Phrase, str]
    money: frozenset[str]
    cased: Mapping[str, str]
    glued_only: frozenset[str]
    persons: frozenset[str]
    states: Mapping[str, frozenset[str]]
    modality: Mapping[str, frozenset[str]]
    parts: Mapping[str, frozenset[str]]
    tolls: Mapping[str, str]
    written: Mapping[str, str]
    minor: Mapping[str, frozenset[str]]
    not_as_of: frozenset[str]
    stood_before: frozenset[str]
    nouns: Mapping[str, frozenset[str]]

    @cached_property
    def unit_nouns(self) -> frozenset[str]:
        """The words that end the name of a unit: "miles", "cent" of "per cent"."""
        return frozenset(form[-1] for form in self.units)

    def as_written_in(self, text: str) -> Words:
        """Return the words with the mark that `text` writes before decimals, where the language alone does not tell."""
        return self if self.decimal is not None else replace(self, decimal=decimal_mark(text))


def words_for(language: str | None) -> Words | None:
    """Return the table of a BCP 47 language tag, English where the article names none, None where we have none."""
    primary = (language or "en").split("-")[0].split("_")[0].lower()
    name = LANGUAGES.get(primary)
    return _load(name) if name else None


def _sets(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in table.items()}


def _phrases(table: dict[str, list[str]], scan: re.Pattern[str]) -> dict[Phrase, str]:
    return {_phrase(form, scan): name for name, forms in table.items() for form in forms}


def _phrase(form: str, scan: re.Pattern[str]) -> Phrase:
    # The lexer is the judge of what a lexeme is, so a form like "km/h" is cut as it will be met in a text.
    return tuple(lexeme.lower for lexeme in lex(form, 0, len(form), scan))


@cache
def _load(name: str) -> Words:
    table: dict[str, Any] = tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
    money: dict[str, Any] = table["money"]
    digits: dict[str, Any] = table["digits"]
    scan = scanner(digits["groups"], digits["decimals"])
    return Words(
        scan=scan,
        decimal=digits["decimals"] if len(digits["decimals"]) == 1 else None,
        and_after=table["and_after"]["kind"],
        small=table["small"],
        scales=table["scales"],
        short_scales=table["short_scales"],
        vague=table["vague"],
        fractions=table["fractions"],
        adverbs=table["adverbs"],
        grammar=_sets(table["grammar"]),
        bounds=_phrases(table["bounds"], scan),
        bounds_after=_phrases(table["bounds_after"], scan),
        evaluative=frozenset(_phrase(form, scan) for form in table["evaluative"]["words"]),
        change=_sets(table["change"]),
        signs=money["signs"],
        garbled=money["garbled"],
        dollars=money["dollars"],
        codes=money["codes"],
        units=_phrases(table["units"], scan) | _phrases(money["names"], scan),
        money=frozenset({*money["signs"].values(), *money["codes"].values(), *money["names"]}),
        cased=table["cased"],
        glued_only=frozenset(table["glued_only"]["forms"]),
        persons=frozenset(table["persons"]["nouns"]),
        states=_sets(table["states"]),
        modality=_sets(table["modality"]),
        parts=_sets(table["parts"]),
        tolls=table["tolls"],
        written=table["written"],
        minor=_sets(table["minor"]),
        not_as_of=frozenset(table["as_of"]["not_after"]),
        stood_before=frozenset(table["as_of"]["before"]),
        nouns=_sets(table["nouns"]),
    )
