"""Our own annotated passages: short pieces of news written for what PolNeAR lacks, and what a reader marks in them.

    python -m training.passages [FILE...]     check the files (all of training/passages/ by default) and count

A third of the passages, by the hash of their id, is the test set: never trained on.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import RecordError
from sayso.records import Attribution, Pieces, cut_pieces, from_wire, to_json
from training.quoting import QuoteError, find

FOLDER = Path(__file__).parent / "passages"
TEST_SHARE = 3
"""One in so many passages is a test passage."""

_KEYS = frozenset(
    {"content", "said_by", "cue", "source", "sources", "source_kind", "source_description", "manner", "stance",
     "negated", "chain"}
)  # fmt: skip


class PassageError(Exception):
    """A passage that breaks the format; the message names the file, the passage and the attribution."""


@dataclass(frozen=True)
class Passage:
    """A piece of news and its attributions; `outlet` publishes it, `style` and `subject` say what sort it is."""

    id: str
    text: str
    outlet: str
    style: str
    subject: str
    attributions: tuple[Attribution, ...]

    @property
    def is_test(self) -> bool:
        """Whether the passage belongs to the third that is kept for testing."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % TEST_SHARE == 0


def load_passages(files: Iterable[Path] | None = None) -> list[Passage]:
    """Return the passages of the files in the order of their ids.

    Raises:
        PassageError: a file is no TOML, a quotation is absent or ambiguous, or a field is wrong.
    """
    passages: dict[str, Passage] = {}
    for file in sorted(FOLDER.glob("*.toml") if files is None else files):
        try:
            table = tomllib.loads(file.read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise PassageError(f"{file.name}: {error}") from error
        for entry in table.get("passage", []):
            passage = _passage(file, entry)
            if passage.id in passages:
                raise PassageError(f"{file.name}: {passage.id} is there twice.")
            passages[passage.id] = passage
    return [passages[name] for name in sorted(passages)]


def digest_of_tests(passages: Iterable[Passage]) -> str:
    """Return the SHA-256 over the test passages and their annotation: TEST.sha256 held it before any training."""
    digest = hashlib.sha256()
    for passage in passages:
        if passage.is_test:
            digest.update(f"{passage.id}\n{passage.outlet}\n{passage.text}\n".encode())
            for found in passage.attributions:
                digest.update(f"{to_json(found)}\n".encode())
    return digest.hexdigest()


def _passage(file: Path, entry: dict[str, Any]) -> Passage:
    name = f"{file.name}: {entry.get('id', '(no id)')}"
    for key in ("id", "text", "outlet", "style", "subject"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise PassageError(f"{name}: {key} is missing.")
    text = entry["text"].strip()
    found = tuple(
        _attribution(f"{name}: attribution {number}", text, entry["outlet"], one)
        for number, one in enumerate(entry.get("attribution", []), start=1)
    )
    return Passage(entry["id"], text, entry["outlet"], entry["style"], entry["subject"], found)


def _attribution(name: str, text: str, outlet: str, entry: dict[str, Any]) -> Attribution:
    if unknown := set(entry) - _KEYS:
        raise PassageError(f"{name}: unknown key {', '.join(sorted(unknown))}.")
    for key in ("content", "cue", "stance", "manner", "source_kind", "chain"):
        if key not in entry:
            raise PassageError(f"{name}: {key} is missing.")
    content, cue = _find(name, entry["content"], text), _find(name, entry["cue"], text)
    said_by = _find(name, entry["said_by"], text) if "said_by" in entry else ()
    if (entry["source_kind"] == "unknown") != ("source" not in entry):
        raise PassageError(f"{name}: a source is unknown exactly where none is given.")
    if entry["chain"][-1] != outlet:
        raise PassageError(f"{name}: a chain ends with the outlet ({outlet}).")
    if entry["chain"][0] != entry.get("source", "unknown"):
        raise PassageError(f"{name}: a chain starts with the source ({entry.get('source', 'unknown')}).")
    wire = {
        "kind": "attribution",
        "id": name.partition(": ")[2],
        "article": name.partition(": ")[2],
        "pieces": [list(span) for span in content],
        "text": cut_pieces(content, text),
        "source": entry.get("source"),
        "sources": entry.get("sources", [entry["source"]] if "source" in entry else []),
        "source_pieces": [list(span) for span in said_by],
        "source_kind": entry["source_kind"],
        "source_description": entry.get("source_description"),
        "cue_pieces": [list(span) for span in cue],
        "cue": cut_pieces(cue, text),
        "manner": entry["manner"],
        "stance": entry["stance"],
        "negated": entry.get("negated", False),
        "chain": entry["chain"],
    }
    try:
        record = from_wire(wire)
    except RecordError as error:
        raise PassageError(f"{name}: {error}") from error
    assert isinstance(record, Attribution)
    return record


def _find(name: str, quoted: str | list[str], text: str) -> Pieces:
    try:
        return find(quoted, text)
    except QuoteError as error:
        raise PassageError(f"{name}: {error}") from error


def main() -> None:
    """Check the files that are named, or all, and print what they hold."""
    passages = load_passages([Path(name) for name in sys.argv[1:]] or None)
    attributions = [found for passage in passages for found in passage.attributions]
    words = sum(len(passage.text.split()) for passage in passages)
    tests = sum(passage.is_test for passage in passages)
    print(f"{len(passages)} passages ({tests} for testing), {words} words, {len(attributions)} attributions")
    print("without attribution:", sum(not passage.attributions for passage in passages))
    for slot in ("style", "subject"):
        print(f"{slot}:", dict(Counter(getattr(passage, slot) for passage in passages).most_common()))
    for slot in ("stance", "manner", "source_kind", "negated"):
        print(f"{slot}:", dict(Counter(getattr(found, slot) for found in attributions).most_common()))
    print("test set:", digest_of_tests(passages))
    print("chain length:", dict(sorted(Counter(len(found.chain) for found in attributions).items())))


if __name__ == "__main__":
    try:
        main()
    except PassageError as problem:
        sys.exit(str(problem))
