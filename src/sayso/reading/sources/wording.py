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


_BEFORE = frozenset({"the", "a", "an", "same", "these", "those", "this", "that"})
_BEHIND = frozenset({"themselves", "itself", "himself", "herself", "there", "alone", "both", "all"})
_JOINTS = frozenset({"of", "in", "at", "on", "from", "for", "to", "who", "with"})
_FEW = frozenset({"two", "three", "four", "five", "six"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"})


def own_voice(words: str) -> bool:
    """Tell whether the words mean the article itself: "an earlier version of this story said …"."""
    return bool(_OWN_VOICE.match(words))


def singular(words: str, head: Token | None = None) -> str:
    """Return the words for one of several: "minister who attended" for "ministers who attended".

    >>> singular("members of the council"), singular("families")
    ('member of the council', 'family')
    """
    plural = head.text if head is not None and head.text in words.split() else ""
    parts = words.split()
    place = (
        parts.index(plural)
        if plural
        else next((n for n, word in enumerate(parts) if word.endswith("s")), len(parts) - 1)
    )
    last = parts[place]
    if last.endswith("ies"):
        parts[place] = last[:-3] + "y"
    elif last.endswith("men"):
        parts[place] = last[:-3] + "man"
    else:
        parts[place] = last.removesuffix("s")
    return " ".join(parts)


def uncounted(words: str) -> str:
    """Return words without how many there are: "bankers" for "two bankers"."""
    first, _, rest = words.partition(" ")
    return rest if rest and (first.lower() in _FEW or first.isdigit()) else words


def words_of(parse: Parse, head: Token, phrase: Span) -> str | None:
    """Return an unnamed source's own plain words: "officials" for "the three officials", "clerk who counted them"."""
    noun = noun_phrase(parse, head)
    # What stands before the last word of a phrase belongs to it, whatever the parser hung it on.
    start = phrase.start if phrase.end == head.end else max(noun.start, phrase.start)
    end = max(_end_of(parse, head, phrase), min(noun.end, phrase.end))
    tokens = list(parse.tokens_in(Span(start, end) if start < end else phrase))
    tokens = _without_asides(tokens, head)
    while tokens and (tokens[0].lower in _BEFORE or tokens[0].pos == "PUNCT"):
        tokens.pop(0)
    tokens = _uncounted(tokens, head)
    tokens = _whole_words(parse, tokens)
    while tokens and (
        tokens[-1].lower in _BEHIND
        or tokens[-1].tag == "POS"
        or (tokens[-1].pos == "PUNCT" and tokens[-1].text not in ')”"')
    ):
        tokens.pop()
    if not tokens:
        return None
    joined = " ".join(parse.text[tokens[0].start : tokens[-1].end].split()).removesuffix("’s").removesuffix("'s")
    opens = tokens[0].i == parse.sentences[parse.sentence_number(tokens[0])].first
    bare = len(tokens) == 1 and tokens[0].tag == "NN" and tokens[0].lemma not in vocabulary().sole_bodies
    plain = is_plain(parse, tokens[0]) or (opens and tokens[0].pos != "PROPN" and not bare)
    plain = plain and not is_name(parse, tokens[0])
    if plain and tokens[0].text[1:].islower():
        joined = joined[0].lower() + joined[1:]  # a capital of the sentence or title, not of the word
    return joined if len(joined) <= MAX_NAME else joined[:MAX_NAME].rsplit(" ", 1)[0]


def is_plain(parse: Parse, token: Token) -> bool:
    """Tell a word that is no name although it has a capital: it is listed as plain, or the text has it without one."""
    words = {token.lower, token.lemma.lower()}
    listed = roles().people | roles().trades | roles().media | roles().titles | roles().reporters
    if words & listed or words & (vocabulary().bodies | vocabulary().documents | vocabulary().persons):
        return True
    return token.lower in parse.small_words


def is_name(parse: Parse, token: Token) -> bool:
    """Tell a word that the text writes with a capital in the middle of a sentence too."""
    return token.text in parse.names_inside


def _end_of(parse: Parse, head: Token, phrase: Span) -> int:
    """Return where the words end that say which of many is meant: "diplomat briefed on the talks"."""
    tokens = [token for token in parse.tokens_in(phrase) if token.i > head.i]
    if not tokens or tokens[0].i != head.i + 1:
        return head.end
    first = tokens[0]
    if first.lower not in ("who", "close", "present") and first.tag not in ("VBN", "VBG"):
        return head.end
    said = []
    for token in tokens:
        if token.pos == "PUNCT" and token.text not in "’'-":
            break
        said.append(token)
    words = {token.lower for token in said} | {token.lemma for token in said}
    if (
        words & vocabulary().secretive
        or words & _DAYS
        or (first.tag in ("VBN", "VBG") and first.lemma in vocabulary().secretive)
    ):
        return head.end
    return said[-1].end


def _without_asides(tokens: list[Token], head: Token) -> list[Token]:
    """Drop what follows a comma, and what a source merely carries with it: "a driver with twenty years on the line"."""
    for place, token in enumerate(tokens):
        if token.i > head.i and (token.text in (",", "(", "–", "—", ":") or token.lower == "with"):
            return tokens[:place]
    return tokens


def _whole_words(parse: Parse, tokens: list[Token]) -> list[Token]:
    """Take in what a hyphen joins to the words at both ends: "ex-butler" is three tokens."""
    while tokens and tokens[-1].i + 1 < len(parse.tokens):
        behind = parse.tokens[tokens[-1].i + 1]
        if behind.start != tokens[-1].end or not (behind.text == "-" or tokens[-1].text == "-"):
            break
        tokens = [*tokens, behind]
    while tokens and tokens[0].i > 0:
        before = parse.tokens[tokens[0].i - 1]
        if before.end != tokens[0].start or not (before.text == "-" or tokens[0].text == "-"):
            break
        tokens = [before, *tokens]
    return tokens


def _uncounted(tokens: list[Token], head: Token) -> list[Token]:
    """Drop how many there are: "212 ferry workers" and "eleven of the members" are ferry workers and members."""
    rest = list(tokens)
    if not tokens:
        return rest
    if head.i - tokens[0].i <= 2 and tokens[0].lower in _FEW and tokens[-1].i - head.i <= 1:
        return rest  # "two diplomats" is how their story will be told
    while rest and rest[0].i < head.i and (rest[0].pos == "NUM" or rest[0].lower in vocabulary().quantities):
        rest.pop(0)
        while len(rest) > 2 and rest[0].text == "-":
            rest = rest[2:]
    if (
        len(rest) > 2
        and rest[0].i == head.i
        and (rest[0].pos == "NUM" or rest[0].lower in vocabulary().quantities)
        and rest[1].lower == "of"
    ):
        rest = rest[2:]
        while len(rest) > 1 and (rest[0].lower in _BEFORE or rest[0].pos == "NUM"):
            rest.pop(0)
        return rest if rest[0].pos in ("NOUN", "ADJ", "PROPN", "VERB") else tokens
    return rest if rest and rest[0].pos != "ADP" else tokens


def aside_of(parse: Parse, head: Token, phrase: Span) -> str | None:
    """Return what a relative clause says of an unnamed source: "asked not to be named because …"."""
    clause = next((found for found in parse.children(head) if found.dep == "relcl" and phrase.covers(found.span)), None)
    if clause is None:
        return None
    said = parse.subtree(clause).cut(parse.text).split()
    return " ".join(said[1:] if said[0].lower() in ("who", "which", "that") else said) or None
