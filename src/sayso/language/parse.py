"""What any reader of text needs: sentences, words and their syntax, whoever made them.

The reading sees only these classes, so that another parser, or none, can stand behind them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, Protocol

from sayso.records import Span

Name = tuple[Span, str]
"""Where a name stands, and its OntoNotes label."""


class Token(NamedTuple):
    """A word or a punctuation mark, at `[start, end)` code points of the article's text.

    `i` counts the tokens of the article, `head` is the index of its syntactic head (its own for a root).
    `tag` is a Penn Treebank tag, `pos` a Universal POS tag, `dep` a label of the ClearNLP scheme that spaCy's
    English models use; `entity` is an OntoNotes label or "".
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)

    @property
    def lower(self) -> str:
        """The token's text in lower case."""
        return self.text.lower()


class Sentence(NamedTuple):
    """The tokens `[first, last)` of an article, inside its block number `block`."""

    first: int
    last: int
    block: int


@dataclass(frozen=True)
class Parse:
    """The sentences, tokens and names of an article; all offsets refer to the article's text.

    `has_syntax` is false where no parser stands behind the tokens: they have neither tags nor heads then.
    """

    text: str
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    has_syntax: bool = True

    @cached_property
    def _children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        return children

    @cached_property
    def names_inside(self) -> frozenset[str]:
        """The words that stand with a capital behind a word without one or a comma: no sentence gave it to them."""
        return frozenset(
            token.text
            for before, token in pairwise(self.tokens)
            if token.text[:1].isupper() and (before.text.islower() or before.text == ",")
        )

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that stand without a capital somewhere."""
        return frozenset(token.text for token in self.tokens if token.text.islower())

    @cached_property
    def _edges(self) -> list[tuple[int, int]]:
        """First and last token of every subtree; children settle before their heads."""
        edges = [(token.i, token.i) for token in self.tokens]
        for sentence in self.sentences:
            pending = [token.i for token in self.sentence_tokens(sentence) if token.head == token.i]
            order: list[int] = []
            while pending:
                index = pending.pop()
                order.append(index)
                pending.extend(self._children[index])
            for index in reversed(order):
                head = self.tokens[index].head
                if head != index:
                    left, right = edges[head]
                    edges[head] = (min(left, edges[index][0]), max(right, edges[index][1]))
        return edges

    @cached_property
    def _sentence_numbers(self) -> list[int]:
        return [number for number, sentence in enumerate(self.sentences) for _ in range(sentence.first, sentence.last)]

    def children(self, token: Token) -> list[Token]:
        """Return the tokens that `token` heads, in text order."""
        return [self.tokens[index] for index in self._children[token.i]]

    def edges(self, token: Token) -> tuple[int, int]:
        """Return the indices of the first and the last token of what `token` heads, itself included."""
        return self._edges[token.i]

    def subtree(self, token: Token) -> Span:
        """Return the stretch from the first to the last token of what `token` heads."""
        first, last = self._edges[token.i]
        return Span(self.tokens[first].start, self.tokens[last].end)

    def head(self, token: Token) -> Token:
        """Return the head of `token`; a root is its own head."""
        return self.tokens[token.head]

    def sentence_number(self, token: Token) -> int:
        """Return the index in `sentences` of the sentence that holds `token`."""
        return self._sentence_numbers[token.i]

    def sentence_tokens(self, sentence: Sentence) -> Sequence[Token]:
        """Return the tokens of one sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentence_span(self, sentence: Sentence) -> Span:
        """Return where a sentence stands."""
        return Span(self.tokens[sentence.first].start, self.tokens[sentence.last - 1].end)

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def tokens_in(self, span: Span) -> Sequence[Token]:
        """Return the tokens that begin inside `span`."""
        return self.tokens[bisect_left(self._token_starts, span.start) : bisect_left(self._token_starts, span.end)]


class Parser(Protocol):
    """Anything that finds sentences and syntax in stretches of an article."""

    name: str
    """Name and version, for the record of who read an article."""

    def parse(
        self, text: str, blocks: Sequence[tuple[int, Span]], names: Mapping[int, Sequence[Name]] | None = None
    ) -> Parse:
        """Parse the given blocks (their number and span) of `text`; what lies outside of them is not read.

        `names` are those that are known already, by the number of the block, none overlapping another: there nobody
        looks for names again.
        """
        ...
