"""Two corpora that disagree about what an attribution is are learnt side by side, and one network ships."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from sayso.learning.model import Encoder  # noqa: E402  # needs torch


def encoder_with_two_guidelines() -> Encoder:
    torch.manual_seed(1)
    encoder = Encoder().eval()
    with torch.no_grad():
        encoder.polnear.normal_(std=0.5)
    return encoder


def inputs() -> list[torch.Tensor]:
    words = torch.tensor([[101, 1996, 3664, 2056, 102], [101, 2009, 3631, 1012, 102]])
    return [words, torch.zeros_like(words), torch.zeros_like(words), torch.zeros_like(words), torch.ones(2, 5)]


@torch.no_grad()
def test_a_window_is_read_by_its_own_guideline_whatever_stands_beside_it_in_a_batch() -> None:
    encoder = encoder_with_two_guidelines()
    ours, *_ = encoder(*inputs())
    mixed, *_ = encoder(*inputs(), torch.tensor([0.0, 1.0]))
    assert torch.allclose(mixed[0], ours[0], atol=1e-5)
    assert not torch.allclose(mixed[1], ours[1], atol=1e-2)
