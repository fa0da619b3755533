"""What is done and not said: "the Duma ratified the treaty" attributes nothing, though PolNeAR marks such things."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.language import Parse, Token
from sayso.reading.attributions.quotations import Quotations
from sayso.records import Pieces, Span


@dataclass(frozen=True, slots=True)
class Deeds:
    """Lemmas of deeds.toml."""

    always: frozenset[str]
    to_titles: frozenset[str]
    to_papers: frozenset[str]
    papers: frozenset[str]


@cache
def load_deeds() -> Deeds:
    """Return the deeds of deeds.toml."""
    table = tomllib.loads(resources.files(__package__).joinpath("deeds.toml").read_text("utf-8"))
    return Deeds(*(frozenset(table[name]) for name in ("always", "to_titles", "to_papers", "papers")))


def is_deed(parse: Parse, cue: Span, content: Pieces, quotations: Quotations) -> bool:
    """Tell whether a cue is a deed done to a thing: its content is no clause and no quotation, or a song's title."""
    deeds = load_deeds()
    words = [token for token in parse.tokens_in(cue) if token.pos in ("VERB", "AUX", "NOUN")]
    verbs = {token.lemma for token in words}
    quoted = quotations.at(content[0].start) is not None
    if verbs & deeds.to_titles:
        return not any(found.dep == "prt" for token in words for found in parse.children(token))  # "played down"
    if quoted or not verbs & (deeds.always | deeds.to_papers):
        return False
    heads = _heads(parse, content)
    if any(head.pos in ("VERB", "AUX") and head.dep not in ("amod", "acl", "relcl") for head in heads):
        return False
    return bool(verbs & deeds.always) or any(head.lemma in deeds.papers for head in heads)


def _heads(parse: Parse, content: Pieces) -> list[Token]:
    """Return the words of a content that hang on words outside of it."""
    tokens = [token for piece in content for token in parse.tokens_in(piece) if token.pos != "PUNCT"]
    inside = {token.i for token in tokens}
    return [token for token in tokens if token.head not in inside or token.head == token.i]
