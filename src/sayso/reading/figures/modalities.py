"""How firmly the text stands behind a number: asserted, estimated, possible, alleged or denied."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.language import Parse, Token
from sayso.reading.figures.measures import governing_verb
from sayso.reading.figures.scene import Scene
from sayso.records import Attribution, Span
from sayso.records.figure import Modality

STEPS = 6
"""Clauses that are climbed: "it is estimated that they may have been recruited" has two."""


def read_modality(scene: Scene, root: Token | None, span: Span, holder: Attribution | None) -> Modality:
    """Return the modality of the number at `span`, whose phrase hangs on `root`.

    A denial by the source comes first, then an estimate, then hearsay, then a mere possibility: the words that take
    most from a number decide.
    """
    if holder is not None and holder.stance == "deny":
        return "denied"
    parse, vocabulary = scene.parse, scene.words.modality
    if _is_withdrawn(scene, span, holder):
        return "denied"
    verbs = list(_verbs_above(parse, governing_verb(parse, root))) if root is not None else []
    beside = {child.lower for verb in verbs[:1] for child in parse.children(verb) if child.dep in ("advmod", "amod")}
    before = {token.lower for token in parse.tokens_in(Span(max(0, span.start - 20), span.end))}
    if (holder is not None and holder.stance == "estimate") or before & vocabulary["estimated"]:
        return "estimated"
    if any(verb.lemma in vocabulary["estimated"] for verb in verbs):
        return "estimated"
    if (beside | before) & vocabulary["alleged_adverbs"] or (holder is not None and holder.stance == "accuse"):
        return "alleged"
    if any(verb.lemma in vocabulary["alleged"] and _is_passive(parse, verb) for verb in verbs):
        return "alleged"
    modals = {child.lower for verb in verbs for child in parse.children(verb) if child.dep == "aux"}
    if (modals | beside) & vocabulary["possible"]:
        return "possible"
    return "asserted"


def _is_withdrawn(scene: Scene, span: Span, holder: Attribution | None) -> bool:
    """Tell whether the text takes a number back: "revised the toll to 39 from 41"; "an earlier version said … 204"."""
    parse, vocabulary = scene.parse, scene.words.modality
    if scene.kind == "correction" and holder is not None:
        return bool({lexeme.lower for lexeme in scene.lexemes} & vocabulary["earlier"])
    before = parse.tokens_in(Span(scene.lexemes[0].start, span.start))
    if before and before[-1].lower in vocabulary["negated"] and scene.here:
        return True  # "12 people were killed, not 30"
    if not before or before[-1].lower not in scene.words.grammar["from"]:
        return False
    told = scene.here[-1] if scene.here else None  # "to 39 from 41": what it is now stands right before
    return (
        told is not None
        and told.end <= before[-1].start <= told.end + 2
        and any(token.lemma in vocabulary["corrected"] for token in before)
    )


def _is_passive(parse: Parse, verb: Token) -> bool:
    return verb.tag == "VBN" and any(child.dep == "auxpass" for child in parse.children(verb))


def _verbs_above(parse: Parse, verb: Token | None) -> Iterator[Token]:
    """Yield a verb and those whose complement it is; a coordinated clause ends the climb."""
    for _ in range(STEPS):
        if verb is None:
            return
        yield verb
        if verb.dep not in ("ccomp", "xcomp", "aux", "auxpass", "csubj", "csubjpass") or verb.head == verb.i:
            return
        verb = parse.head(verb)
