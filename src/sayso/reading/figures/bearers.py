"""Whose number it is: the noun that bears an amount ("a fine of $5 million", "exports fell 7 %", "Ford has 9 plants").

The tree is climbed from the amount: a noun that it stands with bears it, else the subject of its verb.
"""

from __future__ import annotations

from sayso.language import Parse, Token
from sayso.reading.figures.tables import Words
from sayso.records import Span

STEPS = 8
"""Heads that are climbed: a number stands rarely deeper in its clause."""

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MOVES = frozenset({"by", "at", "to", "from"})
"""Prepositions behind which stands what an object was moved to, or put at: "raised the toll to 31"."""
_SUBJECTS = ("nsubj", "nsubjpass")
_WITHIN = frozenset({"xcomp", "conj", "advcl", "ccomp", "pcomp", "dep", "prep", "relcl", "acl", "acomp"})
"""What hangs a clause without a subject on the clause, or the preposition, that has one."""


def bearer_of(parse: Parse, token: Token, number: Span, words: Words) -> Token | None:
    """Return the noun that bears the amount whose phrase hangs in the sentence by `token`.

    None where the amount is itself what the sentence speaks about ("two sides have met", "there were 12 people"), or
    where only a pronoun stands for its bearer.
    """
    for _ in range(STEPS):
        if token.head == token.i:
            return None
        head = parse.head(token)
        outside = not number.start <= head.start < number.end
        beside = head.tag in NOUNS and token.dep not in ("conj", *_SUBJECTS)
        if outside and beside and not _measures(parse, head, words):
            return head
        if head.pos in ("VERB", "AUX"):
            return _of_verb(parse, head, token, number, words)
        token = head
    return None


def _measures(parse: Parse, noun: Token, words: Words) -> bool:
    """Tell whether a noun only measures or sums up ("three miles", "a total of"): what it measures stands above it."""
    if any(character.isdigit() for character in noun.text) or not noun.text[0].isalpha():
        return True  # no word, but an amount or a sign that the tagger took for one
    numbered = any(token.tag == "CD" for token in parse.tokens[max(0, noun.i - 2) : noun.i])
    if (numbered and noun.lower in words.unit_nouns) or noun.lower in words.grammar["per"]:
        return True
    return any(noun.lower in phrase for phrase in words.evaluative)


def noun_before(parse: Parse, root: Token, number: Span, words: Words) -> Token | None:
    """Return the last noun before a number that the tree hangs on none: a headline's "Dow +0.2 %"."""
    sentence = parse.sentences[parse.sentence_number(root)]
    first = next(iter(parse.tokens_in(number)), root).i
    for index in range(first - 1, max(sentence.first, first - STEPS) - 1, -1):
        token = parse.tokens[index]
        if token.tag in NOUNS:
            if not _measures(parse, token, words):
                return token
        elif token.tag == "CD" and parse.tokens[index - 1].tag in NOUNS:
            continue  # "S&P 500 +0.3 %"
        elif token.tag in ("PRP", "CD", "EX") or token.text in (",", ";", ":", "(", ")"):
            return None
    return None


def _of_verb(parse: Parse, verb: Token, token: Token, number: Span, words: Words) -> Token | None:
    """Return what a verb says of whom: its object, where that is put at or moved to the amount, or its subject."""
    if token.dep in _SUBJECTS or any(child.dep == "expl" for child in parse.children(verb)):
        return None
    if token.dep == "prep" and token.lower in _MOVES:
        moved = next((child for child in parse.children(verb) if child.dep == "dobj"), None)
        inside = moved is not None and number.start <= moved.start < number.end
        if moved is not None and moved.tag in NOUNS and not inside and not _measures(parse, moved, words):
            return moved
    for _ in range(STEPS):
        subject = next((child for child in parse.children(verb) if child.dep in _SUBJECTS), None)
        above = parse.head(verb)
        if subject is not None and subject.tag not in ("PRP", "WDT", "WP"):
            return subject if _names(subject) and not number.start <= subject.start < number.end else None
        if verb.dep in ("relcl", "acl") and verb.tag != "VB" and (subject is None or subject.tag != "PRP"):
            return above if above.tag in NOUNS and not number.start <= above.start < number.end else None
        # "The company said it had 13,000 workers", "plans to lay off 50": whoever the clause above speaks about.
        if verb.dep not in _WITHIN or verb.head == verb.i:
            return None
        if above.tag in NOUNS and verb.dep not in ("relcl", "acl"):
            return above
        while above.pos not in ("VERB", "AUX") and above.head != above.i:
            above = parse.head(above)
        verb = above
    return None


def _names(token: Token) -> bool:
    """Tell whether a token names something: a noun, or a name that the tagger did not know ("OHSU")."""
    return token.tag in NOUNS or (token.tag not in ("DT", "CD", "EX", "WP", "WDT") and token.text[:1].isupper())


def whole_named(parse: Parse, noun: Token, number: Span) -> Token | None:
    """Return the noun behind "of" that what is counted belongs to: "five seasons of the series"."""
    for child in parse.children(noun):
        if child.dep == "prep" and child.lower == "of" and child.i > noun.i:
            inside = next((each for each in parse.children(child) if each.dep == "pobj"), None)
            if inside is not None and inside.tag in NOUNS and not number.start <= inside.start < number.end:
                return inside
    return None


def phrase_of(parse: Parse, head: Token) -> Span:
    """Return where a noun stands with the nouns written into one with it ("heart transplants")."""
    start = head
    while start.i > 0:
        before = parse.tokens[start.i - 1]
        joined = before.text == "-" and start.i > 1 and glued_to(parse, start.i)
        if joined:
            start = parse.tokens[start.i - 2]
        elif before.head == head.i and before.dep == "compound":
            start = before
        else:
            break
    end = head
    while end.i + 2 < len(parse.tokens) and parse.tokens[end.i + 1].text == "-" and glued_to(parse, end.i + 2):
        end = parse.tokens[end.i + 2]  # "Ben-Moshe" is three tokens
    return Span(start.start, end.end)


def glued_to(parse: Parse, index: int) -> bool:
    """Tell whether a token stands right behind a hyphen that stands right behind the token before it."""
    first, hyphen, second = parse.tokens[index - 2 : index + 1]
    return first.end == hyphen.start and hyphen.end == second.start
