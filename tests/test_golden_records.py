"""Is what a careful reader recorded of our own stories read? One test a record, by the trained reader and by the rules.

golden/misses.toml lists what is not, misses-rules.toml what the rules do not read. A miss is marked xfail(strict): the
day it is read, its entry has to go.
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

GOLDEN = Path(__file__).parent / "golden"
MISSES = {
    None: tomllib.loads((GOLDEN / "misses.toml").read_text(encoding="utf-8")),
    "rules": tomllib.loads((GOLDEN / "misses-rules.toml").read_text(encoding="utf-8")),
}
"""What each model misses; None is the trained reader that ships."""


@cache
def both(story: str, model: str | None = None) -> tuple[Reading, Reading]:
    """Return the golden records of a story over the text that was read, and what a model read."""
    read = sayso.read(example_path(story), model=model)
    return load(story, read.article.text, article_id=read.article.id), read


def entries(kind: str, model: str | None = None) -> Iterator[Any]:
    """Yield model, story and label of every golden record of a kind, those that are known to be missed marked."""
    for story in stories():
        for label in golden_table(story).get(kind, {}):
            reason = MISSES[model].get(story, {}).get(kind, {}).get(label)
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(model, story, label, id=f"{model or 'trained'}-{story}-{label}", marks=marks)


def golden_id(read: Reading, kind: str, label: str) -> str:
    return f"{read.article.id}/{kind}:{label}"


@pytest.mark.parametrize(("model", "story", "label"), [*entries("attribution"), *entries("attribution", "rules")])
def test_a_reader_finds_who_said_what(model: str | None, story: str, label: str) -> None:
    gold, read = both(story, model)
    pairs, extras = pair(gold, read)
    [(wanted, found)] = [(one, two) for one, two in pairs if one.id == golden_id(read, "attribution", label)]
    assert found is not None, f"[{wanted.cue}] {wanted.text}\nread besides: {[extra.text for extra in extras]}"
    assert attribution_differences(wanted, found) == []


@pytest.mark.parametrize(("model", "story", "label"), list(entries("figure")))
def test_a_reader_finds_how_many(model: str | None, story: str, label: str) -> None:
    gold, read = both(story, model)
    [wanted] = [figure for figure in gold.figures if figure.id == golden_id(read, "figure", label)]
    assert figure_is_right(wanted, read), near_figures(wanted, read)


@pytest.mark.parametrize(("model", "story", "label"), list(entries("date")))
def test_a_reader_finds_when(model: str | None, story: str, label: str) -> None:
    gold, read = both(story, model)
    [wanted] = [date for date in gold.dates if date.id == golden_id(read, "date", label)]
    assert date_is_right(wanted, read), near_dates(wanted, read)


@pytest.mark.parametrize("model", MISSES)
@pytest.mark.parametrize("story", stories())
def test_nobody_is_made_to_say_more_than_a_reader_heard(story: str, model: str | None) -> None:
    _, extras = pair(*both(story, model))
    assert len(extras) == MISSES[model]["extra_attributions"][story], [
        (extra.source, extra.cue, extra.text) for extra in extras
    ]


@pytest.mark.parametrize("model", MISSES)
def test_every_known_miss_is_a_golden_record(model: str | None) -> None:
    for story, kinds in MISSES[model].items():
        if story == "extra_attributions":
            continue
        for kind, labels in kinds.items():
            assert set(labels) <= set(golden_table(story).get(kind, {})), (story, kind)
