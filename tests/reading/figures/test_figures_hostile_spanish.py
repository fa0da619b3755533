"""The Spanish shapes too end in time that grows as the page does, and cut what they say they cut."""

from __future__ import annotations

import math
import time
from itertools import pairwise

import pytest
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
    def work(length: int) -> float:
        text = (flood * (length // len(flood) + 1))[:length] + " cinco personas"
        costs = []
        for _ in range(2):
            began = time.process_time()
            read(text)
            costs.append(time.process_time() - began)
        return min(costs)

    work(1000)
    # Quadratic work would be 64 times; the least that counts keeps the noise of tiny numbers out.
    assert work(48_000) < 24 * max(0.01, work(6_000))


words = st.sampled_from(
    ["al", "menos", "dos", "cien", "ciento", "mil", "millones", "un", "una", "medio", "y", "de", "los", "que", "1.076",
     "1,2", "-", "a", "%", "por", "ciento", "$", "US$", "€5", "pasado", "marzo", "2025", "años", "hace", "lunes",
     "noche", "12:30", "las", "entre", "docena", "tercio", "/", ",", ".", "á", "١٢", "²", "\u00a0", "este", "trimestre",
     "29", "feb", "9999", "mañana", "siglo", "XX", "tiene", "miles", "muertos", "uno", "cada"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(words | st.text(max_size=6), max_size=30).map(" ".join))
def test_every_record_cuts_its_own_words_and_holds_a_finite_number(text: str) -> None:
    article, dates, figures = read(text)
    for record in (*dates, *figures):
        assert article.text[record.start : record.end] == record.text != ""
    for date in dates:
        assert date.basis or date.open
    for before, after in pairwise(dates):
        assert before.end <= after.start
    for figure in figures:
        ends = [end for end in (figure.lo, figure.hi) if end is not None]
        assert all(math.isfinite(end) for end in ends)
        assert bool(ends) == (figure.qualifier != "vague")
        assert figure.lo is None or figure.hi is None or figure.lo <= figure.hi
    assert len({figure.id for figure in figures}) == len(figures)
