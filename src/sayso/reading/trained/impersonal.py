"""Passives that open what a phrase attributes: "it is estimated that 40 died, according to the army" has two cues.

PolNeAR's readers leave them in the content; but what the army does is estimate.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.language import Parse
from sayso.reading.attributions.lexicon import load_cues
from sayso.reading.attributions.triple import Triple, cut_out
from sayso.records import Span


def with_impersonal_cue(parse: Parse, triple: Triple) -> Triple:
    """Return a phrase's triple with the passive that opens its content as a further cue, and with its stance."""
    if triple.pattern != "phrase":
        return triple
    tokens = parse.tokens_in(triple.content[0])
    if not tokens or tokens[0].lower != "it":
        return triple
    verb = parse.head(tokens[0])
    cue = load_cues().verbs.get(verb.lemma)
    that = next((token for token in tokens if token.i > verb.i), None)
    if cue is None or tokens[0].dep != "nsubjpass" or that is None or that.lower != "that":
        return triple
    passive = Span(tokens[1].start, verb.end)
    return replace(
        triple,
        cue=tuple(sorted((passive, *triple.cue))),
        content=cut_out(triple.content, [Span(tokens[0].start, verb.end)], parse.text),
        stance=cue.stance,
        cue_head=verb.i,
    )
