"""Triples made into attributions: the source named, the chain followed, the stance read."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Parse
from sayso.reading.attributions import Triple
from sayso.reading.attributions.quotations import Quotations, find_quotations
from sayso.reading.chains import chain_of, wire_credit
from sayso.reading.going_on import carry_on
from sayso.reading.leaning import lean
from sayso.reading.manners import manner_of
from sayso.reading.passing_on import Resolved, merge_passed_on
from sayso.reading.sources import Setting, Spoken, Who, known_genders
from sayso.reading.sources.vocabulary import vocabulary
from sayso.reading.stances import stance_of
from sayso.records import Actor, Article, Attribution, content_id, cut_pieces

CONFIDENCE = {
    "quotation": 0.89,
    "clause": 0.71,
    "phrase": 0.77,
    "label": 0.49,
    "infinitive": 0.47,
    "object": 0.47,
    "noun": 0.22,
    "hidden": 0.49,
}
"""Share of the attributions of each pattern that a reader of PolNeAR train agreed with, source, cue and content
together (`python -m benchmarks.polnear --split train --patterns` prints it): how sure the rules can be."""

PLURAL_TAGS = ("NNS", "NNPS")


def attribute(
    article: Article, parse: Parse, actors: Sequence[Actor], triples: Sequence[Triple]
) -> tuple[Attribution, ...]:
    """Return the attributions of an article in text order of their contents."""
    quotations = find_quotations(article)
    setting = Setting(article, parse, Who(actors), quotations, known_genders(parse, actors), triples)
    resolved: list[Resolved] = []
    for triple in sorted(triples, key=lambda triple: triple.cue):
        found = lean(setting, triple)
        source = found.source
        resolved.append(found)
        if source.name and source.kind in ("named", "unnamed"):
            setting.spoken.append(_spoken(parse, found))
    credit = wire_credit(article)
    wire = next((actor.name for actor in actors if credit in (actor.name, *actor.aliases)), credit)
    attributions = [
        _record(article, parse, quotations, found, wire)
        for found in merge_passed_on(carry_on(article, parse, resolved), article.text)
    ]
    unique = {attribution.id: attribution for attribution in attributions}
    return tuple(sorted(unique.values(), key=lambda found: (found.pieces, found.cue_pieces)))


def _spoken(parse: Parse, found: Resolved) -> Spoken:
    """Return what later pronouns may stand for."""
    source, head = found.source, parse.tokens[found.triple.head] if found.triple.head is not None else None
    plural = len(source.names) > 1 or (head is not None and head.tag in PLURAL_TAGS)
    thing = head is not None and head.lemma in vocabulary().things
    return Spoken(found.triple.cue[0].start, source.name or "", found.actor, source.kind == "named", plural, thing)


def _record(article: Article, parse: Parse, quotations: Quotations, found: Resolved, wire: str | None) -> Attribution:
    triple, source = found.triple, found.source
    text = article.text
    manner = manner_of(text, triple.content, quotations)
    stance = stance_of(parse, triple, source, manner)
    block = article.block_at(triple.cue[0].start)
    return Attribution(
        id=content_id("attribution", article.id, triple.content, triple.cue, source.pieces),
        article=article.id,
        pieces=triple.content,
        text=cut_pieces(triple.content, text),
        source=source.name,
        sources=source.names,
        source_pieces=source.pieces,
        source_kind=source.kind,
        source_description=source.description,
        cue_pieces=triple.cue,
        cue=cut_pieces(triple.cue, text),
        manner=manner,
        stance=stance,
        negated=triple.negated and stance != "decline",
        chain=chain_of(article, source.name, source.carriers, wire),
        block=block.kind if block is not None else None,
        confidence=CONFIDENCE[triple.pattern] if triple.confidence is None else triple.confidence,
    )
