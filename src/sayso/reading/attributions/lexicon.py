"""The words that carry an attribution, read once from cues.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast

from sayso.records import Stance


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb that can be a cue: its stance, its frames (letters) and the prepositions whose object is content."""

    stance: Stance
    frames: frozenset[str]
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class NounCue:
    """A noun that can be a cue, with the prepositions whose object is content."""

    stance: Stance
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues: verbs and nouns by lemma, phrases by their lower-case words, and what only looks like one."""

    verbs: dict[str, VerbCue]
    nouns: dict[str, NounCue]
    phrases: dict[tuple[str, ...], Stance]
    carriers: frozenset[str]
    mute_labels: frozenset[str]


@cache
def load_cues() -> Cues:
    """Return the cues of cues.toml."""
    table = tomllib.loads(resources.files(__package__).joinpath("cues.toml").read_text("utf-8"))
    verbs = {}
    for stance, words in table["verbs"].items():
        for lemma, listed in words.items():
            frames = listed.split()
            verbs[lemma] = VerbCue(
                cast(Stance, stance),
                frozenset(frame for frame in frames if not frame.startswith("+")),
                frozenset(frame[1:] for frame in frames if frame.startswith("+")),
            )
    nouns = {
        lemma: NounCue(cast(Stance, stance), frozenset(listed.split()))
        for stance, words in table["nouns"].items()
        for lemma, listed in words.items()
    }
    phrases = {
        tuple(phrase.split()): cast(Stance, stance)
        for stance, listed in table["phrases"].items()
        for phrase in listed["prepositions"]
    }
    return Cues(verbs, nouns, phrases, frozenset(table["carriers"]["verbs"]), frozenset(table["labels"]["mute"]))
