"""When two figures agree, drift, differ or cannot be compared: the rules one by one, and what must not happen."""

from __future__ import annotations

import pytest
from tellings import Telling, named

from sayso.crosscheck import relate

KILLED = {"measure": ("killed",)}


def relations(*tellings: Telling) -> set[tuple[str, str, str, str | None]]:
    return {named(relation) for relation in relate([telling.reading for telling in tellings])}


def test_a_title_that_drops_the_bound_drifts_from_its_story():
    story = Telling("Title: 31 dead in flood\n\nAt least 31 people died, the coast guard said.")
    story.says("guard", "coast guard", "At least 31 people died")
    story.figure("title", "[31] dead", 31, 31, measure=("dead",), counted="dead")
    story.figure("toll", "At least 31", 31, None, qualifier="at_least", measure=("died",), said="guard")
    assert relations(story) == {("title", "drift", "toll", "qualifier")}


def test_a_title_that_keeps_the_bound_repeats_it_and_loses_no_source():
    story = Telling("Title: At least 31 dead in flood\n\nAt least 31 people died, the coast guard said.")
    story.says("guard", "coast guard", "[At least 31 people died], the")
    story.figure("title", "[At least 31] dead", 31, None, qualifier="at_least", measure=("dead",), counted="dead")
    story.figure("toll", "[At least 31] people", 31, None, qualifier="at_least", measure=("died",), said="guard")
    assert relations(story) == {("title", "repeat", "toll", None)}


def test_one_line_with_another_source_is_a_drift_and_no_second_source():
    line = "between 20,000 and 25,000 men may have been recruited for the war"
    story = Telling(f"Papers say that {line}.\n\nAnswer: It is estimated that {line}, spies say.")
    story.says("papers", "papers", f"say [that {line}]")
    story.says("spies", "spies", f"estimated [that {line}]", stance="estimate")
    first, second = "say that [between 20,000 and 25,000] men", "estimated that [between 20,000 and 25,000] men"
    story.figure("body", first, 20_000, 25_000, said="papers", modality="possible", measure=("recruited",))
    story.figure("answer", second, 20_000, 25_000, said="spies", modality="estimated", measure=("recruited",))
    assert relations(story) == {
        ("answer", "drift", "body", "source"),
        ("answer", "drift", "body", "modality"),
        ("spies", "drift", "papers", "source"),
    }


def test_the_same_number_from_two_mouths_is_corroborated():
    story = Telling("The mayor said 212 people were killed. Hours later the army gave the same count: 212 killed.")
    story.says("mayor", "mayor", "212 people were killed").says("army", "army", "212 killed.")
    story.figure("one", "[212] people", 212, 212, said="mayor", **KILLED)
    story.figure("two", "[212] killed", 212, 212, said="army", **KILLED)
    assert ("two", "corroborate", "one", None) in relations(story)


def test_the_outlets_own_word_is_no_second_voice_in_its_article():
    story = Telling("The mayor said 212 people were killed. The 212 killed had worked there for years.")
    story.says("mayor", "mayor", "212 people were killed")
    story.figure("one", "[212] people", 212, 212, said="mayor", **KILLED).figure(
        "two", "[212] killed", 212, 212, **KILLED
    )
    assert relations(story) == {("two", "repeat", "one", None)}


def test_dead_or_missing_is_wider_than_dead():
    story = Telling("The mayor said 96 people died. On Tuesday the mayor spoke of 96 dead or missing.")
    story.says("first", "mayor", "96 people died").says("later", "mayor", "96 dead or missing")
    story.figure("one", "[96] people", 96, 96, said="first", measure=("died",))
    story.figure("two", "[96] dead", 96, 96, said="later", measure=("dead", "missing"))
    assert ("two", "drift", "one", "measure") in relations(story)


def test_a_carrier_that_stands_for_its_originator_has_lost_the_source():
    wire = Telling("Nearly 90 people were rescued, Tomas Arrel said.", outlet="OPA")
    wire.says("arrel", "Tomas Arrel", "Nearly 90 people were rescued", chain=("Tomas Arrel", "OPA"))
    wire.figure("one", "Nearly 90", None, 90, qualifier="less_than", said="arrel", measure=("rescued",))
    cites = Telling("About 90 people were rescued, OPA reported.", outlet="Straitwatch")
    cites.says("opa", "OPA", "About 90 people were rescued", chain=("OPA", "Straitwatch"))
    cites.figure("two", "About 90", 90, 90, qualifier="about", said="opa", measure=("rescued",))
    found = relations(wire, cites)
    assert {("two", "drift", "one", "qualifier"), ("two", "drift", "one", "source")} <= found
    assert ("opa", "drift", "arrel", "source") in found


