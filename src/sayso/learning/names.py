"""The names that the parser sees in an article: the network learns to see them, too.

The parser's own recogniser of names takes more than half of its time, and the network reads every word anyway.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.language import Name
from sayso.language.spacy_parser import load_parser
from sayso.learning.marks import MarkedArticle
from sayso.reading.datelines import stretches
from sayso.reading.pipeline import MUTE, READ
from sayso.records import Article

Names = tuple[Name, ...]
"""The names of an article in text order."""


def names_in(articles: Sequence[MarkedArticle]) -> Mapping[str, Names]:
    """Return the names of each article by the hash of its text; several people may have marked one text."""
    found: dict[str, Names] = {}
    for one in articles:
        if one.article.text_sha256 not in found:
            found[one.article.text_sha256] = _names(one.article)
    return found


def _names(article: Article) -> Names:
    parser = load_parser()
    read = [
        (number, span)
        for number, block in enumerate(article.blocks)
        if block.kind in READ - MUTE
        for span in stretches(article, block)
    ]
    return parser.parse(article.text, read).names
