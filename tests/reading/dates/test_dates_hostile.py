"""Every shape of the calendar meets floods of its own words, of digits, of spaces: the work grows as the text does."""

from __future__ import annotations

import re
import time

import pytest

from sayso.language import Parse, Sentence, Token
from sayso.language.plain import PlainParser
from sayso.reading.dates import find_dates
from sayso.reading.dates.tables import Shape, calendar_for
from sayso.records import Article, Block, Span, text_sha256


def shapes_of(language: str) -> dict[tuple[str, str], Shape]:
    calendar = calendar_for(language)
    assert calendar is not None
    return {(language, shape.name): shape for shape in calendar.shapes}


SHAPES = shapes_of("en") | shapes_of("es")

SHORT, LONG = 1900, 3800
"""Code points of the two floods, both inside of one stretch that is read at a time; longer sentences are cut."""

LASTED = {"en": "It lasted", "es": "Duró"}
NOT_DATES = {("es", "age")}
LOOKS_ON = ("es", "day before another of its month")
"""A shape that asks what follows it: its example goes on behind what it matches."""

LEAST = 0.01
"""Seconds below which a time is noise. What backtracks takes minutes at these lengths."""


def flood(words: str, length: int) -> str:
    return (words * (length // len(words) + 1))[:length]


def floods(shape: Shape) -> list[str]:
    """Return what a shape begins to match again and again: every prefix of its example, apart and run together."""
    words = shape.example.split(" ")
    prefixes = [" ".join(words[:count]) for count in range(1, len(words) + 1)]
    middles = [f"{prefix}{filler}" for prefix in prefixes for filler in (" ", " 1")]
    return [*middles, shape.example, shape.example[:-1] + " "]


def parse_of(text: str, tag: str, language: str = "en") -> Parse:
    """Return one sentence in which every word hangs on the first, a verb: what a broken parse does to a list.

    A language without a parser gets its plain sentences.
    """
    if language != "en":
        return PlainParser("es").parse(text, [(0, Span(0, len(text)))])
    tokens = tuple(
        Token(i, word.start(), word.end(), word.group(), word.group(), "NOUN" if i else "VERB", tag, "dep", 0, "")
        for i, word in enumerate(re.finditer(r"\S{1,100}", text))
    )
    return Parse(text, tokens, (Sentence(0, len(tokens), 0),) if tokens else ())


def article_of(text: str, language: str = "en") -> Article:
    sha = text_sha256(text)
    block = Block("paragraph", 0, len(text))
    return Article(
        id="a", path="", text=text, published="2025-10-16", language=language, sha256=sha, text_sha256=sha,
        blocks=(block,),
    )  # fmt: skip


def seconds(work: list[tuple[Article, Parse]]) -> float:
    """Return the least of three times that reading takes: other work on the machine only ever adds."""
    times = []
    for _ in range(3):
        began = time.process_time()
        for article, parse in work:
            find_dates(article, parse, ())
        times.append(time.process_time() - began)
    return min(times)


def grows_evenly(short: list[tuple[Article, Parse]], long: list[tuple[Article, Parse]]) -> bool:
    """Tell whether twice the text takes less than three times the time; a machine that stumbles gets three tries."""
    return any(seconds(long) < 3 * max(seconds(short), LEAST) for _ in range(3))


def work(words: list[str], length: int, ending: str, language: str) -> list[tuple[Article, Parse]]:
    texts = [flood(each, length) + ending for each in words]
    return [(article_of(text, language), parse_of(text, "VBG", language)) for text in texts]


@pytest.mark.parametrize("name", SHAPES)
def test_twice_a_flood_of_a_shapes_own_words_takes_about_twice_the_time(name: tuple[str, str]) -> None:
    words = floods(SHAPES[name])
    ending = f" {SHAPES[name].example}."  # so that the shape is tried, whatever the flood opens
    assert grows_evenly(work(words, SHORT, ending, name[0]), work(words, LONG, ending, name[0]))


@pytest.mark.parametrize("words", ["7", " ", "1,234,", "12:", "12.", "a ", "the ", "two ", "two-", "early ", "last ",
                                   "of ", "March 5 ", "5 March, ", "1990 ", "1990-", "Friday ", "x", "5 de ", "12, ",
                                   "el pasado ", "de la "])  # fmt: skip
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_shape_is_slow_on_what_is_nobodys_date(words: str, language: str) -> None:
    ending = " ".join(f" {shape.example}." for shape in shapes_of(language).values())
    assert grows_evenly(work([words], SHORT, ending, language), work([words], LONG, ending, language))


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_matches_its_example_to_the_end(name: tuple[str, str]) -> None:
    shape = SHAPES[name]
    matches = list(shape.pattern.finditer(shape.example))
    assert matches
    assert matches[-1].end() == len(shape.example) or name == LOOKS_ON


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_tried_where_its_example_stands(name: tuple[str, str]) -> None:
    """`needs` must name a list that the example opens; a gap there would hide the shape without a word."""
    if name in NOT_DATES:
        pytest.skip("a shape that keeps what is no date from being one")
    language = name[0]
    text = f"{LASTED[language]} {SHAPES[name].example} and went."
    found = find_dates(article_of(text, language), parse_of(text, "VBD", language), (Span(0, 2),))
    assert [date.end for date in found][-1:] == [text.index(" and went")]
