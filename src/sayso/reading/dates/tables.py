"""The shapes of time expressions in one language, compiled from the table beside this file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.reading.figures.tables import words_for

LANGUAGES = {"en": "english.toml"}
"""Primary language tag: the file that holds its shapes."""


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
    """One language's words for times, in lower case, and the shapes they come in."""

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
    need_capital: frozenset[str]
    never_alone: frozenset[str]
    ahead: Mapping[str, frozenset[str]]
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
    table: dict[str, Any] = tomllib.loads(files(__package__).joinpath(LANGUAGES[language]).read_text("utf-8"))
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
    opener = (
        rf"(?<![\w])(?:(?P<month>{lists['month']})\b|(?P<weekday>{lists['weekday']})s?\b"
        rf"|(?P<year>(?:1[5-9]|20)\d\d\b)|(?P<decade>(?:1[5-9]|20)\d0s\b|['’]\d0s\b|{lists['decade']})"
        r"|(?P<quarter>(?:first|second|third|fourth|1st|2nd|3rd|4th)[ -](?:fiscal )?(?:quarter|half)\b)"
        rf"|(?P<lasting>(?:{lists['unit']})(?:s-|-)?long\b)|(?P<season>{lists['season']})\b|(?P<set>{lists['set']})\b"
        rf"|(?P<light>{lists['light']})\b"
        r"|(?P<deictic>today|yesterday|tomorrow|tonight|overnight|morning|afternoon|evening|night|day\b)"
        r"|(?P<noon>noon|midday|midnight)|(?P<worded>nineteen|eighteen|two thousand)"
        rf"|(?P<century>century)\b|(?P<unit>{lists['unit']})s?\b|(?P<slash>\d{{1,2}}/\d{{1,2}}/\d\d)"
        r"|(?P<clock>\d{1,2}(?:(?:[:.]\d\d)? ?[ap]\.?m|[:.]\d\d\b|(?: o['’]clock)? in the\b))"
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
        need_capital=frozenset(table["capitals"]["need"]),
        never_alone=frozenset(table["capitals"]["never_alone"]),
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