def test_a_vague_word_in_the_place_of_a_number_has_lost_its_value():
    story = Telling("Recruits get two weeks of training, GUR says.\n\nAnswer: They are sent with minimal training.")
    story.says("gur", "GUR", "Recruits get two weeks of training")
    story.figure("weeks", "two weeks", 2, 2, unit="week", counted="training", said="gur")
    story.figure("minimal", "minimal", None, None, qualifier="vague", unit="week", counted="training")
    assert relations(story) == {("minimal", "drift", "weeks", "value")}


@pytest.mark.parametrize(("rounded", "is_drift"), [(1100, True), (1000, True), (1200, False), (1070, False)])
def test_a_number_with_fewer_digits_was_rounded(rounded, is_drift):
    story = Telling(f"GUR said 1,076 men had been killed. Later GUR said {rounded:,} men had been killed.")
    story.says("one", "GUR", "1,076 men had been killed").says("two", "GUR", f"{rounded:,} men had been killed")
    story.figure("exact", "1,076", 1076, 1076, said="one", counted="men", **KILLED)
    story.figure("round", f"{rounded:,}", rounded, rounded, said="two", counted="men", **KILLED)
    assert (("round", "drift", "exact", "value") in relations(story)) is is_drift


def test_lower_ends_far_apart_are_a_disparity_and_no_conflict():
    story = Telling("At least 1,076 men have fought, GUR said.\n\nPapers say 20,000 to 25,000 men were recruited.")
    story.says("gur", "GUR", "At least 1,076 men have fought").says("papers", "papers", "20,000 to 25,000 men")
    story.figure(
        "gur-count", "At least 1,076", 1076, None, qualifier="at_least", said="gur", counted="men", measure=("fought",)
    )
    story.figure("range", "20,000 to 25,000", 20_000, 25_000, said="papers", counted="men", measure=("recruited",))
    assert relations(story) == {("range", "disparity", "gur-count", "value")}


def test_a_count_that_grew_is_an_update_and_the_last_of_them():
    days = (("mon", 31, "2026-05-11"), ("tue", 34, "2026-05-12"), ("wed", 39, "2026-05-13"))
    story = Telling(" ".join(f"By {day}, {value} people had been killed by the flood." for day, value, _ in days))
    for name, value, day in days:
        story.figure(name, f"{value}", value, value, as_of=day, as_of_basis="text", **KILLED)
    assert relations(story) == {("tue", "update", "mon", "as_of"), ("wed", "update", "tue", "as_of")}


def test_a_lower_count_from_the_same_mouth_is_a_revision():
    story = Telling("On Monday the ministry gave a toll of 41 killed by floods. On Friday it gave 39 killed by floods.")
    story.says("mon", "ministry", "41 killed by floods").says("fri", "ministry", "39 killed by floods")
    story.figure("one", "41", 41, 41, said="mon", as_of="2026-05-11", **KILLED)
    story.figure("two", "39", 39, 39, said="fri", as_of="2026-05-15", **KILLED)
    assert ("two", "revise", "one", "value") in relations(story)


def test_what_the_text_takes_back_is_revised_and_conflicts_with_nothing():
    story = Telling("The ministry revised the number killed to 39 from 41.")
    story.figure("now", "39", 39, 39, originator="ministry", **KILLED)
    story.figure("before", "41", 41, 41, originator="ministry", modality="denied", **KILLED)
    assert relations(story) == {("now", "revise", "before", "value")}


def test_two_counts_of_one_thing_conflict():
    story = Telling("Papers point to 247 people aboard, the judge said. The operator puts the number at 212 aboard.")
    story.says("judge", "judge", "247 people aboard").says("operator", "operator", "212 aboard")
    story.figure("one", "247", 247, 247, said="judge", measure=("aboard",))
    story.figure("two", "212", 212, 212, said="operator", measure=("aboard",))
    [relation] = [one for one in relate([story.reading]) if one.type == "conflict"]
    assert named(relation) == ("two", "conflict", "one", "value")
    assert "not said" in relation.why  # when each was counted


