from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.learning.agreement import Agreement, Candidate, agrees, measure
from sayso.learning.calibrate import fit_logistic
from sayso.learning.card import UNCALIBRATED
from sayso.learning.marks import Marked, MarkedArticle
from sayso.reading.trained.confidence import FEATURES, confidence, features
from sayso.reading.trained.decode import Linked
from sayso.records import Span

CHANCES = st.floats(0, 1)
SAID = Linked((Span(31, 40),), Span(41, 45), (Span(0, 29),), 0.9, 0.8, 0.5)
MARKED = Marked((Span(31, 40),), (Span(41, 45),), (Span(0, 29),))


def test_a_feature_means_another_thing_than_its_name() -> None:
    found = dict(zip(FEATURES, features(SAID, in_quotation=True), strict=True))
    assert found == pytest.approx(
        {
            "one": 1.0, "cue": math.log(9), "source": math.log(4), "content": 0.0, "has source": 1.0,
            "content length": math.log(30), "further pieces": 0.0, "in quotation": 1.0,
        }
    )  # fmt: skip


def test_an_absent_source_counts_as_a_sure_one() -> None:
    hidden = replace(SAID, source=(), source_chance=1.0, content=(Span(0, 10), Span(12, 29)))
    found = dict(zip(FEATURES, features(hidden, in_quotation=False), strict=True))
    assert (found["source"], found["has source"], found["further pieces"]) == (0.0, 0.0, 1.0)


@given(CHANCES, CHANCES, CHANCES, st.booleans())
def test_a_chance_of_0_or_1_breaks_a_confidence(cue: float, source: float, content: float, quoted: bool) -> None:
    found = features(replace(SAID, chance=cue, source_chance=source, content_chance=content), quoted)
    assert np.isfinite(found).all()
    assert 0 < confidence(UNCALIBRATED, found) < 1


@given(CHANCES, CHANCES)
def test_a_surer_cue_may_lower_the_confidence(one: float, other: float) -> None:
    low, high = (
        confidence(UNCALIBRATED, features(replace(SAID, chance=chance), False)) for chance in sorted((one, other))
    )
    assert low <= high


@given(st.floats(-1e6, 1e6))
def test_a_great_score_overflows(score: float) -> None:
    sure = confidence([score], np.ones(1))
    assert 0 <= sure <= 1
    assert sure == pytest.approx(1 - confidence([-score], np.ones(1)))


@pytest.mark.parametrize(
    ("found", "marked", "same"),
    [
        (SAID, MARKED, True),
        (replace(SAID, cue=Span(44, 50)), MARKED, True),  # one character of the cue is enough
        (replace(SAID, cue=Span(45, 50)), MARKED, False),
        (replace(SAID, source=()), MARKED, False),
        (replace(SAID, source=()), replace(MARKED, source=()), True),
        (SAID, replace(MARKED, source=()), False),
        (replace(SAID, source=(Span(35, 40),)), MARKED, True),  # "mayor" for "the mayor"
        (replace(SAID, source=(Span(36, 44),)), MARKED, False),  # half of the shorter is too little
        (replace(SAID, content=(Span(0, 15),)), MARKED, True),
        (replace(SAID, content=(Span(0, 14),)), MARKED, False),  # 14 of 29
        (replace(SAID, content=(Span(0, 58),)), MARKED, True),  # 29 of 58
        (replace(SAID, content=(Span(0, 8), Span(20, 29))), MARKED, True),  # 17 of 29
    ],
)
def test_agreement_asks_more_or_less_than_it_says(found: Linked, marked: Marked, same: bool) -> None:
    assert agrees(found, marked) is same


def test_a_mark_met_twice_counts_twice() -> None:
    candidates = [Candidate(0, np.array([sure]), mark) for sure, mark in ((3.0, 0), (2.0, 0), (1.0, None), (-3.0, 1))]
    articles = [MarkedArticle(None, (MARKED,) * 4)]  # type: ignore[arg-type]  # only its marks are counted
    found = measure(articles, candidates, [1.0], 0.5)
    assert found == Agreement(found=3, right=2, marked=4, met=1)
    assert (found.precision, found.recall) == (pytest.approx(2 / 3), 0.25)
    assert found.f1 == pytest.approx(2 * (2 / 3) * 0.25 / (2 / 3 + 0.25))
    assert measure([], [], [1.0], 0.5).f1 == 0.0


def test_planted_weights_are_not_found() -> None:
    chance = np.random.default_rng(13)
    planted = np.array([-0.5, 1.5, -1.0, 0.0])
    rows = np.column_stack([np.ones(20_000), chance.normal(size=(20_000, 3))])
    labels = (chance.random(20_000) < 1 / (1 + np.exp(-rows @ planted))).astype(float)
    # The standard error of a weight is about 0.02 here.
    assert fit_logistic(rows, labels) == pytest.approx(planted, abs=0.08)


def test_a_share_is_not_kept_where_nothing_tells_right_from_wrong() -> None:
    [weight] = fit_logistic(np.ones((100, 1)), np.array([1.0] * 80 + [0.0] * 20))
    assert weight == pytest.approx(math.log(4), abs=1e-3)


@pytest.mark.parametrize("scale", [1.0, 1e3])
def test_labels_that_a_feature_tells_apart_make_weights_infinite(scale: float) -> None:
    rows = np.column_stack([np.ones(40), np.repeat([-scale, scale], 20)])
    weights = fit_logistic(rows, np.repeat([0.0, 1.0], 20))
    assert np.isfinite(weights).all()
    assert confidence(weights, rows[-1]) > 0.95


def test_all_right_breaks_the_fit() -> None:
    assert np.isfinite(fit_logistic(np.ones((5, 2)), np.ones(5))).all()
