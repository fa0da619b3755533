"""A reader believes that what is highlighted is exactly what the record says it rests on."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import RecordError
from sayso.export.report_text import OUTSIDE, lay_out
from sayso.export.spans import ROLES, Mark, cut_at_borders
from sayso.records import Article, Attribution, Block, Date, Figure, Reading, Span, text_sha256


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(max_size=60))
    place = st.integers(0, len(text))
    mark = st.builds(
        lambda a, b, record, role: Mark(Span(min(a, b), max(a, b)), record, role),
        place, place, st.sampled_from("abcde"), st.sampled_from(ROLES),
    )  # fmt: skip
    return text, draw(st.lists(mark, max_size=12))


@given(texts_with_marks(), st.lists(st.integers(0, 60), max_size=4))
def test_segments_together_are_exactly_the_text(drawn: tuple[str, list[Mark]], borders: list[int]) -> None:
    text, marks = drawn
    segments = list(cut_at_borders(len(text), marks, [b for b in borders if b <= len(text)]))
    assert "".join(text[segment.start : segment.end] for segment in segments) == text
    assert all(segment.start < segment.end for segment in segments)


@given(texts_with_marks())
def test_the_segments_of_a_record_cut_exactly_its_spans(drawn: tuple[str, list[Mark]]) -> None:
    text, marks = drawn
    segments = list(cut_at_borders(len(text), marks))
    for record in {mark.record for mark in marks}:
        shown = {p for s in segments if any(m.record == record for m in s.marks) for p in range(s.start, s.end)}
        assert shown == {p for m in marks if m.record == record for p in range(*m.span)}
    for mark in marks:
        inside = [s for s in segments if mark in s.marks]
        assert "".join(text[s.start : s.end] for s in inside) == mark.span.cut(text)


@given(texts_with_marks())
def test_the_innermost_mark_comes_first(drawn: tuple[str, list[Mark]]) -> None:
    text, marks = drawn
    for segment in cut_at_borders(len(text), marks):
        lengths = [mark.span.end - mark.span.start for mark in segment.marks]
        assert lengths == sorted(lengths)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\n\r -\0\U0001f6a2")), max_size=80))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    kinds = st.sampled_from(["title", "paragraph", "list", "caption", "quote"])
    blocks = tuple(Block(draw(kinds), a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b)
    place = st.integers(0, len(text))
    span = st.builds(lambda a, b: Span(min(a, b), max(a, b)), place, place)
    pieces = st.lists(span, max_size=3).map(tuple)
    said = tuple(
        Attribution(
            id=f"a{n}", article="x", pieces=draw(pieces), text="", source=None, source_pieces=draw(pieces),
            source_kind="unknown", cue_pieces=draw(pieces), cue="", manner="indirect", stance="assert",
        )
        for n in range(draw(st.integers(0, 3)))
    )  # fmt: skip
    figures = tuple(
        Figure(id=f"f{n}", article="x", start=s.start, end=s.end, text="", lo=1, hi=1, qualifier="exact")
        for n, s in enumerate(draw(st.lists(span, max_size=2)))
    )
    dates = tuple(
        Date(id=f"d{n}", article="x", start=s.start, end=s.end, text="", type="DATE", open="?")
        for n, s in enumerate(draw(st.lists(span, max_size=2)))
    )
    article = Article(id="x", path="x.txt", text=text, sha256="", text_sha256=text_sha256(text), blocks=blocks)
    return Reading(article, said, figures, dates)


@given(readings())
def test_no_block_loses_or_doubles_a_character(reading: Reading) -> None:
    text, position = reading.article.text, 0
    for region in lay_out(reading).regions:
        words = "".join(piece.text for line in region.lines for piece in line)
        skipped_to = text.index(words, position)
        if region.kind != OUTSIDE:
            skipped_to = next(b.start for b in reading.article.blocks if b.start >= position)
        assert not text[position:skipped_to].strip(), "only white space between blocks is left out"
        assert text[skipped_to : skipped_to + len(words)] == words
        position = skipped_to + len(words)
    assert not text[position:].strip()


@given(readings())
def test_a_record_has_one_place_and_covers_its_characters_once(reading: Reading) -> None:
    shown = lay_out(reading)
    pieces = [piece for region in shown.regions for line in region.lines for piece in line]
    for piece in pieces:
        names = [cover.partition(":")[0] for cover in piece.covers.split()]
        assert len(names) == len(set(names))
        assert piece.first == (names[0] if names else "")
    ids = [piece.id for piece in pieces if piece.id]
    assert len(ids) == len(set(ids))
    assert set(shown.places.values()) <= set(ids)


def test_list_lines_stand_apart() -> None:
    text = "- one\n- two\n\n- three"
    article = Article(id="x", path="x", text=text, sha256="", text_sha256="", blocks=(Block("list", 0, len(text)),))
    [region] = lay_out(Reading(article)).regions
    assert ["".join(p.text for p in line) for line in region.lines] == ["- one\n", "- two\n\n", "- three"]


def test_a_record_that_points_past_the_text_is_refused_and_named() -> None:
    article = Article(id="x", path="news/short.txt", text="Short.", sha256="", text_sha256="")
    date = Date(id="d1", article="x", start=2, end=9, text="ort.", type="DATE", open="?")
    with pytest.raises(RecordError) as refused:
        lay_out(Reading(article, dates=(date,)))
    assert str(refused.value) == (
        "news/short.txt: record d1 points at characters 2 to 9 of a text of 6. "
        "Remove the article from the ledger and read it again."
    )


def test_runs_of_one_record_are_not_torn_apart_without_a_border() -> None:
    segments = list(cut_at_borders(10, [Mark(Span(2, 8), "a", "content")]))
    assert [key for key, _ in groupby(segments, key=lambda s: bool(s.marks))] == [False, True, False]
    assert len(segments) == 3
