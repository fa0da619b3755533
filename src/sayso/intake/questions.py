"""Names the questions and answers that an article ends or consists of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sayso.intake import cues
from sayso.intake.paragraphs import Paragraph
from sayso.records.article import BlockKind

Kinds = list[BlockKind | None]

MAX_QUESTION_WORDS = 35
MIN_UNANNOUNCED_QUESTIONS = 3
"""Without a heading that announces them, fewer questions are an author's way of writing."""


def name_questions(paragraphs: Sequence[Paragraph], kinds: Kinds, body_start: int) -> None:
    """Name questions and their answers in `kinds`, after a heading that announces them or where they are many."""
    announced = [
        index
        for index in range(body_start, len(paragraphs) - 1)
        if kinds[index] in (None, "heading")
        and cues.word_count(paragraphs[index].words) <= MAX_QUESTION_WORDS
        and not paragraphs[index].words.endswith(".")
        and cues.is_faq_heading(paragraphs[index].words)
        and paragraphs[index + 1].words.endswith("?")
    ]
    for index in announced:
        kinds[index] = "heading"
        _name_from(paragraphs, kinds, index + 1, len(paragraphs))
    if announced:
        return
    asked = [index for index in range(body_start, len(paragraphs)) if _is_unannounced(paragraphs, kinds, index)]
    if len(asked) < MIN_UNANNOUNCED_QUESTIONS:
        return
    longest = max(b - a for a, b in pairwise(asked))
    _name_from(paragraphs, kinds, asked[0], min(len(paragraphs), asked[-1] + longest))


def _is_question(words: str) -> bool:
    return words.endswith("?") and cues.word_count(words) <= MAX_QUESTION_WORDS


def _is_unannounced(paragraphs: Sequence[Paragraph], kinds: Kinds, index: int) -> bool:
    words = paragraphs[index].words
    return (
        kinds[index] in (None, "heading")
        and _is_question(words)
        and cues.opens_like_question(words)
        and index + 1 < len(paragraphs)
        and cues.ends_with_stop(paragraphs[index + 1].words)
        and not paragraphs[index + 1].words.endswith("?")
    )


def _name_from(paragraphs: Sequence[Paragraph], kinds: Kinds, first: int, end: int) -> None:
    for index in range(first, end):
        if kinds[index] == "heading" and not paragraphs[index].words.endswith("?"):
            return
        if kinds[index] in ("tags", "byline", "correction", "furniture", "related"):
            return
        if kinds[index] in (None, "heading"):
            kinds[index] = "faq_question" if _is_question(paragraphs[index].words) else "faq_answer"
        elif kinds[index] == "list":
            kinds[index] = "faq_answer"
