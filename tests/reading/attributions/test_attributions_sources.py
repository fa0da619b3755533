"""On whose say-so? A wrong name harms a person; an open one is honest."""

from __future__ import annotations

import pytest
from who_said import only, said, sources


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ana Velk told reporters that the dam was safe.", ["Ana Velk"]),
        ("The mayor of Dorn, Edvin Rask, said the dam was safe.", ["Edvin Rask"]),
        ("Mr. Rask said the dam was safe. Ms. Velk said it was not.", ["Rask", "Velk"]),
        ("Striker Jon Falk, who scored twice, admitted he was tired.", ["Jon Falk"]),
        ("Edvin Rask, who said he saw the crash, has left town.", ["Edvin Rask"]),
        ("Water minister Ana Velk opened the dam. The minister said it was safe.", ["Ana Velk"]),
        ("The Northern Water Authority (NWA) runs it. The NWA said it was safe.", ["Northern Water Authority"]),
        ("Edvin Rask and Ana Velk said the dam was safe.", ["Edvin Rask and Ana Velk"]),
        ("Media such as the Brell Courier and Reuters reported a leak.", ["Brell Courier and Reuters"]),
        ("A report by the Northern Water Authority says the dam leaks.", ["Northern Water Authority"]),
        ("A memo published by the Brell Courier says the dam is unsafe.", ["Brell Courier"]),
        ("Kestrel Energy's lawyer, Jonas Pett, said it would appeal.", ["Jonas Pett"]),
        ("Moscow denied that its troops had crossed the border.", ["Moscow"]),
        ("Three officials said the dam was unsafe.", ["three officials"]),
        ("Neighbours described him as quiet.", ["neighbours"]),
        ("As noted by the head of the harbour, the work will be completed by May.", ["head of the harbour"]),
    ],
)  # fmt: skip
def test_the_source_is_who_the_sentence_names(text: str, speakers: list[str]) -> None:
    assert sources(text) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Karl Voss said the talks went well. He added that a deal was near.", ["Karl Voss", "Karl Voss"]),
        ("“It leaks,” said Inspector Tove Lie. “Badly,” she added.", ["Tove Lie", "Tove Lie"]),
        ("A rescuer, who asked not to be named, said it was dark. “We saw nothing,” he said.", ["rescuer", "rescuer"]),
        ("Critics said the law was bad. They said it would fail.", ["critics", "critics"]),
        ("Karl Voss said the talks with Edvin Rask went well. He said a deal was near.", ["Karl Voss", "Karl Voss"]),
        ("Karl Voss left early. The chair, Ana Velk, stayed. “It leaks,” she said.", ["Ana Velk"]),
        ("Lottery queen Ana Velk is buying a club. “It leaks,” she said.", ["Ana Velk"]),
        ("Ana Velk complained. The shipyard said it had paid. “Not me,” she said.", ["shipyard", "Ana Velk"]),
        ("The museum said it was closed. It denied a leak.", ["museum", "museum"]),
    ],
)
def test_a_pronoun_is_the_speaker_whom_nobody_has_come_after(text: str, speakers: list[str]) -> None:
    assert sources(text) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Mia Holt met Ana Rask on Monday. She said the talks went well.",
        "Ana Velk met Edvin Rask on Monday. She said the dam was safe.",
        "Karl Voss thanked Edvin Rask at the dam. He said it was safe.",
        "“The captain, Leif Orre, will be heard,” his lawyer said.",
    ],
)
def test_two_people_to_choose_from_leave_the_pronoun_open(text: str) -> None:
    found = only(text)
    assert found.source in (None, "his lawyer", "lawyer of Leif Orre"), found.source


def test_a_man_named_since_is_not_overlooked_for_the_last_speaker() -> None:
    first, second = said("Karl Voss said the talks went well. Edvin Rask disagreed. He said they had failed.")
    assert first.source == "Karl Voss"
    assert second.source != "Karl Voss"


