"""Marked articles from what a person names: files of our JSON lines, and folders of brat standoff."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from sayso.errors import UsageError
from sayso.learning.brat import is_brat, read_brat
from sayso.learning.jsonl import read_jsonl
from sayso.learning.marks import MarkedArticle

EXPECTED = (
    "Name a .jsonl file that `sayso export` wrote, or a folder with brat standoff: X.txt beside X.ann, or folders "
    "text and attributions"
)


def read_marked(paths: Iterable[Path]) -> list[MarkedArticle]:
    """Return the marked articles of all paths, in their order.

    Raises:
        UsageError: a path is absent, or is neither a file of JSON lines nor a folder of either sort.
        IntakeError: a file cannot be read.
        RecordError: a line is malformed; the message names file and line.
    """
    chosen = list(dict.fromkeys(paths))
    missing = [str(path) for path in chosen if not path.exists()]
    if missing:
        raise UsageError(f"{', '.join(missing)}: no such file or folder. {EXPECTED}.")
    return [article for path in chosen for article in _read(path)]


def _read(path: Path) -> list[MarkedArticle]:
    if not path.is_dir():
        if path.suffix.lower() in (".txt", ".ann"):
            raise UsageError(f"{path}: name the folder that it lies in. {EXPECTED}.")
        found = list(read_jsonl(path))
    else:
        files = sorted(path.glob("*.jsonl"))
        found = [article for file in files for article in read_jsonl(file)]
        if is_brat(path):
            found += read_brat(path)
    if not found:
        raise UsageError(f"{path}: no article with attributions in it. {EXPECTED}.")
    return found


def hold_out(
    articles: Sequence[MarkedArticle], share: float, seed: int
) -> tuple[list[MarkedArticle], list[MarkedArticle]]:
    """Return the articles to train on, and about `share` of the texts to measure on; one text stays on one side.

    The same texts and seed give the same parts, in whatever order they come.
    """
    texts = sorted({one.article.text_sha256 for one in articles}, key=lambda text: _drawn(text, seed))
    count = min(max(1, round(share * len(texts))), len(texts) - 1) if share > 0 else 0
    held = set(texts[:count])
    return (
        [one for one in articles if one.article.text_sha256 not in held],
        [one for one in articles if one.article.text_sha256 in held],
    )


def _drawn(text_sha256: str, seed: int) -> str:
    return hashlib.sha256(f"{seed} {text_sha256}".encode()).hexdigest()
