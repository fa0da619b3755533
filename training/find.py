"""Triples by the trained network: the same step as the rules, behind the same interface."""

from __future__ import annotations

from pathlib import Path

from sayso.language import Parse, Token
from sayso.reading.attributions.clauses import is_negated
from sayso.reading.attributions.lexicon import load_cues
from sayso.reading.attributions.quotations import Quotations, find_quotations
from sayso.reading.attributions.triple import Pattern, Triple
from sayso.records import Article, Pieces, Span, Stance
from training.decode import Linked, linked
from training.network import Network
from training.windows import cut_windows


class TrainedFinder:
    """Finds triples with the weights in a folder; `name` says which, for the record of who read an article."""

    def __init__(self, folder: Path, kinds: frozenset[str]) -> None:
        """Load the weights; blocks of `kinds` are read.

        Raises:
            ModelError: a file is absent, or is not the one that the model card describes.
        """
        self._network = Network(folder)
        self._kinds = kinds
        self._threshold = float(self._network.card.get("threshold", 0.3))
        self.name = self._network.name

    def __call__(self, article: Article, parse: Parse) -> tuple[Triple, ...]:
        """Return the attributions of an article as linked triples, in the order of their cues."""
        quotations = find_quotations(article)
        blocks = [block for block in article.blocks if block.kind in self._kinds]
        windows = list(cut_windows(article, blocks, quotations, self._network.tokenizer))
        triples = [
            _triple(parse, one, quotations)
            for window, found in zip(windows, self._network.find(windows, self._threshold), strict=True)
            for one in linked(article.text, window, found, quotations)
        ]
        return tuple(sorted(triples, key=lambda triple: triple.cue))


def _triple(parse: Parse, one: Linked, quotations: Quotations) -> Triple:
    cue_head = _cue_head(parse, one.cue)
    head = _head(parse, one.source)
    return Triple(
        source=one.source,
        cue=(one.cue,),
        content=one.content,
        stance=_stance(parse, one.cue, cue_head),
        pattern=_pattern(parse, one, cue_head, quotations),
        head=head.i if head is not None else None,
        cue_head=cue_head.i if cue_head is not None else None,
        negated=cue_head is not None and is_negated(parse, cue_head),
        reach=_reach(parse, head, one) if head is not None else None,
        confidence=round(one.chance * one.source_chance * one.content_chance, 3),
    )


def _head(parse: Parse, pieces: Pieces) -> Token | None:
    """Return the word of a source on which the others hang: the first whose own head lies outside of it."""
    tokens = [token for piece in pieces for token in parse.tokens_in(piece) if token.pos != "PUNCT"]
    inside = {token.i for token in tokens}
    nouns = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")
    heads = [token for token in tokens if token.head not in inside or token.head == token.i]
    return next((token for token in heads if token.pos in nouns), tokens[0] if tokens else None)


def _cue_head(parse: Parse, cue: Span) -> Token | None:
    """Return the word that carries a cue: the last listed verb of it, else a listed noun, else its last verb."""
    tokens = parse.tokens_in(cue)
    cues = load_cues()
    for fits in (
        lambda token: token.pos in ("VERB", "AUX") and token.lemma in cues.verbs,
        lambda token: token.pos == "NOUN" and token.lemma in cues.nouns,
        lambda token: token.pos == "VERB",
    ):
        found = [token for token in tokens if fits(token)]
        if found:
            return found[-1]
    return None


def _stance(parse: Parse, cue: Span, cue_head: Token | None) -> Stance:
    cues = load_cues()
    if cue_head is not None:
        # A refusal decides whatever verb follows it: "declined to say".
        for token in parse.tokens_in(cue):
            verb = cues.verbs.get(token.lemma)
            if verb is not None and verb.stance == "decline":
                return "decline"
        verb = cues.verbs.get(cue_head.lemma)
        noun = cues.nouns.get(cue_head.lemma)
        if verb is not None and cue_head.pos != "NOUN":
            return verb.stance
        if noun is not None:
            return noun.stance
    return cues.phrases.get(tuple(cue.cut(parse.text).lower().split()), "assert")


def _pattern(parse: Parse, one: Linked, cue_head: Token | None, quotations: Quotations) -> Pattern:
    written = one.cue.cut(parse.text).lower()
    if not one.source:
        return "hidden"
    if tuple(written.split()) in load_cues().phrases or (cue_head is None and written.endswith(" to")):
        return "phrase"
    if written in (":", "-", "–", "—", "―"):
        return "label"
    if cue_head is not None and cue_head.pos == "NOUN":
        return "noun"
    return "quotation" if quotations.at(one.content[0].start) is not None else "clause"


def _reach(parse: Parse, head: Token, one: Linked) -> Span | None:
    """Return what hangs on the source behind it, short of the cue and the content: where carriers stand."""
    end = parse.subtree(head).end
    last = one.source[-1].end
    for stop in (one.cue, *one.content):
        if last < stop.start:
            end = min(end, stop.start)
    return Span(last, end) if end > last else None
