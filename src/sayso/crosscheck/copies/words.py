"""The words of an article's body as numbers with their places: what copies are told by.

A copy changes quotation marks, dashes, capitals and accents long before it changes words, so a word is its letters
and digits in lower case, without accents. Scripts that put no spaces between words give one word a character.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from sayso.records import Article
from sayso.records.article import RUNNING_TEXT

VOCABULARY = 200_000
"""Words whose number is remembered: a newspaper's vocabulary, some 30 MB at the very most."""

_BETWEEN, _LETTER, _ALONE = 0, 1, 2
"""What a character is to the words: none of theirs, a part of one, or a word of its own."""

_LETTERS = ("L", "N")
"""Unicode's categories of letters and numbers."""

_MARKS = "\u00ad\u200c\u200d"
"""Soft hyphen and joiners: a word goes on behind them. Accents and vowel signs do the same, up to _LAST_MARK."""

_LAST_MARK = 0xFFF
"""Behind it come marks that stand with symbols, as those that colour an emoji."""

_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # kana
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),  # Chinese characters
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
)
"""Letters, first and last, of scripts that put no spaces between words; and all characters from _PLANES on."""

_PLANES = 0x20000
"""From here on, Unicode has Chinese characters only."""


@dataclass(frozen=True, eq=False, slots=True)
class BodyWords:
    """An article's body, word for word, as arrays of one length.

    `codes` are the words as unsigned 64-bit numbers, the same on every machine; `starts` and `ends` are code points
    of the article's text; `parts` numbers the parts of the body that no other block interrupts, so that words with
    one part number follow each other in the text without a word of a caption or an advertisement between them.
    """

    codes: NDArray[np.uint64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    parts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.codes)


def body_words(article: Article) -> BodyWords:
    """Return the words of an article's body; of all its text where it has no blocks at all."""
    starts, ends = _borders(article.text)
    found = [article.text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    codes = np.fromiter(map(code_of, found), np.uint64, len(found))
    places = np.flatnonzero(_in_body(article, starts, ends))
    # A word's place among all words less that among the body's grows where others stand between.
    return BodyWords(codes[places], starts[places], ends[places], places - np.arange(len(places)))


def _borders(text: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where the words of a text start and end, in code points."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    kinds = np.zeros(len(points) + 2, np.uint8)  # a text begins and ends between words
    kinds[1:-1] = _kinds_of_characters()[np.minimum(points, _PLANES)]
    before, here = kinds[:-1], kinds[1:]
    borders = (before != here) | (here == _ALONE)
    starts = np.flatnonzero(borders & (here != _BETWEEN))
    ends = np.flatnonzero(borders & (before != _BETWEEN))
    return starts, ends


@cache
def _kinds_of_characters() -> NDArray[np.uint8]:
    """Return what each character up to _PLANES is to the words, that one standing for all behind it."""
    kinds = np.zeros(_PLANES + 1, np.uint8)
    for point in range(_PLANES):
        category = unicodedata.category(chr(point))
        if category.startswith(_LETTERS) or (category.startswith("M") and point <= _LAST_MARK):
            kinds[point] = _LETTER
    for mark in _MARKS:
        kinds[ord(mark)] = _LETTER
    for first, last in _UNSPACED:
        kinds[first : last + 1][kinds[first : last + 1] == _LETTER] = _ALONE
    kinds[_PLANES] = _ALONE
    return kinds


def _in_body(article: Article, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.bool_]:
    if not article.blocks:
        return np.ones(len(starts), np.bool_)
    body = sorted((block.start, block.end) for block in article.blocks if block.kind in RUNNING_TEXT)
    opens = np.array([-1, *(start for start, _ in body)])
    closes = np.array([-1, *(end for _, end in body)])
    block = np.searchsorted(opens, starts, side="right") - 1
    inside: NDArray[np.bool_] = ends <= closes[block]
    return inside


@lru_cache(maxsize=VOCABULARY)
def code_of(word: str) -> int:
    """Return the number of a word: 64 bits of BLAKE2b over its folded letters.

    >>> code_of("Díaz") == code_of("DIAZ") == code_of("Di\N{COMBINING ACUTE ACCENT}az") != code_of("Dias")
    True
    """
    return int.from_bytes(blake2b(folded(word).encode(), digest_size=8).digest(), "little")


def folded(word: str) -> str:
    """Return a word in lower case without accents and joiners; "ﬁ" and full-width letters become plain ones."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).casefold()
    kept = "".join(letter for letter in plain if unicodedata.category(letter) not in ("Mn", "Cf"))
    return kept or word
