"""Confidence that means something: fitted on articles that the network was not trained on.

Of the attributions that a reading gives with confidence 0.8, about eight in ten should be right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sayso.errors import ModelError
from sayso.learning.agreement import Agreement, Candidate, candidates_in, measure, stacked
from sayso.learning.card import calibrate_card
from sayso.learning.marks import MarkedArticle
from sayso.reading.pipeline import MUTE, READ
from sayso.reading.trained import TrainedFinder
from sayso.reading.trained.confidence import Numbers

FEWEST = 500
"""Candidates, right and wrong ones together, below which eight weights cannot be told from chance."""
PULL = 0.1
"""What a weight is pulled to zero with, times half its square: little, so that a few hundred candidates decide."""

_STEPS = 100
_STILL = 1e-10


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of the features, the confidence from which an attribution counts, and the agreement that this gives."""

    weights: Numbers
    threshold: float
    agreement: Agreement


def calibrate(folder: Path, articles: Sequence[MarkedArticle]) -> Calibration:
    """Fit the confidence of the model in a folder on held-out articles, and write it into its card.

    Raises:
        ModelError: the folder holds no model, or the articles are too few to fit on; nothing is written.
    """
    candidates = candidates_in(articles, TrainedFinder(folder, READ - MUTE))
    right = sum(one.mark is not None for one in candidates)
    if len(candidates) < FEWEST or not 0 < right < len(candidates):
        raise ModelError(
            f"{folder}: cannot be calibrated: the network sees {len(candidates)} possible attributions in the held-out "
            f"articles, {right} of them right, and {FEWEST}, right and wrong ones, are needed. Hold out more articles."
        )
    weights = fit_logistic(*stacked(candidates))
    weights = np.array([float(f"{weight:.6g}") for weight in weights])  # what the card holds is what was measured
    threshold = _best_threshold(articles, candidates, weights)
    calibrate_card(folder, weights.tolist(), threshold)
    return Calibration(weights, threshold, measure(articles, candidates, weights, threshold))


def fit_logistic(rows: Numbers, labels: Numbers, pull: float = PULL) -> Numbers:
    """Return the weights [features] under which the labels (1.0 or 0.0, [rows]) are likeliest.

    Newton's method, each step halved until it helps: the loss is convex, so this ends at its one minimum. The first
    feature is taken to be the constant and is not pulled to zero.
    """
    pulls = np.full(rows.shape[1], pull)
    pulls[0] = 1e-6  # not zero, so that the system can be solved whatever the labels are
    weights = np.zeros(rows.shape[1])
    loss = _loss(weights, rows, labels, pulls)
    for _ in range(_STEPS):
        chances = _sigmoid(rows @ weights)
        gradient = rows.T @ (chances - labels) + pulls * weights
        curvature = (rows * (chances * (1.0 - chances))[:, None]).T @ rows + np.diag(pulls)
        step = np.linalg.solve(curvature, gradient)
        size = 1.0
        while (after := _loss(weights - size * step, rows, labels, pulls)) > loss and size > _STILL:
            size /= 2
        if after >= loss - _STILL:
            break
        weights, loss = weights - size * step, after
    return weights


def _loss(weights: Numbers, rows: Numbers, labels: Numbers, pulls: Numbers) -> float:
    scores = rows @ weights
    return float((np.logaddexp(0.0, scores) - labels * scores).sum() + (pulls * weights**2).sum() / 2)


def _sigmoid(scores: Numbers) -> Numbers:
    chances: Numbers = 0.5 * (1.0 + np.tanh(scores / 2))
    return chances


def _best_threshold(articles: Sequence[MarkedArticle], candidates: Sequence[Candidate], weights: Numbers) -> float:
    """Return the confidence, in hundredths, that gives the highest F1; the lowest of equals."""
    steps = [number / 100 for number in range(5, 96)]
    return max(steps, key=lambda least: measure(articles, candidates, weights, least).f1)
