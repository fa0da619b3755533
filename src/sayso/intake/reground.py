"""Checks that a page still carries an article: every character of it, where its grounding says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

import numpy as np

from sayso.errors import IntakeError
from sayso.intake.decode import REPLACEMENT, decode_with
from sayso.intake.mail import part_bytes
from sayso.records import Article, Grounding, Run
from sayso.records.grounding import PDF

_MARKUP = re.compile(r"(?:<!--[\s\S]*?-->|<[^>]*>|\s)+")
MOST_TOLD = 3
"""Faults of one article that are told; the first says what is wrong, and the rest are the same."""

Carried = Callable[[Run], str]
"""Returns the characters that the page has where a run points to."""


def ungrounded(data: bytes, article: Article, grounding: Grounding) -> list[str]:
    """Return what of an article its page does not carry, as sentences for a person; nothing where all is well."""
    try:
        carried = _pdf_reader(data) if grounding.encoding == PDF else _byte_reader(data, grounding)
        faults = [*_false_runs(article, grounding, carried), *_gaps(article, grounding)]
    except (IntakeError, LookupError, ValueError) as error:
        return [f"its page cannot be read as it was: {error}"]
    return faults[:MOST_TOLD]


def _byte_reader(data: bytes, grounding: Grounding) -> Carried:
    part = data if grounding.part is None else part_bytes(data, grounding.part)
    decoded = decode_with(part, grounding.encoding)
    starts = decoded.starts

    def carried(run: Run) -> str:
        first, last = np.searchsorted(starts, (run.first, run.last))
        if last == len(starts) or starts[first] != run.first or starts[last] != run.last:
            raise ValueError(f"bytes {run.first} to {run.last} of it are no whole characters")
        return decoded.text[first:last]

    return carried


def _pdf_reader(data: bytes) -> Carried:
    from sayso.intake.pdf import leaf_text

    leaves: dict[int, list[str]] = {}

    def carried(run: Run) -> str:
        if run.leaf not in leaves:
            leaves[run.leaf] = leaf_text(data, run.leaf)
        return "".join(leaves[run.leaf][run.first : run.last])

    return carried


def _false_runs(article: Article, grounding: Grounding, carried: Carried) -> Iterator[str]:
    for run in grounding.runs:
        words, said = article.text[run.start : run.end], carried(run)
        if not _is_carried(words, said, run.how):
            yield f"the page says {said[:40]!r} where the article has {words[:40]!r} (character {run.start})"


def _is_carried(words: str, said: str, how: str) -> bool:
    if how == "reference":
        return unescape(said) == words
    if how == "space":
        return words == " " and (not unescape(said).strip() or _MARKUP.fullmatch(said) is not None)
    if how == "replaced":
        return words == REPLACEMENT
    return said == words


def _gaps(article: Article, grounding: Grounding) -> Iterator[str]:
    """Tell of characters in a block that no run carries; between blocks stand the empty lines that are ours."""
    reached = 0
    borders = [(run.start, run.end) for run in grounding.runs]
    for start, end in (*borders, (len(article.text), len(article.text))):
        if left := article.text[reached:start].strip():
            yield f"nothing in the page carries {left[:40]!r} (character {reached})"
        reached = max(reached, end)
