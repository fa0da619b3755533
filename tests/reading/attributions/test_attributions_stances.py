"""What does the source do with it? Asserting, denying, refusing and merely not saying are different things."""

from __future__ import annotations

import pytest
from who_said import only, said


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ana Velk said the dam was safe.", "assert"),
        ("Ana Velk denied that the dam was unsafe.", "deny"),
        ("Ana Velk accused Edvin Rask of theft.", "accuse"),
        ("Ana Velk estimated that 40 people had died.", "estimate"),
        ("Ana Velk hinted that the dam might close.", "suggest"),
        ("Ana Velk confirmed that the dam had burst.", "confirm"),
        ("Ana Velk demanded that the dam be closed.", "demand"),
        ("Ana Velk promised that the dam would be rebuilt.", "promise"),
        ("Ana Velk believes that the dam is safe.", "believe"),
        ("Ana Velk declined to comment.", "decline"),
        ("Ana Velk admitted that the dam had burst.", "confirm"),
        ("Ana Velk urged residents to leave.", "demand"),
        ("China on Monday called for restraint.", "demand"),
        ("It is estimated that 40 people died.", "estimate"),
        ("Forty people are believed to have died.", "believe"),
        ("The lawsuit alleges that the company hid the results.", "accuse"),
        ("“These are lies,” Tarek Sole said.", "deny"),
        ("“We did not fire,” Tarek Sole said.", "deny"),
        ("“We will rebuild the dam,” Velk said.", "promise"),
        ("“There is no plan B,” Velk said.", "assert"),
        ("“Nobody is at risk,” Velk said.", "assert"),
    ],
)
def test_the_stance_is_that_of_the_cue_or_of_an_open_quotation(text: str, stance: str) -> None:
    assert only(text).stance == stance


@pytest.mark.parametrize(
    ("text", "stance", "negated"),
    [
        ("The ministry did not confirm that the dam broke.", "confirm", True),
        ("Ana Velk never said that the dam was safe.", "assert", True),
        ("Nobody said that the dam was safe.", "assert", True),
        ("No official has confirmed the report.", "confirm", True),
        ("Neither Voss nor Rask has said whether the talks will resume.", "assert", True),
        ("No one claimed responsibility for the attack.", "assert", True),
        ("Ana Velk refused to say whether the dam was safe.", "decline", False),
        ("The agency would not confirm the death toll.", "decline", False),
        ("The ministry neither confirmed nor denied that the dam broke.", "decline", False),
        ("The ministry did not respond to a request for comment.", "decline", False),
        ("The rebels denied that they had fired.", "deny", False),
    ],
)
def test_not_saying_refusing_and_denying_are_three_things(text: str, stance: str, negated: bool) -> None:
    found = only(text)
    assert (found.stance, found.negated) == (stance, negated)


def test_a_denial_of_a_denial_is_one_denial() -> None:
    found = only("Ana Velk denied having denied the damage.")
    assert (found.stance, found.negated, found.text) == ("deny", False, "having denied the damage")


def test_a_quoted_never_does_not_negate_its_cue() -> None:
    first, second = said("“Go away,” shouted Velk, and Rask answered, “Never.”")
    assert (first.source, second.source) == ("Velk", "Rask")
    assert (second.stance, second.negated) == ("assert", False)
