"""A training that was stopped goes on where it was: its state in one file, which appears whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from pickle import UnpicklingError
from typing import Any
from zipfile import is_zipfile

import torch

from sayso.errors import WorkError
from sayso.learning.marks import MarkedArticle
from sayso.learning.model import Reader
from sayso.learning.plan import Plan

NAME = "training.pt"


@dataclass(slots=True)
class Place:
    """Where a training stands: steps done in all, the epoch, the batches done of it, and the mean loss."""

    step: int = 0
    epoch: int = 0
    batch: int = 0
    loss: float = 0.0


def fingerprint(reader: Reader, articles: Sequence[MarkedArticle], plan: Plan, tokenizer: str) -> str:
    """Return a digest of all that decides a training: another one must not go on from its state."""
    digest = hashlib.sha256(
        f"{sorted(asdict(plan).items())} {version('sayso')} {torch.__version__} {tokenizer}".encode()
    )
    for one in articles:
        digest.update(
            f"{one.article.text_sha256} {one.article.blocks} {one.attributions} {one.weight} {one.guideline}\n".encode()
        )
    for name, value in reader.state_dict().items():
        digest.update(name.encode() + value.numpy().tobytes())
    return digest.hexdigest()


def save(folder: Path, made_for: str, reader: Reader, optimizer: Any, place: Place) -> None:
    """Write the state of a training.

    Raises:
        WorkError: the folder cannot be written.
    """
    beside = folder / f".{NAME}.part"
    state = {
        "made_for": made_for, "reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "place": asdict(place)
    }  # fmt: skip
    try:
        folder.mkdir(parents=True, exist_ok=True)
        torch.save(state, beside)
        beside.replace(folder / NAME)
    except (OSError, RuntimeError) as error:  # torch tells a full disk by a RuntimeError
        raise WorkError(
            f"{folder / NAME}: cannot be written ({error}). Make room, then run the same command."
        ) from error
    finally:
        beside.unlink(missing_ok=True)


def resume(folder: Path, made_for: str, reader: Reader, optimizer: Any) -> Place:
    """Put a reader and its optimizer back where the training was stopped, and return the place.

    Where there is no state, or that of another training, both stay as they are and the place is the start.
    """
    if not is_zipfile(folder / NAME):  # absent, or not what `save` writes
        return Place()
    try:
        state = torch.load(folder / NAME, map_location="cpu", weights_only=True)
        if state["made_for"] != made_for:
            return Place()
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        return Place(**state["place"])
    except (OSError, RuntimeError, UnpicklingError, KeyError, TypeError):
        return Place()


def forget(folder: Path) -> None:
    """Remove the state of a training that is done."""
    (folder / NAME).unlink(missing_ok=True)
