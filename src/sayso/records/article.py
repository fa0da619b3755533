"""The text read out of a page, in blocks, with what the page says about itself."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from sayso.records.span import Span

BlockKind = Literal[
    "title", "dek", "byline", "dateline", "caption", "credit", "heading", "paragraph", "quote", "list", "table",
    "faq_question", "faq_answer", "tags", "correction", "embed", "related", "furniture",
]  # fmt: skip
BLOCK_KINDS: tuple[str, ...] = get_args(BlockKind)

RUNNING_TEXT = frozenset({"heading", "paragraph", "quote", "list", "faq_question", "faq_answer"})
"""Blocks that a story consists of, in which text is shared. Titles and deks are written anew, the rest is furniture."""


@dataclass(frozen=True, slots=True)
class Block:
    """One region of an article's text: `[start, end)` in code points. Blocks do not overlap."""

    kind: BlockKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the block stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Link:
    """An address that the text between `start` and `end` (code points) leads to."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, kw_only=True)
class Article:
    """One version of one article.

    `path` is the file or address as it was given. `version` counts from 1, `supersedes` is the id of the version
    before. `sha256` is that of the page's bytes, `text_sha256` that of `text` in UTF-8. Dates are ISO 8601 as
    far as the page gives them, language is a BCP 47 tag. What the page does not say is None.
    """

    id: str
    version: int = 1
    supersedes: str | None = None
    path: str
    text: str
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    sha256: str
    text_sha256: str
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()

    kind = "article"

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, position: int) -> Block | None:
        """Return the block that holds the code point at `position`, or None between blocks."""
        index = bisect_right(self._starts, position) - 1
        if index < 0 or position >= self.blocks[index].end:
            return None
        return self.blocks[index]
