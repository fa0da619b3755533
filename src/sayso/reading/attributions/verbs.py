"""Attributions whose cue is a verb: "she said …", "“…,” he told reporters", "was accused of …", "promised to …"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.language import Parse, Token
from sayso.reading.attributions.clauses import (
    agent,
    child,
    is_negated,
    is_passive,
    noun_phrase,
    subject,
    verb_group,
)
from sayso.reading.attributions.lexicon import VerbCue, load_cues
from sayso.reading.attributions.quotations import Quotations
from sayso.reading.attributions.triple import Pattern, Triple, join, without
from sayso.records import Span

PREDICATES = frozenset({"prep", "xcomp", "oprd", "ccomp", "advcl", "acl"})
OBJECTS = frozenset({"dobj", "attr"})


def find_verb_triples(parse: Parse, quotations: Quotations) -> Iterator[Triple]:
    """Yield what verbs attribute, without the quotations that stand beside their clause.

    A verb of speech with a source is yielded even where its clause holds no content: a quotation may follow.
    """
    verbs = load_cues().verbs
    for token in parse.tokens:
        if token.pos in ("VERB", "AUX") and token.lemma in verbs:
            triple = _triple(parse, token, verbs[token.lemma], quotations)
            if triple is not None:
                yield triple


def _triple(parse: Parse, verb: Token, cue: VerbCue, quotations: Quotations) -> Triple | None:
    group = verb_group(parse, verb)
    passive = is_passive(parse, verb)
    source_head = agent(parse, verb) if passive else subject(parse, verb, quotations)
    source = noun_phrase(parse, source_head, group) if source_head is not None else None
    finder = _passive_content if passive else _content
    pattern, content = finder(parse, verb, cue)
    if pattern == "object" and source_head is not None and source_head.lower in ("which", "that"):
        return None  # "a tolerance which led to calls for action": things do not praise, condemn or call for
    holes = [group] + ([source] if source is not None else [])
    pieces = join((left for span in content for left in without(span, holes)), parse.text)
    if source is None and not (passive and pieces):
        # "to say how bad it was": nobody says it. Only a passive hides its source and still attributes.
        return None
    return Triple(
        source=join([source], parse.text) if source is not None else (),
        cue=(group,),
        content=pieces,
        stance=cue.stance,
        pattern="hidden" if source is None else pattern,
        head=source_head.i if source_head is not None else None,
        cue_head=verb.i,
        negated=is_negated(parse, verb),
        reach=_reach(parse, source_head, group) if source_head is not None else None,
    )


def _reach(parse: Parse, source: Token, group: Span) -> Span | None:
    """Return what hangs on the source behind it, short of the cue."""
    end = parse.subtree(source).end
    return Span(source.end, group.start if source.end < group.start < end else end) if end > source.end else None


def _content(parse: Parse, verb: Token, cue: VerbCue) -> tuple[Pattern, list[Span]]:
    """Return what an active verb attributes: its clause, infinitive, object, or the object of its preposition."""
    frames = cue.frames
    for found in parse.children(verb):
        if found.dep == "ccomp" and "c" in frames:
            return "clause", [parse.subtree(found)]
        if found.dep == "xcomp" and "x" in frames and found.tag in ("VB", "VBG"):
            return "infinitive", [parse.subtree(found)]
    target = child(parse, verb, OBJECTS)
    if target is not None and target.i > verb.i:
        after = [found for found in _following(parse, verb) if found.dep in PREDICATES and found.i > target.i]
        if "s" in frames and after:
            return "object", [Span(parse.subtree(target).start, parse.subtree(after[-1]).end)]
        if "o" in frames and "r" not in frames:
            return "object", [parse.subtree(target)]
    for found in _following(parse, verb):
        if found.dep == "prep" and found.lower in cue.prepositions:
            inside = child(parse, found, frozenset({"pobj", "pcomp"}))
            if inside is not None:
                return "object", [parse.subtree(inside)]
    if "c" in frames and (verb.dep == "parataxis" or (verb.dep == "advcl" and _as_clause(parse, verb))):
        return "clause", without(parse.subtree(parse.head(verb)), [parse.subtree(verb)])
    return "quotation", []


def _passive_content(parse: Parse, verb: Token, cue: VerbCue) -> tuple[Pattern, list[Span]]:
    """Return what a passive attributes: "it is estimated that …", "he was accused of …", "96 are reported to …"."""
    frames = cue.frames
    patient = child(parse, verb, frozenset({"nsubjpass"}))
    clause = child(parse, verb, frozenset({"ccomp"}))
    if clause is not None and "c" in frames:
        return "clause", [parse.subtree(clause)]
    if patient is None or (patient.pos == "PRON" and patient.lower == "it"):
        return "quotation", []
    after = [found for found in _following(parse, verb) if found.dep in PREDICATES]
    infinitives = [found for found in after if found.dep == "xcomp" and found.tag == "VB"]
    if infinitives and ("c" in frames or "x" in frames):
        return "infinitive", [parse.subtree(patient), parse.subtree(infinitives[0])]
    if "s" in frames and after:
        return "object", [parse.subtree(patient), *(parse.subtree(found) for found in after)]
    if "o" in frames and agent(parse, verb) is not None:
        return "object", [parse.subtree(patient)]
    return "quotation", []


def _following(parse: Parse, verb: Token) -> list[Token]:
    return [found for found in parse.children(verb) if found.i > verb.i]


def _as_clause(parse: Parse, verb: Token) -> bool:
    """Tell "as she put it" and "as Reuters reported" from other adverbial clauses."""
    return any(found.dep in ("mark", "advmod") and found.lower == "as" for found in parse.children(verb))
