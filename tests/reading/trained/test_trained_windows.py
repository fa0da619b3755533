"""An article cut into windows: no letter lost, none twice, none beyond the network's reach."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from sayso.reading.attributions.quotations import find_quotations
from sayso.reading.trained import SHIPPED
from sayso.reading.trained.windows import BLOCK_BEGINS, DIGITS, MAX_PIECES, NO_PLACE, TITLE, UPPER, Window, cut_windows
from sayso.records import Article, Block, text_sha256


def article_of(*paragraphs: str, title: str | None = None) -> Article:
    blocks, text = [], ""
    for kind, words in [*([("title", title)] if title else []), *(("paragraph", one) for one in paragraphs)]:
        blocks.append(Block(kind, len(text), len(text) + len(words)))  # type: ignore[arg-type]
        text += words + "\n\n"
    return Article(id="a", path="a.txt", text=text, sha256="", text_sha256=text_sha256(text), blocks=tuple(blocks))


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    found = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def windows(article: Article, tokenizer: Tokenizer, largest_first: int = MAX_PIECES) -> list[Window]:
    return list(cut_windows(article, article.blocks, find_quotations(article), tokenizer, largest_first))


WORD = st.sampled_from(["the", "Velk", "said", "“no”", "1,076", "antidisestablishmentarianism", "é", "—", "漢字", "😀"])
WORDS = st.lists(WORD, min_size=1, max_size=400).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4), st.integers(8, MAX_PIECES))
def test_a_letter_may_fall_between_two_windows(tokenizer: Tokenizer, paragraphs: list[str], largest_first: int) -> None:
    article = article_of(*paragraphs)
    covered: list[int] = []
    for number, window in enumerate(windows(article, tokenizer, largest_first)):
        assert len(window) <= (largest_first if number == 0 else MAX_PIECES)
        lists = (window.words, window.places, window.shapes, window.quotes, window.blocks)
        assert {len(one) for one in lists} == {len(window)}
        for place in window.places:
            if place != NO_PLACE:
                covered.extend(range(place.start, place.end))
    assert covered == sorted(set(covered))
    lost = set(range(len(article.text))) - set(covered)
    assert all(article.text[position].isspace() or not article.text[position].isprintable() for position in lost)


def test_what_an_uncased_vocabulary_hides_may_be_lost(tokenizer: Tokenizer) -> None:
    article = article_of("NATO counted 96 boats.", title="“Never,” says Velk")
    [window] = windows(article, tokenizer)
    columns = zip(window.places, window.shapes, window.quotes, window.blocks, strict=True)
    shown = {place.cut(article.text): seen for place, *seen in columns if place != NO_PLACE}
    assert shown["Never"][1:] == [1, TITLE]
    assert shown["says"][1] == 0
    assert shown["NATO"][0] == UPPER and shown["NATO"][2] == BLOCK_BEGINS
    assert shown["96"][0] == DIGITS


def test_a_long_paragraph_may_be_cut_in_the_middle_of_a_sentence(tokenizer: Tokenizer) -> None:
    sentences = " ".join(f"Officer {number} told the court that the harbour gate stood open." for number in range(90))
    article = article_of(sentences)
    found = windows(article, tokenizer)
    assert len(found) > 3
    for window in found:
        held = [place for place in window.places if place != NO_PLACE]
        assert held[0].cut(article.text) == "Officer"
        assert held[-1].cut(article.text) == "."


def test_an_article_without_words_has_no_window(tokenizer: Tokenizer) -> None:
    assert windows(article_of(), tokenizer) == []
