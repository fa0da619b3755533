"""What an unnamed source is called, and whose lawyer a lawyer is."""

from __future__ import annotations

import pytest
from who_said import said


def source(text: str) -> str | None:
    """Return the source of what is said last in a text."""
    return said(text)[-1].source


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A driver with twenty years on the line, whom nobody named, said it leaked.", "driver"),
        ("An officer at the scene, who was not authorised to speak, said it leaked.", "officer at the scene"),
        ("Eleven of the seventeen members of the board said it leaked.", "members of the board"),
        ("The 180 passengers said the ship had leaked.", "passengers"),
        ("Two diplomats said the talks had failed.", "two diplomats"),
        ("The monitors themselves said the dam leaked.", "monitors"),
    ],
)
def test_an_unnamed_source_is_called_by_its_plain_noun_phrase(text: str, name: str) -> None:
    assert source(text) == name


def test_one_of_them_is_one_of_those_who_spoke_before() -> None:
    text = "Two bankers said the airline was for sale. “It is cheap,” said one of them."
    assert source(text) == "banker"


def test_somebodys_lawyer_is_filed_under_whose() -> None:
    text = "Leif Orre is missing, police said. Orre's lawyer said he was abroad."
    assert source(text) == "lawyer of Leif Orre"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Insurer Bantra Mutual said losses would double.", "Bantra Mutual"),
        ("The librarian Filo Quarm said the books were gone.", "Filo Quarm"),
        ("A spokesman for the board, Eyvin Dahl, said the books were gone.", "Eyvin Dahl"),
    ],
)
def test_a_name_behind_what_somebody_does_is_the_source(text: str, name: str) -> None:
    assert source(text) == name


def test_a_body_goes_by_the_first_word_of_its_name_too() -> None:
    assert source("Ardent Rail lost money. Ardent said it would sell trains.") == "Ardent Rail"


@pytest.mark.parametrize("text", ["Drivers have been told to turn back.", "Ana Velk has been accused of bribery."])
def test_who_is_told_has_not_said_it(text: str) -> None:
    assert all(found.source is None and found.source_kind == "unknown" for found in said(text))
