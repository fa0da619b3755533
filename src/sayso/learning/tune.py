"""A reader that has learnt a person's own annotations, measured on those that it did not see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.errors import ModelError
from sayso.learning.agreement import Agreement, agreement_of
from sayso.learning.calibrate import calibrate
from sayso.learning.checkpoint import forget
from sayso.learning.export import write_model
from sayso.learning.fit import fit
from sayso.learning.marks import MarkedArticle
from sayso.learning.plan import Follow, Plan
from sayso.learning.weights import from_onnx
from sayso.reading.pipeline import MUTE, READ
from sayso.reading.trained import TrainedFinder

_STEPS_AN_EPOCH = 20
"""Steps that an epoch should have at least: with fewer, the rates rise and fall before anything is learnt."""
_CHARACTERS_A_PIECE = 4.5


@dataclass(frozen=True, slots=True)
class Tuned:
    """The agreement with the held-out articles before and after, both by the calibration of the model before.

    `is_calibrated` says whether there were enough of them to fit the confidence anew.
    """

    before: Agreement
    after: Agreement
    is_calibrated: bool


def tune(
    model: Path,
    articles: Sequence[MarkedArticle],
    held: Sequence[MarkedArticle],
    folder: Path,
    plan: Plan,
    follow: Follow | None = None,
) -> Tuned:
    """Train the model in a folder on articles, and write it into another folder; a stopped training goes on.

    Raises:
        ModelError: `model` holds no model that this version can train.
        WorkError: `folder` cannot be written.
    """
    before = TrainedFinder(model, READ - MUTE)
    reader = from_onnx(model)
    fit(reader, articles, before.network.tokenizer, _fitting(plan, articles), folder, follow)
    write_model(
        reader, model / "tokenizer.json", folder, _printable(folder.resolve().name),
        calibration=before.network.card.calibration, threshold=before.network.card.threshold,
    )  # fmt: skip
    measured = agreement_of(held, before), agreement_of(held, TrainedFinder(folder, READ - MUTE))
    try:
        calibrate(folder, held)
        is_calibrated = True
    except ModelError:  # too few: the calibration of the model before stays
        is_calibrated = False
    forget(folder)
    return Tuned(*measured, is_calibrated)


def _printable(name: str) -> str:
    """Return a folder's name as a model's: a card with one that cannot be printed is refused."""
    return "".join(character if character.isprintable() else "_" for character in name) or "model"


def _fitting(plan: Plan, articles: Sequence[MarkedArticle]) -> Plan:
    """Return the plan with steps small enough for few articles."""
    pieces = sum(len(one.article.text) for one in articles) / _CHARACTERS_A_PIECE
    return replace(plan, batch=int(min(plan.batch, max(512, pieces / _STEPS_AN_EPOCH))))
