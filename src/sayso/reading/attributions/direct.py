"""Quotations tied to their cues: before it, after it, around it, over several sentences and paragraphs.

A parser sees a quotation of three sentences as three sentences, so this works on the order of things in a
paragraph: quotations, and the stretches between them in which a cue may stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sayso.language import Parse
from sayso.reading.attributions.lexicon import load_cues
from sayso.reading.attributions.quotations import Quotation, Quotations
from sayso.reading.attributions.triple import Triple, cut_out
from sayso.records import Article, Span

TERMINATORS = ".?!"
CONTINUES = ",?!…—–-"
"""What stands before the closing mark when the sentence goes on behind it: “…,” she said."""
_CONTRAST = re.compile(r"(?:,?\s+(?:while|whereas)|;)\s+\Z")
MIN_SPEECH = 3
"""Words that a quotation needs to be speech where no clause holds it; shorter ones are titles and scare quotes."""


@dataclass
class _Draft:
    """A triple while quotations are being added to it."""

    triple: Triple
    content: list[Span] = field(default_factory=list)
    quoted: bool = False


def attach_quotations(
    article: Article, parse: Parse, quotations: Quotations, triples: Sequence[Triple]
) -> list[Triple]:
    """Return the triples with the quotations that belong to them, those left without content taken out."""
    drafts = [_Draft(triple, list(triple.content)) for triple in triples]
    speaking = [draft for draft in drafts if _speaks(parse, draft.triple)]
    last: tuple[Quotation, _Draft] | None = None
    waiting: list[Quotation] = []
    named = [piece for triple in triples for piece in triple.source]
    for quotation in quotations.found:
        if any(piece.meets(quotation.span) for piece in named):
            continue  # a title or a nickname within a source: “the author of "Dams" said”
        owner = (
            _holder(drafts, quotation)
            or _cue_after(article.text, parse, quotations, speaking, quotation)
            or _cue_before(article.text, parse, quotations, speaking, quotation)
            or _continued(article, quotations, last, quotation)
        )
        if waiting and not _goes_on_in(article, waiting[-1], quotation):
            waiting = []
        if owner is not None:
            owner.content.extend(before.span for before in (*waiting, quotation))
            owner.quoted = True
            last, waiting = (quotation, owner), []
        elif quotation.open:
            waiting.append(quotation)  # who speaks, a later paragraph says
    finished = []
    for draft in drafts:
        holes = [*draft.triple.cue, *draft.triple.source]
        content = (_before_next_cue(article.text, span, draft.triple, triples) for span in draft.content)
        pieces = cut_out(content, holes, article.text)
        if pieces:
            pattern = "quotation" if draft.quoted and draft.triple.pattern == "clause" else draft.triple.pattern
            finished.append(replace(draft.triple, content=pieces, pattern=pattern))
    return finished


def _before_next_cue(text: str, span: Span, triple: Triple, triples: Sequence[Triple]) -> Span:
    """Cut a content where the next statement begins that is none of it.

    Its own speaker's: "insists that “we do not” and has blamed others"; another's, set against it: "… were illegal,
    while the League condemned the move".
    """
    for other in triples:
        cue = other.cue[0]
        if other is triple or not (triple.cue[0].start < cue.start and span.start < cue.start < span.end):
            continue
        if other.head == triple.head is not None:
            return Span(span.start, cue.start)
        if other.source and span.start < other.source[0].start:
            contrast = _CONTRAST.search(text, max(span.start, other.source[0].start - 20), other.source[0].start)
            if contrast is not None:
                return Span(span.start, contrast.start())
    return span


def _speaks(parse: Parse, triple: Triple) -> bool:
    """Tell whether the cue can carry a quotation at all."""
    if triple.cue_head is None:
        return True
    cue = load_cues().verbs.get(parse.tokens[triple.cue_head].lemma)
    return cue is not None and bool(cue.frames & {"c", "q"})


def _holder(drafts: Sequence[_Draft], quotation: Quotation) -> _Draft | None:
    """Return the attribution whose content the quotation begins in: its clause reaches into the quotation."""
    holding = [
        draft
        for draft in drafts
        if any(piece.start <= quotation.span.start < piece.end for piece in draft.triple.content)
        and not any(quotation.span.covers(cue) for cue in draft.triple.cue)
    ]
    return min(holding, key=lambda draft: sum(end - start for start, end in draft.triple.content), default=None)


def _stretch_after(text: str, quotations: Quotations, quotation: Quotation, limit: int) -> Span:
    """Return the rest of the sentence behind a quotation, up to the next quotation or terminator."""
    position = quotation.span.end
    while position < limit:
        if text[position] in TERMINATORS and (position + 1 >= limit or text[position + 1].isspace()):
            break
        if quotations.at(position) is not None:
            break
        position += 1
    return Span(quotation.span.end, position)


def _stretch_before(text: str, quotations: Quotations, quotation: Quotation, limit: int) -> Span:
    """Return the beginning of the sentence before a quotation, from the last quotation or terminator on."""
    position = quotation.span.start
    while position > limit:
        before = position - 1
        if quotations.at(before) is not None:
            break
        if text[before] in TERMINATORS and text[position].isspace() and not _abbreviated(text, before, limit):
            break
        position -= 1
    return Span(position, quotation.span.start)


def _abbreviated(text: str, dot: int, limit: int) -> bool:
    """Tell the stop of "Sen. Hale" and "J. Hale" from one that ends a sentence."""
    start = dot
    while start > limit and text[start - 1].isalnum():
        start -= 1
    word = text[start:dot]
    return text[dot] == "." and 0 < len(word) <= 3 and word[:1].isupper()


def _cue_after(
    text: str, parse: Parse, quotations: Quotations, speaking: Sequence[_Draft], quotation: Quotation
) -> _Draft | None:
    inner = text[quotation.span.start : quotation.span.end].rstrip("\"”’'»“«\u00a0\u202f ")
    goes_on = inner[-1:] in tuple(CONTINUES) or text[quotation.span.end : quotation.span.end + 1] == ","
    if quotation.open or not inner or not goes_on:
        return None
    stretch = _stretch_after(text, quotations, quotation, _block_end(parse, quotation))
    inside = [draft for draft in speaking if stretch.covers(draft.triple.cue[0]) and draft.triple.source]
    return inside[0] if inside else None


def _block_end(parse: Parse, quotation: Quotation) -> int:
    index = bisect_left(parse.sentences, quotation.block + 1, key=lambda sentence: sentence.block) - 1
    return parse.tokens[parse.sentences[index].last - 1].end if index >= 0 else quotation.span.end


def _block_start(parse: Parse, quotation: Quotation) -> int:
    index = bisect_left(parse.sentences, quotation.block, key=lambda sentence: sentence.block)
    return parse.tokens[parse.sentences[index].first].start if index < len(parse.sentences) else quotation.span.start


def _cue_before(
    text: str, parse: Parse, quotations: Quotations, speaking: Sequence[_Draft], quotation: Quotation
) -> _Draft | None:
    start = min(_block_start(parse, quotation), quotation.span.start)
    stretch = _stretch_before(text, quotations, quotation, start)
    lead = text[stretch.start : stretch.end].rstrip()
    inside = [draft for draft in speaking if stretch.covers(draft.triple.cue[0]) and draft.triple.source]
    if not inside or not lead:
        return None
    nearest = inside[-1]
    if lead[-1] in ",:" or nearest.triple.cue[-1].end >= stretch.start + len(lead):
        return nearest
    words = len(quotation.span.cut(text).split())
    if words >= MIN_SPEECH and not nearest.content:
        return nearest
    return None


def _continued(
    article: Article, quotations: Quotations, last: tuple[Quotation, _Draft] | None, quotation: Quotation
) -> _Draft | None:
    """Return who spoke before, where a quotation goes on: in the same paragraph, or in the next after an open one."""
    if last is None:
        return None
    before, draft = last
    text = article.text
    between = text[before.span.end : quotation.span.start]
    if before.block == quotation.block:
        opens_sentence = between.rstrip()[-1:] in TERMINATORS or not between.strip()
        cue_between = any(before.span.end <= cue.start < quotation.span.start for cue in draft.triple.cue)
        if opens_sentence and (cue_between or not between.strip()):
            return draft
        return None
    return draft if _goes_on_in(article, before, quotation) else None


def _goes_on_in(article: Article, before: Quotation, quotation: Quotation) -> bool:
    """Tell whether a quotation opens the paragraph behind one that its own paragraph left open."""
    block = article.blocks[quotation.block]
    starts_block = not article.text[block.start : quotation.span.start].strip()
    return before.open and before.block + 1 == quotation.block and starts_block
