"""Is what a careful reader recorded of our own stories read? One test a record; golden/misses.toml lists what is not.

A miss is marked xfail(strict): the day it is read, its entry has to go.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import sayso
from golden import load, stories
from golden.compare import attribution_differences, date_is_right, figure_is_right, near_dates, near_figures, pair
from golden.loader import example_path, golden_table
from sayso.records import Reading

MISSES = tomllib.loads((Path(__file__).parent / "golden" / "misses.toml").read_text(encoding="utf-8"))


@cache
def both(story: str) -> tuple[Reading, Reading]:
    """Return the golden records of a story over the text that was read, and what was read."""
    read = sayso.read(example_path(story))
    return load(story, read.article.text, article_id=read.article.id), read


def entries(kind: str) -> Iterator[Any]:
    """Yield story and label of every golden record of a kind, those that are known to be missed marked."""
    for story in stories():
        for label in golden_table(story).get(kind, {}):
            reason = MISSES.get(story, {}).get(kind, {}).get(label)
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(story, label, id=f"{story}-{label}", marks=marks)


def golden_id(read: Reading, kind: str, label: str) -> str:
    return f"{read.article.id}/{kind}:{label}"


@pytest.mark.parametrize(("story", "label"), list(entries("attribution")))
def test_a_reader_finds_who_said_what(story: str, label: str) -> None:
    gold, read = both(story)
    pairs, extras = pair(gold, read)
    [(wanted, found)] = [(one, two) for one, two in pairs if one.id == golden_id(read, "attribution", label)]
    assert found is not None, f"[{wanted.cue}] {wanted.text}\nread besides: {[extra.text for extra in extras]}"
    assert attribution_differences(wanted, found) == []


@pytest.mark.parametrize(("story", "label"), list(entries("figure")))
def test_a_reader_finds_how_many(story: str, label: str) -> None:
    gold, read = both(story)
    [wanted] = [figure for figure in gold.figures if figure.id == golden_id(read, "figure", label)]
    assert figure_is_right(wanted, read), near_figures(wanted, read)


@pytest.mark.parametrize(("story", "label"), list(entries("date")))
def test_a_reader_finds_when(story: str, label: str) -> None:
    gold, read = both(story)
    [wanted] = [date for date in gold.dates if date.id == golden_id(read, "date", label)]
    assert date_is_right(wanted, read), near_dates(wanted, read)


@pytest.mark.parametrize("story", stories())
def test_nobody_is_made_to_say_more_than_a_reader_heard(story: str) -> None:
    _, extras = pair(*both(story))
    assert len(extras) == MISSES["extra_attributions"][story], [
        (extra.source, extra.cue, extra.text) for extra in extras
    ]


def test_every_known_miss_is_a_golden_record() -> None:
    for story, kinds in MISSES.items():
        if story == "extra_attributions":
            continue
        for kind, labels in kinds.items():
            assert set(labels) <= set(golden_table(story).get(kind, {})), (story, kind)
