"""Writes the card of a model: last and whole, since a folder without a card is no model."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from sayso.errors import ModelError
from sayso.reading.trained.card import CARD, FILES

UNCALIBRATED = (0.0, 0.5, 0.3, 0.5, 0.0, 0.0, 0.0, 0.0)
"""Weights until a calibration: the sum of the chances' logits, held down, since chances of one network rise and fall
together."""
HALF = 0.5


def write_card(folder: Path, name: str, calibration: Sequence[float] = UNCALIBRATED, threshold: float = HALF) -> None:
    """Write the card of the files in a folder, with their SHA-256.

    `calibration` has a weight for each of `confidence.FEATURES`; attributions below the confidence `threshold` are not
    recorded.
    """
    hashes = {file: hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in FILES}
    card = {"name": name, "sha256": hashes, "threshold": threshold, "calibration": {"weights": list(calibration)}}
    _write(folder, card)


def calibrate_card(folder: Path, calibration: Sequence[float], threshold: float) -> None:
    """Put a calibration into the card of a folder, and leave its other entries.

    Raises:
        ModelError: there is no card.
    """
    try:
        card = json.loads((folder / CARD).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder / CARD}: cannot be read ({error}). Name a model's folder.") from error
    _write(folder, {**card, "threshold": threshold, "calibration": {"weights": list(calibration)}})


def _write(folder: Path, card: dict[str, object]) -> None:
    beside = folder / f".{CARD}.part"
    beside.write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    beside.replace(folder / CARD)
