"""The trained weights as the files that are run: two ONNX graphs, the tokenizer, and a card with their SHA-256."""

from __future__ import annotations

import logging
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from sayso.errors import WorkError
from sayso.learning.card import HALF, UNCALIBRATED, write_card
from sayso.learning.model import ROLE_SIZE, Reader
from sayso.reading.trained.card import CARD, FILES
from sayso.reading.trained.network import ENCODER_INPUTS, ENCODER_OUTPUTS, ROLES_INPUTS

_INPUTS = list(ENCODER_INPUTS)
_OUTPUTS = list(ENCODER_OUTPUTS)
_OPSET = 17


def write_model(
    reader: Reader,
    tokenizer_file: Path,
    folder: Path,
    name: str,
    *,
    fp32: bool = False,
    calibration: Sequence[float] = UNCALIBRATED,
    threshold: float = HALF,
) -> None:
    """Write a model's folder: the encoder in int8 (or `fp32`), the roles in fp32, the tokenizer, and the card.

    `calibration` and `threshold` stand in the card (see `write_card`). An earlier model in the folder is replaced; a
    writing that was stopped leaves a folder without a card, which is no model.

    Raises:
        WorkError: the folder cannot be written.
    """
    was_training = reader.training
    reader.eval()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".part-") as made, _undisturbed():
            _write_graphs(reader, Path(made), fp32)
            shutil.copyfile(tokenizer_file, Path(made) / "tokenizer.json")
            (folder / CARD).unlink(missing_ok=True)
            for file in FILES:
                (Path(made) / file).replace(folder / file)
        write_card(folder, name, calibration, threshold)
    except OSError as error:
        where = error.filename or folder
        raise WorkError(f"{where}: cannot be written ({(error.strerror or str(error)).lower()}).") from error
    finally:
        reader.train(was_training)


def _write_graphs(reader: Reader, folder: Path, fp32: bool) -> None:
    pieces = torch.zeros(2, 16, dtype=torch.long)
    dynamic = {0: "windows", 1: "pieces"}
    plain = folder / ("encoder.onnx" if fp32 else "plain.onnx")
    torch.onnx.export(
        reader.encoder, (pieces, pieces, pieces, pieces, torch.ones(2, 16)), str(plain),
        input_names=_INPUTS, output_names=_OUTPUTS, opset_version=_OPSET, dynamo=False,
        dynamic_axes=dict.fromkeys([*_INPUTS, *_OUTPUTS], dynamic),
    )  # fmt: skip
    if not fp32:
        quantize_dynamic(plain, folder / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
    by_cue = {0: "cues_", 1: "pieces"}
    torch.onnx.export(
        reader.roles,
        (torch.zeros(3, 16, ROLE_SIZE), torch.zeros(3, ROLE_SIZE), torch.zeros(3, 16).long(), torch.zeros(3, 16)),
        str(folder / "roles.onnx"),  # 0.6 MB in fp32: not worth a loss
        input_names=list(ROLES_INPUTS), output_names=["roles"],
        opset_version=_OPSET, dynamo=False,
        dynamic_axes=dict.fromkeys(("tokens", "distances", "inside", "roles"), by_cue) | {"cues": {0: "cues_"}},
    )  # fmt: skip


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Silence the exporters: they advise a newer exporter, and a preparation that changes nothing here."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
