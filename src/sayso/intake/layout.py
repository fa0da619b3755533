"""Names the regions of a plain text from their place, shape and opening words: what is none of them is a paragraph.

A title or a caption that passes for a paragraph costs a false record; a paragraph that passes for furniture loses a
true one, which is worse. So every rule here asks for a cue, and in doubt a stretch stays a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.intake import cues
from sayso.intake.front import name_front
from sayso.intake.paragraphs import Paragraph, find_paragraphs
from sayso.intake.questions import name_questions
from sayso.records import Block
from sayso.records.article import BlockKind

Kinds = list[BlockKind | None]

_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_MARKDOWN_QUOTE = re.compile(r">\s*(?=\S)")
_LIST_ITEM = re.compile(r"(?:[*•·‣▪◦]\s*|[-–]\s+|\(?\d{1,2}[.)]\s+)(?=\S)")
_SIGNATURE = re.compile(r"[—–]\s*[A-Z]")
_SPEAKER = re.compile(r"[A-Z][\w.'’ -]{0,40}:\s")

MAX_HEADING_WORDS = 16
MAX_LINK_WORDS = 16
MAX_TAG_WORDS = 5
MAX_LABELLED_LINES = 12
MAX_BLURB_WORDS = 90
MAX_CLOSING_PARAGRAPHS = 3
"""What may follow a closing byline and still be about its author."""


def find_blocks(text: str, start: int = 0) -> tuple[Block, ...]:
    r"""Return the regions of `text` from the code point `start` on, in order, none empty.

    >>> text = "Ferry sinks off Harbour Point\n\nBy Ana Ruiz\n\nA ferry sank on Monday, the coast guard said."
    >>> [block.kind for block in find_blocks(text)]
    ['title', 'byline', 'paragraph']
    """
    paragraphs = find_paragraphs(text, start)
    kinds: Kinds = [None] * len(paragraphs)
    _name_marked(paragraphs, kinds)
    body_start = name_front(paragraphs, kinds)
    _name_by_words(paragraphs, kinds, body_start)
    _name_below_labels(paragraphs, kinds)
    _name_closing(paragraphs, kinds, body_start)
    _name_headings(paragraphs, kinds, body_start)
    name_questions(paragraphs, kinds, body_start)
    return tuple(
        block
        for paragraph, kind in zip(paragraphs, kinds, strict=True)
        for block in _cut(paragraph, kind or "paragraph", text)
    )


def _name_marked(paragraphs: Sequence[Paragraph], kinds: Kinds) -> None:
    """Name what its first character gives away: list items, quotations and headings of Markdown."""
    for index, paragraph in enumerate(paragraphs):
        if _MARKDOWN_HEADING.match(paragraph.words):
            kinds[index] = "heading" if index else "title"
        elif _MARKDOWN_QUOTE.match(paragraph.words):
            kinds[index] = "quote"
        elif _LIST_ITEM.match(paragraph.words):
            kinds[index] = "list"
        elif _SIGNATURE.match(paragraph.words) and cues.word_count(paragraph.words) <= 8 and index:
            # "— Ana Ruiz, fisher" signs the quotation above it.
            kinds[index] = "quote"
            if paragraphs[index - 1].words.startswith(('"', "“", "«")):
                kinds[index - 1] = "quote"


def _name_by_words(paragraphs: Sequence[Paragraph], kinds: Kinds, body_start: int) -> None:
    for index in range(body_start, len(paragraphs)):
        if kinds[index] is None:
            kinds[index] = kind_by_words(paragraphs[index].words)


def kind_by_words(words: str) -> BlockKind | None:
    """Return the kind that the words of a paragraph alone give away, None for ordinary text.

    >>> kind_by_words("Read more: Ferry sinks"), kind_by_words("Correction: It was Monday."), kind_by_words("It sank.")
    ('related', 'correction', None)
    """
    if cues.is_related_label(words):
        return "related"
    if cues.is_tags_label(words):
        return "tags"
    if cues.is_correction(words):
        return "correction"
    if cues.is_furniture(words):
        return "furniture"
    if cues.is_byline(words):
        return "byline"
    if cues.is_wire_credit(words):
        return "credit"
    if cues.credit_start(words) is not None or cues.is_caption(words):
        return "caption"
    return None


def _name_below_labels(paragraphs: Sequence[Paragraph], kinds: Kinds) -> None:
    """Give the short lines below a bare label ("Related videos:", "Filed under:") the label's kind."""
    for index in range(len(paragraphs)):
        kind = kinds[index]
        if kind == "correction" and paragraphs[index].words.endswith(":") and index + 1 < len(paragraphs):
            kinds[index + 1] = kinds[index + 1] or "correction"
        if kind not in ("related", "tags") or not cues.is_bare_label(paragraphs[index].words):
            continue
        longest = MAX_TAG_WORDS if kind == "tags" else MAX_LINK_WORDS
        for below in range(index + 1, min(len(paragraphs), index + 1 + MAX_LABELLED_LINES)):
            words = paragraphs[below].words
            listed = kinds[below] == "list" and cues.word_count(words) <= longest and not cues.ends_with_stop(words)
            plain = kinds[below] is None and cues.word_count(words) <= longest and not cues.ends_with_stop(words)
            last = below == len(paragraphs) - 1
            # A link title right above a full paragraph may as well be its heading: it stays open.
            heads = kind == "related" and not last and _is_full(paragraphs[below + 1]) and kinds[below + 1] is None
            if not (listed or plain) or heads:
                break
            kinds[below] = kind


