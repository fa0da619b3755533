"""A quotation has one speaker: "“He took it,” Ann said. “She took it,” Bob said." gives Bob his own words only.

The network scores each cue by itself, and cannot know what it has given to another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.language import Parse
from sayso.reading.attributions.quotations import Quotation, Quotations
from sayso.reading.attributions.triple import Triple, cut_out
from sayso.records import Span

POINTERS = frozenset({"this", "that", "it", "these", "them", "so"})
"""Objects that stand for what was said before: who "denies this" says none of it."""
TERMINATORS = ".?!"


def with_one_speaker(parse: Parse, triples: Sequence[Triple], quotations: Quotations) -> list[Triple]:
    """Return the triples with each quotation left to the cue beside it; those left without a content are dropped."""
    pointed = [_without_what_it_points_at(parse, triple, quotations) for triple in triples]
    holders: dict[Span, list[int]] = {}
    for place, triple in enumerate(pointed):
        for piece in triple.content:
            for quotation in quotations.overlapping(piece):
                if piece.covers(quotation.span):
                    holders.setdefault(quotation.span, []).append(place)
    taken: dict[int, list[Span]] = {}
    for quotation in quotations.found:
        owners = holders.get(quotation.span, [])
        beside = [place for place in owners if _is_beside(parse.text, quotations, pointed[place], quotation)]
        if not beside:
            continue
        for place in owners:
            if place not in beside and not any(_tells_of(pointed[place], pointed[other]) for other in beside):
                taken.setdefault(place, []).append(quotation.span)
    kept = []
    for place, triple in enumerate(pointed):
        content = cut_out(triple.content, taken[place], parse.text) if place in taken else triple.content
        if content:
            kept.append(replace(triple, content=content))
    return kept


def _is_beside(text: str, quotations: Quotations, triple: Triple, quotation: Quotation) -> bool:
    """Tell whether a cue stands in the quotation's own sentence: no other quotation and no stop is between the two."""
    spans = [*triple.cue, *triple.source]
    start, end = min(spans).start, max(span.end for span in spans)
    if quotation.span.end <= start:
        said = quotation.span.cut(text).rstrip("\"'”’»« ")
        if said[-1:] == "." and text[quotation.span.end : quotation.span.end + 1] != ",":
            return False
        gap = Span(quotation.span.end, start)
    elif end <= quotation.span.start:
        gap = Span(end, quotation.span.start)
    else:
        return True
    return not _is_parted(text, gap) and not quotations.overlapping(gap)


def _is_parted(text: str, gap: Span) -> bool:
    return any(
        text[position] in TERMINATORS and text[position + 1 : position + 2].isspace()
        for position in range(gap.start, gap.end)
    )


def _tells_of(outer: Triple, inner: Triple) -> bool:
    """Tell whether one attribution holds the other whole: the quotation is then told by both."""
    return any(piece.covers(cue) for piece in outer.content for cue in inner.cue)


def _without_what_it_points_at(parse: Parse, triple: Triple, quotations: Quotations) -> Triple:
    """Return a triple with the pronoun as content where its cue takes no more: "“She lied.” Voss denies it"."""
    if triple.cue_head is None:
        return triple
    tokens = parse.tokens_in(triple.cue[-1])
    after = parse.tokens[tokens[-1].i + 1 : tokens[-1].i + 3] if tokens else ()
    if len(after) < 2 or after[0].lower not in POINTERS or after[0].pos not in ("PRON", "DET", "ADV"):
        return triple
    ends = after[1].text in (*TERMINATORS, ";") or after[1].tag == "."
    before = all(piece.end <= triple.cue[0].start for piece in triple.content)
    quoted = all(quotations.at(piece.start) is not None for piece in triple.content)
    return replace(triple, content=(after[0].span,)) if ends and before and quoted else triple
