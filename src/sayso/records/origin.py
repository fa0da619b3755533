"""Where claims come from: groups of mentions with one origin, and the links between articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.actor import Mention


@dataclass(frozen=True, slots=True)
class OriginMention:
    """A place where a claim is told, with the name of its origin where the text gives one."""

    article: str
    start: int
    end: int
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """The tellings of one claim; `independent` counts known origins (an unknown one is never independent)."""

    id: str
    claim: str
    mentions: tuple[OriginMention, ...]
    independent: int

    kind = "origin_group"


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """Two articles of which one derives from the other, or both from a third."""

    a: str
    b: str
    relation: Literal["derived", "common_origin"]
    evidence: tuple[Mention, ...]

    kind = "link"


@dataclass(frozen=True, slots=True)
class Upstream:
    """A body outside the ledger that an article reprints, cites or links, at `[start, end)` code points."""

    article: str
    name: str
    relation: Literal["reprint", "cite", "link"]
    start: int
    end: int

    kind = "upstream"
