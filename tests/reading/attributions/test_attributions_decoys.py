"""Nothing was said here, whatever it looks like."""

from __future__ import annotations

import pytest
from who_said import said


@pytest.mark.parametrize(
    "text",
    [
        # deeds
        "Parliament ratified the treaty on Monday.",
        "The Senate approved the bill, which President Rask signed on Friday.",
        "The minister reaffirmed the alliance and signed a treaty that formalizes it.",
        "The report was delayed until May.",
        "Ana Velk called on Monday.",
        "The order was called off.",
        "The rebels attacked the town with tanks.",
        "The army pressed the town from the east.",
        "She painted the wall with red.",
        "He ordered soup for lunch.",
        "She calls him every day.",
        "The team found a leak.",
        "They saw it at night.",
        "He knows the town well.",
        # words
        "The old clock told time.",
        "A said amount was paid on Friday.",
        "The crew of the “Lady Ansa” sang “The Long Way Home” on deck.",
        "The song “She Said It Rains” is on the album “Tell Me Why”.",
        "The ship, called “Hope”, sank in 1912.",
        "The so-called “green” dam leaks.",
        "There were reports of gunfire near the dam.",
        "It remains unclear who fired first.",
        "Kestrel earned $2.8 billion, or $2.53 per diluted share, last year.",
        "You may think that the dam is safe.",
        # what nobody has said yet
        "If Voss says the dam is safe, people will stay.",
        "Voss should say that the dam is safe.",
        "Voss might say that the dam is safe.",
        "Did Voss say that the dam is safe?",
        # colons
        "The talks begin at 10:30 in Dorn.",
        "Note: the dam is closed on Monday.",
        "Recipe: Mix two eggs with flour. Serves 4: two adults, two children.",
        "Final score: Dorn United 3, Brell 1.",
        "Present: Ana Velk, Edvin Rask, Mia Holt.",
        "Velk: 12, Rask: 9, Holt: 7.",
        "The winners are: Ana Velk (Dorn), Edvin Rask (Brell).",
        "Q: Is the dam safe?\n\nA: It is.",
        "To put it another way: the dam leaks.",
    ],
)
def test_nobody_is_made_a_speaker(text: str) -> None:
    assert [(found.source, found.cue, found.text) for found in said(text)] == []


def test_a_group_that_calls_itself_something_has_not_said_so() -> None:
    found = said("A group calling itself the Dawn Front claimed responsibility for the bombing.")
    assert [one.cue for one in found] == ["claimed"]


def test_a_first_name_is_no_latin_preposition() -> None:
    [found] = said("One of them, Per Aune, said it sounded like thunder.")
    assert found.cue == "said"


@pytest.mark.xfail(reason="a thing that shows words, and a thing that shows the time, read alike", strict=True)
def test_a_clock_does_not_speak() -> None:
    assert said("The clock said ten.") == ()


def test_an_inverted_condition_says_nothing() -> None:
    assert said("Had Voss said that the dam was unsafe, people would have left.") == ()
