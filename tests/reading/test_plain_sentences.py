"""Sentences of a language without a parser: a full stop ends one, and the one of "Sr." does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.plain import PlainParser
from sayso.records import Span


def sentences_of(text: str) -> list[str]:
    parse = PlainParser("es").parse(text, [(0, Span(0, len(text)))])
    return [parse.sentence_span(sentence).cut(text) for sentence in parse.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "El Sr. Pérez habló con la Dra. Ruiz.",
        "Los EE. UU. enviaron 1.076 soldados.",
        "Véase el núm. 3 de la pág. 12.",
        "Lo dijo J. M. Coto a las 10 a. m. de ayer.",
        "¿Cuándo?, preguntó.",
        "«¡Basta!», gritó.",
        "El 1.º de mayo… y el 3.er congreso.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert sentences_of(text) == [text]


def test_a_sentence_ends_where_the_next_begins() -> None:
    parts = ["Murieron 12.", "¿Cuántos más?", "«Ninguno.»", "Dijo la verdad.", "2.300 siguen vivos"]
    assert sentences_of(" ".join(parts)) == parts


@given(
    st.lists(
        st.sampled_from(["Sr.", "EE.", "¿", "?", "«", "».", "12.5", "Ana", "…", "\n", "a", "A."]) | st.text(max_size=5)
    )
)
def test_every_word_stands_in_one_sentence_and_cuts_itself(pieces: list[str]) -> None:
    text = " ".join(pieces)
    parse = PlainParser("es").parse(text, [(0, Span(0, len(text)))])
    covered = [index for sentence in parse.sentences for index in range(sentence.first, sentence.last)]
    assert covered == list(range(len(parse.tokens)))
    assert all(text[token.start : token.end] == token.text for token in parse.tokens)
    assert "".join(token.text for token in parse.tokens) == "".join(text.split())
