"""Who a source or a participant is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActorType = Literal[
    "person", "government", "ministry", "agency", "military", "outlet", "company", "group", "organisation", "place"
]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an article names an actor: `[start, end)` in code points of that article's text."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person or body under its canonical name; `country` is an ISO 3166-1 alpha-2 code."""

    id: str
    name: str
    type: ActorType | None = None
    country: str | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()

    kind = "actor"
