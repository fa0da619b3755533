"""How long and how fast a training goes, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Plan:
    """What decides a training beside its data: the same plan, data and start give the same weights on one machine.

    The rates rise over the share `warm_up` of the training and then fall to zero. `batch` is the number of word pieces
    of a step; two threads are no faster than one on batches of this size. The defaults are those of a training from
    MiniLM.
    """

    epochs: int = 6
    seed: int = 13
    threads: int = 1
    encoder_rate: float = 1.2e-4
    head_rate: float = 1.5e-3
    warm_up: float = 0.08
    batch: int = 3072

    def with_choices(self, epochs: int, seed: int, threads: int) -> Plan:
        """Return the plan with what a person may choose."""
        return replace(self, epochs=epochs, seed=seed, threads=threads)


TUNING = Plan(epochs=4, encoder_rate=3e-5, head_rate=2e-4)
"""For a reader that has been trained: slow enough not to forget what it knows."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a training is; `steps` is an estimate, since every epoch cuts the articles elsewhere.

    `loss` is the mean over the last fifty steps or so.
    """

    step: int
    steps: int
    loss: float


Follow = Callable[[Progress], None]
