"""Loads the word lists of this station: cues.toml (words of the page) and markup.toml (names in its markup)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists(name: str) -> dict[str, list[str]]:
    return tomllib.loads(files("sayso.intake").joinpath(f"{name}.toml").read_text("utf-8"))


def markup_names(name: str) -> frozenset[str]:
    """Return a list of markup.toml as a set.

    >>> "byline" in markup_names("byline")
    True
    """
    return frozenset(_lists("markup")[name])


@cache
def cue_words(name: str) -> tuple[str, ...]:
    """Return a list of cues.toml, longest entries first, so that "read more" wins over "read"."""
    return tuple(sorted(_lists("cues")[name], key=lambda words: (-len(words), words)))
