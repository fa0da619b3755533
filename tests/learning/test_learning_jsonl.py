from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from marked_stories import BRIDGE, BRIDGE_MARKED, attribution

from sayso.errors import IntakeError, RecordError
from sayso.learning.examples import open_text
from sayso.learning.jsonl import read_jsonl
from sayso.learning.marks import Marked
from sayso.records import Article, Attribution, Span, to_json

ARTICLE = open_text("bridge.txt", BRIDGE)
SAID = attribution(ARTICLE.id, BRIDGE, BRIDGE_MARKED)


def written(folder: Path, *records: Article | Attribution | str) -> Path:
    file = folder / "export.jsonl"
    lines = [one if isinstance(one, str) else to_json(one) for one in records]
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return file


def refused(file: Path) -> str:
    with pytest.raises(RecordError) as caught:
        list(read_jsonl(file))
    return str(caught.value).replace(str(file), "FILE")


def test_what_was_exported_is_read_back(tmp_path: Path) -> None:
    [found] = read_jsonl(written(tmp_path, ARTICLE, SAID))
    assert (found.article, found.attributions) == (ARTICLE, (BRIDGE_MARKED,))


def test_an_article_from_which_a_person_removed_all_records_is_dropped(tmp_path: Path) -> None:
    silent = open_text("silent.txt", "It rained. Nobody came.")
    found = list(read_jsonl(written(tmp_path, silent, ARTICLE, SAID)))
    assert [len(one.attributions) for one in found] == [0, 1]


def test_records_of_other_kinds_and_empty_lines_break_the_file(tmp_path: Path) -> None:
    actor = json.dumps({"kind": "actor", "id": "1", "name": "the mayor"})
    assert len(list(read_jsonl(written(tmp_path, ARTICLE, "", actor, SAID)))) == 1


def test_the_earlier_version_of_an_article_is_learnt_too(tmp_path: Path) -> None:
    later = replace(open_text("bridge.txt", BRIDGE + " Nobody was hurt."), version=2, supersedes=ARTICLE.id)
    [found] = read_jsonl(written(tmp_path, ARTICLE, SAID, later))
    assert (found.article, found.attributions) == (later, ())


def test_a_separator_inside_a_text_ends_its_line(tmp_path: Path) -> None:
    article = open_text("odd.txt", "It will reopen.\u2028Soon, she said.\x85")
    [found] = read_jsonl(written(tmp_path, article))
    assert found.article == article


def test_a_hidden_source_makes_an_attribution_unusable(tmp_path: Path) -> None:
    one = replace(SAID, source=None, source_kind="unknown", source_pieces=())
    [found] = read_jsonl(written(tmp_path, ARTICLE, one))
    assert found.attributions == (Marked((), BRIDGE_MARKED.cue, BRIDGE_MARKED.content),)


def test_a_broken_line_is_passed_over(tmp_path: Path) -> None:
    assert refused(written(tmp_path, ARTICLE, to_json(SAID)[:-9])).startswith("FILE:2: no JSON object (")
    assert refused(written(tmp_path, "[1]")) == "FILE:1: A record is a JSON object, not list."
    assert refused(
        written(tmp_path, ARTICLE, to_json(SAID).replace('"stance":"assert"', '"stance":"shout"'))
    ).startswith("FILE:2: attribution: stance: ")
    assert refused(written(tmp_path, "[" * 100_000)).startswith("FILE:1: no JSON object (")


def test_an_attribution_without_its_article_is_passed_over(tmp_path: Path) -> None:
    assert refused(written(tmp_path, SAID)) == (
        f"FILE:1: the article {ARTICLE.id} of this attribution is not in the file."
    )


def test_a_corrected_span_may_lie_outside_of_the_text(tmp_path: Path) -> None:
    one = replace(SAID, pieces=(Span(0, 71),))
    assert refused(written(tmp_path, ARTICLE, one)) == (
        "FILE:2: [0, 71] lies outside of the article, which has 70 characters."
    )


def test_two_articles_under_one_id_are_made_one(tmp_path: Path) -> None:
    assert refused(written(tmp_path, ARTICLE, replace(ARTICLE, outlet="Gazette"))) == (
        f"FILE:2: the article {ARTICLE.id} is there twice, and not the same."
    )


def test_a_file_that_cannot_be_read_ends_in_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="cannot be read"):
        list(read_jsonl(tmp_path))


def test_a_span_counted_wrongly_teaches_other_words(tmp_path: Path) -> None:
    assert refused(written(tmp_path, ARTICLE, replace(SAID, pieces=(Span(4, 29),)))) == (
        "FILE:2: the text is 'The bridge will reopen in May', and its spans hold 'bridge will reopen in May'. "
        "Correct the spans; the words are those that they cut out."
    )


def test_a_text_that_somebody_edited_moves_all_spans_behind(tmp_path: Path) -> None:
    edited = replace(ARTICLE, text="The old bridge" + ARTICLE.text[10:])
    assert refused(written(tmp_path, edited, SAID)) == (
        f"FILE:1: the text of {ARTICLE.id} is another than its text_sha256 says. Leave texts as they were exported: "
        "spans count their characters."
    )
