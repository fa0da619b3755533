"""Where a name begins and ends: without a title or trade before it, with the first name that the parser missed."""

from __future__ import annotations

from sayso.language import Parse, Token
from sayso.reading.actors.gazetteer import nations
from sayso.reading.actors.roles import roles

NAMED_TITLES = frozenset(
    ["general", "major", "king", "queen", "prince", "princess", "police", "chief", "justice", "victim", "pope", "lord",
     "lady", "president", "father", "sister", "brother", "miss", "singer", "judge"]
)  # fmt: skip
"""Titles that bodies and people bear in their names too: "General Motors", "King County"."""

DAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
     "july", "september", "october", "november", "december"]
)  # fmt: skip
"""Days and months that nobody has for a first name: April, May, June and August somebody may."""


def is_title(token: Token, label: str) -> bool:
    """Tell whether a word before a person's name is a title, which is no part of it."""
    return label == "PERSON" and token.lower.rstrip(".") in roles().titles


def _is_trade(parse: Parse, token: Token) -> bool:
    if token.lower in roles().trades:
        return True
    return token.lower in roles().titles and token.lower not in NAMED_TITLES


def without_trade(parse: Parse, tokens: list[Token]) -> list[Token]:
    """Drop what a person or firm is called from the front of a name: "Insurer X", "City architect Ana Rell"."""
    leading = next((place for place, token in enumerate(tokens[:-1]) if not token.text[:1].isupper()), len(tokens) - 1)
    plain = [
        place for place in range(leading) if _is_trade(parse, tokens[place]) and tokens[place + 1].text[:1].isupper()
    ]
    if plain and (plain[0] == 0 or len(tokens) - plain[-1] > 2):
        tokens = tokens[plain[-1] + 1 :]
    last_plain = max(
        (place for place, token in enumerate(tokens) if token.text.islower() and _is_trade(parse, token)), default=-1
    )
    return tokens[last_plain + 1 :] if last_plain + 1 < len(tokens) else tokens


def with_first_names(parse: Parse, tokens: list[Token]) -> list[Token]:
    """Return a name with what the parser left out of it: the "Ana" of "Ana Velk", the "Velk" of "Velk-Oy"."""
    tokens = list(tokens)
    while tokens[0].i > 0:
        first = tokens[0]
        before = parse.tokens[first.i - 1]
        gap = parse.text[before.end : first.start]
        if before.text == "-" and not gap and first.i > 1 and before.start == parse.tokens[first.i - 2].end:
            tokens = [parse.tokens[first.i - 2], before, *tokens]
            continue
        if gap != " " or not _is_first_name(parse, before, first):
            break
        tokens = [before, *tokens]
    while tokens[-1].i + 2 < len(parse.tokens) and tokens[-1].text[:1].isupper():
        hyphen, behind = parse.tokens[tokens[-1].i + 1 : tokens[-1].i + 3]
        if (
            hyphen.text != "-"
            or hyphen.start != tokens[-1].end
            or behind.start != hyphen.end
            or not behind.text.istitle()
        ):
            break
        tokens = [*tokens, hyphen, behind]
    return tokens


def _is_first_name(parse: Parse, before: Token, first: Token) -> bool:
    word = before.text
    if not (word[:1].isupper() and word[1:].islower() and word.isalpha() and len(word) > 1):
        return False
    if before.lower in DAYS:
        return False  # "on Thursday Zelvania protested"
    if before.lower in roles().titles | roles().trades | roles().people | roles().media or word in nations():
        return False
    if before.pos != "PROPN" or before.entity not in ("", "PERSON", "ORG", "DATE", "GPE", "NORP", "PRODUCT", "FAC"):
        return False
    if first.dep == "compound" and before.entity != "DATE":
        return first.entity == "PERSON" and before.dep == "compound" and before.entity == ""
    return before.dep in ("compound", "nmod", "npadvmod", "appos", "nsubj") and before.head >= first.i