def test_about_is_a_tenth_wide():
    story = Telling("Papers point to about 247 people aboard, the judge said. The pilot gave the number 260 aboard.")
    story.says("judge", "judge", "about 247 people aboard").says("pilot", "pilot", "260 aboard")
    story.figure("one", "about 247", 247, 247, qualifier="about", said="judge", measure=("aboard",))
    story.figure("two", "260", 260, 260, said="pilot", measure=("aboard",))
    assert not [one for one in relations(story) if one[1] == "conflict"]


NOT_COMPARED = {
    "two things in one sentence": ("Shells killed 12 people and bombs killed 30 people.", {}, {}),
    "injured are not killed": (
        "12 people were killed in the raid. In the raid 30 people were injured.", {}, {"measure": ("injured",)},
    ),
    "soldiers are not civilians": (
        "12 soldiers were killed in the raid. In the raid 30 civilians were killed.",
        {"counted": "soldiers"}, {"counted": "civilians"},
    ),
    "metres are not people": ("12 people were killed there. The wave killed at 30 metres.", {}, {"unit": "metre"}),
    "a year lies between": (
        "12 people were killed in the flood. In the flood of 2019, 30 people were killed.",
        {"as_of": "2026-05-12"}, {"as_of": "2019"},
    ),
    "another day, another count": (
        "On Monday 30 people were killed in raids. On Tuesday 12 people were killed in raids.",
        {"as_of": "2026-05-11"}, {"as_of": "2026-05-12"},
    ),
    "a fall by so much is no level": (
        "Output fell 12 percent this year. Output stood at 30 percent this year.",
        {"unit": "percent", "change": "down", "counted": "Output", "measure": ()},
        {"unit": "percent", "counted": "Output", "measure": ()},
    ),
    "vague words conflict with nothing": (
        "12 people were killed in the raid. The raid killed dozens of people.", {},
        {"lo": None, "hi": None, "qualifier": "vague"},
    ),
    "minor numbers": ("12 people were killed in the raid. In the raid 30 people were killed.", {"minor": True}, {}),
    "a part is not its whole": (
        "12 people were killed in the raid. Of those killed in the raid 30 were children.", {},
        {"counted": "children", "part_of": "elsewhere"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_COMPARED)
def test_what_must_not_be_compared_is_no_relation(case):
    text, first, second = NOT_COMPARED[case]
    story = Telling(text)
    numbers = [word for word in ("12", "30", "dozens") if word in text]
    numbers.sort(key=text.index)
    for name, word, slots in zip(("one", "two"), numbers, (first, second), strict=True):
        value = None if word == "dozens" else int(word)
        given = KILLED | {"originator": name} | slots
        story.figure(name, word, given.pop("lo", value), given.pop("hi", value), **given)
    found = relations(story)
    assert not {one[1] for one in found} & {"conflict", "update", "revise", "disparity", "repeat", "corroborate"}, found


def test_counts_of_two_towns_are_two_counts():
    story = Telling("In Dorn 12 people were killed by shells. In Brell 30 people were killed by shells.")
    story.figure("one", "12", 12, 12, originator="a", **KILLED).figure("two", "30", 30, 30, originator="b", **KILLED)
    assert relations(story) == set()


def test_a_part_that_is_larger_than_its_whole_is_a_conflict():
    story = Telling("At most 40 people were hurt, of whom 45 were children.")
    story.figure("whole", "At most 40", None, 40, qualifier="at_most", measure=("hurt",))
    story.figure("part", "45", 45, 45, counted="children", measure=("hurt",), part_of=story.figures["whole"].id)
    assert relations(story) == {("part", "conflict", "whole", "part_of")}


def test_nobody_stands_by_a_figure_that_is_only_denied():
    story = Telling("The judge said 260 people were aboard. The company denied that 260 people were aboard.")
    story.says("judge", "judge", "said [260 people were aboard]")
    story.says("company", "company", "that 260 people were aboard", stance="deny")
    story.figure("one", "said [260] people", 260, 260, said="judge", measure=("aboard",))
    story.figure("two", "that [260] people", 260, 260, said="company", measure=("aboard",), modality="denied")
    assert relations(story) == {("company", "deny", "judge", "content")}
