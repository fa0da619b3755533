"""The verb is not the whole cue: particles, frames, refusals, and what a quotation does in its own words."""

from __future__ import annotations

import pytest
from who_said import only


@pytest.mark.parametrize(
    ("text", "stance", "negated"),
    [
        ("Ana Velk ruled that the dam was unsafe.", "assert", False),
        ("Ana Velk doubted that the dam was safe.", "deny", False),
        ("Ana Velk expects that the dam will hold.", "believe", False),
        ("Ana Velk recommended that the dam be closed.", "demand", False),
        ("The ministry neither confirmed nor denied the leak.", "decline", False),
        ("Ana Velk would not discuss the leak.", "decline", False),
        ("The agency could not confirm that the dam had burst.", "confirm", True),
        ("Ana Velk told residents to leave the valley.", "demand", False),
        ("The police suspect that the gauge is broken.", "believe", False),
        ("Ana Velk called the report a fairy tale.", "deny", False),
        ("Ana Velk called the bridge a masterpiece.", "assert", False),
        ("Ana Velk called on the council to resign.", "demand", False),
        ("Ana Velk dismissed the accusation as pure fantasy.", "deny", False),
        ("Ana Velk asked whether the dam was safe.", "assert", False),
        ("Ana Velk asked residents to leave the valley.", "demand", False),
        ("Ana Velk swore that the dam was safe.", "assert", False),
        ("Ana Velk swore that she would rebuild the dam.", "promise", False),
        ("Ana Velk assured them that the dam would hold.", "promise", False),
        ("Ana Velk announced that she would step down.", "promise", False),
        ("Ana Velk announced that the dam had burst.", "assert", False),
        ("Ana Velk insisted that she had not opened the gate.", "deny", False),
        ("Ana Velk insisted that Edvin Rask had not called.", "assert", False),
        ("Ana Velk has at no time admitted that the dam leaked.", "confirm", True),
    ],
)
def test_a_frame_may_turn_a_verb_into_another_cue(text: str, stance: str, negated: bool) -> None:
    found = only(text)
    assert (found.stance, found.negated) == (stance, negated)


@pytest.mark.parametrize(
    "said",
    [
        "I never signed the letter,",
        "I sold nothing,",
        "We took no money,",
        "Nobody warned me,",
        "Not a single man was captured,",
        "My client has never been to Kell,",
        "I took the watch, not the bribe,",
        "It was a handshake, not a kiss,",
        "It is not my signature,",
        "There was no contract,",
        "Nonsense,",
        "I deny it,",
        "Our office did not order the raid,",
        "A slander,",
    ],
)
def test_a_quotation_that_negates_what_its_speaker_is_blamed_for_denies(said: str) -> None:
    assert only(f"“{said}” Ana Velk said.").stance == "deny"


@pytest.mark.parametrize(
    "said",
    [
        "I did not see him coming,",
        "We do not know the cause,",
        "I have no doubt,",
        "Nobody is at risk,",
        "Nobody was hurt,",
        "The lake has never frozen,",
        "We accuse nobody,",
        "This wait is ridiculous,",
        "The train was early, not late,",
        "He opened the gate at dawn,",
        "There are no winners,",
    ],
)
def test_a_quotation_that_merely_holds_a_negation_denies_nothing(said: str) -> None:
    assert only(f"“{said}” Ana Velk said.").stance == "assert"


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("Close the gate,", "demand"),
        ("Do not drive to the dam,", "demand"),
        ("Let their mothers count them,", "demand"),
        ("Trust me,", "demand"),
        ("The council must resign,", "demand"),
        ("We demand an inquiry,", "demand"),
        ("Believe me, it was dark,", "assert"),
        ("Let’s be honest, it was late,", "assert"),
        ("We will not sell the mill at any price,", "promise"),
        ("I’ll pay for the roof,", "promise"),
        ("We promise quieter nights,", "promise"),
        ("We will know more tomorrow,", "assert"),
        ("They will count until noon,", "assert"),
        ("We will not comment on rumours,", "decline"),
        ("Kestrin Mining poisoned the river,", "accuse"),
        ("The river poisoned nobody,", "assert"),
        ("The mayor is to blame,", "accuse"),
        ("Liars!", "accuse"),
    ],
)
def test_a_quotation_may_do_something_by_its_own_words(said: str, stance: str) -> None:
    assert only(f"“{said}” Ana Velk said.").stance == stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("“Which of them?” Ana Velk asked.", "assert"),
        ("“Nobody told us anything,” Ana Velk complained.", "assert"),
        ("“The driver has never lied,” her lawyer said.", "deny"),
        ("The two firms said they “have never shared so much as a biscuit”.", "deny"),
        ("Ana Velk said that she “did not open the gate”.", "deny"),
        ("Ana Velk said there was no contract.", "assert"),
        ("Ana Velk said she would rebuild the dam.", "assert"),
        ("“Nothing of the kind,” Ana Velk shouted.", "deny"),
        ("“Justice!” Ana Velk shouted.", "demand"),
    ],
)
def test_who_speaks_and_how_decides_what_a_negation_is_worth(text: str, stance: str) -> None:
    assert only(text).stance == stance
