"""The network at run time: two ONNX files, verified by SHA-256, run by onnxruntime on one core."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from training.windows import NO_PLACE, Window

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]

FILES = ("encoder.onnx", "roles.onnx", "tokenizer.json")
BATCH = 8
"""Windows that are encoded together: more saves nothing on one core, and costs memory."""
DISTANCES = 33
OUTSIDE, BEGINS = 0, 1


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in a window as the run `[first, last)` of its pieces, with how sure the network is of it (0..1), and the
    chances of every piece's role for it: none, source begins, source goes on, content begins, content goes on."""

    first: int
    last: int
    chance: float
    roles: Floats


class Network:
    """The weights in a folder: `encoder.onnx`, `roles.onnx`, `tokenizer.json` and `model.json` with their SHA-256."""

    def __init__(self, folder: Path) -> None:
        """Load and verify.

        Raises:
            ModelError: a file is absent, or is not the one that `model.json` was written for.
        """
        card = _verified(folder)
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        # One thread: archives are read with a process per core, and sums come in one order.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._encoder = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), options)
        self._roles = onnxruntime.InferenceSession(str(folder / "roles.onnx"), options)
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.card: dict[str, Any] = card
        self.name = f"{card['name']} {card['sha256']['encoder.onnx'][:8]}"

    def find(self, windows: Sequence[Window], threshold: float) -> Iterator[list[Found]]:
        """Yield, for each window in turn, the cues whose chance is at least `threshold`, with their roles."""
        found: dict[int, list[Found]] = {}
        order = sorted(range(len(windows)), key=lambda number: len(windows[number]))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            for number, one in zip(chosen, self._read([windows[n] for n in chosen], threshold), strict=True):
                found[number] = one
        yield from (found[number] for number in range(len(windows)))

    def _read(self, windows: Sequence[Window], threshold: float) -> list[list[Found]]:
        length = max(len(window) for window in windows)
        inputs = {
            name: np.array([getattr(w, name) + [0] * (length - len(w)) for w in windows], np.int64)
            for name in ("words", "shapes", "quotes", "blocks")
        }
        inputs["mask"] = np.array([[1.0] * len(w) + [0.0] * (length - len(w)) for w in windows], np.float32)
        scores, tokens, as_cues = self._encoder.run(None, inputs)
        chances = _softmax(scores)
        return [
            self._roles_of(window, chances[row], tokens[row], as_cues[row], threshold)
            for row, window in enumerate(windows)
        ]

    def _roles_of(
        self, window: Window, chances: Floats, tokens: Floats, as_cues: Floats, threshold: float
    ) -> list[Found]:
        size = len(window)
        runs = list(_cue_runs(window, chances[:size], threshold))
        if not runs:
            return []
        starts = np.array([first for first, _, _ in runs])[:, None]
        ends = np.array([last for _, last, _ in runs])[:, None]
        places = np.arange(size)[None]
        inside = ((places >= starts) & (places < ends)).astype(np.float32)
        cues = (inside @ as_cues[:size]) / inside.sum(1, keepdims=True)
        distances = np.minimum(places - starts, 0) + np.maximum(places - ends + 1, 0)
        (roles,) = self._roles.run(
            None,
            {
                "tokens": np.repeat(tokens[None, :size], len(runs), 0),
                "cues": cues.astype(np.float32),
                "distances": bucket(distances),
                "inside": inside,
            },
        )
        chance_of_roles = _softmax(roles)
        return [
            Found(first, last, chance, chance_of_roles[number]) for number, (first, last, chance) in enumerate(runs)
        ]


def bucket(distances: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the bucket of signed distances in pieces: each up to 8, then doubling, the sign kept apart."""
    size = np.abs(distances).astype(np.float64)
    far = 8 + 2 * np.log2(np.maximum(size / 8, 1.0))
    steps = np.minimum(np.floor(np.where(size <= 8, size, far)), (DISTANCES - 1) // 2).astype(np.int64)
    shifted: NDArray[np.int64] = steps * np.sign(distances).astype(np.int64) + (DISTANCES - 1) // 2
    return shifted


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    chances: Floats = raised / raised.sum(-1, keepdims=True)
    return chances


def _cue_runs(window: Window, chances: Floats, threshold: float) -> Iterator[tuple[int, int, float]]:
    """Yield the runs of pieces that are cues, each with the chance of its surest piece."""
    number = 0
    while number < len(chances):
        chance = float(1.0 - chances[number, OUTSIDE])
        if chance < threshold or window.places[number] == NO_PLACE:
            number += 1
            continue
        last = number + 1
        while last < len(chances) and window.places[last] != NO_PLACE:
            if 1.0 - chances[last, OUTSIDE] < threshold or chances[last].argmax() == BEGINS:
                break
            last += 1
        yield number, last, float((1.0 - chances[number:last, OUTSIDE]).max())
        number = last


def _verified(folder: Path) -> dict[str, Any]:
    try:
        card: dict[str, Any] = json.loads((folder / "model.json").read_text("utf-8"))
        hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    except OSError as error:
        missing = error.filename or folder
        raise ModelError(
            f"{missing}: the model's file cannot be read. Name a model's folder, or use --model rules."
        ) from error
    except ValueError as error:
        raise ModelError(
            f"{folder / 'model.json'}: no model card ({error}). Train again, or use --model rules."
        ) from error
    for name in FILES:
        if card.get("sha256", {}).get(name) != hashes[name]:
            raise ModelError(
                f"{folder / name}: not the file that model.json describes. Train again, or use --model rules."
            )
    return card
