"""Train the reader from MiniLM, and write it as ONNX: `make train`.

    python -m training.train --polnear DIR --minilm DIR --out DIR [--epochs 4] [--seed 13] [--minutes 80]

The same data, seed and number of threads give the same weights on the same machine and versions.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.examples import Example, examples_of, open_text
from training.model import Reader
from training.network import bucket
from training.passages import load_passages
from training.polnear import Marked, read_split

BATCH_PIECES = 3072
"""Word pieces a step: windows of like length are put together, so that little is padding."""
ENCODER_RATE, HEAD_RATE = 1.2e-4, 1.5e-3
WARM_UP = 0.08
CUE_WEIGHTS = (1.0, 1.6, 1.6)
"""Cues are rare: a weight above one trades some precision for recall. Not tuned."""
WRONG_CUES = 0.15
"""Share of further, wrong cues a window is shown, whose roles are all "none"."""


def batches(examples: list[Example], generator: random.Random) -> list[list[Example]]:
    """Return the examples in batches of like length, in random order."""
    ordered = sorted(examples, key=lambda example: len(example.window) + generator.random() * 24)
    made: list[list[Example]] = [[]]
    for example in ordered:
        longest = max([len(example.window), *(len(other.window) for other in made[-1])])
        if made[-1] and longest * (len(made[-1]) + 1) > BATCH_PIECES:
            made.append([])
        made[-1].append(example)
    generator.shuffle(made)
    return made


def padded(batch: list[Example]) -> dict[str, Tensor]:
    """Return the windows of a batch as tensors [batch, pieces]; `mask` is 1.0 on pieces, `cues` -100 elsewhere."""
    length = max(len(example.window) for example in batch)
    tensors = {
        name: torch.zeros(len(batch), length, dtype=torch.long) for name in ("words", "shapes", "quotes", "blocks")
    }
    tensors["mask"] = torch.zeros(len(batch), length)
    tensors["cues"] = torch.full((len(batch), length), -100, dtype=torch.long)
    for row, example in enumerate(batch):
        size = len(example.window)
        for name in ("words", "shapes", "quotes", "blocks"):
            tensors[name][row, :size] = torch.tensor(getattr(example.window, name))
        tensors["mask"][row, :size] = 1.0
        tensors["cues"][row, :size] = torch.from_numpy(example.cues)
    return tensors


def loss_of(reader: Reader, batch: list[Example], generator: random.Random) -> Tensor:
    """Return the loss of a batch: cue tags, and the roles of every cue in it and of a few words that are none."""
    tensors = padded(batch)
    scores, tokens, as_cues = reader.encoder(
        *(tensors[name] for name in ("words", "shapes", "quotes", "blocks", "mask"))
    )
    weights = torch.tensor([example.weight for example in batch])
    cue_loss = nn.functional.cross_entropy(
        scores.float().transpose(1, 2), tensors["cues"], torch.tensor(CUE_WEIGHTS), ignore_index=-100, reduction="none"
    )
    share = tensors["mask"].sum()
    total = (cue_loss * weights[:, None]).sum() / share
    rows, spans, wanted = [], [], []
    length = tensors["words"].shape[1]
    for row, example in enumerate(batch):
        for span, role in zip(example.spans, example.roles, strict=True):
            rows.append(row)
            spans.append(span)
            wanted.append(np.pad(role, (0, length - len(role)), constant_values=-100))
        for _ in range(round(len(example.spans) * WRONG_CUES + generator.random() * 0.5)):
            place = generator.randrange(len(example.window))
            if example.cues[place] == 0:
                rows.append(row)
                spans.append((place, place + 1))
                wanted.append(
                    np.pad(
                        np.zeros(len(example.window), np.int64), (0, length - len(example.window)), constant_values=-100
                    )
                )
    if not rows:
        return total
    role_scores = reader.roles(*role_inputs(tokens, as_cues, rows, spans))
    role_loss = nn.functional.cross_entropy(
        role_scores.float().transpose(1, 2), torch.from_numpy(np.stack(wanted)), ignore_index=-100, reduction="none"
    )
    return total + 2.0 * (role_loss * weights[torch.tensor(rows)][:, None]).sum() / (len(rows) * length)


def role_inputs(
    tokens: Tensor, as_cues: Tensor, rows: list[int], spans: list[tuple[int, int]]
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return what `Roles` takes for cues at `spans` of the windows `rows`."""
    places = torch.arange(tokens.shape[1])
    starts = torch.tensor([start for start, _ in spans])[:, None]
    ends = torch.tensor([end for _, end in spans])[:, None]
    inside = ((places >= starts) & (places < ends)).float()
    row = torch.tensor(rows)
    cues = (as_cues[row] * inside[..., None]).sum(1) / inside.sum(1, keepdim=True)
    before, after = (places - starts).clamp(max=0), (places - ends + 1).clamp(min=0)
    return tokens[row], cues, torch.from_numpy(bucket((before + after).numpy())), inside


