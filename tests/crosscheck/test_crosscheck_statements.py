"""Who says the same again, in which words, who else says it, and what a denial denies."""

from __future__ import annotations

import time

import pytest
from tellings import Telling, named

from sayso.crosscheck import relate
from sayso.records import Relation

Names = set[tuple[str, str, str, str | None]]


def found_in(*tellings: Telling) -> list[Relation]:
    return list(relate([telling.reading for telling in tellings]))


def relations(*tellings: Telling) -> Names:
    return {named(relation) for relation in found_in(*tellings)}


def test_one_denial_quoted_in_two_wordings_drifts_with_its_difference():
    story = Telling(
        "The regime insists “Cuba takes no part with its soldiers in wars abroad.”\n\n"
        "Answer: The regime insists “Cuba does not send its soldiers to wars abroad.”"
    )
    story.says("body", "Cuban government", "“Cuba takes no part with its soldiers in wars abroad.”", "deny")
    story.says("answer", "Cuban government", "“Cuba does not send its soldiers to wars abroad.”", "deny")
    [relation] = found_in(story)
    assert named(relation) == ("answer", "drift", "body", "quote")
    assert "Cuba [takes no part with → does not send] its soldiers [in → to] wars abroad" in relation.why


def test_a_quotation_in_the_same_words_is_a_repeat_though_it_is_shorter():
    story = Telling("Title: “She was full before noon”\n\n“She was full before noon,” Velk said. “I rang the company.”")
    story.says("title", "Mara Velk", "[“She was full before noon”]\n")
    story.says("body", "Mara Velk", "[“She was full before noon,”] Velk said. [“I rang the company.”]")
    assert relations(story) == {("title", "repeat", "body", None)}


def test_the_same_words_from_another_mouth_have_swapped_their_source():
    line = "the bridge had been closed for repairs since the storm"
    story = Telling(f"The mayor said that {line}.\n\nOfficials said that {line}.")
    story.says("mayor", "Ana Rell", f"mayor said [that {line}]").says(
        "officials", "officials", f"Officials said [that {line}]"
    )
    assert relations(story) == {("officials", "drift", "mayor", "source")}


def test_the_same_content_in_other_words_is_a_second_voice():
    story = Telling(
        "Parents still want neighbourhood schools, the union said.\n\n"
        "The families still want their neighbourhood schools, Ana Rell said."
    )
    story.says("union", "union", "Parents still want neighbourhood schools")
    story.says("rell", "Ana Rell", "The families still want their neighbourhood schools")
    assert relations(story) == {("rell", "corroborate", "union", None)}


@pytest.mark.parametrize(("again", "is_one"), [("Rell", True), ("Ana Rell", True), ("Otto Rell", False)])
def test_a_surname_alone_is_its_bearer(again, is_one):
    story = Telling("The bridge is closed for repairs, Ana Rell said. The closed bridge needs repairs, Rell said.")
    story.says("one", "Ana Rell", "The bridge is closed for repairs").says(
        "two", again, "The closed bridge needs repairs"
    )
    assert (("two", "repeat", "one", None) in relations(story)) is is_one


def test_a_denial_answers_the_charge_with_which_it_shares_a_word():
    story = Telling(
        "Kyiv denounced the involvement of Cubans in the war. Havana denied its involvement in recruitment. "
        "Analysts said the harvest was poor."
    )
    story.says("charge", "Kyiv", "the involvement of Cubans in the war", "accuse")
    story.says("denial", "Havana", "its involvement in recruitment", "deny")
    story.says("harvest", "analysts", "the harvest was poor")
    assert relations(story) == {("denial", "deny", "charge", "content")}


@pytest.mark.parametrize(
    ("denial", "stance", "slots", "type_"),
    [
        ("this", "deny", {}, "deny"),
        ("the accusation", "deny", {}, "deny"),
        ("the claim", "confirm", {"negated": True}, "withhold"),
        ("the report", "decline", {}, "withhold"),
    ],
)
def test_words_that_only_point_answer_the_statement_before(denial, stance, slots, type_):
    story = Telling(f"Relatives accuse the guard of having waited for hours. The guard does so to {denial}.")
    story.says("charge", "relatives", "having waited for hours", "accuse")
    story.says("answer", "guard", f"to [{denial}].", stance, **slots)
    assert relations(story) == {("answer", type_, "charge", "content")}


