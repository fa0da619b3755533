"""The Spanish shapes too end in time that grows as the page does, and cut what they say they cut."""

from __future__ import annotations

import pytest
from any_text import assert_records_hold, assert_work_grows_with_length
from figure_articles import article_of
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.plain import PlainParser
from sayso.reading.dates import find_dates
from sayso.reading.figures import find_figures
from sayso.records import Article, Date, Figure


def read(text: str) -> tuple[Article, tuple[Date, ...], tuple[Figure, ...]]:
    article = article_of(text, published="2025-10-16", language="es")
    parse = PlainParser("es").parse(text, [(number, block.span) for number, block in enumerate(article.blocks)])
    dates = find_dates(article, parse, ())
    return article, dates, find_figures(article, parse, dates, ())


FLOODS = ["7", "1.234,", "1.234.", "12 345 ", "y ", "treinta y ", "mil ", "mil millones ", "decenas de miles de ",
          "de 5 a ", "más de ", "unos los ", "de la ", "5, ", "12, 13 y ", "marzo de ",
          "el pasado lunes ", "12 de marzo de 2025 a las 10:30 ", "a las 10:", "años ", "de 34 años, ", "hace dos ",
          "los últimos dos ", "siglo xiv", "mañana ", "Sr. ", "murieron ", "¿", "a la semana pasada "]  # fmt: skip


@pytest.mark.parametrize("flood", FLOODS)
def test_eight_times_the_flood_takes_no_more_than_about_eight_times_the_work(flood: str) -> None:
    assert_work_grows_with_length(read, flood, " cinco personas")


words = st.sampled_from(
    ["al", "menos", "dos", "cien", "ciento", "mil", "millones", "un", "una", "medio", "y", "de", "los", "que", "1.076",
     "1,2", "-", "a", "%", "por", "ciento", "$", "US$", "€5", "pasado", "marzo", "2025", "años", "hace", "lunes",
     "noche", "12:30", "las", "entre", "docena", "tercio", "/", ",", ".", "á", "١٢", "²", "\u00a0", "este", "trimestre",
     "29", "feb", "9999", "mañana", "siglo", "XX", "tiene", "miles", "muertos", "uno", "cada"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(words | st.text(max_size=6), max_size=30).map(" ".join))
def test_every_record_cuts_its_own_words_and_holds_a_finite_number(text: str) -> None:
    assert_records_hold(*read(text))
