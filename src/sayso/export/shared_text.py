"""What an article shares with others, as a line for a reader: how much of it, and in which other article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records import Article, ArticleLink
from sayso.records.article import RUNNING_TEXT


@dataclass(frozen=True, slots=True)
class SharedText:
    """Text that an article has in common with another: `share` (0..1) is what it makes of this article's story."""

    other: Article
    share: float

    @property
    def words(self) -> str:
        """Return how much it is, in words: "all", "86 %", "less than 1 %"."""
        percent = round(100 * self.share)
        if percent >= 100:
            return "all"
        return f"{percent} %" if percent else "less than 1 %"

    @property
    def name(self) -> str:
        """Return what the other article is called."""
        told = [self.other.outlet, self.other.title or self.other.path]
        return ": ".join(part for part in told if part)


def see_shared_text(article: Article, links: Iterable[tuple[ArticleLink, Article]]) -> list[SharedText]:
    """Return what an article shares with each other one, the most first; each link comes with its other article."""
    story = (
        sum(block.end - block.start for block in article.blocks if block.kind in RUNNING_TEXT) or len(article.text) or 1
    )
    found = []
    for link, other in links:
        shared = sum(at.end - at.start for at in link.evidence if at.article == article.id)
        found.append(SharedText(other, min(1.0, shared / story)))
    return sorted(found, key=lambda one: (-one.share, one.other.path, one.other.id))
