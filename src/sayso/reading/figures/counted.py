"""What a number counts: the noun beside it, the noun it was left out of, or what its verb speaks about.

Nouns are read from the words next to the number first, because tags survive where the tree of a long sentence does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sayso.language import Parse, Token
from sayso.reading.figures.bearers import NOUNS, bearer_of, noun_before, phrase_of
from sayso.reading.figures.tables import Words
from sayso.records import Span

REACH = 7
"""Tokens after a number among which its noun must end: "20,000 heavily armed young men"."""

_DETERMINERS = frozenset({"DT", "PRP$", "PDT"})
_MODIFIERS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "RB", "HYPH", "POS", "PRP$"})


class Counted(NamedTuple):
    """What is counted: its words, the token that heads them, the whole it is taken from, and where the words end.

    `adjacent` says that the noun stands right behind the number, so that it belongs to the figure's span.
    """

    text: str | None = None
    head: Token | None = None
    population: str | None = None
    end: int = 0
    adjacent: bool = False


NOTHING = Counted()


def noun_after(parse: Parse, number: Span, last: int, words: Words, unit: str | None = None) -> Counted:
    """Return the noun that follows the amount at `number`, which is in `unit`, before code point `last`.

    "Of" between the two makes a count of a whole ("dozens of people") or, with a determiner, a part of one ("12 of
    the passengers", whose population is the passengers).
    """
    tokens = [token for token in parse.tokens_in(Span(number.end, last)) if token.start < last]
    at = _link(tokens, unit, words)
    population = False
    while tokens and tokens[0].lower in words.grammar["of"] and at < len(tokens) and tokens[at].tag in _DETERMINERS:
        at, population = at + 1, True
    if unit == "percent" and at < len(tokens) and tokens[at].lower in words.grammar["rate_nouns"]:
        return NOTHING  # "up 9 % year over year"
    first = at
    numbered = population and at < len(tokens) and tokens[at].tag == "CD"
    while at < len(tokens) and at - first < REACH:
        more = tokens[at].lower == "more" or (numbered and tokens[at].tag == "CD")
        if tokens[at].tag not in _MODIFIERS and not more:
            break
        if unit is not None and at == first and tokens[at].tag == "VBG":
            return NOTHING  # "a limit of 15 ppb requiring action"
        at += 1
    start = at
    while at < len(tokens) and at - start < REACH and (tokens[at].tag in NOUNS or _hyphened(tokens, at)):
        at += 1
    if at == start:
        return NOTHING
    head = tokens[at - 1]
    name = parse.text[tokens[start].start : head.end]
    whole = parse.text[tokens[first].start : head.end] if population else None
    # "200 of the 450 passengers": the noun belongs to the second figure's span.
    return Counted(name, head, whole, head.end, adjacent=not numbered)


def _link(tokens: Sequence[Token], unit: str | None, words: Words) -> int:
    """Return how many tokens link a number to its noun: "of", a hyphen, a conversion in brackets, money's "in"."""
    if not tokens:
        return 0
    if tokens[0].lower in words.grammar["of"] or tokens[0].text == "-":
        return 1
    if tokens[0].text == "(":  # "a 1.8 billion-mile (2.8bn km) journey"
        return next((place + 1 for place, token in enumerate(tokens[:REACH]) if token.text == ")"), 0)
    if unit in words.money and tokens[0].lower in words.grammar["in"] and len(tokens) > 1:
        return int(tokens[1].tag in ("NN", "NNS", "JJ"))  # "$5 million in damages", but not "in Texas"
    return 0


def _gave(parse: Parse, root: Token, bearer: Token, words: Words) -> bool:
    """Tell whether the bearer of an amount only gave, took or asked for it: "the judge fined him $250,000"."""
    verb = parse.head(root)
    acts = bearer.dep in ("nsubj", "nsubjpass") and bearer.lower in words.persons | words.parts["givers"]
    return root.dep in ("dobj", "npadvmod", "dative") and acts and verb.pos == "VERB"


def _hyphened(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token stands inside a word that hyphens join ("USB-C charger", "loan-to-value mortgages")."""
    hyphen = "-" in (tokens[at].text, tokens[at - 1].text if at else "")
    return hyphen and 0 < at < len(tokens) - 1 and tokens[at - 1].end == tokens[at].start


def noun_of_part(parse: Parse, number: Span, words: Words) -> Counted:
    """Return what a part is made of: "12 of them children", "12 of whom were children"."""
    skipped = words.grammar["of"] | words.parts["of_whom"] | words.parts["copulas"]
    tokens = parse.tokens_in(Span(number.end, number.end + 60))[:REACH]
    at = 0
    while at < len(tokens) and tokens[at].lower in skipped:
        at += 1
    start = at
    while at < len(tokens) and tokens[at].tag in _MODIFIERS:
        at += 1
    if not start or at == len(tokens) or tokens[at].tag not in NOUNS:
        return NOTHING
    head = tokens[at]
    return Counted(head.text, head, None, head.end) if is_person(head, words) else NOTHING


def root_of(parse: Parse, number: Span) -> Token | None:
    """Return the token of an amount that hangs on a token outside of it."""
    tokens = parse.tokens_in(number)
    for token in tokens:
        if not number.start <= parse.head(token).start < number.end or token.head == token.i:
            return token
    return tokens[-1] if tokens else None


def noun_above(parse: Parse, root: Token, number: Span, words: Words) -> Counted:
    """Return the noun that an amount with a unit speaks about: "a fine of $5 million", "exports fell 7 %"."""
    head = bearer_of(parse, root, number, words) or noun_before(parse, root, number, words)
    if head is None:
        return NOTHING
    span = phrase_of(parse, head)
    if _gave(parse, root, head, words):
        return Counted(population=span.cut(parse.text))  # whose money it is says who gave it, and not what for
    return Counted(span.cut(parse.text), head, None, head.end)


def is_elided(parse: Parse, root: Token) -> bool:
    """Tell whether a bare number stands where a noun would: "and 96 are reported to have died"."""
    return root.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "appos", "ROOT", "dep", "advcl", "ccomp")


def is_person(head: Token | None, words: Words) -> bool:
    """Tell whether the noun is one of people: by the table, or a people's name in the plural ("Cubans")."""
    if head is None:
        return False
    return head.lower in words.persons or (head.entity == "NORP" and head.tag in ("NNPS", "NNS"))
