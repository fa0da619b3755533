"""Turns a golden file, which quotes an article, into records that point into any layout of its text."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from training.quoting import QuoteError, find, find_all

from sayso.errors import RecordError
from sayso.records import (
    Actor,
    Article,
    Attribution,
    Block,
    Date,
    Figure,
    Mention,
    Pieces,
    Reading,
    Span,
    cut_pieces,
    from_wire,
    text_sha256,
)

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SILENT_BLOCKS = frozenset({"furniture", "related", "tags"})
"""Regions in which the golden files record no attribution, figure, date or mention."""

Table = Mapping[str, Any]


class GoldenError(Exception):
    """A golden file that contradicts itself or its text; the message names the file and the entry."""


def stories() -> tuple[str, ...]:
    """Return the name of every story with a golden file, in order."""
    names = (path.stem for path in HERE.glob("*.toml"))
    return tuple(sorted(name for name in names if not name.startswith("misses") and not name.endswith("-relations")))


def golden_table(name: str) -> dict[str, Any]:
    """Return a golden file as it stands, still in quotations."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def example_path(story: str) -> Path:
    """Return the file in examples/ that a story's golden file is about."""
    return ROOT / str(golden_table(story)["article"]["path"])


def load(story: str, text: str, article_id: str | None = None) -> Reading:
    """Return the records of a story, their spans found in `text`, each kind in text order.

    The id of a record is the article's id and the entry's name ("ferry-01-wire/figure:toll"); the article's own
    id is the story's name unless `article_id` says otherwise.

    Raises:
        GoldenError: a quotation is absent from the text or ambiguous, a label names no entry, or a record
            breaks the record format.
    """
    return _Loader(story, text, article_id or story).reading()


LEFT_OUT = ("related", "furniture", "tags")
"""Blocks that a reading of the page may leave out of the text: they belong to the site, not to the story."""


class _Loader:
    """One golden file over one text."""

    def __init__(self, story: str, text: str, article_id: str) -> None:
        self.story, self.text, self.article_id = story, text, article_id
        self.table = golden_table(story)
        self.outlet = str(self.table["article"]["outlet"])
        self.blocks = tuple(sorted(self._blocks(), key=lambda block: block.start))

    def reading(self) -> Reading:
        attributions = sorted(self._attributions(), key=lambda a: (a.pieces, a.cue_pieces))
        figures = sorted(self._figures({a.id: a for a in attributions}), key=lambda f: (f.start, f.end))
        dates = sorted(self._dates(), key=lambda d: (d.start, d.end))
        return Reading(self._article(), tuple(attributions), tuple(figures), tuple(dates), tuple(self._actors()))

    def _entries(self, section: str) -> Iterator[tuple[str, dict[str, Any]]]:
        for label, entry in self.table.get(section, {}).items():
            yield label, dict(entry)

    def _find(self, label: str, marked: str | list[str]) -> Pieces:
        try:
            return find(marked, self.text)
        except QuoteError as error:
            raise GoldenError(f"{self.story}.toml: {label}: {error}") from error

    def _id(self, section: str, label: str | None) -> str | None:
        if label is None:
            return None
        if label not in self.table.get(section, {}):
            raise GoldenError(f"{self.story}.toml: no [{section}.{label}] here.")
        return f"{self.article_id}/{section}:{label}"

    def _record(self, kind: str, label: str, wire: Table) -> Any:
        known = {"kind": kind, "id": f"{self.article_id}/{kind}:{label}", **wire}
        if kind not in ("article", "actor"):
            known["article"] = self.article_id
        try:
            return from_wire(known)
        except RecordError as error:
            raise GoldenError(f"{self.story}.toml: {label}: {error}") from error

    def _block_at(self, position: int) -> str | None:
        return next((block.kind for block in self.blocks if block.start <= position < block.end), None)

    def _blocks(self) -> Iterator[Block]:
        for kind, quoted in self.table["blocks"]:
            try:
                [span] = self._find(f"block {kind}", f"{quoted}")
            except GoldenError:
                if kind in LEFT_OUT:
                    continue
                raise
            yield Block(kind, *span)

    def _article(self) -> Article:
        page = example_path(self.story).read_bytes()
        wire = {
            **self.table["article"],
            "id": self.article_id,
            "text": self.text,
            "sha256": hashlib.sha256(page).hexdigest(),
            "text_sha256": text_sha256(self.text),
            "blocks": [{"kind": block.kind, "start": block.start, "end": block.end} for block in self.blocks],
        }
        article: Article = self._record("article", "article", wire)
        return article

    def _attributions(self) -> Iterator[Attribution]:
        for label, entry in self._entries("attribution"):
            pieces = self._find(label, entry.pop("content"))
            cue = self._find(label, entry.pop("cue"))
            source = self._find(label, entry.pop("said_by")) if "said_by" in entry else ()
            wire = {
                "pieces": pieces,
                "text": cut_pieces(pieces, self.text),
                "source": None,
                "source_pieces": source,
                "cue_pieces": cue,
                "cue": cut_pieces(cue, self.text),
                "block": self._block_at(pieces[0].start),
                **entry,
            }
            yield self._record("attribution", label, wire)

    def _figures(self, attributions: Mapping[str, Attribution]) -> Iterator[Figure]:
        for label, entry in self._entries("figure"):
            span = self._one(label, entry.pop("words"))
            holder = attributions.get(self._id("attribution", entry.pop("attribution", None)) or "")
            chain = holder.chain if holder else (self.outlet,)
            value = entry.pop("value", None)
            wire = {
                **_span(span, self.text),
                "lo": value,
                "hi": value,
                "qualifier": "exact",
                "originator": chain[0],
                "chain": chain,
                "attribution": holder.id if holder else None,
                "block": self._block_at(span.start),
                **entry,
                "part_of": self._id("figure", entry.get("part_of")),
            }
            yield self._record("figure", label, wire)

    def _dates(self) -> Iterator[Date]:
        for label, entry in self._entries("date"):
            span = self._one(label, entry.pop("words"))
            yield self._record("date", label, {**_span(span, self.text), **entry})

    def _actors(self) -> Iterator[Actor]:
        """Yield the actors; `everywhere` holds names that mean the actor wherever they stand alone."""
        for name, entry in self._entries("actor"):
            spans = [span for marked in entry.pop("mentions", []) for span in self._find(name, marked)]
            for word in sorted(entry.pop("everywhere", []), key=len, reverse=True):
                for [span] in find_all(word, self.text):
                    speaks = self._block_at(span.start) not in {None, *SILENT_BLOCKS}
                    if speaks and not any(span.meets(other) for other in spans):
                        spans.append(span)
            mentions = [Mention(self.article_id, *span) for span in sorted(spans)]
            yield self._record("actor", name, {**entry, "name": name, "mentions": mentions})

    def _one(self, label: str, marked: str) -> Span:
        pieces = self._find(label, marked)
        if len(pieces) != 1:
            raise GoldenError(f"{self.story}.toml: {label}: one stretch is wanted, {marked!r} marks {len(pieces)}.")
        return pieces[0]


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.cut(text)}