def test_his_critics_are_not_he() -> None:
    text = "Edvin Rask is accused by critics of theft. His refusal to talk has hurt him."
    assert [found.source for found in said(text)] == ["critics", "Edvin Rask"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # Who is told, asked, accused or quoted is not who tells, asks, accuses or quotes.
        ("The man accused of killing two nurses told the court he was innocent.", ["man"]),
        ("Asked whether he would resign, Voss said: “No.”", ["Voss"]),
        ("Told that he was free, Voss said he was tired.", ["Voss"]),
        ("She was told by doctors that she would recover.", ["doctors"]),
        ("Karl Voss was detained and told that the dam had burst.", []),
        ("Karl Voss criticised Edvin Rask for saying that the dam was safe.", ["Karl Voss", "Edvin Rask"]),
        ("Police quoted Edvin Rask as telling them that he was drunk.", ["Edvin Rask"]),
        ("The prime minister was accused by the opposition of lying to parliament.", ["opposition"]),
        ("Rask was accused of fraud by the prosecutor, Ana Velk.", ["Ana Velk"]),
        ("Edvin Rask was accused of taking bribes.", [None]),
    ],
)
def test_the_patient_is_not_made_the_speaker(text: str, speakers: list[str | None]) -> None:
    assert sources(text) == speakers


def test_who_is_accused_in_a_relative_clause_is_named_in_the_content() -> None:
    accused, _ = said("The mayor, who has been accused of theft, said on Monday that he would resign.")
    assert (accused.stance, accused.text) == ("accuse", "The mayor … of theft")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ana Velk said it was safe.", "named"),
        ("The police said it was safe.", "named"),
        ("Police said it was safe.", "named"),
        ("Analysts said it was safe.", "unnamed"),
        ("It is estimated that 40 people died.", "unknown"),
        ("The Bay Herald has learned that the dam was leaking.", "outlet"),
        ("We reported last week that the dam was leaking.", "outlet"),
    ],
)
def test_unnamed_unknown_and_the_outlet_itself_are_three_things(text: str, kind: str) -> None:
    assert only(text).source_kind == kind


def test_whoever_is_somebodys_lawyer_is_not_everybodys() -> None:
    _, lawyer = said("Edvin Rask said he was tired. His lawyer said he would appeal.")
    assert (lawyer.source, lawyer.source_kind) == ("lawyer of Edvin Rask", "unnamed")


def test_a_description_of_the_source_is_kept() -> None:
    found = only("The state-run agency Xinhua, close to the party, reported that the dam was safe.")
    assert (found.source, found.source_description) == ("Xinhua", "state-run agency, close to the party")


@pytest.mark.xfail(reason="the parser hangs “by Mia Holt” on the lying, where it may belong as well", strict=True)
def test_an_accuser_behind_the_accusation_is_its_source() -> None:
    assert sources("The party was accused of lying by Mia Holt.") == ["Mia Holt"]


@pytest.mark.xfail(reason="an accusation in front of an inverted cue of the translated style", strict=True)
def test_a_speaker_behind_another_statement_passes_it_on() -> None:
    text = "The Dorn side has noted that the claims are false, stressed the representative of the ministry, Irina Sava."
    assert "Irina Sava" in sources(text)


@pytest.mark.xfail(reason="the parser cannot say where the relative clause ends", strict=True)
def test_what_the_woman_said_ends_before_what_she_did() -> None:
    assert only("The woman who said she saw the crash has left town.").text == "she saw the crash"


def test_a_country_is_not_the_academy_that_bears_its_name() -> None:
    text = "Voss spoke at the Diplomatic Academy of Vietnam. Vietnam accused Beijing of sending ships."
    assert sources(text)[-1] == "Vietnam"


def test_a_sentences_capital_is_no_first_name() -> None:
    text = "Recent Samsung models failed. Samsung announced a recall."
    assert sources(text) == ["Samsung"]


def test_a_statement_about_somebody_is_not_put_into_his_mouth():
    found = [one.source for one in said("Leo Orlan, said Mara Velk, is corrupt.")]
    assert found == ["Mara Velk"]


def test_an_answer_is_not_given_to_whoever_spoke_before():
    found = said('"I took no money," Senator John Orlan told Mayor Jane Velk. "You did," she replied.')
    assert [one.source for one in found if one.text.startswith('"You')] in ([None], ["Jane Velk"])
