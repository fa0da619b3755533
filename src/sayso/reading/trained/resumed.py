"""What "according to" interrupts goes on behind it: "At least 31 died, according to the ministry, and 12 are missing".

The network often ends such a content at the interruption; the parse knows what is joined to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.language import Parse
from sayso.reading.attributions.phrases import find_phrase_triples
from sayso.reading.attributions.triple import Triple


def with_what_goes_on(parse: Parse, triples: Sequence[Triple]) -> list[Triple]:
    """Return the triples, those of a phrase with all of their clause where the rules see more pieces of it."""
    phrases = {triple.cue[0]: triple for triple in find_phrase_triples(parse)}
    kept = []
    for triple in triples:
        whole = phrases.get(triple.cue[-1])
        if triple.pattern == "phrase" and whole is not None and _goes_on(parse, triple, whole):
            triple = replace(triple, content=(*triple.content, *whole.content[1:]))
        kept.append(triple)
    return kept


def _goes_on(parse: Parse, triple: Triple, whole: Triple) -> bool:
    """Tell whether the rules see the network's only piece, and one joined to it by "and" behind the cue."""
    if len(triple.content) != 1 or len(whole.content) < 2 or not whole.content[0].meets(triple.content[0]):
        return False
    joint = next(iter(parse.tokens_in(whole.content[1])), None)
    if joint is None or joint.lower != "and":
        return False
    behind = max(span.end for span in (*triple.source, *triple.cue))
    return triple.content[0].end <= triple.cue[0].start and all(piece.start >= behind for piece in whole.content[1:])
