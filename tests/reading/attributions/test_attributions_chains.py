"""Through whose hands? From the originator over everybody who passed it on."""

from __future__ import annotations

import pytest
from who_said import links, only

import sayso


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ana Velk told Reuters that the dam was safe.", ("Ana Velk", "Reuters")),
        ("Ana Velk told reporters that the dam was safe.", ("Ana Velk",)),
        ("In an interview with the Brell Courier, Ana Velk said the dam was safe.", ("Ana Velk", "Brell Courier")),
        ("The dam is safe, Ana Velk said in an interview with Reuters.", ("Ana Velk", "Reuters")),
        ("Speaking to the BBC's Today programme, Mia Holt said it leaked.", ("Mia Holt", "BBC")),
        ("Writing in the Brell Courier, Nils Berg said it leaked.", ("Nils Berg", "Brell Courier")),
        ("Mia Holt told CNN's Jake Stone that it leaked.", ("Mia Holt", "CNN")),
        ("Mia Holt told AFP on condition of anonymity that it leaked.", ("Mia Holt", "Agence France-Presse")),
        (
            "A spokesperson for Kestrel Energy told the Brell Courier: “Safety is our priority.”",
            ("spokesperson for Kestrel Energy", "Brell Courier"),
        ),
        ("Ana Velk said the dam was safe, according to Reuters.", ("Ana Velk", "Reuters")),
        ("Velk said, according to the Brell Courier, that the dam was safe.", ("Velk", "Brell Courier")),
        ("Reuters reported that Ana Velk said the dam was safe.", ("Ana Velk", "Reuters")),
        ("Reuters said Velk had told the court that the dam was safe.", ("Velk", "Reuters")),
        ("Reuters reported on Tuesday that the dam was safe, citing Ana Velk.", ("Ana Velk", "Reuters")),
        ("Reuters, citing two officials, reported that the dam leaked.", ("two officials", "Reuters")),
        ("The driver was drunk, local media reported, citing police.", ("police", "local media")),
        ("According to Reuters, which cited two diplomats, the talks have failed.", ("two diplomats", "Reuters")),
        ("According to the Brell Courier, citing police sources, he was drunk.", ("police sources", "Brell Courier")),
        ("The Brell Courier quoted a diver as saying the hull was cracked.", ("diver", "Brell Courier")),
        ("Interfax cited the ministry as saying that two ships had sunk.", ("ministry", "Interfax")),
        ("“We are ready,” the minister was quoted as saying by the TASS news agency.", ("minister", "TASS")),
        (
            "A report by the Northern Water Authority, cited by the Brell Courier, said that the dam was unsafe.",
            ("Northern Water Authority", "Brell Courier"),
        ),
        (
            "The Brell Courier reported on Monday, citing a leaked report from the Northern Water Authority, that the "
            "dam was unsafe.",
            ("Northern Water Authority", "Brell Courier"),
        ),
        (
            "The talks have failed, two diplomats told Reuters, according to a report on Monday.",
            ("two diplomats", "Reuters"),
        ),
        (
            "The dam leaked, AFP reports, citing the TASS news agency, which quoted the ministry.",
            ("ministry", "TASS", "Agence France-Presse"),
        ),
    ],
)
def test_a_carrier_is_a_link_and_never_the_originator(text: str, chain: tuple[str, ...]) -> None:
    assert links(text) == [chain]


def test_what_is_told_inside_a_statement_comes_through_its_speaker() -> None:
    text = "The minister told journalists that the police had told her that the car was stolen."
    assert links(text) == [("minister",), ("police", "minister")]


def test_who_rejects_a_claim_does_not_pass_it_on() -> None:
    assert links("Velk rejected a claim by Rask that the dam was unsafe.") == [("Velk",), ("Rask",)]


def test_who_denies_having_said_it_has_not_said_it() -> None:
    found = only("Karl Voss denied saying that the dam was safe.")
    assert (found.stance, found.text) == ("deny", "saying that the dam was safe")


def test_a_dispatch_comes_over_its_agency() -> None:
    text = "KARSK (Reuters) - Shelling killed four people in the city on Monday, the regional governor said."
    assert links(text) == [("regional governor", "Reuters")]


def test_an_agency_in_the_byline_is_a_link() -> None:
    text = "Dam leaks\n\nBy Reuters\n\nThe dam leaks, mayor Ana Velk said on Monday. Nobody was hurt."
    [found] = sayso.read_text(text, outlet="Bay Herald", model="rules").attributions
    assert found.chain == ("Ana Velk", "Reuters", "Bay Herald")


def test_a_paper_that_an_outlet_has_merely_seen_makes_no_link() -> None:
    assert links("The letter, seen by Reuters, says that the dam is safe.") == [("letter",)]


@pytest.mark.xfail(
    reason="the agency's own report and what it quotes are two records: 'had quoted' is no participle", strict=True
)
def test_an_agency_that_reports_what_a_paper_quoted_has_no_word_of_its_own() -> None:
    text = "AFP reported that the Brell Courier had quoted a diver as saying the hull was cracked."
    assert links(text) == [("diver", "Brell Courier", "Agence France-Presse")]
