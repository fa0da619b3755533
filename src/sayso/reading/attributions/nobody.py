"""Subjects that stand for nobody: "no official confirmed it" says what "officials did not confirm it" does."""

from __future__ import annotations

from sayso.language import Parse, Token

NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
SCARCELY = frozenset({"hardly", "scarcely", "barely"})
NOT_ONE = frozenset({"one", "single", "soul", "any", "many", "much"})
"""Words that "not" leaves nearly nobody of. "Not only Hale", "not a few" and "not all" have all spoken, or some."""
CLOSING = frozenset("\"'”’»")


def is_nobody(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun stands for nobody, or nearly: "no one", "neither Hale nor Rell", "not one of them", "few".

    "No 10" is a house, and "the “No” campaign" has a voice.
    """
    if noun.lower in NOBODY:
        return not _is_closed(parse, noun)
    before = [found for found in parse.children(noun) if found.i < noun.i]
    lower = {found.lower for found in before}
    if not noun.text[0].isdigit() and any(
        found.lower in ("no", "neither") and not _is_closed(parse, found) and not _is_name(parse, found)
        for found in before
    ):
        return True
    if lower & SCARCELY:
        return True
    if "not" in lower and NOT_ONE & {noun.lower, *lower}:
        return True
    bare = not any(found.dep in ("det", "poss", "quantmod", "predet", "neg") for found in before)
    return bare and (noun.lower == "few" or any(found.lower == "few" and _is_bare(parse, found) for found in before))


def _is_closed(parse: Parse, word: Token) -> bool:
    """Tell whether a quotation ends with a word: “Nobody” is then what is said, or a name."""
    if word.i + 1 >= len(parse.tokens):
        return False
    mark = parse.tokens[word.i + 1]
    return mark.start == word.end and CLOSING.issuperset(mark.text)


def _is_name(parse: Parse, word: Token) -> bool:
    """Tell "the leader of the No camp" from a sentence that begins with "No camp"."""
    first = parse.sentences[parse.sentence_number(word)].first
    begins = all(token.pos in ("PUNCT", "CCONJ") for token in parse.tokens[first : word.i])
    return word.text == "No" and not begins


def _is_bare(parse: Parse, few: Token) -> bool:
    """Tell "few officials" from "a few officials" and "quite a few officials"."""
    return not any(found.i < few.i and found.lower not in ("very", "too") for found in parse.children(few))
