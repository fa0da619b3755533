"""A date must be the day the text means: as coarse as its words, and open where nothing settles it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.language.spacy_parser import load_parser
from sayso.reading.dates import find_dates
from sayso.records import Article, Block, BlockKind, Date, Span, text_sha256

EXAMPLE = Path(__file__).parents[4] / "shared" / "examples" / "cibercuba-military-alliance.txt"
THURSDAY = "2025-10-16T09:30:00+02:00"


def dates_in(
    text: str, published: str | None = THURSDAY, names: tuple[str, ...] = (), kind: BlockKind = "paragraph"
) -> tuple[Date, ...]:
    sha = text_sha256(text)
    block = Block(kind, 0, len(text))
    article = Article(id="a", path="", text=text, published=published, sha256=sha, text_sha256=sha, blocks=(block,))
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    return find_dates(article, load_parser().parse(text, [(0, block.span)]), spans)


ONE_DATE = {
    # text: words of the date, type, value, basis
    "The crisis of 1962 passed.": ("1962", "DATE", "1962", "explicit"),
    "It was signed on 5 October 2025.": ("5 October 2025", "DATE", "2025-10-05", "explicit"),
    "It was signed on March 12, 2024.": ("March 12, 2024", "DATE", "2024-03-12", "explicit"),
    "It was signed on 2024-03-12.": ("2024-03-12", "DATE", "2024-03-12", "explicit"),
    "It was signed in March 2025.": ("March 2025", "DATE", "2025-03", "explicit"),
    "It was signed last March.": ("last March", "DATE", "2025-03", "published"),
    "It was signed in November.": ("November", "DATE", "2024-11", "published"),
    "It will be signed in November.": ("November", "DATE", "2025-11", "published"),
    "It was signed this Wednesday.": ("this Wednesday", "DATE", "2025-10-15", "published"),
    "It was signed on Tuesday.": ("Tuesday", "DATE", "2025-10-14", "published"),
    "It was signed last Thursday.": ("last Thursday", "DATE", "2025-10-09", "published"),
    "It will be signed on Tuesday.": ("Tuesday", "DATE", "2025-10-21", "published"),
    "It was signed on Monday evening.": ("Monday evening", "TIME", "2025-10-13TEV", "published"),
    "It was signed yesterday.": ("yesterday", "DATE", "2025-10-15", "published"),
    "It was signed last week.": ("last week", "DATE", "2025-W41", "published"),
    "It was signed last year.": ("last year", "DATE", "2024", "published"),
    "It was signed two years ago.": ("two years ago", "DATE", "2023", "published"),
    "It was signed ten days ago.": ("ten days ago", "DATE", "2025-10-06", "published"),
    "It has lasted since 2014.": ("2014", "DATE", "2014", "explicit"),
    "It was common in the 1990s.": ("the 1990s", "DATE", "199", "explicit"),
    "It fell in the second quarter of 2024.": ("the second quarter of 2024", "DATE", "2024-Q2", "explicit"),
    "They train for two weeks.": ("two weeks", "DURATION", "P2W", "explicit"),
    "The truce held for three decades.": ("three decades", "DURATION", "P3DE", "explicit"),
    "A five-year plan failed.": ("five-year", "DURATION", "P5Y", "explicit"),
    "It took a year and a half.": ("a year and a half", "DURATION", "P1Y6M", "explicit"),
    "They meet every Friday.": ("every Friday", "SET", "XXXX-WXX-5", "explicit"),
    "It ran in 2023–24.": ("2023–24", "DATE", "2023/2024", "explicit"),
}


@pytest.mark.parametrize("text", ONE_DATE)
def test_a_date_is_what_its_words_say_and_no_finer(text):
    [date] = dates_in(text)
    basis = date.basis if ONE_DATE[text][2][0] != "X" else "explicit"
    assert (date.text, date.type, date.value, basis) == ONE_DATE[text]
    assert date.open is None


@pytest.mark.parametrize("text", ["It was signed this Wednesday.", "It was signed last March.", "It ended last year."])
def test_a_relative_date_stays_open_where_publication_is_unknown(text):
    [date] = dates_in(text, published=None)
    assert (date.value, date.basis) == (None, None)
    assert date.open == "the publication date is not known"


def test_a_day_without_a_year_keeps_what_is_certain():
    [date] = dates_in("It was signed on 5 October.", published=None)
    assert date.value == "XXXX-10-05"
    assert date.open == "the year is not given and the publication date is not known"


def test_the_same_year_is_the_year_that_the_text_named():
    march, october = dates_in("Signed in March 2025, it was endorsed in October of the same year.", published=None)
    assert march.value == "2025-03"
    assert (october.text, october.value, october.basis) == ("October of the same year", "2025-10", "text: 2025")


def test_an_outlet_is_no_day():
    assert dates_in("The media Russia Today published it.", names=("Russia Today",)) == ()


@pytest.mark.parametrize(
    "text",
    ["They may march again.", "Jan Kavan spoke.", "About 1900 people came.", "It cost $2000.", "He is 34 years old."],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert dates_in(text) == ()


def test_a_weekday_settles_the_year_of_a_day():
    [date] = dates_in("It is set for Saturday, January 10.")
    assert date.value == "2026-01-10"


def test_tags_and_furniture_are_not_the_articles_time():
    assert dates_in("It was signed in 2025.", kind="tags") == ()
    assert len(dates_in("It was signed in 2025.", kind="caption")) == 1


def test_an_impossible_day_is_not_bent_into_a_possible_one():
    assert [date.value for date in dates_in("It was signed on 31 February 2024.")] != ["2024-02-31"]


@pytest.mark.skipif(not EXAMPLE.exists(), reason="the shared example is not beside the project")
@pytest.mark.parametrize(("published", "wednesday"), [(None, None), ("2025-10-16", "2025-10-15")])
def test_the_example_articles_wednesday_waits_for_the_publication_date(published, wednesday):
    dates = {date.text: date for date in dates_in(EXAMPLE.read_text("utf-8"), published, ("Russia Today",))}
    assert dates["this Wednesday"].value == wednesday
    assert dates["October of the same year"].value == "2025-10"
    assert {dates[year].value for year in ("1962", "2024", "March 2025")} == {"1962", "2024", "2025-03"}
    assert not any("Today" in words for words in dates)
