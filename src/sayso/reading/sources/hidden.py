"""Passives that hide who said it: "drivers have been told to turn back" is nobody's word, least of all the drivers'."""

from __future__ import annotations

from sayso.language import Parse
from sayso.reading.attributions.triple import Triple
from sayso.reading.sources.vocabulary import vocabulary

FORMS = frozenset({"is", "are", "was", "were", "been", "being", "be", "get", "gets", "got"})


def is_told(parse: Parse, triple: Triple) -> bool:
    """Tell whether the found source only suffers its cue, whose speaker the text hides.

    "The minister, asked by the court" and "Hale is said by friends to doubt it" name somebody behind "by".
    """
    if triple.pattern in ("label", "noun", "phrase") or not triple.source:
        return False
    cue = parse.tokens_in(triple.cue[0])
    verb = next(
        (token for token in reversed(cue) if token.lemma in vocabulary().hiding and token.pos in ("VERB", "AUX")), None
    )
    if (
        verb is None
        or verb.tag not in ("VBN", "VBD")
        or not any(token.lower in FORMS and token.i < verb.i for token in cue)
    ):
        return False
    if triple.source[0].start > verb.start:
        return False
    before = parse.tokens_in(triple.source[0])
    if before and before[0].i and parse.tokens[before[0].i - 1].lower == "by":
        return False
    return not any(token.lower in ("by", "as") for token in parse.tokens[verb.i + 1 : verb.i + 3])
