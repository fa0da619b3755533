"""Triples made into attributions: the source named, the chain followed, the stance read."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Parse
from sayso.reading.attributions import Triple
from sayso.reading.attributions.quotations import Quotations, find_quotations
from sayso.reading.chains import chain_of, wire_credit
from sayso.reading.manners import manner_of
from sayso.reading.passing_on import Resolved, merge_passed_on
from sayso.reading.sources import Setting, Source, Spoken, Who, cited, is_outlet, known_genders, resolve, told_to
from sayso.reading.sources.vocabulary import vocabulary
from sayso.reading.stances import stance_of
from sayso.records import Actor, Article, Attribution, content_id, cut_pieces

CONFIDENCE = {
    "quotation": 0.87,
    "clause": 0.69,
    "phrase": 0.73,
    "label": 0.5,
    "infinitive": 0.47,
    "object": 0.47,
    "noun": 0.22,
    "hidden": 0.5,
}
"""Share of the attributions of each pattern that a reader of PolNeAR train agreed with, source, cue and content
together (`python -m benchmarks.polnear --split train --patterns` prints it): what the rules can say of how sure they are."""


def attribute(
    article: Article, parse: Parse, actors: Sequence[Actor], triples: Sequence[Triple]
) -> tuple[Attribution, ...]:
    """Return the attributions of an article in text order of their contents."""
    setting = Setting(article, parse, Who(actors), known_genders(parse, actors))
    quotations = find_quotations(article)
    resolved: list[Resolved] = []
    spoken: list[Spoken] = []
    for triple in sorted(triples, key=lambda triple: triple.cue):
        source, actor = resolve(setting, triple, spoken)
        source, actor = _leaning(setting, triple, source, actor)
        resolved.append(Resolved(triple, source, actor))
        if source.name and source.kind in ("named", "unnamed"):
            spoken.append(Spoken(triple.cue[0].start, source.name, actor, source.kind == "named"))
    wire = wire_credit(article)
    attributions = [
        _record(article, parse, quotations, found, wire) for found in merge_passed_on(resolved, article.text)
    ]
    unique = {attribution.id: attribution for attribution in attributions}
    return tuple(sorted(unique.values(), key=lambda found: (found.pieces, found.cue_pieces)))


def _leaning(setting: Setting, triple: Triple, source: Source, actor: Actor | None) -> tuple[Source, Actor | None]:
    """Add whom the speaker spoke to, or put first whom an outlet cites: "Reuters reported …, citing the ministry"."""
    if triple.cue_head is None:
        return source, actor
    verb = setting.parse.tokens[triple.cue_head]
    outlet = told_to(setting.parse, setting.who, verb)
    if outlet is not None and outlet.name not in source.carriers:
        carriers = (*source.carriers, outlet.name)
        return Source(source.name, source.kind, source.pieces, source.names, source.description, carriers), actor
    leant_on = cited(setting.parse, verb)
    outlet_speaks = (actor is not None and is_outlet(actor)) or _is_outlet_noun(setting, triple)
    if leant_on is not None and source.name and outlet_speaks:
        span = setting.parse.subtree(leant_on)
        inner = Triple((span,), triple.cue, triple.content, triple.stance, triple.pattern, leant_on.i, triple.cue_head)
        origin, known = resolve(setting, inner, ())
        if origin.name:
            carriers = (*origin.carriers, source.name, *source.carriers)
            return Source(origin.name, origin.kind, (span,), origin.names, origin.description, carriers), known
    return source, actor


def _is_outlet_noun(setting: Setting, triple: Triple) -> bool:
    """Tell "Brell public television reported, citing police" from a speaker who cites a report."""
    return triple.head is not None and setting.parse.tokens[triple.head].lower in vocabulary().outlets


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
        confidence=CONFIDENCE[triple.pattern],
    )
