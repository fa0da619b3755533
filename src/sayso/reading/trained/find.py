"""Triples by the trained network: the same two steps as the rules, behind the same interface."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.language import Name, Parse
from sayso.reading.attributions.labels import find_label_triples, find_signed_triples
from sayso.reading.attributions.quotations import Quotations, find_quotations
from sayso.reading.attributions.triple import Triple
from sayso.reading.trained.card import Card
from sayso.reading.trained.confidence import Numbers, confidence, features
from sayso.reading.trained.decode import Linked, linked
from sayso.reading.trained.deeds import is_deed
from sayso.reading.trained.impersonal import with_impersonal_cue
from sayso.reading.trained.names import names_in
from sayso.reading.trained.network import Network
from sayso.reading.trained.resumed import with_what_goes_on
from sayso.reading.trained.speakers import with_one_speaker
from sayso.reading.trained.syntax import triple_of
from sayso.reading.trained.unreal import is_unreal
from sayso.reading.trained.windows import cut_windows
from sayso.records import Article, Pieces

LEAST_CUE = 0.2
"""The least chance of a cue that is looked at closer: below it nearly nothing is right."""


class TrainedFinder:
    """Finds triples with the weights in a folder, its `network`."""

    def __init__(self, folder: Path, kinds: frozenset[str]) -> None:
        """Load the weights; blocks of `kinds` are read.

        Raises:
            ModelError: a file is absent, or is not the one that the model card describes.
        """
        self.network = Network(folder)
        self._kinds = kinds

    def __call__(self, article: Article) -> Sight:
        """Return what the network sees in an article, to be made into triples once the article is parsed."""
        return self.look(article, find_quotations(article))

    def look(self, article: Article, quotations: Quotations) -> Sight:
        """Read an article window by window: its names, and all attributions that the network deems possible."""
        blocks = [block for block in article.blocks if block.kind in self._kinds]
        candidates: list[tuple[Linked, Numbers]] = []
        names: list[Name] = []
        for window in cut_windows(article, blocks, quotations, self.network.tokenizer):
            found, chances = self.network.read(window, LEAST_CUE)
            names += names_in(article.text, window, chances)
            for one in linked(article.text, window, found, quotations):
                candidates.append((one, features(one, quotations.at(one.content[0].start) is not None)))
        return Sight(article, quotations, self.network.card, candidates, _by_block(article, self._kinds, names))


@dataclass(frozen=True)
class Sight:
    """What the network sees in an article before anything is parsed.

    `candidates` are the attributions that it deems possible with the features of their confidence [features], `names`
    the names in each block that it reads, by the block's number.
    """

    article: Article
    quotations: Quotations
    card: Card
    candidates: list[tuple[Linked, Numbers]]
    names: dict[int, tuple[Name, ...]]

    def triples(self, parse: Parse) -> tuple[Triple, ...]:
        """Return the attributions as linked triples, in the order of their cues."""
        quotations, card = self.quotations, self.card
        triples = [
            with_impersonal_cue(parse, triple_of(parse, one, quotations, sure))
            for one, seen in self.candidates
            if (sure := confidence(card.calibration, seen)) >= card.threshold
            and not is_deed(parse, one.cue, one.content, quotations)
            and not is_unreal(parse, one.cue, quotations)
        ]
        triples = with_what_goes_on(parse, with_one_speaker(parse, triples, quotations))
        labels = [*find_label_triples(self.article, parse), *find_signed_triples(self.article, parse, quotations)]
        return tuple(sorted(_with_labels(triples, labels), key=lambda triple: triple.cue))


def _by_block(article: Article, kinds: frozenset[str], names: Sequence[Name]) -> dict[int, tuple[Name, ...]]:
    """Return the names by the number of the block that they stand in; every block that is read has an entry."""
    found: dict[int, list[Name]] = {n: [] for n, block in enumerate(article.blocks) if block.kind in kinds}
    numbers = sorted(found, key=lambda n: article.blocks[n].start)
    starts = [article.blocks[n].start for n in numbers]
    for name in names:
        found[numbers[bisect_right(starts, name[0].start) - 1]].append(name)
    return {number: tuple(inside) for number, inside in found.items()}


def _with_labels(triples: Sequence[Triple], labels: Iterable[Triple]) -> Iterator[Triple]:
    """Yield the network's triples, and those by layout, which decides where both see the same cue.

    A window may begin in the middle of a transcript, and a signature names one quotation only.
    """
    labels = sorted(labels, key=lambda label: label.cue[0])
    cues = [label.cue[0] for label in labels]
    said: set[Pieces] = set()
    for triple in triples:
        place = bisect_left(cues, triple.cue[0])
        if not any(cue.meets(triple.cue[0]) for cue in cues[max(0, place - 1) : place + 1]):
            said.add(triple.content)
            yield triple
    yield from (label for label in labels if label.content not in said)
