"""An unnamed source in its own words, and what they give away about it."""

from __future__ import annotations

import re

from sayso.language import Parse, Token
from sayso.reading.actors.roles import roles
from sayso.reading.attributions.clauses import noun_phrase
from sayso.reading.sources.vocabulary import vocabulary
from sayso.records import Span

MAX_NAME = 120
"""Code points of the longest unnamed source that is filed under its own words."""

_OWN_VOICE = re.compile(
    r"(?i)^(?:(?:an )?(?:earlier|previous|original|first) version\b|this (?:article|story|report|page)$)"
)


def own_voice(words: str) -> bool:
    """Tell whether the words mean the article itself: "an earlier version of this story said …"."""
    return bool(_OWN_VOICE.match(words))


def words_of(parse: Parse, head: Token, phrase: Span) -> str | None:
    """Return an unnamed source's own words without its article: "three officials", "analysts"."""
    noun = noun_phrase(parse, head)
    # What stands before the last word of a phrase belongs to it, whatever the parser hung it on.
    start = phrase.start if phrase.end == head.end else max(noun.start, phrase.start)
    end = min(noun.end, phrase.end)
    tokens = list(parse.tokens_in(Span(start, end) if start < end else phrase))
    while tokens and (tokens[0].lower in ("the", "a", "an") or tokens[0].pos == "PUNCT"):
        tokens.pop(0)
    while tokens and tokens[-1].pos == "PUNCT" and tokens[-1].text not in ')”"':
        tokens.pop()
    if not tokens:
        return None
    joined = " ".join(parse.text[tokens[0].start : tokens[-1].end].split())
    opens = tokens[0].i == parse.sentences[parse.sentence_number(tokens[0])].first
    bare = len(tokens) == 1 and tokens[0].tag == "NN" and tokens[0].lemma not in vocabulary().sole_bodies
    plain = tokens[0].lower in roles().people or (tokens[0].pos != "PROPN" and not bare)
    if opens and plain and tokens[0].text[1:].islower():
        joined = joined[0].lower() + joined[1:]  # a capital of the sentence, not of the word
    return joined if len(joined) <= MAX_NAME else joined[:MAX_NAME].rsplit(" ", 1)[0]


def aside_of(parse: Parse, head: Token, phrase: Span) -> str | None:
    """Return what a relative clause says of an unnamed source: "asked not to be named because …"."""
    clause = next((found for found in parse.children(head) if found.dep == "relcl" and phrase.covers(found.span)), None)
    if clause is None:
        return None
    said = parse.subtree(clause).cut(parse.text).split()
    return " ".join(said[1:] if said[0].lower() in ("who", "which", "that") else said) or None
