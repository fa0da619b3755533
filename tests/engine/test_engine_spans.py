"""Every record of any text points at exactly the characters that it says it points at."""

from __future__ import annotations

import json
from collections.abc import Iterable

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from newslike import newslike

import sayso
from sayso.records import Article, Pieces, cut_pieces, text_sha256

# The same examples in every run: a surprise belongs into a run that somebody started to be surprised.
thorough = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def read(text: str) -> sayso.Reading:
    try:
        return sayso.read_text(text, outlet="The Gull", published="2026-05-12")
    except sayso.IntakeError:
        assume(False)
        raise


def as_kept(text: str) -> str:
    """Return the text as the record format keeps it: lone surrogates are U+FFFD, a byte order mark is no text."""
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return joined.removeprefix("\ufeff")


def assert_in_order(pieces: Pieces, article: Article) -> None:
    position = 0
    for start, end in pieces:
        assert position <= start < end <= len(article.text), pieces
        position = end


def assert_once(ids: Iterable[str]) -> None:
    listed = list(ids)
    assert len(listed) == len(set(listed))


def assert_points_at_its_words(reading: sayso.Reading) -> None:
    article = reading.article
    text = article.text
    for said in reading.attributions:
        assert said.article == article.id
        for pieces in (said.pieces, said.source_pieces, said.cue_pieces):
            assert_in_order(pieces, article)
        assert said.pieces and said.cue_pieces
        assert said.text == cut_pieces(said.pieces, text)
        assert said.cue == cut_pieces(said.cue_pieces, text)
    for record in (*reading.figures, *reading.dates):
        assert record.article == article.id
        assert 0 <= record.start < record.end <= len(text)
        assert record.text == text[record.start : record.end]
    for actor in reading.actors:
        for mention in actor.mentions:
            assert mention.article == article.id
            assert 0 <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end].strip()


def assert_blocks_part_the_text(article: Article) -> None:
    position = 0
    for block in article.blocks:
        assert position <= block.start < block.end <= len(article.text)
        position = block.end
        assert article.text[block.start : block.end].strip()


@thorough
@given(newslike)
@example("\ud83d said Ana Rell.")
@example("“We go,” she said.\x00 At least 12\u202e people died, he said.")
@example("𝐇𝐞 said “😀 at least 5 people” died, according to Reuters.")
def test_no_record_is_off_by_a_character(text: str) -> None:
    reading = read(text)
    assert reading.article.text == as_kept(text)
    assert reading.article.text_sha256 == text_sha256(reading.article.text)
    assert_blocks_part_the_text(reading.article)
    assert_points_at_its_words(reading)


@thorough
@given(newslike)
def test_no_record_points_at_one_that_is_not_there(text: str) -> None:
    reading = read(text)
    for kind in (reading.attributions, reading.figures, reading.dates, reading.actors):
        assert_once(record.id for record in kind)
    assert_once(record.id for record in reading.records())
    figures = {figure.id: figure for figure in reading.figures}
    said = {one.id for one in reading.attributions}
    for figure in reading.figures:
        assert figure.attribution is None or figure.attribution in said
        if figure.part_of is not None:
            assert figure.part_of in figures and figure.part_of != figure.id
        if figure.lo is not None and figure.hi is not None:
            assert figure.lo <= figure.hi
    for date in reading.dates:
        assert (date.value is not None and date.basis is not None) or date.open is not None


@settings(thorough, max_examples=60)
@given(newslike)
def test_a_second_reading_says_the_same_and_every_record_survives_its_json(text: str) -> None:
    first, second = read(text), read(text)
    assert first == second
    lines = [sayso.to_json(record) for record in first.records()]
    assert lines == [sayso.to_json(record) for record in second.records()]
    for record, line in zip(first.records(), lines, strict=True):
        assert "\n" not in line
        line.encode("utf-8")
        back = sayso.from_wire(json.loads(line))
        assert back == record
        assert sayso.to_json(back) == line


TAGS = ["<p>", "</p>", "<b>", "<a href='x'>", "</a>", "<li>", "<td>", "&nbsp;", "&#x1f600;", "<br>"]


@settings(thorough, max_examples=40)
@given(st.lists(st.sampled_from(TAGS) | newslike, max_size=12).map("".join))
def test_no_record_of_a_web_page_is_off_by_a_character(scraps: str) -> None:
    page = f"<html><body><article><p>“It is safe,” the mayor of Harbour Point said.</p>{scraps}</article></body></html>"
    reading = read_page(page)
    assert_blocks_part_the_text(reading.article)
    assert_points_at_its_words(reading)
    for link in reading.article.links:
        assert 0 <= link.start < link.end <= len(reading.article.text)


def read_page(page: str) -> sayso.Reading:
    from sayso.engine.local import load_parser
    from sayso.intake import open_page
    from sayso.reading.pipeline import read_article
    from sayso.records import Page

    try:
        article = open_page(Page(page.encode("utf-8", "surrogatepass"), "a.html", "a.html"))
    except sayso.IntakeError:
        assume(False)
        raise
    return read_article(article, load_parser())
