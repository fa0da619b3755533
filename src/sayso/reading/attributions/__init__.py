"""Who said what, by rules over the syntax: linked triples of source, cue and content."""

from __future__ import annotations

from sayso.language import Parse
from sayso.reading.attributions.direct import attach_quotations
from sayso.reading.attributions.labels import find_label_triples, find_signed_triples
from sayso.reading.attributions.nouns import find_noun_triples
from sayso.reading.attributions.phrases import find_phrase_triples
from sayso.reading.attributions.quotations import find_quotations
from sayso.reading.attributions.triple import Triple
from sayso.reading.attributions.verbs import find_verb_triples
from sayso.records import Article

__all__ = ["Triple", "find_triples"]


def find_triples(article: Article, parse: Parse) -> tuple[Triple, ...]:
    """Return the attributions of an article as linked triples, in the order of their cues."""
    quotations = find_quotations(article)
    found: list[Triple] = [
        *find_verb_triples(parse, quotations),
        *find_phrase_triples(parse),
        *find_noun_triples(parse),
        *find_label_triples(article, parse),
        *find_signed_triples(article, parse, quotations),
    ]
    # What a speaker says of others inside a quotation is the speaker's, and stays inside the speaker's content.
    found = [triple for triple in found if quotations.at(triple.cue[0].start) is None]
    found.sort(key=lambda triple: triple.cue)
    return tuple(attach_quotations(article, parse, quotations, found))
