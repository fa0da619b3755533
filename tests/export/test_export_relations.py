"""A relation in words: from either side, in whose words the other record is, and enough of them to know it again."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.export.relations import VERBS, see_relation, write_teller, write_words
from sayso.records import RELATION_TYPES, Attribution, Figure, Relation, Span


def said(text: str = "that it sank", **more: Any) -> Attribution:
    values = {"source": "Roe", "source_kind": "named", "chain": ("Roe", "Harbour Post"), **more}
    return Attribution(
        id="t", article="a", pieces=(Span(0, 1),), text=text, source_pieces=(), cue_pieces=(), cue="said",
        manner="indirect", stance="assert", **values,
    )  # fmt: skip


def counted(**more: Any) -> Figure:
    return Figure(id="f", article="a", start=0, end=2, text="12", lo=12, hi=None, qualifier="at_least", **more)


def test_a_type_may_have_no_words() -> None:
    assert tuple(VERBS) == RELATION_TYPES


@pytest.mark.parametrize(
    ("of_type", "slot", "of_a", "of_b"),
    [
        ("deny", "content", "denies what is told by", "denied by"),
        ("update", "as_of", "updates", "updated by"),
        ("disparity", "value", "disparity with", "disparity with"),
        (
            "drift", "qualifier", "drift: qualifier differs from the earlier telling of",
            "drift: qualifier differs in the later telling of",
        ),
        ("drift", None, "drift: differs from the earlier telling of", "drift: differs in the later telling of"),
        (
            "drift", "{0.id} {slot}", "drift: {0.id} {slot} differs from the earlier telling of",
            "drift: {0.id} {slot} differs in the later telling of",
        ),
    ],
)  # fmt: skip
def test_the_later_record_may_be_told_as_the_earlier_one(of_type: Any, slot: str | None, of_a: str, of_b: str) -> None:
    relation = Relation("r", "t", "f", of_type, slot, "why")
    assert see_relation(relation, "t", counted()).verb == of_a
    assert see_relation(relation, "f", said()).verb == of_b


@pytest.mark.parametrize(
    ("record", "teller"),
    [
        (said(), "Roe"),
        (said(source=None, source_kind="unnamed", chain=("a rescuer", "Harbour Post")), "a rescuer"),
        (said(source=None, source_kind="unknown", chain=("unknown", "Harbour Post")), "an unknown source"),
        (said(source=None, source_kind="unknown", chain=()), "an unknown source"),
        (said(source=None, source_kind="outlet", chain=()), "the outlet"),
        (counted(originator="Harbour Post"), "Harbour Post"),
        (counted(originator="unknown", attribution="t"), "an unknown source"),
        (counted(), "the outlet"),
    ],
)
def test_a_number_of_the_outlet_s_own_may_pass_for_nobody_s(record: Attribution | Figure, teller: str) -> None:
    assert write_teller(record) == teller


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (said(), "“that it sank”"),
        (said("“It sank,” … “we swam.”"), "“It sank,” … “we swam.”"),
        (said("it\n  sank"), "“it sank”"),
        (said("that " + "the boat " * 20), "“that" + " the boat" * 9 + " the …”"),
        (said('"We' + " swam" * 40), '"We' + " swam" * 17 + " …"),
        (said("大" * 200), "“" + "大" * 90 + " …”"),
        (counted(counted="boats"), "≥ 12 boats"),
    ],
)
def test_words_may_be_cut_in_a_word_or_quoted_twice(record: Attribution | Figure, words: str) -> None:
    assert write_words(record) == words
