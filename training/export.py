"""The trained weights as the files that ship: two ONNX graphs in int8, the tokenizer, and a card with their SHA-256.

python -m training.export --weights DIR/reader.pt --minilm DIR --out DIR [--fp32]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.model import ROLE_SIZE, Reader
from training.network import FILES


def main() -> None:
    """Export, quantize, and write the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true", help="do not quantize: the peer that int8 is measured against")
    arguments = parser.parse_args()
    reader = Reader()
    reader.load_state_dict(torch.load(arguments.weights))
    reader.eval()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        encoder, roles = Path(folder) / "encoder.onnx", Path(folder) / "roles.onnx"
        pieces = torch.zeros(2, 16, dtype=torch.long)
        dynamic = {0: "windows", 1: "pieces"}
        names = ["words", "shapes", "quotes", "blocks", "mask"]
        torch.onnx.export(
            reader.encoder, (pieces, pieces, pieces, pieces, torch.ones(2, 16)), str(encoder),
            input_names=names, output_names=["scores", "tokens", "as_cues"], opset_version=17, dynamo=False,
            dynamic_axes=dict.fromkeys([*names, "scores", "tokens", "as_cues"], dynamic),
        )  # fmt: skip
        by_cue = {0: "cues_", 1: "pieces"}
        torch.onnx.export(
            reader.roles,
            (torch.zeros(3, 16, ROLE_SIZE), torch.zeros(3, ROLE_SIZE), torch.zeros(3, 16).long(), torch.zeros(3, 16)),
            str(roles), input_names=["tokens", "cues", "distances", "inside"], output_names=["roles"],
            opset_version=17, dynamo=False,
            dynamic_axes=dict.fromkeys(("tokens", "distances", "inside", "roles"), by_cue) | {"cues": {0: "cues_"}},
        )  # fmt: skip
        if arguments.fp32:
            shutil.copy(encoder, arguments.out / encoder.name)
        else:
            quantize_dynamic(encoder, arguments.out / encoder.name, weight_type=QuantType.QInt8, per_channel=True)
        shutil.copy(roles, arguments.out / roles.name)  # 0.3 MB: not worth a loss
    shutil.copy(arguments.minilm / "tokenizer.json", arguments.out / "tokenizer.json")
    hashes = {name: hashlib.sha256((arguments.out / name).read_bytes()).hexdigest() for name in FILES}
    card = {"name": "sayso-minilm", "sha256": hashes}
    (arguments.out / "model.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    size = sum((arguments.out / name).stat().st_size for name in FILES)
    print(f"{size / 1e6:.1f} MB in {arguments.out}")


if __name__ == "__main__":
    main()
