"""PolNeAR as training data: its brat annotations read into source, cue and content spans.

PolNeAR (Newell, Margolin and Ruths, LREC 2018) publishes no licence for its annotations: it is read from where you have
it, and nothing of it is kept here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.records import Pieces, Span

_SPAN = re.compile(r"(\S+) ([\d; ]+)$")
_ROLE = re.compile(r"\d+$")
_ANNOTATOR = re.compile(r"_([0-9a-f]{4})\.ann$")


@dataclass(frozen=True)
class Marked:
    """One attribution as a reader marked it."""

    source: Pieces
    cue: Pieces
    content: Pieces


@dataclass(frozen=True)
class MarkedArticle:
    """A text with the attributions of one reader."""

    name: str
    text: str
    attributions: tuple[Marked, ...]


def read_split(data: Path, split: str) -> Iterator[MarkedArticle]:
    """Yield every article of a split with one reader's annotation, again for each further reader that it has."""
    folder = data / split / "attributions"
    for path in sorted((data / split / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        for file in sorted(folder.glob(f"{_escaped(path.stem)}_*.ann")):
            if _ANNOTATOR.search(file.name):
                yield MarkedArticle(path.stem, text, tuple(_read(file.read_text("utf-8"))))


def _escaped(name: str) -> str:
    return re.sub(r"([\[\]*?])", r"[\1]", name)


def _read(annotation: str) -> Iterator[Marked]:
    spans: dict[str, Pieces] = {}
    events: list[list[str]] = []
    for line in annotation.splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1 and (match := _SPAN.match(fields[1])):
            spans[fields[0]] = tuple(Span(*map(int, part.split())) for part in match[2].split(";"))
        elif line.startswith("E") and len(fields) > 1:
            events.append(fields[1].split())
    for kind, *roles in (event for event in events if event and event[0].startswith("Attribution")):
        marked: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for role in roles:
            name, _, target = role.partition(":")
            name = _ROLE.sub("", name).lower()
            if name in marked:
                marked[name] += spans.get(target, ())
        if marked["cue"] and marked["content"] and kind:
            yield Marked(*(tuple(sorted(marked[name])) for name in ("source", "cue", "content")))
