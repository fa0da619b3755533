"""What stands beside a model's weights: its name, the hashes of its files, and what was measured for it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import ModelError
from sayso.reading.trained.confidence import FEATURES

FILES = ("encoder.onnx", "roles.onnx", "tokenizer.json")
CARD = "model.json"
SHIPPED = Path(__file__).parent / "weights"
"""The model that comes with sayso; MODEL_CARD.md there tells where it comes from and what it cannot do."""

LARGEST = 1e6
"""The largest weight of a calibration: a sum of greater ones overflows."""

_ADVICE = "Name a folder that `sayso train` made, or read with --model rules."


@dataclass(frozen=True, slots=True)
class Card:
    """`sha256` of each of FILES, `threshold` the least confidence of an attribution that is recorded, `calibration` the
    weights of `confidence.py`, `label` a name that changes with any of these."""

    label: str
    sha256: dict[str, str]
    threshold: float
    calibration: tuple[float, ...]


def read_card(folder: Path) -> Card:
    """Return the card of the model in a folder.

    Raises:
        ModelError: there is none, or it lacks what it must tell.
    """
    path = folder / CARD
    try:
        if path.exists() and not path.is_file():
            raise ModelError(f"{path}: this is no file. {_ADVICE}")  # a pipe would be waited for
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path}: no model there ({(error.strerror or str(error)).lower()}). {_ADVICE}") from error
    try:
        told = json.loads(data)
        card = Card(
            label=f"{told['name']} {hashlib.sha256(data).hexdigest()[:8]}",
            sha256={name: str(told["sha256"][name]) for name in FILES},
            threshold=float(told["threshold"]),
            calibration=tuple(float(weight) for weight in told["calibration"]["weights"]),
        )
        _check(card)
        return card
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ModelError(f"{path}: this is no model's card. {_ADVICE}") from error


def _check(card: Card) -> None:
    if len(card.calibration) != len(FEATURES):
        raise ValueError(f"{len(card.calibration)} weights for {len(FEATURES)} features")
    if any(not abs(weight) <= LARGEST for weight in card.calibration) or not 0 <= card.threshold <= 1:
        raise ValueError("a weight or the threshold is out of range")
    if not card.label.isprintable():
        raise ValueError("the name cannot be printed")


def verify(folder: Path, card: Card) -> None:
    """Check the model's files against its card.

    Raises:
        ModelError: a file is absent or is another one.
    """
    for name in FILES:
        path = folder / name
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise ModelError(f"{path}: the model's file cannot be read ({reason}). {_ADVICE}") from error
        if digest != card.sha256[name]:
            raise ModelError(f"{path}: not the file that {CARD} describes. {_ADVICE}")
