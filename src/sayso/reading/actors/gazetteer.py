"""Names that a reader knows before opening an article: outlets, agencies and countries."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from sayso.language import Parse
from sayso.records import Span


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """An outlet or news agency under the name that the ledger uses; `country` is an ISO 3166-1 alpha-2 code."""

    name: str
    type: Literal["outlet", "agency"]
    country: str | None


@dataclass(frozen=True, slots=True)
class Nation:
    """A country with its adjective ("Cuban") and capital; `code` is its ISO 3166-1 alpha-2 code."""

    code: str
    name: str
    adjective: str
    capital: str


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))


@cache
def outlets() -> dict[str, KnownOutlet]:
    """Return every outlet and agency under each spelling that stands for it."""
    known: dict[str, KnownOutlet] = {}
    for kind, listed in _table("outlets.toml").items():
        for name, (country, *aliases) in listed.items():
            outlet = KnownOutlet(name, "agency" if kind == "agency" else "outlet", country)
            known.update(dict.fromkeys((name, *aliases), outlet))
    return known


@cache
def nations() -> dict[str, Nation]:
    """Return every country under its names, its adjective and its capital."""
    known: dict[str, Nation] = {}
    for code, (name, adjective, capital, *others) in _table("nations.toml").items():
        nation = Nation(code, name, adjective, capital)
        known.update(dict.fromkeys((name, adjective, capital, *others), nation))
    return known


@cache
def _first_words() -> dict[str, list[tuple[str, KnownOutlet]]]:
    """Spellings by their first word, longest first, so that "Radio Free Europe" is not read as "Radio"."""
    by_word: dict[str, list[tuple[str, KnownOutlet]]] = {}
    for spelling, outlet in outlets().items():
        by_word.setdefault(spelling.split()[0], []).append((spelling, outlet))
    for listed in by_word.values():
        listed.sort(key=lambda entry: -len(entry[0]))
    return by_word


def known_outlets(parse: Parse) -> Iterator[tuple[Span, KnownOutlet]]:
    """Yield where a parsed text names an outlet of the gazetteer, in text order, none overlapping another."""
    by_word = _first_words()
    text = parse.text
    end = 0
    for token in parse.tokens:
        if token.start < end:
            continue
        # The tokenizer parts "U.S." and "RFE/RL" differently from text to text, so the text itself is compared.
        for spelling, outlet in by_word.get(_word_at(text, token.start), ()):
            after = token.start + len(spelling)
            if text.startswith(spelling, token.start) and not text[after : after + 1].isalnum():
                end = after
                yield Span(token.start, after), outlet
                break


LONGEST_WORD = 40
"""Code points of the longest first word of an outlet's name, and more."""


def _word_at(text: str, start: int) -> str:
    end, last = start, min(len(text), start + LONGEST_WORD)
    while end < last and not text[end].isspace() and text[end] not in ',;:()[]—–"”“':
        end += 1
    word = text[start:end].rstrip(".!?")
    for possessive in ("'s", "’s", "'", "’"):
        if word.endswith(possessive):
            return word[: -len(possessive)]
    return word
