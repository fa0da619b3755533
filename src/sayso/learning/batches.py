"""Examples put together into batches of like length, as tensors; and what the network is told to make of them."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from sayso.learning.examples import Example, Tags
from sayso.learning.model import Reader
from sayso.reading.trained.network import ENCODER_INPUTS, OUTSIDE, bucket

CUE_WEIGHTS = (1.0, 1.6, 1.6)
"""Cues are rare: a weight above one trades some precision for recall. Not tuned."""
ROLES_WEIGHT = 2.0
"""What the roles' loss counts beside the cues': not tuned."""
WRONG_CUES = 0.15
"""Share of further, wrong cues that a window is shown, all of whose roles are none."""
NAMES_WEIGHT = 0.3
"""What the names' loss counts beside the cues': not tuned."""
_UNEVEN = 24
"""Word pieces by which the lengths in a batch are blurred, so that an epoch's batches differ from the last one's."""
_NO_TAG = -100
_INPUTS = ENCODER_INPUTS[:-1]  # the mask is made here


def batches_of(examples: Sequence[Example], most: int, generator: random.Random) -> list[list[Example]]:
    """Return the examples in batches of at most `most` word pieces, padding included, in random order."""
    ordered = sorted(examples, key=lambda example: len(example.window) + generator.random() * _UNEVEN)
    made: list[list[Example]] = [[]]
    longest = 0
    for example in ordered:
        size = len(example.window)
        if made[-1] and max(longest, size) * (len(made[-1]) + 1) > most:
            made.append([])
            longest = 0
        made[-1].append(example)
        longest = max(longest, size)
    generator.shuffle(made)
    return [batch for batch in made if batch]


def loss_of(reader: Reader, batch: Sequence[Example], generator: random.Random) -> Tensor:
    """Return the loss of a batch: of its cue tags, its names, and the roles of all cues and of a few that are none."""
    tensors = _padded(batch)
    weights = torch.tensor([example.weight for example in batch])
    scores, tokens, as_cues, names = reader.encoder(*(tensors[name] for name in (*_INPUTS, "mask", "guidelines")))
    cue_loss = nn.functional.cross_entropy(
        scores.float().transpose(1, 2), tensors["cues"],
        torch.tensor(CUE_WEIGHTS), ignore_index=_NO_TAG, reduction="none",
    )  # fmt: skip
    total = (cue_loss * weights[:, None]).sum() / tensors["mask"].sum()
    total = total + NAMES_WEIGHT * nn.functional.cross_entropy(
        names.float().transpose(1, 2), tensors["names"], ignore_index=_NO_TAG
    )
    rows, spans, roles = _cues(batch, generator)
    if not rows:
        return total
    length = tokens.shape[1]
    wanted = np.stack([np.pad(one, (0, length - len(one)), constant_values=_NO_TAG) for one in roles])
    role_loss = nn.functional.cross_entropy(
        reader.roles(*_role_inputs(tokens, as_cues, rows, spans)).float().transpose(1, 2),
        torch.from_numpy(wanted), ignore_index=_NO_TAG, reduction="none",
    )  # fmt: skip
    return total + ROLES_WEIGHT * (role_loss * weights[torch.tensor(rows)][:, None]).sum() / (len(rows) * length)


def _padded(batch: Sequence[Example]) -> dict[str, Tensor]:
    """Return the windows of a batch as tensors [batch, pieces]; `mask` is 1.0 on pieces, tags _NO_TAG elsewhere."""
    length = max(len(example.window) for example in batch)
    tensors = {name: torch.zeros(len(batch), length, dtype=torch.long) for name in _INPUTS}
    tensors["mask"] = torch.zeros(len(batch), length)
    tensors["guidelines"] = torch.tensor([example.guideline for example in batch])
    for name in ("cues", "names"):
        tensors[name] = torch.full((len(batch), length), _NO_TAG, dtype=torch.long)
    for row, example in enumerate(batch):
        size = len(example.window)
        for name in _INPUTS:
            tensors[name][row, :size] = torch.tensor(getattr(example.window, name))
        tensors["mask"][row, :size] = 1.0
        tensors["cues"][row, :size] = torch.from_numpy(example.cues)
        tensors["names"][row, :size] = torch.from_numpy(example.names)
    return tensors


def _cues(batch: Sequence[Example], generator: random.Random) -> tuple[list[int], list[tuple[int, int]], list[Tags]]:
    """Return the cues of a batch and some that are none: the window of each, its `[first, last)`, and the roles."""
    rows: list[int] = []
    spans: list[tuple[int, int]] = []
    roles: list[Tags] = []
    for row, example in enumerate(batch):
        for span, role in zip(example.spans, example.roles, strict=True):
            rows.append(row)
            spans.append(span)
            roles.append(role)
        for _ in range(round(len(example.spans) * WRONG_CUES + generator.random() * 0.5)):
            place = generator.randrange(len(example.window))
            if example.cues[place] == OUTSIDE:
                rows.append(row)
                spans.append((place, place + 1))
                roles.append(np.zeros(len(example.window), np.int64))
    return rows, spans, roles


def _role_inputs(
    tokens: Tensor, as_cues: Tensor, rows: list[int], spans: list[tuple[int, int]]
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return what `Roles` takes for the cues at `spans` of the windows `rows`."""
    places = torch.arange(tokens.shape[1])
    starts = torch.tensor([start for start, _ in spans])[:, None]
    ends = torch.tensor([end for _, end in spans])[:, None]
    inside = ((places >= starts) & (places < ends)).float()
    row = torch.tensor(rows)
    cues = (as_cues[row] * inside[..., None]).sum(1) / inside.sum(1, keepdim=True)
    before, after = (places - starts).clamp(max=0), (places - ends + 1).clamp(min=0)
    return tokens[row], cues, torch.from_numpy(bucket((before + after).numpy())), inside
