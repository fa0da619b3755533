"""Triples by the trained network: the same step as the rules, behind the same interface."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sayso.language import Parse
from sayso.reading.attributions.labels import find_label_triples, find_signed_triples
from sayso.reading.attributions.quotations import Quotations, find_quotations
from sayso.reading.attributions.triple import Triple
from sayso.reading.trained.confidence import Numbers, confidence, features
from sayso.reading.trained.decode import Linked, linked
from sayso.reading.trained.deeds import is_deed
from sayso.reading.trained.impersonal import with_impersonal_cue
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

    def __call__(self, article: Article, parse: Parse) -> tuple[Triple, ...]:
        """Return the attributions of an article as linked triples, in the order of their cues."""
        quotations = find_quotations(article)
        card = self.network.card
        triples = [
            with_impersonal_cue(parse, triple_of(parse, one, quotations, sure))
            for one, seen in self.candidates(article, quotations)
            if (sure := confidence(card.calibration, seen)) >= card.threshold
            and not is_deed(parse, one.cue, one.content, quotations)
            and not is_unreal(parse, one.cue, quotations)
        ]
        triples = with_what_goes_on(parse, with_one_speaker(parse, triples, quotations))
        labels = [*find_label_triples(article, parse), *find_signed_triples(article, parse, quotations)]
        return tuple(sorted(_with_labels(triples, labels), key=lambda triple: triple.cue))

    def candidates(self, article: Article, quotations: Quotations) -> Iterator[tuple[Linked, Numbers]]:
        """Yield all that the network deems possible in an article, with the features of its confidence [features]."""
        blocks = [block for block in article.blocks if block.kind in self._kinds]
        for window in cut_windows(article, blocks, quotations, self.network.tokenizer):
            for one in linked(article.text, window, self.network.find(window, LEAST_CUE), quotations):
                yield one, features(one, quotations.at(one.content[0].start) is not None)


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
