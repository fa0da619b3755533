"""Measures the regions that trafilatura drops or blurs: dek, caption and credit, against labels made by hand.

    python -m benchmarks.regions [--shared DIR] [--errors]

The labels (data/regions.json) were made by reading each page, never from what sayso says of it. They hold no text,
only where a region's visible words stand in the bytes of the page, and a digest of these words. A label is doubtful
where readers may differ (a copy of a caption in a slide show, a list of key points): it counts for precision only.
Pages at even places of the sorted keys are those that rules may be developed on; the others only report.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml.html import document_fromstring, fragment_fromstring

from benchmarks.pages import BODY_KINDS, trafilatura_body
from benchmarks.where import arguments, need
from sayso.intake import open_page
from sayso.records import Page

LABELS = Path(__file__).parent / "data" / "regions.json"
KINDS = ("dek", "caption", "credit")
MIN_COVERED = 0.8
"""Share of a label's words that a block must hold: a caption may end in "less" or "more", which are buttons."""
MIN_OVERLAP = 0.5
"""Share of a block's words that a label must hold for the block to be one of its kind."""
DIGEST_LENGTH = 12
_WORD = re.compile(r"[^\W_]+")

Words = Counter[str]


@dataclass(frozen=True)
class Label:
    """A region as a reader named it: its words in order, in lower case, and whether readers may differ."""

    kind: str
    phrase: str
    doubtful: bool

    @property
    def words(self) -> Words:
        """The words of the phrase and how often each stands in it."""
        return Counter(self.phrase.split())


@dataclass
class Tally:
    """What is counted for one kind of region."""

    labels: int = 0
    found: int = 0
    kept: int = 0
    blocks: int = 0
    right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(a + b for a, b in zip(vars(self).values(), vars(other).values(), strict=True)))


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, in order."""
    return _WORD.findall(text.lower())


def read_labels(data: bytes, entries: Sequence[dict[str, object]], key: str) -> list[Label]:
    """Return the labels of a page whose bytes are given; leave where the page is not the one that was labelled."""
    labels = []
    for entry in entries:
        start, end = entry["start"], entry["end"]
        assert isinstance(start, int) and isinstance(end, int)
        markup = data[start:end].decode("utf-8", "replace")
        words = words_of(fragment_fromstring(markup, create_parent="div").text_content())
        if hashlib.sha256(" ".join(words).encode()).hexdigest()[:DIGEST_LENGTH] != entry["sha"]:
            raise SystemExit(f"{key}: not the page that was labelled. Use the pages that the labels belong to.")
        labels.append(Label(str(entry["kind"]), " ".join(words), bool(entry.get("doubtful"))))
    return labels


def covered(label: Words, block: Words) -> float:
    """Return the share of the label's words that the block holds."""
    return (label & block).total() / max(1, label.total())


def measure(data: bytes, labels: Sequence[Label], errors: list[str]) -> dict[str, Tally]:
    """Return the counts of one page by kind, and add what went wrong to `errors`."""
    article = open_page(Page(data, "page.html", "page.html"))
    blocks = [(block.kind, " ".join(words_of(block.span.cut(article.text)))) for block in article.blocks]
    theirs = [Counter(words_of(line)) for line in trafilatura_body(data).split("\n")]
    page = " ".join(words_of(_visible(data)))
    tallies = {kind: Tally() for kind in KINDS}
    for kind in KINDS:
        tally = tallies[kind]
        body = [phrase for name, phrase in blocks if name in BODY_KINDS and name != kind]
        ours = [Counter(phrase.split()) for name, phrase in blocks if name == kind]
        unused = list(ours)
        for label in (label for label in labels if label.kind == kind and not label.doubtful):
            tally.labels += 1
            tally.kept += any(covered(label.words, line) >= MIN_COVERED for line in theirs)
            run = _find(label.words, unused)
            copies = sum(label.phrase in b and covered(Counter(b.split()), label.words) >= MIN_COVERED for b in body)
            in_body = copies > 0 and copies >= page.count(label.phrase)
            if run is None or in_body:
                errors.append(f"missed {kind}{' (in the body)' if in_body else ''}: {' '.join(label.words)[:90]}")
            else:
                tally.found += 1
                del unused[run]
        same = [label.words for label in labels if label.kind == kind]
        for block in ours:
            tally.blocks += 1
            right = any(covered(block, words) >= MIN_OVERLAP for words in same)
            tally.right += right
            if not right:
                errors.append(f"wrong {kind}: {' '.join(block)[:90]}")
    return tallies


def _visible(data: bytes) -> str:
    """Return all text of a page but that of its scripts: where it says something twice, one may be the body's."""
    root = document_fromstring(data.decode("utf-8", "replace"))
    return " ".join(text for e in root.iter("body") for text in e.xpath(".//text()[not(parent::script)]"))


def _find(label: Words, blocks: Sequence[Words]) -> slice | None:
    """Return which block, or two blocks in a row ("Photo:", then the name), hold a label."""
    for length in (1, 2):
        for start in range(len(blocks) - length + 1):
            if covered(label, sum(blocks[start : start + length], Counter())) >= MIN_COVERED:
                return slice(start, start + length)
    return None


def report(name: str, counts: dict[str, Tally]) -> None:
    """Print the figures of one set of pages."""
    for kind, tally in counts.items():
        recall, precision = tally.found / max(1, tally.labels), tally.right / max(1, tally.blocks)
        print(
            f"{name:12} {kind:8} recall {recall:.3f} ({tally.found} of {tally.labels})  "
            f"precision {precision:.3f} ({tally.right} of {tally.blocks})  "
            f"trafilatura keeps {tally.kept} of {tally.labels} as body"
        )


def main() -> None:
    """Run the measurement."""
    parser = arguments(__doc__)
    parser.add_argument("--errors", action="store_true", help="show what is wrong on the pages for development")
    asked = parser.parse_args()
    folder = need(asked.shared / "data" / "pages") / "html"
    halves = [{kind: Tally() for kind in KINDS} for _ in range(2)]
    for place, (key, entries) in enumerate(sorted(json.loads(LABELS.read_text("utf-8")).items())):
        data = gzip.decompress((folder / f"{key}.html.gz").read_bytes())
        errors: list[str] = []
        half = halves[place % 2]
        for kind, tally in measure(data, read_labels(data, entries, key), errors).items():
            half[kind] += tally
        for error in errors if asked.errors and place % 2 == 0 else ():
            print(f"{place:2} {key[:8]} {error}")
    report("development", halves[0])
    report("reporting", halves[1])
    report("together", {kind: halves[0][kind] + halves[1][kind] for kind in KINDS})


if __name__ == "__main__":
    main()