def _name_closing(paragraphs: Sequence[Paragraph], kinds: Kinds, body_start: int) -> None:
    """Name what follows a byline at the very end: a few words about the author, no part of the story."""
    after = 0
    for index in range(len(paragraphs) - 1, body_start, -1):
        if kinds[index] == "byline":
            for below in range(index + 1, len(paragraphs)):
                if kinds[below] is None and cues.word_count(paragraphs[below].words) <= MAX_BLURB_WORDS:
                    kinds[below] = "furniture"
            return
        after += kinds[index] is None
        if after > MAX_CLOSING_PARAGRAPHS:
            return


def _name_headings(paragraphs: Sequence[Paragraph], kinds: Kinds, body_start: int) -> None:
    for index in range(body_start, len(paragraphs) - 1):
        words, below = paragraphs[index].words, paragraphs[index + 1].words
        if kinds[index] is not None or kinds[index + 1] not in (None, "list", "quote"):
            continue
        if (
            cues.word_count(words) <= MAX_HEADING_WORDS
            and (not words.endswith((".", ",", ";", ":", "…", "!", '"', "”", "-", "–", "—")) or _is_shouted(words))
            and (words[0].isupper() or words[0].isdigit() or words[0] in "¿¡\"“'‘«")
            and not _SPEAKER.match(words)
            and not words.endswith("?")
            and (_is_full(paragraphs[index + 1]) or kinds[index + 1] == "list" or below.endswith("?"))
        ):
            kinds[index] = "heading"


def _is_shouted(words: str) -> bool:
    """Tell whether a line is a label in capitals ("FULL TEXT.")."""
    return words.isupper() and cues.word_count(words) <= 4 and len(words) > 4


def _is_full(paragraph: Paragraph) -> bool:
    return cues.ends_with_stop(paragraph.words) or cues.word_count(paragraph.words) > MAX_HEADING_WORDS


def _cut(paragraph: Paragraph, kind: BlockKind, text: str) -> list[Block]:
    """Return the block of a paragraph without its Markdown mark; a caption with its credit gives two blocks."""
    start, end = paragraph.start, paragraph.end
    raw = text[start:end]
    mark = (_MARKDOWN_HEADING if kind in ("heading", "title") else _MARKDOWN_QUOTE).match(raw)
    if mark and kind in ("heading", "title", "quote"):
        start += mark.end()
    if kind == "caption" and (credit := cues.credit_start(raw)) is not None:
        caption_end = start + len(raw[:credit].rstrip())
        captions = [Block("caption", start, caption_end)] if caption_end > start else []
        return [*captions, Block("credit", start + credit, end)]
    return [Block(kind, start, end)]
