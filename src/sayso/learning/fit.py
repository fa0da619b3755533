"""The training itself: the same for a reader from scratch and for one that learns a person's own annotations."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import nn

from sayso.errors import UsageError
from sayso.learning.batches import batches_of, loss_of
from sayso.learning.checkpoint import Place, fingerprint, resume, save
from sayso.learning.examples import Example, examples_of
from sayso.learning.marks import MarkedArticle
from sayso.learning.model import Reader
from sayso.learning.names import Names, names_in
from sayso.learning.plan import Follow, Plan, Progress
from sayso.reading.trained.windows import MAX_PIECES

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SAVED_EVERY = 60.0
"""Seconds of training that a kill may cost; writing takes about one."""
SHORTEST_FIRST = 64
"""Word pieces of the shortest first window: every epoch draws another length, and so cuts an article elsewhere."""
_DECAY = 0.01
_STEEPEST = 1.0
_SMOOTHED = 0.02


def fit(
    reader: Reader,
    articles: Sequence[MarkedArticle],
    tokenizer: Tokenizer,
    plan: Plan,
    folder: Path,
    follow: Follow | None = None,
) -> None:
    """Train a reader on marked articles, in place.

    The state is kept in `folder`: a training that was stopped goes on from it, to the weights that it would have come
    to; one that is done ends at once. `checkpoint.forget` removes it.

    Raises:
        UsageError: there is nothing to train on.
        WorkError: the state cannot be written.
    """
    torch.set_num_threads(plan.threads)
    names = names_in(articles)
    made_for = fingerprint(reader, articles, plan, tokenizer.to_str())
    optimizer = _optimizer(reader, plan)
    place = resume(folder, made_for, reader, optimizer)
    reader.train()
    saved = time.monotonic()
    is_unsaved = False
    try:
        while place.epoch < plan.epochs:
            batches = _batches(articles, names, tokenizer, plan, place.epoch)
            if not batches:
                raise UsageError("These articles hold no block in which anybody could speak. Name others.")
            steps = max(place.step, len(batches) * plan.epochs)
            for batch in batches[place.batch :]:
                # All chance comes from the seed and the place, so that a resumed training draws what it would have.
                generator = random.Random(f"{plan.seed} step {place.step}")
                torch.manual_seed(generator.getrandbits(63))
                with torch.autocast("cpu", torch.bfloat16):
                    loss = loss_of(reader, batch, generator)
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(reader.parameters(), _STEEPEST)
                _set_rates(optimizer, plan, (place.epoch + (place.batch + 0.5) / len(batches)) / plan.epochs)
                is_unsaved = False  # in the middle of a step, the state is neither the one before nor the one after
                optimizer.step()
                place = _after(place, loss.item())
                is_unsaved = True
                if follow is not None:
                    follow(Progress(place.step, steps, place.loss))
                if time.monotonic() - saved > SAVED_EVERY:
                    save(folder, made_for, reader, optimizer, place)
                    is_unsaved = False
                    saved = time.monotonic()
            place = Place(place.step, place.epoch + 1, 0, place.loss)
            is_unsaved = True
    finally:
        if is_unsaved:  # whether it is done or was stopped
            save(folder, made_for, reader, optimizer, place)
    reader.eval()


def _after(place: Place, loss: float) -> Place:
    step = place.step + 1
    mean = place.loss + (loss - place.loss) * max(_SMOOTHED, 1 / step)
    return Place(step, place.epoch, place.batch + 1, mean)


def _batches(
    articles: Sequence[MarkedArticle], names: Mapping[str, Names], tokenizer: Tokenizer, plan: Plan, epoch: int
) -> list[list[Example]]:
    generator = random.Random(f"{plan.seed} epoch {epoch}")
    examples = [
        example
        for article in articles
        for example in examples_of(
            article,
            names[article.article.text_sha256],
            tokenizer,
            generator.randint(SHORTEST_FIRST, MAX_PIECES),
        )
    ]
    return batches_of(examples, plan.batch, generator)


def _optimizer(reader: Reader, plan: Plan) -> torch.optim.AdamW:
    heads = [
        *reader.roles.parameters(),
        *(value for name, value in reader.encoder.named_parameters() if name.startswith(("cue.", "as_", "names."))),
    ]
    known = {id(value) for value in heads}
    body = [value for value in reader.parameters() if id(value) not in known]
    groups = [{"params": body, "peak": plan.encoder_rate}, {"params": heads, "peak": plan.head_rate}]
    return torch.optim.AdamW(groups, lr=plan.encoder_rate, weight_decay=_DECAY)


def _set_rates(optimizer: torch.optim.AdamW, plan: Plan, share: float) -> None:
    """Set the learning rates for a share 0..1 of the training: up to their peak, then down to zero."""
    height = min(share / plan.warm_up, (1 - share) / (1 - plan.warm_up))
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * height
