"""Is a text English? A reader of English would find names and speakers in any language, and all of them wrong."""

from __future__ import annotations

import re

FUNCTION_WORDS = frozenset(
    ["about", "and", "because", "been", "but", "by", "could", "for", "from", "had", "have", "into", "of", "or", "said",
     "she", "should", "than", "that", "the", "their", "them", "there", "they", "this", "were", "when", "where", "which",
     "while", "who", "will", "with", "would", "you", "your"]
)  # fmt: skip
"""Words that hold English sentences together and are rare in its neighbours ("in", "was", "a", "he" are not)."""

MIN_SHARE = 0.05
"""Share of function words from which a text is English. Of 90 news pages, English articles have .09 to .35 (one list of
scores: .01), those in eight other languages at most .02."""

MIN_SHARE_AGAINST = 0.1
"""The share that it takes where the page says that it is in another language: titles and names are often English."""

ENOUGH = 30
"""Words from which the text itself decides; a shorter one is what its page says it is, or English."""

SAMPLE = 20_000
"""Code points that are looked at."""

_WORD = re.compile(r"[^\W\d_]+")


def is_english(text: str, declared: str | None) -> bool:
    """Tell whether a text is English by its function words; `declared` is the page's BCP 47 tag, which often errs.

    >>> is_english("No.", "es"), is_english("No.", None)
    (False, True)
    """
    words = _WORD.findall(text[:SAMPLE].lower())
    says_english = declared is None or declared.lower().replace("_", "-").split("-")[0] in ("en", "")
    if len(words) < ENOUGH:
        return says_english
    share = MIN_SHARE if says_english else MIN_SHARE_AGAINST
    return sum(word in FUNCTION_WORDS for word in words) >= share * len(words)
