"""The words of two tellings held against each other: how much they share, in which order, and where they differ."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer  # type: ignore[import-untyped]  # it has no types

from sayso.records import Span

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SENTENCE_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n\s*\n")


MUCH_LONGER = 1.5
"""Times that a telling is longer than another from which that can only be a part of it."""


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of words.toml; "anybody" and "pointing" as stems, the others as words in lower case."""
    words = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))["english"][name]
    return frozenset(map(stem, words)) if name in ("anybody", "pointing") else frozenset(words)


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a word by Porter's second algorithm (Snowball), "involvement" and "involved" as one."""
    return str(_stemmer().stemWord(word.casefold()))


def words_of(text: str) -> list[str]:
    """Return the words of a text as written, numbers among them, without punctuation.

    >>> words_of("“No,” he said: 1,076!")
    ['No', 'he', 'said', '1', '076']
    """
    return _WORD.findall(text)


def content_of(text: str) -> frozenset[str]:
    """Return the stems of the words that carry a sentence; numbers and small words are left out."""
    return frozenset(
        stem(word)
        for word in words_of(text)
        if word.casefold() not in listed("function") and not word[0].isdigit() and len(word) > 1
    )


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share (0..1) of the shorter telling's words that the other holds, too."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def likeness(a: Sequence[str], b: Sequence[str]) -> float:
    """Return how alike two sequences of words are (0..1): twice what matches in order, by the length of both."""
    return SequenceMatcher(None, _folded(a), _folded(b), autojunk=False).ratio()


def longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """Return the length of the longest run of words that both hold in the same order."""
    first, second = _folded(a), _folded(b)
    return SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size


def counterpart(short: Sequence[str], long: Sequence[str]) -> Sequence[str]:
    """Return the part of a telling that another, perhaps a shorter one, tells again: around the longest common run.

    >>> " ".join(counterpart("clinging to coolers".split(), "we saw men hold on to coolers that day".split()))
    'on to coolers'
    """
    if len(long) < MUCH_LONGER * len(short):
        return long
    run = SequenceMatcher(None, _folded(short), _folded(long), autojunk=False).find_longest_match()
    start = max(0, run.b - run.a)
    end = min(len(long), run.b + len(short) - run.a)
    return long[start:end]


def _folded(words: Sequence[str]) -> list[str]:
    return [word.casefold() for word in words]


def difference(before: Sequence[str], after: Sequence[str]) -> str:
    """Return two tellings as one, where they differ as [before → after].

    >>> difference("takes no part".split(), "takes a small part".split())
    'takes [no → a small] part'
    """
    parts: list[str] = []
    matcher = SequenceMatcher(None, _folded(before), _folded(after), autojunk=False)
    for same, start, end, then, until in matcher.get_opcodes():
        if same == "equal":
            parts += after[then:until]
        else:
            parts.append(f"[{' '.join(before[start:end]) or '∅'} → {' '.join(after[then:until]) or '∅'}]")
    return " ".join(parts)


def sentences_between(text: str, start: int, end: int) -> int:
    """Return how many sentences end between two places, at most 1,000 characters after the first."""
    return sum(1 for _ in _SENTENCE_ENDS.finditer(text, start, min(end, start + 1000)))


def sentence_around(text: str, start: int, end: int) -> Span:
    """Return where the sentence that holds `[start, end)` lies, by its punctuation; at most 1,000 characters a side."""
    lowest, highest = max(0, start - 1000), min(len(text), end + 1000)
    begins = lowest
    for match in _SENTENCE_ENDS.finditer(text, lowest, start):
        begins = match.end()
    match_after = _SENTENCE_ENDS.search(text, end, highest)
    return Span(begins, match_after.start() if match_after else highest)
