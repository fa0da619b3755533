"""Whatever a page holds, reading its numbers ends, and in time that grows as the page does."""

from __future__ import annotations

import re

import pytest
from any_text import assert_records_hold, assert_work_grows_with_length
from figure_articles import article_of
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language import Parse, Sentence, Token
from sayso.reading.dates import find_dates
from sayso.reading.figures import find_figures
from sayso.records import Article, Date, Figure


def flat_parse(text: str) -> Parse:
    """Return one sentence of nouns without syntax: what matters here is the grammar, not the parser."""
    tokens = tuple(
        Token(i, found.start(), found.end(), found.group(), found.group(), "NOUN", "NN", "dep", 0, "")
        for i, found in enumerate(re.finditer(r"\S{1,100}", text))
    )
    return Parse(text, tokens, (Sentence(0, len(tokens), 0),) if tokens else ())


def read(text: str) -> tuple[Article, tuple[Date, ...], tuple[Figure, ...]]:
    article = article_of(text, published="2025-10-16")
    parse = flat_parse(text)
    dates = find_dates(article, parse, ())
    return article, dates, find_figures(article, parse, dates, ())


FLOODS = ["7", "1,234,", "11,22,", "and ", "two and ", " ", "a hundred thousand ", "tens of ", "between 1 and ",
          "5-", "two-", "1/", "½", ".5", "$1 ", "-", "March ", "Monday 5 ",
          "two weeks ", "early last ", "at least "]  # fmt: skip


@pytest.mark.parametrize("flood", FLOODS)
def test_eight_times_the_flood_takes_no_more_than_about_eight_times_the_work(flood):
    assert_work_grows_with_length(read, flood, " five people")


def test_a_number_of_fifty_thousand_digits_is_no_figure_and_no_crash():
    _, _, figures = read("9" * 50_000 + " men and 12 men")
    assert [figure.lo for figure in figures] == [12]


words = st.sampled_from(
    ["at", "least", "two", "hundred", "thousand", "million", "billion", "a", "half", "and", "of", "them", "1,076", "5",
     "-", "to", "%", "$", "€5", "m", "last", "March", "2025", "years", "ago", "Monday", "night", "12:30", "p.m.", "½",
     "0", "between", "dozen", "third", "/", ",", ".", "é", "١٢", "²", "\u00a0", "this", "quarter", "29", "Feb.", "9999"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(words | st.text(max_size=6), max_size=30).map(" ".join))
def test_every_record_cuts_its_own_words_and_holds_a_finite_number(text):
    assert_records_hold(*read(text))
