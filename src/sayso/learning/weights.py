"""Where a training starts: the published MiniLM, or the reader in a model's folder, quantized as it is shipped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch

from sayso.errors import ModelError
from sayso.learning.model import LAYERS, Linear, Reader

_MINILM = {
    "words.weight": "embeddings.word_embeddings.weight",
    "positions.weight": "embeddings.position_embeddings.weight",
    "norm.weight": "embeddings.LayerNorm.weight",
    "norm.bias": "embeddings.LayerNorm.bias",
}
_MINILM_LAYER = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "out": "attention.output.dense", "attention_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense", "down": "output.dense", "norm": "output.LayerNorm",
}  # fmt: skip


_LEANT = "polnear"
"""What no file holds: the vector of PolNeAR's guideline, by which nothing is read later."""


def from_minilm(folder: Path) -> Reader:
    """Return a reader whose encoder is a published MiniLM-L6 (`model.safetensors`) and whose heads know nothing yet.

    Raises:
        ModelError: the file is absent, or holds another network.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    file = folder / "model.safetensors"
    try:
        published = load_file(str(file))
    except (OSError, SafetensorError) as error:
        raise ModelError(f"{file}: cannot be read ({error}). Name the folder of a MiniLM-L6.") from error
    names = dict(_MINILM)
    for number in range(LAYERS):
        for ours, theirs in _MINILM_LAYER.items():
            for kind in ("weight", "bias"):
                names[f"layers.{number}.{ours}.{kind}"] = f"encoder.layer.{number}.{theirs}.{kind}"
    reader = Reader()
    flat = {f"{name}.weight" for name, module in reader.encoder.named_modules() if isinstance(module, Linear)}
    mine = reader.encoder.state_dict()
    try:
        for ours, theirs in names.items():
            value = published[theirs].float()
            mine[ours] = value.T if ours in flat else value
        mine["segment"] = published["embeddings.token_type_embeddings.weight"][0].float()
        reader.encoder.load_state_dict(mine)
    except (KeyError, RuntimeError) as error:
        raise ModelError(f"{file}: no MiniLM-L6 with 384 dimensions ({_first_line(error)}).") from error
    return reader


def from_onnx(folder: Path) -> Reader:
    """Return the reader whose `encoder.onnx` and `roles.onnx` stand in a folder, int8 weights turned back to floats.

    What the quantization has rounded stays rounded: that is where the training starts.

    Raises:
        ModelError: a file is absent, is no ONNX, or holds another network than this version trains.
    """
    reader = Reader()
    for part, module in (("encoder", reader.encoder), ("roles", reader.roles)):
        file = folder / f"{part}.onnx"
        stored = _stored(file)
        found = {name: _weight(stored, name) for name in module.state_dict() if name != _LEANT}
        missing = sorted(name for name, value in found.items() if value is None)
        if missing:
            raise ModelError(f"{file}: no reader that this version can train: it has no {missing[0]}.")
        try:
            module.load_state_dict({name: torch.from_numpy(value) for name, value in found.items()}, strict=False)
        except RuntimeError as error:
            raise ModelError(f"{file}: no reader that this version can train ({_first_line(error)}).") from error
    return reader


def _stored(file: Path) -> dict[str, Any]:
    """Return the numbers that an ONNX file holds, by name."""
    import onnx
    from google.protobuf.message import DecodeError  # type: ignore[import-untyped]  # comes with onnx, without types

    try:
        graph = onnx.load(str(file)).graph
    except (OSError, DecodeError) as error:
        raise ModelError(f"{file}: cannot be read ({_first_line(error)}). Name a model's folder.") from error
    return {one.name: onnx.numpy_helper.to_array(one) for one in graph.initializer}


def _weight(stored: dict[str, Any], name: str) -> Any:
    """Return a weight as float32, None where it is not stored; a quantized one is (q - zero point) * scale."""
    if name in stored:
        return np.array(stored[name], np.float32)
    if f"{name}_quantized" not in stored:
        return None
    # One scale for each output, the last axis of `Linear`, or one for all.
    steps = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"].astype(np.float32)
    return np.array(steps * stored[f"{name}_scale"], np.float32)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)[:200]