def test_his_account_begins_with_its_first_sentence():
    story = Telling(
        "The vests were locked away, a rescuer said. “We broke it open,” he said. Two confirmed his account."
    )
    story.says("vests", "rescuer", "The vests were locked away").says("open", "rescuer", "“We broke it open,”")
    story.says("confirmed", "colleagues", "his account", "confirm")
    assert relations(story) == {("confirmed", "corroborate", "vests", None)}


def test_a_figure_that_is_not_confirmed_is_the_one_with_that_number():
    story = Telling(
        "Velk said 260 people were aboard. Rask said 212 tickets were sold. The line did not confirm the figure of 260."
    )
    story.says("velk", "Mara Velk", "260 people were aboard").says("rask", "Edvin Rask", "212 tickets were sold")
    story.says("line", "Kestrin Lines", "the figure of 260", "confirm", negated=True)
    assert relations(story) == {("line", "withhold", "velk", "content")}


def test_who_rejects_a_denial_answers_the_denial_and_not_the_charge():
    story = Telling(
        "Papers say the ferry was overloaded. Kestrin denied that the ferry was overloaded. "
        "The judge rejected that denial."
    )
    story.says("papers", "papers", "say [the ferry was overloaded]", "accuse")
    story.says("kestrin", "Kestrin Lines", "denied [that the ferry was overloaded]", "deny")
    story.says("judge", "Petra Aune", "that denial", "deny")
    assert relations(story) == {("kestrin", "deny", "papers", "content"), ("judge", "deny", "kestrin", "content")}


def test_nobody_denies_himself_nor_what_he_has_not_heard_of():
    story = Telling(
        "The harbour is safe, Rell said. Rell denied that the harbour leaks oil. The army denied any part in the coup."
    )
    story.says("safe", "Ana Rell", "The harbour is safe")
    story.says("leak", "Ana Rell", "that the harbour leaks oil", "deny").says(
        "coup", "army", "any part in the coup", "deny"
    )
    assert relations(story) == set()


def test_what_the_whole_article_is_about_ties_no_two_statements():
    people = ["Ana", "Bo", "Cy", "Di", "Eli", "Fay"]
    lines = [f"Trump likes {thing}" for thing in ("trains", "rain", "boats", "maps", "tea", "chess")]
    story = Telling(
        ". ".join(f"{line}, {name} said" for line, name in zip(lines, people, strict=True))
        + ". Gus denied that Trump ran."
    )
    for line, name in zip(lines, people, strict=True):
        story.says(name, name, line)
    story.says("gus", "Gus", "that Trump ran", "deny")
    assert relations(story) == set()


def test_the_same_readings_give_the_same_relations():
    story = Telling("Relatives accuse the guard of having waited. The guard denies this.")
    story.says("charge", "relatives", "having waited", "accuse").says("denial", "guard", "this", "deny")
    assert found_in(story) == found_in(story)
    assert len({relation.id for relation in found_in(story)}) == 1


def test_no_records_no_relations():
    assert relate([]) == ()
    assert relate([Telling("Nobody says anything.").reading]) == ()


def test_four_times_the_records_take_no_more_than_about_four_times_the_work():
    def work(count: int) -> float:
        story = Telling(
            " ".join(f"The mayor denied that {n} people of town {n} were killed." for n in range(100, 100 + count))
        )
        for n in range(100, 100 + count):
            story.says(
                f"s{n}", f"mayor {n % 7}", f"[that {n} people of town {n} were killed]", "deny" if n % 2 else "assert"
            )
            story.figure(f"f{n}", f"that [{n}] people", n, n, measure=("killed",), originator=f"mayor {n % 7}")
        began = time.process_time()
        relate([story.reading])
        return time.process_time() - began

    work(20)
    # Quadratic work would be 16 times as much. The best of three: what else a process holds is collected now and then.
    least = {count: min(work(count) for _ in range(3)) for count in (200, 800)}
    assert least[800] < 9 * max(0.05, least[200])
