"""Who passed a statement on: "cited by X", "published in X", "told X", "X said, citing Y"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sayso.language import Parse, Token
from sayso.reading.attributions.clauses import agent, child, is_passive, subject
from sayso.reading.attributions.lexicon import load_cues
from sayso.reading.attributions.quotations import Quotations
from sayso.reading.sources.vocabulary import vocabulary
from sayso.reading.sources.who import Who
from sayso.records import Actor, Span

REACH = 8
"""Tokens between "by" and the carrier's name: "published by the state-run daily newspaper Granma"."""


def passed_on_by(parse: Parse, who: Who, stretch: Span) -> tuple[Token, list[tuple[Span, Actor]]] | None:
    """Return the first participle of passing on in `stretch`, with the carriers that it names in turn."""
    participle: Token | None = None
    carriers: list[tuple[Span, Actor]] = []
    tokens = parse.tokens_in(stretch)
    for token, after in pairwise(tokens):
        if token.lemma not in load_cues().carriers or token.tag not in ("VBN", "VBD"):
            continue
        if after.lower not in vocabulary().carrier_prepositions:
            continue
        end = tokens[min(len(tokens) - 1, after.i - tokens[0].i + REACH)].end
        named = who.inside(Span(after.end, min(end, stretch.end)))
        if named:
            participle = participle or token
            carriers.extend(_one_body(named))
    return (participle, carriers) if participle is not None else None


def _one_body(named: list[tuple[Span, Actor]]) -> list[tuple[Span, Actor]]:
    """Keep the first of the names behind "by", or rather the outlet among them: "by Spain's EFE" is EFE."""
    outlets = [entry for entry in named if is_outlet(entry[1])]
    return (outlets or named)[:1]


def is_outlet(actor: Actor) -> bool:
    """Tell whether an actor passes on what others say: an outlet or a news agency."""
    return actor.type in ("outlet", "agency")


def cited(parse: Parse, speaker: Token, verb: Token | None) -> tuple[Token, Span] | None:
    """Return whom a speaker leans on, with the stretch that says so: "Reuters reported, citing the ministry, that …".

    A participle or relative clause at the speaker itself counts, and one that comments on the speaker's clause.
    """
    sentence = parse.sentences[parse.sentence_number(speaker)]
    for found in parse.sentence_tokens(sentence):
        if found.lemma not in ("cite", "quote") or any(sub.lower == "as" for sub in parse.children(found)):
            continue
        relative = found.dep == "relcl" and any(
            sub.dep == "nsubj" and sub.lower in ("which", "who", "that") for sub in parse.children(found)
        )
        at_speaker = (relative or (found.dep == "acl" and found.tag == "VBG")) and found.head == speaker.i
        beside = found.dep == "advcl" and found.tag == "VBG" and (verb is None or _holds(parse, verb, found))
        if at_speaker or beside:
            origin = next((sub for sub in parse.children(found) if sub.dep == "dobj"), None)
            if origin is not None:
                first = parse.edges(found)[0] if relative else found.i
                return origin, Span(parse.tokens[first].start, parse.subtree(origin).end)
    return None


def _holds(parse: Parse, verb: Token, inner: Token) -> bool:
    first, last = parse.edges(verb)
    return first <= inner.i <= last


def quoted_by(parse: Parse, verb: Token, quotations: Quotations) -> Token | None:
    """Return who quotes the speaker of `verb`: "X quoted Hale as saying", "Hale was quoted as saying by X"."""
    frame = parse.head(verb)
    quoting = parse.head(frame)
    if verb.dep != "pcomp" or frame.lower != "as" or quoting.lemma not in ("quote", "cite"):
        return None
    if not is_passive(parse, quoting):
        return subject(parse, quoting, quotations)
    by = next((found for found in parse.children(verb) if found.lower == "by"), None)
    behind = child(parse, by, frozenset({"pobj"})) if by is not None else None
    return agent(parse, quoting) or behind


def names_of(carriers: Sequence[tuple[Span, Actor]]) -> tuple[str, ...]:
    """Return the canonical names of carriers, in order."""
    return tuple(actor.name for _, actor in carriers)
