"""Whether a sentence speaks of what was or of what will be: that decides which Wednesday is meant."""

from __future__ import annotations

from typing import Literal

from sayso.language import Parse, Token
from sayso.records import Span

Tense = Literal["past", "present", "future"]

STEPS = 12
"""Heads that are climbed at most; a sentence nests no deeper, a broken parse may."""

_FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_FUTURE_VERBS = frozenset({"plan", "schedule", "expect", "intend", "slate", "set", "due"})


def tense_at(parse: Parse, span: Span) -> Tense:
    """Return the tense of the verb that the expression at `span` hangs on; past where no verb says."""
    tokens = parse.tokens_in(span)
    if not tokens:
        return "past"
    token = tokens[0]
    for _ in range(STEPS):
        if token.pos in ("VERB", "AUX"):
            found = _tense(parse, token)
            if found:
                return found
        if token.head == token.i:
            break
        token = parse.head(token)
    return "past"


def _tense(parse: Parse, verb: Token) -> Tense | None:
    """Return the tense of one verb, None for an infinitive or participle that takes it from the verb above."""
    auxiliaries = [child for child in parse.children(verb) if child.dep in ("aux", "auxpass")]
    if any(child.lower in _FUTURE_AUX for child in auxiliaries):
        return "future"
    if verb.lemma == "go" and verb.tag == "VBG" and any(child.dep == "xcomp" for child in parse.children(verb)):
        return "future"
    if any(child.tag == "VBD" or (child.lemma == "have" and child.tag != "VB") for child in auxiliaries):
        return "past" if verb.lemma not in _FUTURE_VERBS or verb.tag != "VBN" else "present"
    if verb.tag == "VBD":
        return "past"
    if verb.tag in ("VB", "VBG") and not auxiliaries:
        return None
    if any(child.lower == "to" for child in auxiliaries):
        return None
    if any(child.tag == "MD" for child in auxiliaries):
        return "present"
    if verb.tag in ("VBP", "VBZ") or any(child.tag in ("VBP", "VBZ") for child in auxiliaries):
        return "future" if verb.lemma in _FUTURE_VERBS else "present"
    return "past" if verb.tag == "VBN" and verb.dep in ("acl", "amod", "ROOT") else None
