"""Checks a ledger against the pages it keeps: every hash, every character, every record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayso.errors import LedgerError
from sayso.intake.reground import ungrounded
from sayso.ledger import Ledger, seal_of
from sayso.records import Article, Attribution, Block, Date, Figure, Link, Reading, Span, cut_pieces, text_sha256


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a ledger that does not hold: of the article at `path`, or of the file itself."""

    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"


@dataclass
class Verified:
    """How much was looked at: articles and records, and the articles that were read before pages were kept."""

    articles: int = 0
    records: int = 0
    unkept: int = 0


def verify(
    ledger: Ledger, counts: Verified, progress: Callable[[str, int, float], None] | None = None
) -> Iterator[Fault]:
    """Yield everything that does not hold, and count in `counts` what was looked at.

    The file is sound; each page has the bytes that its SHA-256 names; each article's text, the characters that its
    page carries where its grounding says; each record, the words of the article where it points; and every value is
    the one that was read.

    Raises:
        LedgerError: the ledger is so damaged that its records cannot be read.
    """
    yield from (Fault(str(ledger.path), what) for what in ledger.faults())
    total = ledger.summary()["article"]
    for reading in ledger.readings():
        article = reading.article
        yield from (Fault(article.path, what) for what in (*_of_page(ledger, article, counts), *_of_records(reading)))
        if ledger.seal(article.id) not in (None, seal_of(reading)):
            yield Fault(article.path, "its records, or what is said of it, are not what was read: a value has changed")
        counts.articles += 1
        counts.records += sum(1 for _ in reading.records()) - 1
        if progress is not None:
            progress(article.path, counts.articles, counts.articles / total)


def _of_page(ledger: Ledger, article: Article, counts: Verified) -> Iterator[str]:
    if text_sha256(article.text) != article.text_sha256:
        yield "its text is not the one that its SHA-256 names"
    parts: list[Block | Link] = [*article.blocks, *article.links]
    if any(not 0 <= part.start <= part.end <= len(article.text) for part in parts):
        yield "its blocks and links point outside its text"
    try:
        grounding = ledger.grounding(article.id)
        if grounding is None:
            counts.unkept += 1
            return
        data = ledger.page(grounding.page)
    except LedgerError:
        yield "its page, or which bytes of it carry the article, cannot be read back"
        return
    if grounding.page != article.sha256:
        yield "the page that is kept is not the one that it was read out of"
    elif data is None:
        yield "its page is gone"
    elif hashlib.sha256(data).hexdigest() != grounding.page:
        yield "its page is not the one that its SHA-256 names"
    else:
        yield from ungrounded(data, article, grounding)


def _of_records(reading: Reading) -> Iterator[str]:
    text = reading.article.text
    for attribution in reading.attributions:
        if cut_pieces(attribution.pieces, text) != attribution.text or cut_pieces(attribution.cue_pieces, text) != (
            attribution.cue
        ):
            yield _elsewhere(attribution, next(iter(attribution.pieces), Span(0, 0)))
        yield from (_elsewhere(attribution, piece) for piece in attribution.source_pieces if not piece.cut(text))
    stretches: list[Figure | Date] = [*reading.figures, *reading.dates]
    for record in stretches:
        if text[record.start : record.end] != record.text:
            yield _elsewhere(record, Span(record.start, record.end))
    for actor in reading.actors:
        if any(mention.end > len(text) for mention in actor.mentions):
            yield f"the actor {actor.id} ({actor.name}) points outside the article"


def _elsewhere(record: Attribution | Figure | Date, span: Span) -> str:
    return f"the {record.kind} {record.id} does not say what the article has at character {span.start}"