def load_examples(arguments: argparse.Namespace, tokenizer: Tokenizer) -> list[Example]:
    """Return the training examples: PolNeAR train, and our own passages that are not for testing."""
    examples: list[Example] = []
    for article in read_split(arguments.polnear, "train"):
        examples += examples_of(open_text(article.name, article.text), article.attributions, tokenizer)
    polnear = len(examples)
    for passage in load_passages():
        if not passage.is_test:
            marked = [Marked(one.source_pieces, one.cue_pieces, one.pieces) for one in passage.attributions]
            for example in examples_of(open_text(passage.id, passage.text), marked, tokenizer):
                example.weight = arguments.own_weight
                examples.append(example)
    print(f"{polnear} windows of PolNeAR, {len(examples) - polnear} of our own", file=sys.stderr)
    return examples


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True, help="folder with train/text and train/attributions")
    parser.add_argument("--minilm", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--own-weight", type=float, default=1.0)
    arguments = parser.parse_args()
    for folder in (arguments.polnear, arguments.minilm):
        if not folder.is_dir():
            sys.exit(f"{folder}: not there. See training/README.md for where to get it.")
    torch.manual_seed(arguments.seed)
    generator = random.Random(arguments.seed)
    torch.set_num_threads(arguments.threads)
    tokenizer = Tokenizer.from_file(str(arguments.minilm / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    examples = load_examples(arguments, tokenizer)
    reader = Reader()
    reader.encoder.load_minilm(arguments.minilm / "model.safetensors")
    heads = [
        *reader.roles.parameters(),
        *(p for name, p in reader.encoder.named_parameters() if name.startswith(("cue", "as_"))),
    ]
    known = {id(parameter) for parameter in heads}
    body = [parameter for parameter in reader.parameters() if id(parameter) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    per_epoch = len(batches(examples, random.Random(0)))
    steps = int(per_epoch * arguments.epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * steps), max(0.0, (steps - step) / ((1 - WARM_UP) * steps)))
    )
    began, step, running = time.monotonic(), 0, 0.0
    arguments.out.mkdir(parents=True, exist_ok=True)
    while step < steps:
        for batch in batches(examples, generator):
            with torch.autocast("cpu", torch.bfloat16):
                loss = loss_of(reader, batch, generator)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            running += (loss.item() - running) * (0.02 if step > 50 else 1 / step)
            if step % 50 == 0 or step == steps:
                left = (time.monotonic() - began) / step * (steps - step)
                print(f"step {step}/{steps}  loss {running:.4f}  {left / 60:.0f} min left", file=sys.stderr, flush=True)
            if step % 500 == 0:
                torch.save(reader.state_dict(), arguments.out / "reader.pt")
            if step >= steps:
                break
    torch.save(reader.state_dict(), arguments.out / "reader.pt")


if __name__ == "__main__":
    main()
