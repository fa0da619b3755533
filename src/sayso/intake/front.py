"""Names what stands before the body of a plain text: title, dek, byline, date, caption."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.intake import cues
from sayso.intake.paragraphs import Paragraph
from sayso.records.article import BlockKind

Kinds = list[BlockKind | None]

MAX_TITLE_WORDS = 25
MAX_STOPPED_TITLE_WORDS = 16
"""A first line with a full stop is a title only if short: of 840 PolNeAR titles, nearly all with one, 795 are found."""
MIN_CAPITALS = 0.75
"""Share of words of four letters and more that start with a capital in a title in title case."""
MAX_DEK_WORDS = 45
MAX_FRONT_PARAGRAPHS = 8
MIN_RESTATED = 0.25
"""Share of a dek's longer words that the next two paragraphs say again, where only a picture stands between them."""

_LEAD_OPENING = re.compile(r"[A-Z][A-Z .'’-]{2,30}(?:,[\w .,]{2,40})?\s*(?:\([A-Z][\w /]{1,20}\)\s*)?[-–—]\s")
_QUOTATION = re.compile('["“”«»„]')
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_FURNISHING: frozenset[str | None] = frozenset({"byline", "dateline", "caption", "credit", "related", "furniture"})


def name_front(paragraphs: Sequence[Paragraph], kinds: Kinds) -> int:
    """Name the opening paragraphs in `kinds` and return the index of the first one that may be body."""
    if len(paragraphs) < 2:
        return 0
    index = 0
    if kinds[0] == "title" or _is_title(paragraphs):
        kinds[0] = "title"
        index = 1
    first = index
    limit = min(len(paragraphs), first + MAX_FRONT_PARAGRAPHS)
    while index < limit and (kinds[index] is None) and (kind := _front_kind(paragraphs[index].words)):
        kinds[index] = kind
        index += 1
    if kinds[0] == "title" and index < len(paragraphs) and kinds[index] is None and _is_dek(paragraphs, index):
        kinds[index] = "dek"
        index += 1
        while index < limit and (kinds[index] is None) and (kind := _front_kind(paragraphs[index].words)):
            kinds[index] = kind
            index += 1
    return index


def _front_kind(words: str) -> BlockKind | None:
    if cues.is_byline(words):
        return "byline"
    if cues.is_dateline(words):
        return "dateline"
    if cues.is_related_label(words):
        return "related"
    if cues.is_furniture(words):
        return "furniture"
    if cues.is_wire_credit(words):
        return "credit"
    if cues.credit_start(words) is not None or cues.is_caption(words):
        return "caption"
    return None


def _is_title(paragraphs: Sequence[Paragraph]) -> bool:
    words, below = paragraphs[0].words, [paragraph.words for paragraph in paragraphs[1:4]]
    count = cues.word_count(words)
    if count > MAX_TITLE_WORDS or words.endswith((":", ",")) or _LEAD_OPENING.match(words) or words[0].islower():
        return False
    if _front_kind(words) is not None:
        return False
    if not cues.ends_with_stop(words):
        return True
    if count > MAX_STOPPED_TITLE_WORDS or re.search(r"[.!]['\"”’]?\s+[A-Z]", words[:-1]):
        return False
    long_words = [word for word in words.split() if len(word) > 3]
    capitals = sum(word.lstrip("\"'“‘(")[:1].isupper() for word in long_words)
    if len(long_words) > 2 and capitals > MIN_CAPITALS * len(long_words):
        return True
    return not cues.tells(words) and (max(map(cues.word_count, below)) >= 1.5 * count or _is_label(below[0]))


def _is_label(words: str) -> bool:
    return words.isupper() and cues.word_count(words) <= 3


def _is_dek(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Tell whether the paragraph after the title sums the story up rather than begins it."""
    words = paragraphs[index].words
    body = [p.words for p in paragraphs[index + 1 :]]
    if cues.word_count(words) > MAX_DEK_WORDS or not body or _LEAD_OPENING.match(words):
        return False
    if _QUOTATION.search(words) or cues.tells(words) or words.endswith((":", "?")) or _is_label(words):
        return False
    if not cues.ends_with_stop(words):
        return cues.word_count(words) > 3 and cues.word_count(body[0]) > cues.word_count(words)
    if paragraphs[index].follows_line and not paragraphs[index + 1].follows_line:
        return True
    if _LEAD_OPENING.match(body[0]):
        return True
    furnishing = [kind for kind in map(_front_kind, body[:3]) if kind in _FURNISHING]
    if _front_kind(body[0]) not in _FURNISHING or len(body) < len(furnishing) + 2:
        return False
    if "byline" in furnishing:
        return True
    below = " ".join([line for line in body[:6] if _front_kind(line) is None][:2])
    return _restated(words, below) >= MIN_RESTATED


def _restated(words: str, below: str) -> float:
    own = set(_LONG_WORD.findall(words.lower()))
    return len(own & set(_LONG_WORD.findall(below.lower()))) / max(1, len(own))
