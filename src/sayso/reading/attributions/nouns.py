"""Attributions whose cue is a noun: "the claim that …", "her call for …", "a threat by the ministry to …"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.language import Parse, Token
from sayso.reading.attributions.clauses import child, noun_phrase
from sayso.reading.attributions.lexicon import NounCue, load_cues
from sayso.reading.attributions.triple import Triple, join, without
from sayso.records import Span


def find_noun_triples(parse: Parse) -> Iterator[Triple]:
    """Yield an attribution for each noun that carries one: with a that-clause, or with a source and an object."""
    nouns = load_cues().nouns
    for token in parse.tokens:
        if token.pos == "NOUN" and token.lemma in nouns:
            triple = _triple(parse, token, nouns[token.lemma])
            if triple is not None:
                yield triple


def _triple(parse: Parse, noun: Token, cue: NounCue) -> Triple | None:
    source_head = _source(parse, noun)
    content = _content(parse, noun, cue, source_head is not None)
    if content is None:
        return None
    source = noun_phrase(parse, source_head, content) if source_head is not None else None
    if source is not None and source_head is not None and source_head.dep == "compound":
        source = Span(parse.subtree(noun).start, source.end)
    if source is not None and source_head is not None and source_head.dep == "poss":
        source = _without_possessive(parse, source)
    holes = [noun.span] + ([source] if source is not None else [])
    pieces = join(without(content, holes), parse.text)
    if not pieces:
        return None
    return Triple(
        join([source], parse.text) if source is not None else (),
        (noun.span,),
        pieces,
        cue.stance,
        "noun",
        source_head.i if source_head is not None else None,
        noun.i,
    )


def _source(parse: Parse, noun: Token) -> Token | None:
    """Return who the noun belongs to: "her claim", "Mali's claim", "a claim by Mali"."""
    owner = child(parse, noun, frozenset({"poss"}))
    if owner is not None:
        return owner
    if noun.tag == "NN" and noun.lemma in load_cues().verbs:
        # "Local media report that …": the parser took the verb for a noun, and its subject for a part of it.
        left = parse.children(noun)
        if not any(found.dep in ("det", "poss") for found in left):
            return next((found for found in left if found.dep == "compound" and found.tag in ("NNS", "NNPS")), None)
    for found in parse.children(noun):
        if found.dep in ("prep", "agent") and found.lower in ("by", "from"):
            return child(parse, found, frozenset({"pobj"}))
    return None


def _content(parse: Parse, noun: Token, cue: NounCue, owned: bool) -> Span | None:
    for found in parse.children(noun):
        if found.i < noun.i:
            continue
        if found.dep in ("acl", "ccomp") and any(
            mark.dep == "mark" and mark.lower == "that" for mark in parse.children(found)
        ):
            return parse.subtree(found)
        if not owned:
            continue
        if found.dep == "prep" and found.lower in cue.prepositions:
            return next((parse.subtree(sub) for sub in parse.children(found) if sub.dep in ("pobj", "pcomp")), None)
        if found.dep == "acl" and found.tag == "VB" and "to" in cue.prepositions:
            return parse.subtree(found)
    return None


def _without_possessive(parse: Parse, source: Span) -> Span:
    last = parse.tokens_in(source)[-1]
    return Span(source.start, last.start) if last.tag == "POS" else source
