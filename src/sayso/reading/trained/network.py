"""The network at run time: two ONNX files, verified by SHA-256, run by onnxruntime on one core."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from sayso.reading.trained.card import Card, read_card, verify
from sayso.reading.trained.windows import NO_PLACE, Window

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]

ENCODER_INPUTS = ("words", "shapes", "quotes", "blocks", "mask")
ENCODER_OUTPUTS = ("scores", "tokens", "as_cues", "names")
ROLES_INPUTS = ("tokens", "cues", "distances", "inside")
DISTANCES = 33
OUTSIDE, CUE_BEGINS, CUE_GOES_ON = range(3)
"""Tags of a word piece: whether a cue stands there."""
NONE, SOURCE, CONTENT = range(3)
"""Roles of a word piece for a cue."""
NAMES = (
    "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL", "ORG", "PERCENT",
    "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART",
)  # fmt: skip
"""OntoNotes labels of names. Tag 0 is none of them, 1 + 2n begins the nth, 2 + 2n goes on with it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in a window as the run `[first, last)` of its pieces, with how sure the network is of it (0..1), and the
    chances of every piece's role for it, [pieces, 3]: NONE, SOURCE, CONTENT."""

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
        self.card: Card = read_card(folder)
        verify(folder, self.card)
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        # One thread: archives are read with a process per core, and sums come in one order.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3  # errors only: what it warns of is ours to mend, not the reader's
        try:
            self._encoder = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), options)
            self._roles = onnxruntime.InferenceSession(str(folder / "roles.onnx"), options)
            self.tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            for session, names in ((self._encoder, ENCODER_INPUTS), (self._roles, ROLES_INPUTS)):
                if {found.name for found in session.get_inputs()} != set(names):
                    raise ValueError(f"its inputs are not {', '.join(names)}")
            if {found.name for found in self._encoder.get_outputs()} != set(ENCODER_OUTPUTS):
                raise ValueError(f"its outputs are not {', '.join(ENCODER_OUTPUTS)}")
        except Exception as error:  # onnxruntime and tokenizers raise what their C++ and Rust sides raise
            raise ModelError(f"{folder}: this model cannot be run ({error}). Train it again.") from error
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def read(self, window: Window, threshold: float) -> tuple[list[Found], Floats]:
        """Return the cues of a window whose chance is at least `threshold`, with their roles, in text order, and the
        chances of each piece's name tag [pieces, tags] (see NAMES).

        Windows are read one by one: together they are slower on one core, and since int8 is scaled by the numbers of
        the moment, what is found in one would depend on the others.
        """
        inputs = {name: np.array([getattr(window, name)], np.int64) for name in ("words", "shapes", "quotes", "blocks")}
        inputs["mask"] = np.ones((1, len(window)), np.float32)
        scores, tokens, as_cues, names = self._encoder.run(list(ENCODER_OUTPUTS), inputs)
        found = self._roles_of(window, _softmax(scores)[0], tokens[0], as_cues[0], threshold)
        return found, _softmax(names)[0]

    def _roles_of(
        self, window: Window, chances: Floats, tokens: Floats, as_cues: Floats, threshold: float
    ) -> list[Found]:
        runs = list(_cue_runs(window, chances, threshold))
        if not runs:
            return []
        starts = np.array([first for first, _, _ in runs])[:, None]
        ends = np.array([last for _, last, _ in runs])[:, None]
        places = np.arange(len(window))[None]
        inside = ((places >= starts) & (places < ends)).astype(np.float32)
        cues = (inside @ as_cues) / inside.sum(1, keepdims=True)
        distances = np.minimum(places - starts, 0) + np.maximum(places - ends + 1, 0)
        (roles,) = self._roles.run(
            None,
            {
                "tokens": np.repeat(tokens[None], len(runs), 0),
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
            if 1.0 - chances[last, OUTSIDE] < threshold or chances[last].argmax() == CUE_BEGINS:
                break
            last += 1
        yield number, last, float((1.0 - chances[number:last, OUTSIDE]).max())
        number = last
