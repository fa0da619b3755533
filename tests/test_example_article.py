"""What the ledger must say of the example article that sayso is built for.

The article lies outside of the project and is never copied into it: spans are found by a few of their words.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import sayso
from sayso.records import Attribution, Figure, Reading

ARTICLE = Path(__file__).parent.parent.parent / "shared" / "examples" / "cibercuba-military-alliance.txt"
OUTLET = "CiberCuba"

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the example article is not here (../shared/examples)")


class By:
    """Which model reads in the test that is running."""

    model: str | None = None


@pytest.fixture(autouse=True, params=[None, "rules"], ids=["trained", "rules"])
def _by(request: pytest.FixtureRequest) -> None:
    By.model = request.param


@cache
def read_by(model: str | None) -> Reading:
    return sayso.read(ARTICLE, model=model)


def reading() -> Reading:
    """Return the article as the model of this test reads it."""
    return read_by(By.model)


def saying(words: str, block: str | None = None) -> Attribution:
    """Return the one attribution whose content holds `words`, the narrowest if one lies inside another."""
    found = [one for one in reading().attributions if words in one.text and block in (None, one.block)]
    assert found, words
    return min(found, key=lambda one: len(one.text))


def figures(words: str) -> list[Figure]:
    return [figure for figure in reading().figures if words in figure.text]


def test_the_outlet_is_known_from_the_byline() -> None:
    assert reading().article.outlet == OUTLET


def test_the_counts_come_from_gur_through_kyiv_independent() -> None:
    found = saying("have fought")
    assert found.chain == ("GUR", "Kyiv Independent", OUTLET)
    assert (found.source, found.source_kind, found.stance) == ("GUR", "named", "assert")


def test_at_least_1076_fought_and_exactly_96_of_them_were_lost() -> None:
    [fought], [lost] = figures("1,076"), figures("96")
    assert (fought.lo, fought.hi, fought.qualifier) == (1076, None, "at_least")
    assert (fought.counted, set(fought.measure)) == ("Cubans", {"fought", "fighting"})
    assert (lost.lo, lost.hi, lost.qualifier) == (96, 96, "exact")
    assert set(lost.measure) == {"died", "missing"}
    assert lost.part_of == fought.id
    for figure in (fought, lost):
        assert (figure.originator, figure.chain) == ("GUR", ("GUR", "Kyiv Independent", OUTLET))


def test_the_two_weeks_of_training_are_gurs() -> None:
    [weeks] = figures("two weeks")
    assert (weeks.lo, weeks.hi, weeks.unit, weeks.originator) == (2, 2, "week", "GUR")
    assert saying("two weeks").chain == ("GUR", OUTLET)


def test_the_same_range_has_one_source_in_the_body_and_another_in_the_faq() -> None:
    body, faq = figures("20,000")
    assert (body.lo, body.hi, body.qualifier) == (faq.lo, faq.hi, faq.qualifier) == (20000, 25000, "range")
    told = saying("20,000", "paragraph")
    assert told.sources == ("Forbes", "EFE")
    assert (told.stance, told.chain) == ("suggest", ("Forbes and EFE", OUTLET))
    asked = saying("20,000", "faq_answer")
    assert asked.sources == ("Ukrainian intelligence", "international media")
    assert asked.stance == "estimate"
    assert (body.originator, faq.originator) == (told.source, asked.source)


@pytest.mark.parametrize("block", ["paragraph", "faq_answer"])
def test_the_denials_are_the_cuban_governments_in_its_words_and_in_the_articles(block: str) -> None:
    denials = [one for one in reading().attributions if one.stance == "deny" and one.block == block]
    assert [one.source for one in denials] == ["Cuban government", "Cuban government"]
    assert [one.manner for one in denials] == ["indirect", "direct"]
    assert [one.negated for one in denials] == [False, False]
    assert "involvement" in denials[0].text
    assert "Cuba does not" in denials[1].text


def test_the_quoted_denial_changed_between_body_and_faq() -> None:
    assert "participate" in saying("Cuba does not", "paragraph").text
    assert "deploy" in saying("Cuba does not", "faq_answer").text


def test_the_united_states_and_ukraine_accuse() -> None:
    found = saying("service of the Kremlin")
    assert (found.sources, found.stance) == (("United States", "Ukraine"), "accuse")


def test_moscow_has_only_hinted() -> None:
    found = saying("deploying")
    assert (found.source, found.stance) == ("Moscow", "suggest")


def test_analysts_stay_unnamed() -> None:
    found = saying("propaganda")
    assert (found.source, found.source_kind) == ("analysts", "unnamed")


def test_russia_today_is_an_outlet_and_no_day() -> None:
    [actor] = [actor for actor in reading().actors if actor.name == "Russia Today"]
    assert (actor.type, "RT" in actor.aliases) == ("outlet", True)
    assert not [date for date in reading().dates if "Today" in date.text]
    note = saying("jurisdiction")
    assert note.source == "Russia Today"
    assert note.source_description is not None and "Kremlin" in note.source_description


def test_this_wednesday_stays_open_without_a_publication_date() -> None:
    [day] = [date for date in reading().dates if "Wednesday" in date.text]
    assert (day.value, bool(day.open)) == (None, True)
    assert "2025-03" in [date.value for date in reading().dates]


def test_nothing_is_said_outside_the_body_and_the_answers() -> None:
    assert {found.block for found in reading().attributions} == {"paragraph", "faq_answer"}
    article = reading().article
    for found in reading().attributions:
        for piece in (*found.pieces, *found.cue_pieces, *found.source_pieces):
            block = article.block_at(piece.start)
            assert block is not None and block.kind in ("paragraph", "faq_answer"), found.text


def test_the_regions_of_the_page_are_told_apart() -> None:
    kinds = {block.kind for block in reading().article.blocks}
    assert {"title", "dek", "caption", "credit", "heading", "faq_question", "tags", "byline", "related"} <= kinds


@pytest.mark.parametrize("deed", ["ratif", "approve", "endorse", "sign", "formaliz", "reaffirm"])
def test_a_deed_is_no_claim(deed: str) -> None:
    assert [found.cue for found in reading().attributions if deed in found.cue.lower()] == []


def test_every_span_cuts_exactly_its_text() -> None:
    text = reading().article.text
    for found in reading().attributions:
        assert " … ".join(piece.cut(text) for piece in found.pieces) == found.text
        assert " … ".join(piece.cut(text) for piece in found.cue_pieces) == found.cue


def test_the_article_is_read_the_same_twice() -> None:
    assert sayso.read(ARTICLE, model=By.model) == reading()
