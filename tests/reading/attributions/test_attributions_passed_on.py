"""Through whom a statement came, where only the words around it say so."""

from __future__ import annotations

import pytest
from who_said import OUTLET, said


def chains(text: str) -> list[tuple[str, ...]]:
    """Return the chains of what is said in a text, without the article's own outlet."""
    return [found.chain[:-1] if found.chain[-1] == OUTLET else found.chain for found in said(text)]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Mayor Ana Velk told Kanal Ost that the dam leaked.", ("Ana Velk", "Kanal Ost")),
        ("Mayor Ana Velk told the portal Ruta 7 that the dam leaked.", ("Ana Velk", "Ruta 7")),
        ("“It leaks,” Ana Velk said in an interview with the Brell weekly Skala.", ("Ana Velk", "Skala")),
        ("The dam leaked, Ana Velk announced on state television.", ("Ana Velk", "state television")),
        ("“It leaks,” Ana Velk told the podcast Long Echo.", ("Ana Velk", "Long Echo")),
    ],
)
def test_an_outlet_that_nobody_knows_is_no_listener(text: str, chain: tuple[str, ...]) -> None:
    assert chains(text) == [chain]


@pytest.mark.parametrize("hearer", ["the Senate", "the Brell Commission", "the court", "Karl Rask", "reporters"])
def test_who_merely_listens_passes_nothing_on(hearer: str) -> None:
    assert chains(f"Mayor Ana Velk told {hearer} that the dam leaked.") == [("Ana Velk",)]


def test_a_speaker_who_goes_on_speaks_to_the_same_outlet() -> None:
    text = "“It leaks,” Ana Velk told the daily Skala. “It has leaked for years,” she added."
    assert chains(text) == [("Ana Velk", "Skala"), ("Ana Velk", "Skala")]


def test_a_stand_taken_later_does_not_come_through_the_interview() -> None:
    text = "“It leaks,” Ana Velk told the daily Skala. She denies that anyone was hurt."
    assert chains(text) == [("Ana Velk", "Skala"), ("Ana Velk",)]


def test_where_an_outlet_appears_is_no_outlet() -> None:
    assert chains("A diver told the Brell radio station R7 that the hull cracked.") == [("diver", "R7")]


def test_the_outlets_own_short_name_is_no_other_outlet() -> None:
    assert said("Mayor Ana Velk told the Herald that the dam leaked.")[0].chain == ("Ana Velk", OUTLET)
