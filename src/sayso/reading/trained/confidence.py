"""How sure a reading is of an attribution: a logistic regression over what the network says of it.

The weights are fitted on held-out articles (`sayso.learning.calibrate`) and stand in the model's card.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sayso.reading.trained.decode import Linked

Numbers = NDArray[np.float64]

FEATURES = (
    "one", "cue", "source", "content", "has source", "content length", "further pieces", "in quotation",
)  # fmt: skip
"""What `features` returns, in its order; a model's card has a weight for each."""

_SUREST = 1e-4
"""How near to 0 and 1 a chance is taken: beyond it, its logarithm would drown all else."""


def features(linked: Linked, in_quotation: bool) -> Numbers:
    """Return what a confidence is made of, [features]; `in_quotation` says that the content starts in a quotation.

    Chances come as logits, the content's length (code points) as its logarithm. Whether the lexicon lists the cue was
    tried too: it tells nothing that the network does not know.
    """
    length = sum(piece.end - piece.start for piece in linked.content)
    return np.array(
        [
            1.0,
            _logit(linked.chance),
            _logit(linked.source_chance) if linked.source else 0.0,
            _logit(linked.content_chance),
            float(bool(linked.source)),
            math.log1p(length),
            float(len(linked.content) - 1),
            float(in_quotation),
        ]
    )


def confidence(weights: Sequence[float] | Numbers, found: Numbers) -> float:
    """Return the chance, 0..1, that an attribution with these features is right."""
    score = float(np.dot(weights, found))
    return 1.0 / (1.0 + math.exp(-score)) if score >= 0 else math.exp(score) / (1.0 + math.exp(score))


def _logit(chance: float) -> float:
    kept = min(max(chance, _SUREST), 1.0 - _SUREST)
    return math.log(kept / (1.0 - kept))
