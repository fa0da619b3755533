"""The tense around a date by the endings of verbs, where no parser tells verbs: "se reunirá el martes"."""

from __future__ import annotations

from sayso.language import Parse
from sayso.reading.dates.tense import Tense, Words
from sayso.records import Span

REACH = 12
"""Words on either side of a date among which its verb is looked for."""

SHORTEST = 4
"""Letters of the shortest verb that is told by its ending."""


def tense_by_endings(parse: Parse, span: Span, ahead: Words) -> Tense:
    """Return the tense of the verb form nearest to the date at `span` in its sentence; past where none is found."""
    inside = parse.tokens_in(span)
    if not inside:
        return "past"
    sentence = parse.sentences[parse.sentence_number(inside[0])]
    for distance in range(1, REACH + 1):
        for at in (inside[0].i - distance, inside[-1].i + distance):
            if sentence.first <= at < sentence.last and (tense := _tense_of(parse.tokens[at].text, ahead)):
                return tense
    return "past"


def _tense_of(word: str, ahead: Words) -> Tense | None:
    """Return the tense that a word shows; names, which may end like verbs, have a capital."""
    verbal = len(word) >= SHORTEST and word.islower()
    if word in ahead["future"] or (verbal and word.endswith(tuple(ahead["future_endings"]))):
        return "future"
    if word in ahead["past"] or (verbal and word.endswith(tuple(ahead["past_endings"]))):
        return "past"
    return None
