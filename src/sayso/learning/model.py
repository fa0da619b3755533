"""The reader's network: a small BERT, a head that marks cues, and one that scores every token for each cue.

Cues come first; then each cue asks every token of its window whether it is its source or its content. So spans belong
to their cue by construction, and one token may play roles in two attributions.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from sayso.reading.trained.network import DISTANCES, NAMES

HIDDEN, HEADS, LAYERS, INNER, POSITIONS, VOCABULARY = 384, 12, 6, 1536, 512, 30522
SHAPES = 4
"""How a word is written, which the uncased vocabulary hides: lower, Capital, UPPER, with digits."""
QUOTES = 2
BLOCKS = 3
"""First piece of a block, further piece, piece of a title."""
ROLE_SIZE = 192
CUE_TAGS = 3  # outside, begins, goes on
ROLE_TAGS = 3  # none, source, content
NAME_TAGS = 1 + 2 * len(NAMES)


class Linear(nn.Module):
    """An affine map whose weight is stored [inputs, outputs]: so its name outlives the export, and can be read back."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        plain = nn.Linear(inputs, outputs)
        self.weight, self.bias = nn.Parameter(plain.weight.detach().T.contiguous()), nn.Parameter(plain.bias.detach())

    def forward(self, states: Tensor) -> Tensor:
        """Return the states mapped, [..., outputs]."""
        return states @ self.weight + self.bias


class Layer(nn.Module):
    """One encoder layer of BERT (Devlin et al. 2019), in the names of its published weights."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.attention_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up, self.down = Linear(HIDDEN, INNER), Linear(INNER, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return the states after attention and feed-forward; `mask` is 0 or very negative, [batch, 1, 1, tokens]."""
        batch, tokens, _ = states.shape

        def split(projected: Tensor) -> Tensor:
            return projected.view(batch, tokens, HEADS, HIDDEN // HEADS).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        scores = query @ key.transpose(-1, -2) / (HIDDEN // HEADS) ** 0.5 + mask
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, tokens, HIDDEN)
        states = self.attention_norm(states + self.dropout(self.out(mixed)))
        return self.norm(states + self.dropout(self.down(nn.functional.gelu(self.up(states)))))


class Encoder(nn.Module):
    """BERT with embeddings for what its vocabulary drops; scores cues and names, and projects tokens for the roles."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.segment = nn.Parameter(torch.zeros(HIDDEN))
        self.polnear = nn.Parameter(torch.zeros(HIDDEN))
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        self.quotes = nn.Embedding(QUOTES, HIDDEN)
        self.blocks = nn.Embedding(BLOCKS, HIDDEN)
        for extra in (self.shapes, self.quotes, self.blocks):
            nn.init.normal_(extra.weight, std=0.01)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.1)
        self.cue = Linear(HIDDEN, CUE_TAGS)
        self.as_token = Linear(HIDDEN, ROLE_SIZE)
        self.as_cue = Linear(HIDDEN, ROLE_SIZE)
        self.names = Linear(HIDDEN, NAME_TAGS)

    def forward(
        self, words: Tensor, shapes: Tensor, quotes: Tensor, blocks: Tensor, mask: Tensor,
        guidelines: Tensor | None = None,
    ) -> tuple[Tensor, ...]:  # fmt: skip
        """Return cue scores [batch, tokens, 3], each token as a token and as a cue [batch, tokens, role size], and
        scores of names [batch, tokens, name tags].

        `guidelines` [batch] says by whose a window was marked: OURS or POLNEAR. Two corpora that disagree about what an
        attribution is would else teach a network to waver; so it learns what each means, and the difference.
        """
        places = torch.arange(words.shape[1], device=words.device)
        states = self.words(words) + self.positions(places)[None] + self.segment
        states = states + self.shapes(shapes) + self.quotes(quotes) + self.blocks(blocks)
        if guidelines is not None:
            states = states + guidelines[:, None, None] * self.polnear
        states = self.dropout(self.norm(states))
        hidden = (1.0 - mask.to(states.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            states = layer(states, hidden)
        return self.cue(states), self.as_token(states), self.as_cue(states), self.names(states)


class Roles(nn.Module):
    """For each cue, every token's role: from the two projections, their distance, and the tokens around."""

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Embedding(DISTANCES, ROLE_SIZE)
        self.on_cue = nn.Parameter(torch.zeros(ROLE_SIZE))  # not "inside": an input has that name in the export
        self.norm = nn.LayerNorm(ROLE_SIZE)
        self.near = nn.Conv1d(ROLE_SIZE, ROLE_SIZE, 9, padding=4, groups=ROLE_SIZE)
        self.mix_near = Linear(ROLE_SIZE, ROLE_SIZE)
        self.far = nn.Conv1d(ROLE_SIZE, ROLE_SIZE, 9, padding=20, dilation=5, groups=ROLE_SIZE)
        self.mix_far = Linear(ROLE_SIZE, ROLE_SIZE)
        self.tags = Linear(ROLE_SIZE, ROLE_TAGS)

    def forward(self, tokens: Tensor, cues: Tensor, distances: Tensor, inside: Tensor) -> Tensor:
        """Return role scores [cues, tokens, 3].

        `tokens` [cues, tokens, size] and `cues` [cues, size] are the encoder's projections, `distances` [cues,
        tokens] the bucket of each token's distance to the cue, `inside` [cues, tokens] 1.0 on the cue itself.
        """
        joint = tokens + cues[:, None] + self.distance(distances) + inside[..., None] * self.on_cue
        joint = nn.functional.gelu(self.norm(joint))
        for around, mix in ((self.near, self.mix_near), (self.far, self.mix_far)):
            seen = around(joint.transpose(1, 2)).transpose(1, 2)
            joint = joint + nn.functional.gelu(mix(nn.functional.gelu(seen)))
        return self.tags(joint)


class Reader(nn.Module):
    """Encoder and roles together, as they are trained."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.roles = Encoder(), Roles()
