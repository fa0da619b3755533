"""Quotations that somebody signs: the name behind the dash is who said it, and no other line is a signature."""

from __future__ import annotations

import pytest
from who_said import said


def signed(text: str) -> list[tuple[str | None, str]]:
    return [(one.source, one.text) for one in said(text)]


@pytest.mark.parametrize("dash", ["—", "–", "―", "-", "--"])
def test_a_signature_says_whose_words_these_are(dash: str) -> None:
    text = f"Readers wrote to us.\n\n“Nobody has ever asked us what we need.” {dash} Ana Velk"
    assert signed(text) == [("Ana Velk", "“Nobody has ever asked us what we need.”")]


def test_a_list_of_letters_gives_each_to_its_own_writer() -> None:
    text = "\n\n".join(
        [
            "Readers wrote to us.",
            "“The ferry was never safe.” — Ana Velk",
            "“It was safe in my time.” — Oskar P. Brandt",
        ]
    )
    assert signed(text) == [
        ("Ana Velk", "“The ferry was never safe.”"),
        ("Oskar P. Brandt", "“It was safe in my time.”"),
    ]


def test_a_signature_may_stand_in_the_next_paragraph() -> None:
    text = "Readers wrote to us.\n\n“The ferry was never safe.”\n\n— Ana Velk, nurse"
    assert [source for source, _ in signed(text)] == ["Ana Velk"]


@pytest.mark.parametrize(
    "text",
    [
        "“Cut here” — and there the rope ended, to the surprise of all.",
        "“The Long Night” – 2 hours, 40 minutes, in colour",
        "“The Long Night” and “The Short Day” — Harbour Cinema, 8 pm, tickets at the door; no dogs",
        "“Nobody” — Ana Velk",
    ],
)
def test_a_title_or_an_aside_may_be_taken_for_a_signed_quotation(text: str) -> None:
    assert signed(f"It rained on Monday in the bay.\n\n{text}") == []
