"""The shapes of time expressions in one language, compiled from the tables beside this file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.reading.figures.tables import words_for

LANGUAGES = {"en": "english", "es": "spanish"}
"""Primary language tag: the name of its tables, "english.toml" for its words and "english_shapes.toml"."""


@dataclass(frozen=True)
class Shape:
    """One way to write a time; `reading` names the function of readings.py that understands its groups.

    `example` ends in words that the shape matches, whatever it wants to stand before them.
    """

    name: str
    example: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    reading: str


@dataclass(frozen=True)
class Calendar:
    """One language's words for times, in lower case, and the shapes they come in.

    `canonical` gives, for a group of the shapes, the words that the readings know: "pasado" is "last".
    """

    language: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    parts: Mapping[str, str]
    light: Mapping[str, str]
    seasons: Mapping[str, str]
    holidays: Mapping[str, str]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    refs: Mapping[str, str]
    sets: Mapping[str, str]
    counts: Mapping[str, Fraction]
    canonical: Mapping[str, Mapping[str, str]]
    need_capital: frozenset[str]
    never_alone: frozenset[str]
    short_months: frozenset[str]
    no_capital: frozenset[str]
    ahead: Mapping[str, frozenset[str]]
    single_unit: re.Pattern[str]
    no_set_after: re.Pattern[str]
    no_ref_after: re.Pattern[str]
    rate_after: re.Pattern[str]
    measure_after: re.Pattern[str]
    named_after: re.Pattern[str]
    named_before: re.Pattern[str]
    called_after: re.Pattern[str]
    title_after: re.Pattern[str]
    month_after: re.Pattern[str]
    march_before: re.Pattern[str]
    rate_before: re.Pattern[str]
    no_year_after: re.Pattern[str]
    no_year_before: re.Pattern[str]
    opener: re.Pattern[str]  # for a text in small letters
    shapes: tuple[Shape, ...]


def calendar_for(language: str | None) -> Calendar | None:
    """Return the shapes of a BCP 47 language tag, English where the article names none, None where we have none."""
    primary = (language or "en").split("-")[0].split("_")[0].lower()
    return _load(primary) if primary in LANGUAGES else None


def _any(words: Iterable[str]) -> str:
    """Return a pattern of words, the longest first, so that "sept" is not read as "sep" and a rest."""
    return "|".join(
        re.escape(word).replace(r"\ ", " ").replace("'", "['’]")
        for word in sorted(words, key=lambda word: (-len(word), word))
    )


@cache
def _load(language: str) -> Calendar:
    table: dict[str, Any] = {}
    for name in (f"{LANGUAGES[language]}.toml", f"{LANGUAGES[language]}_shapes.toml"):
        table |= tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
    words = words_for(language)
    assert words is not None, "every language with dates has numbers"
    lists = {
        "month": _any(table["months"]),
        "weekday": _any(table["weekdays"]),
        "unit": _any(table["units"]),
        "light": _any(table["light"]),
        "season": _any(table["seasons"]),
        "holiday": _any(table["holidays"]),
        "ordinal": _any(table["ordinals"]),
        "decade": _any(table["decades"]),
        "ref": _any(table["refs"]),
        "set": _any(table["sets"]),
        "small": _any(words.small),
    }
    pieces = {**{name: f"(?:{pattern})" for name, pattern in lists.items()}, "small": lists["small"]}
    for name, pattern in table["patterns"].items():
        pieces[name] = _fill(pattern, pieces)
    shapes = tuple(
        Shape(
            shape["name"],
            shape["example"],
            frozenset(shape["needs"]),
            # A space in a shape is any one white space: texts break lines between "last" and "year".
            re.compile(r"(?<![\w.])(?:" + _spaces(_fill(shape["pattern"], pieces)) + r")(?!\w)", re.IGNORECASE),
            shape["reading"],
        )
        for shape in table["shapes"]
    )
    openers = {name: _fill(pattern, pieces) for name, pattern in table["openers"].items()}
    opener = (
        rf"(?<![\w])(?:(?P<month>{lists['month']})\b|(?P<weekday>{lists['weekday']})s?\b"
        rf"|(?P<year>(?:1[5-9]|20)\d\d\b)|(?P<decade>{openers['decade']}|{lists['decade']})"
        rf"|(?P<quarter>{openers['quarter']})|(?P<lasting>{openers['lasting']})"
        rf"|(?P<season>{lists['season']})\b|(?P<set>{lists['set']})\b|(?P<light>{lists['light']})\b"
        rf"|(?P<deictic>{openers['deictic']})|(?P<noon>{openers['noon']})|(?P<worded>{openers['worded']})"
        rf"|(?P<century>{openers['century']})|(?P<unit>{lists['unit']})s?\b"
        rf"|(?P<slash>\d{{1,2}}/\d{{1,2}}/\d\d)|(?P<clock>{openers['clock']})"
        rf"|(?P<ref>{lists['ref']})\b|(?P<holiday>{lists['holiday']})\b)"
    )
    return Calendar(
        language=language,
        months=table["months"],
        weekdays=table["weekdays"],
        units=table["units"],
        parts=table["parts"],
        light=table["light"],
        seasons=table["seasons"],
        holidays=table["holidays"],
        ordinals=table["ordinals"],
        decades=table["decades"],
        refs=table["refs"],
        sets=table["sets"],
        counts={words: Fraction(count) for words, count in table["counts"].items()},
        canonical={
            group: {word: name for name, words in names.items() for word in words}
            for group, names in table["canonical"].items()
        },
        need_capital=frozenset(table["capitals"]["need"]),
        never_alone=frozenset(table["capitals"]["never_alone"]),
        short_months=frozenset(table["capitals"]["short_months"]),
        no_capital=frozenset(table["capitals"]["none"]),
        ahead={name: frozenset(words) for name, words in table["ahead"].items()},
        **{name: re.compile(_spaces(guard), re.IGNORECASE) for name, guard in table["guards"].items()},
        opener=re.compile(_spaces(opener)),
        shapes=shapes,
    )


def _fill(pattern: str, pieces: Mapping[str, str]) -> str:
    for name, piece in pieces.items():
        pattern = pattern.replace("{" + name + "}", piece)
    return pattern


def _spaces(pattern: str) -> str:
    """Let a break of lines stand wherever the table has a space."""
    return re.sub(r" (?![^\[\]]*\])", r"\\s", pattern.replace("[ -]", r"[\s-]"))
