"""A number in the news: a bound, a count of something, at a date, from somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from sayso.records.article import BlockKind

Number = int | float
Qualifier = Literal["exact", "at_least", "more_than", "at_most", "less_than", "about", "range", "vague"]
QUALIFIERS: tuple[str, ...] = get_args(Qualifier)
Change = Literal["up", "down"]
Modality = Literal["asserted", "estimated", "possible", "alleged", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An amount that the article states; `text` is the words between `start` and `end` (code points).

    `lo` and `hi` bound the value, None where that end is open; a vague amount has neither. `unit` is an
    ISO 4217 code or a plain singular name, `counted` what is counted, `measure` in which state ("died",
    "missing"), `population` out of whom. `part_of` is the id of the figure that this one is a part of,
    `attribution` of the attribution that holds it, from which `originator` and `chain` come. `minor` marks
    ages, dates, addresses, scores, calibres and small cardinalities.
    """

    id: str
    article: str
    start: int
    end: int
    text: str
    lo: Number | None
    hi: Number | None
    qualifier: Qualifier
    change: Change | None = None
    unit: str | None = None
    counted: str | None = None
    population: str | None = None
    measure: tuple[str, ...] = ()
    part_of: str | None = None
    as_of: str | None = None
    as_of_basis: str | None = None
    modality: Modality = "asserted"
    originator: str | None = None
    chain: tuple[str, ...] = ()
    attribution: str | None = None
    minor: bool = False
    block: BlockKind | None = None
    confidence: float = 1.0

    kind = "figure"
