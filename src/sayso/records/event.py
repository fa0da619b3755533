"""What happened: an event in PLOVER's terms, and the stage of a process it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.span import Span

Realis = Literal["actual", "planned", "possible", "hypothetical", "alleged"]
Polarity = Literal["positive", "negative"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event that a text speaks of; `trigger` is the span of the word that names it.

    `category` is a PLOVER name, `x_mode` our own addition where PLOVER drops a distinction. `process` names
    the instrument that `stage` (sign, approve, ratify …) belongs to.
    """

    id: str
    article: str
    trigger: Span
    category: str
    x_mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    realis: Realis = "actual"
    polarity: Polarity = "positive"
    attribution: str | None = None
    process: str | None = None
    stage: str | None = None
    confidence: float = 1.0

    kind = "event"
