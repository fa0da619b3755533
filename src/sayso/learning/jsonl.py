"""Our own JSON lines as training data: what `sayso export` writes, with its records corrected by a person.

An article without an attribution is kept: it teaches silence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from sayso.errors import IntakeError, RecordError
from sayso.intake.decode import decode
from sayso.learning.marks import Marked, MarkedArticle
from sayso.records import Article, Attribution, Record, cut_pieces, from_wire, text_sha256


def read_jsonl(file: Path) -> Iterator[MarkedArticle]:
    """Yield the articles of a file in its order, each in its newest version and with its attributions.

    Records of other kinds are passed over; an attribution without a cue is too, since the reader starts from cues.

    Raises:
        IntakeError: the file cannot be read.
        RecordError: a line is no record, or a span lies outside of its article; the message names file and line.
    """
    articles: dict[str, Article] = {}
    attributions: list[tuple[int, Attribution]] = []
    for number, record in _records(file):
        if isinstance(record, Article):
            if articles.get(record.id, record) != record:
                raise RecordError(f"{file}:{number}: the article {record.id} is there twice, and not the same.")
            if text_sha256(record.text) != record.text_sha256:
                raise RecordError(
                    f"{file}:{number}: the text of {record.id} is another than its text_sha256 says. Leave texts as "
                    "they were exported: spans count their characters."
                )
            articles[record.id] = record
        elif isinstance(record, Attribution):
            attributions.append((number, record))
    marked: dict[str, list[Marked]] = {name: [] for name in articles}
    for number, found in attributions:
        if found.article not in articles:
            raise RecordError(f"{file}:{number}: the article {found.article} of this attribution is not in the file.")
        one = Marked(found.source_pieces, found.cue_pieces, found.pieces)
        _refuse_outside(file, number, articles[found.article], one)
        _refuse_other_words(file, number, articles[found.article], found)
        if one.cue:
            marked[found.article].append(one)
    earlier = {article.supersedes for article in articles.values()}
    for name, article in articles.items():
        if name not in earlier:
            yield MarkedArticle(article, tuple(marked[name]))


def _refuse_other_words(file: Path, number: int, article: Article, found: Attribution) -> None:
    """Refuse spans that do not hold the words beside them: one of the two was corrected, and not the other."""
    for slot, pieces, words in (("text", found.pieces, found.text), ("cue", found.cue_pieces, found.cue)):
        if cut_pieces(pieces, article.text) != words:
            raise RecordError(
                f"{file}:{number}: the {slot} is {words!r}, and its spans hold {cut_pieces(pieces, article.text)!r}. "
                "Correct the spans; the words are those that they cut out."
            )


def _records(file: Path) -> Iterator[tuple[int, Record]]:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise IntakeError(f"{file}: cannot be read ({(error.strerror or str(error)).lower()}).") from error
    # Not splitlines: a text may hold a U+2028.
    for number, line in enumerate(decode(data).text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield number, from_wire(json.loads(line))
        except RecordError as error:
            raise RecordError(f"{file}:{number}: {error}") from error
        except (ValueError, RecursionError) as error:
            raise RecordError(f"{file}:{number}: no JSON object ({error}). Mend or remove the line.") from error


def _refuse_outside(file: Path, number: int, article: Article, one: Marked) -> None:
    for pieces in (one.source, one.cue, one.content):
        if pieces and pieces[-1].end > len(article.text):
            raise RecordError(
                f"{file}:{number}: {list(pieces[-1])} lies outside of the article, which has {len(article.text)} "
                "characters."
            )
