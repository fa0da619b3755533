"""Deeds are no speech: what a council does to a treaty attributes nothing to anybody."""

from __future__ import annotations

import pytest

import sayso
from sayso.engine.local import load_parser
from sayso.reading.attributions.quotations import Quotations, find_quotations
from sayso.reading.trained.deeds import is_deed
from sayso.records import Span


def quotations_of(text: str) -> Quotations:
    return find_quotations(sayso.read_text(text).article)


def judged(sentence: str) -> bool:
    """Tell whether the [cue] of a sentence is a deed done to its {content}."""
    text = sentence.translate(str.maketrans("", "", "[]{}"))
    places = {}
    for opening, closing in ("[]", "{}"):
        others = "{}" if opening == "[" else "[]"
        plain = sentence.translate(str.maketrans("", "", others))
        places[opening] = Span(plain.index(opening), plain.index(closing) - 1)
    parse = load_parser().parse(text, [(0, Span(0, len(text)))])
    return is_deed(parse, places["["], (places["{"],), quotations_of(text))


@pytest.mark.parametrize(
    "sentence",
    [
        "The council [approved] {the repairs of the quay} on Monday.",
        "Parliament [ratified] {a treaty with Orvenia}.",
        "{The pact} [had been approved by] both chambers.",
        "The choir [sang] {“Tell Me Where It Hurts”} twice.",
        "The president [formalizes] {an agreement that deepens the dependence of the island}.",
        "The government [endorsed] {the peace agreement}.",
        "The court [upheld] {the sentence}.",
    ],
)
def test_a_deed_may_be_taken_for_a_claim(sentence: str) -> None:
    assert judged(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister [said] {the treaty was approved}.",
        "The party [endorsed] {her candidacy}.",
        "The minister [reaffirmed] {that the road would stay open}.",
        "The ministry [denied] {the agreement}.",
        "The ministry [played down] {fears of a leak}.",
        "{“A disgrace to the city,”} Ana Velk [observed].",
        "{“A bad deal,”} Ana Velk [concluded].",
    ],
)
def test_a_claim_may_be_taken_for_a_deed(sentence: str) -> None:
    assert not judged(sentence)
