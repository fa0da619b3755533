"""One article in, one reading out: what is read, what is not, and that nothing depends on the day."""

from __future__ import annotations

from dataclasses import replace

import pytest

import sayso
from sayso.engine.local import load_parser
from sayso.reading.pipeline import MUTE, READ, read_article
from sayso.records import BLOCK_KINDS, Article, Block, text_sha256, to_json

SENTENCE = "The mayor, Ana Velk, said on 3 May 2024 that 12 people had died."


def article_of(kind: str) -> Article:
    return Article(
        id="a", path="a.txt", text=SENTENCE, outlet="Bay Herald", sha256="", text_sha256=text_sha256(SENTENCE),
        blocks=(Block(kind, 0, len(SENTENCE)),),  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize("kind", sorted(set(BLOCK_KINDS) - READ))
def test_a_byline_a_tag_or_a_table_says_nothing(kind: str) -> None:
    reading = read_article(article_of(kind), load_parser())
    assert (reading.attributions, reading.figures, reading.dates, reading.actors) == ((), (), (), ())


@pytest.mark.parametrize("kind", sorted(MUTE))
def test_a_caption_or_a_question_counts_and_dates_but_says_nothing(kind: str) -> None:
    reading = read_article(article_of(kind), load_parser())
    assert reading.attributions == ()
    assert [found.value for found in reading.dates] == ["2024-05-03"]


@pytest.mark.parametrize("kind", sorted(READ - MUTE))
def test_the_body_is_read_whole(kind: str) -> None:
    reading = read_article(article_of(kind), load_parser())
    assert [found.source for found in reading.attributions] == ["Ana Velk"]
    assert [found.value for found in reading.dates] == ["2024-05-03"]
    assert [figure.lo for figure in reading.figures if figure.counted == "people"] == [12]


def test_a_figure_comes_on_the_word_of_whoever_said_it() -> None:
    reading = sayso.read_text("The mayor, Ana Velk, told Reuters that 12 people had died.", outlet="Bay Herald")
    [figure] = reading.figures
    [found] = reading.attributions
    assert (figure.attribution, figure.originator) == (found.id, "Ana Velk")
    assert figure.chain == ("Ana Velk", "Reuters", "Bay Herald")


def test_the_same_article_gives_the_same_bytes() -> None:
    article = article_of("paragraph")
    first, second = (
        "\n".join(to_json(record) for record in read_article(article, load_parser()).records()) for _ in range(2)
    )
    assert first == second


def test_records_come_in_text_order() -> None:
    reading = sayso.read_text(f"{SENTENCE} Police said 3 were missing. Critics said 14 had died on Friday.")
    assert [found.pieces for found in reading.attributions] == sorted(found.pieces for found in reading.attributions)
    assert [figure.start for figure in reading.figures] == sorted(figure.start for figure in reading.figures)
    assert [date.start for date in reading.dates] == sorted(date.start for date in reading.dates)


def test_an_article_without_blocks_is_an_empty_reading() -> None:
    empty = replace(article_of("paragraph"), blocks=())
    reading = read_article(empty, load_parser())
    assert list(reading.records()) == [empty]
