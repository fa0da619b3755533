"""Do the rules of the crosscheck find how the records of our own stories stand to each other?

They are given the golden records, so that nothing but the rules is tested. What they do not find is listed with a
reason in golden/misses-relations.toml, and marked xfail(strict).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import sayso
from golden import load, load_relations, stories
from golden.loader import example_path, golden_table
from sayso.crosscheck import relate
from sayso.records import Reading, Relation

GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = ("alliance", "ferry")
MISSES = tomllib.loads((GOLDEN / "misses-relations.toml").read_text(encoding="utf-8"))


@cache
def readings(example: str) -> dict[str, Reading]:
    """Return the golden readings of an example's stories, by name, over the texts that were read."""
    found = {}
    for story in stories():
        if story.split("-")[0] == example:
            article = sayso.read(example_path(story), model="rules").article
            found[story] = load(story, article.text, article_id=article.id)
    return found


@cache
def related(example: str) -> tuple[Relation, ...]:
    """Return how the golden records stand to each other by the rules, the stories in the order of publication."""
    return relate(list(readings(example).values()))


def entries() -> Iterator[Any]:
    for example in EXAMPLES:
        for entry in golden_table(f"{example}-relations").get("relation", []):
            label = f"{entry['a']} {entry['type']} {entry.get('slot', '')} {entry['b']}"
            reason = MISSES.get(label)
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(example, entry, id=label, marks=marks)


@pytest.mark.parametrize(("example", "entry"), list(entries()))
def test_the_rules_find_how_two_records_stand_to_each_other(example: str, entry: dict[str, str]) -> None:
    wanted = next(
        one
        for one, told in zip(
            load_relations(example, readings(example)).relations,
            golden_table(f"{example}-relations")["relation"],
            strict=True,
        )
        if told == entry
    )
    key = (wanted.a, wanted.b, wanted.type, wanted.slot)
    found = {(one.a, one.b, one.type, one.slot) for one in related(example)}
    if wanted.type == "conflict":  # neither of two conflicting values is the answer to the other
        found |= {(b, a, type_, slot) for a, b, type_, slot in found}
    assert key in found, [one for one in related(example) if wanted.a in (one.a, one.b)]


def test_nothing_in_the_alliance_story_is_a_conflict() -> None:
    assert {one.type for one in related("alliance")} & {"conflict", "revise", "update"} == set()


def test_the_conflicts_of_the_ferry_story_are_the_two_that_a_reader_sees() -> None:
    wanted = {one.id for one in load_relations("ferry", readings("ferry")).relations if one.type == "conflict"}
    assert len([one for one in related("ferry") if one.type == "conflict"]) == len(wanted) == 2


def test_every_miss_names_a_golden_relation() -> None:
    labels = {param.id for param in entries()}
    assert set(MISSES) <= labels
