"""Whether a sentence speaks of what was or of what will be: that decides which Wednesday is meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from sayso.language import Parse, Token
from sayso.records import Span

Tense = Literal["past", "present", "future"]

Words = Mapping[str, frozenset[str]]
"""Lists of words that look ahead: the table [ahead] of a calendar, which says what each is for."""

STEPS = 12
"""Heads that are climbed at most; a sentence nests no deeper, a broken parse may."""

REACH = 12
"""Tokens to either side in which a word's auxiliaries are looked for: a list gives one word thousands of children."""


def tense_at(parse: Parse, span: Span, ahead: Words) -> Tense:
    """Return the tense of the verb that the expression at `span` hangs on; past where no verb says."""
    tokens = parse.tokens_in(span)
    if not tokens:
        return "past"
    token = tokens[0]
    for _ in range(STEPS):
        if token.lower == "since":
            return "past"
        # "Until Thursday, he was …" looks back, "postponed until Thursday" ahead: what stands behind its verb counts.
        if token.lower in ahead["links"] and token.start < span.start and token.head < token.i:
            return "past" if _is_pluperfect(parse, token) else "future"
        if token.pos == "NOUN" and any(child.lower in ahead["coming"] for child in _children(parse, token)):
            return "future"
        if token.pos in ("VERB", "AUX"):
            found = _tense(parse, token, ahead, token.start < span.start)
            if found:
                return found
        if token.head == token.i:
            break
        token = parse.head(token)
    return "past"


def _tense(parse: Parse, verb: Token, ahead: Words, behind: bool) -> Tense | None:
    """Return the tense of one verb, None for an infinitive or gerund that takes it from the verb above.

    `behind` tells whether the time stands behind the verb: "planned a march on Friday" looks ahead, "on Friday they
    planned" back.
    """
    children = _children(parse, verb)
    auxiliaries = [child for child in children if child.dep in ("aux", "auxpass")]
    if verb.lemma in ahead["planned"] and (behind or verb.tag in ("VBP", "VBZ")) and not _is_pluperfect(parse, verb):
        return "future"
    if any(child.lower in ahead["future"] for child in auxiliaries):
        return "future"
    infinitive = any(child.lower == "to" for child in auxiliaries)
    if infinitive and parse.head(verb).lemma in ahead["to"] and not _is_pluperfect(parse, parse.head(verb)):
        return "future"
    set_for = any(child.lower == "for" or child.dep == "xcomp" for child in children)
    if behind and set_for and verb.lemma in ahead["set"]:
        return "future"
    perfect = any(child.lemma == "have" for child in auxiliaries)
    if any(child.tag == "MD" for child in auxiliaries):
        # "Could not be reached Friday", "would not say Friday": what did not happen is over.
        refused = any(child.dep == "neg" for child in children) and any(c.lower in ahead["unmet"] for c in auxiliaries)
        return "past" if perfect or refused else "future"
    if infinitive:
        return None
    if any(child.tag == "VBD" for child in auxiliaries) or perfect or verb.tag == "VBD":
        return "past"
    if verb.tag in ("VB", "VBG") and not auxiliaries:
        return None
    if verb.tag in ("VBP", "VBZ") or any(child.tag in ("VBP", "VBZ") for child in auxiliaries):
        return "future" if verb.tag == "VBG" else "present"
    return "past" if verb.tag == "VBN" else None


def _is_pluperfect(parse: Parse, word: Token) -> bool:
    """Tell whether "had" goes with a word or with the verb over it: "had been due to expire" looks ahead no longer."""
    return any(child.lower == "had" for over in (word, parse.head(word)) for child in _children(parse, over))


def _children(parse: Parse, token: Token) -> list[Token]:
    """Return the tokens near a word that it heads, in text order."""
    near = parse.tokens[max(0, token.i - REACH) : token.i + REACH + 1]
    return [each for each in near if each.head == token.i != each.i]
