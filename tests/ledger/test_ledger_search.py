"""What a person types finds what they mean, and can break nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_stories import READER, article, figure, said

from sayso.errors import UsageError
from sayso.ledger import Ledger, passage_of
from sayso.ledger.search import words_query
from sayso.records import Reading

TEXT = (
    "A figure of 40 was seen. According to Gen. Roe, who didn't smile, at least 1,076 islanders fought. "
    "Miguel Díaz-Canel denied it, aged 65.\n"
    "The military agreement (first of its kind) holds, Forbes and EFE reported."
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    of = article(TEXT)
    of = type(of)(**{key: getattr(of, key) for key in of.__dataclass_fields__} | {"blocks": ()})
    roe = said(of, "at least 1,076 islanders fought", "Gen. Roe", "According to", source="GUR", chain=("GUR", "Post"))
    canel = said(of, "it", "Miguel Díaz-Canel", "denied", stance="deny", chain=("Miguel Díaz-Canel", "Kyiv", "Post"))
    pair = said(
        of, "The military agreement", "Forbes and EFE", "reported", sources=("Forbes", "EFE"), chain=("Independent",)
    )
    figures = (figure(of, "1,076", 1076, roe), figure(of, "65", 65, canel, minor=True), figure(of, "40", 40))
    with Ledger.open(tmp_path_factory.mktemp("search") / "a.db", write=True) as opened:
        opened.add(Reading(of, (roe, canel, pair), figures), READER)
        yield opened


def sources(ledger: Ledger, **filters: object) -> list[str | None]:
    return [found.source for found in ledger.attributions(**filters)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("islanders", ["GUR"]),
        ("ISLANDERS fought", ["GUR"]),
        ("islanders agreement", []),
        ("1,076", ["GUR"]),
        ("didn't", ["GUR"]),
        ("according Roe", ["GUR"]),
        ("Díaz-Canel", ["Miguel Díaz-Canel"]),
        ("diaz canel", ["Miguel Díaz-Canel"]),
        ('"military agreement"', ["Forbes and EFE"]),
        ('"agreement military"', []),
        ("agreement military", ["Forbes and EFE"]),
        ('"military agreement', ["Forbes and EFE"]),
        ('islanders"', ["GUR"]),
        ("post", ["GUR", "Miguel Díaz-Canel"]),
        # Words that FTS5 would obey are only words, and signs are no words at all.
        ("islanders OR agreement", []),
        ("NOT islanders", []),
        ("NEAR(islanders fought)", []),
        ("text:islanders", []),
        ("island*", []),
        ("islanders *", ["GUR"]),
        ("-islanders", ["GUR"]),
        ("isl\0anders", []),
        ("islanders\0", ["GUR"]),
        ("islanders \ud800", ["GUR"]),
        ("", []),
        ('"', []),
        ("*", []),
        ("islanders " * 5000, ["GUR"]),
        # The sentence before is not the one that carries it.
        ("figure", []),
    ],
)
def test_a_search_may_be_taken_for_a_command(ledger: Ledger, typed: str, found: list[str]) -> None:
    assert sources(ledger, search=typed) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("gur", ["GUR"]),
        ("gu", []),
        ("figure", []),
        ("Diaz", ["Miguel Díaz-Canel"]),
        ("díaz-canel", ["Miguel Díaz-Canel"]),
        ("canel miguel", []),
        ("efe", ["Forbes and EFE"]),
        ("Post", ["GUR", "Miguel Díaz-Canel"]),
        # Two names that stand side by side in a chain are not one name.
        ("Kyiv Post", []),
        ("Independent", ["Forbes and EFE"]),
        ("", []),
        ('"', []),
        ("\ue000", []),
        ("x" * 60_000, []),
        ("gur\0", ["GUR"]),
    ],
)
def test_a_source_may_be_found_inside_another_word(ledger: Ledger, typed: str, found: list[str]) -> None:
    assert sources(ledger, source=typed) == found


def test_filters_may_widen_each_other(ledger: Ledger) -> None:
    assert sources(ledger) == ["GUR", "Miguel Díaz-Canel", "Forbes and EFE"]
    assert sources(ledger, stance="deny") == ["Miguel Díaz-Canel"]
    assert sources(ledger, source="post", stance="assert") == ["GUR"]
    assert sources(ledger, source="post", search="islanders") == ["GUR"]
    assert sources(ledger, source="efe", search="islanders") == []
    # An age is a minor figure.
    assert sources(ledger, figures=True) == ["GUR"]
    assert sources(ledger, figures=True, stance="deny") == []
    with pytest.raises(UsageError, match=r"'asert' is no stance; the stances are assert, deny, accuse, estimate"):
        ledger.attributions(stance="asert")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=30) | st.text('"*()^-+:{}, aNEARORT\0\ud800', max_size=30))
def test_something_typed_may_break_the_search(ledger: Ledger, typed: str) -> None:
    list(ledger.attributions(search=typed))
    list(ledger.attributions(source=typed))
    list(ledger.attributions(search=typed, source=typed))


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x24F), min_size=1, max_size=10))
def test_a_word_that_is_there_may_not_be_found(word: str) -> None:
    assert words_query(word) == f'"{word}"'
    assert words_query(f'x "{word} {word}" -') == f'"x" AND "{word} {word}"'


@pytest.mark.parametrize(
    ("text", "words", "source", "carried"),
    [
        ("It rained. Roe said so. It was cold.", "so", "Roe", "Roe said so."),
        ("One\nRoe said so\nTwo", "so", "Roe", "Roe said so"),
        ("U.S. Gen. Roe of St. Ives said the U.S. left. Yes.", "the U.S. left", "Roe", None),
        ("It rained! “We saw it,” Roe said. “Enough.” He left.", "Enough", "Roe", None),
        ("Roe said so", "so", "Roe", "Roe said so"),
        ("Él vino. ¿Qué? Díaz said 😀 won. Fin.", "😀 won", "Díaz", "Díaz said 😀 won."),
    ],
)
def test_a_sentence_may_end_too_early(text: str, words: str, source: str, carried: str | None) -> None:
    of = article(text)
    of = type(of)(**{key: getattr(of, key) for key in of.__dataclass_fields__} | {"blocks": ()})
    passage = passage_of(of, said(of, words, source))
    expected = {
        "the U.S. left": "U.S. Gen. Roe of St. Ives said the U.S. left.",
        "Enough": "“We saw it,” Roe said. “Enough.”",
    }
    assert passage == (carried or expected[words])


def test_a_text_without_sentences_may_be_stored_once_for_each_attribution() -> None:
    of = article("ha " * 100_000 + "Roe said so " + "ha " * 100_000)
    assert len(passage_of(of, said(of, "so", "Roe"))) <= 2 * 1000 + len("Roe said so")
