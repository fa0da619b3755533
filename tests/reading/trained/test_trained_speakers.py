"""Two people speak in a paragraph; the network, which looks at each cue by itself, gave one of them both quotations."""

from __future__ import annotations

from marked_spans import read_marked

OUTLET = "Bay Herald"


def said(text: str, marked: list[tuple[str, str, str]]) -> list[tuple[str | None, str]]:
    found = sorted(read_marked(text, OUTLET, marked).attributions, key=lambda one: one.cue_pieces)
    return [(one.source, one.text) for one in found]


def test_bob_does_not_say_what_ann_said_beside_her_name() -> None:
    text = "“He took the money,” Ann Roe said. “She took it,” Bob Hale said."
    marked = [
        ("Ann Roe", "said", "“He took the money,”"),
        ("Bob Hale", "said", "“He took the money,” … “She took it,”"),
    ]
    assert said(text, marked) == [("Ann Roe", "“He took the money,”"), ("Bob Hale", "“She took it,”")]


def test_whoever_tells_of_the_other_keeps_both() -> None:
    text = "“Ann told me, ‘He took it,’” Bob Hale said."
    marked = [("Ann", "told", "‘He took it,’"), ("Bob Hale", "said", "“Ann told me, ‘He took it,’”")]
    assert said(text, marked) == [("Ann", "‘He took it,’"), ("Bob Hale", "“Ann told me, ‘He took it,’”")]


def test_who_denies_it_says_none_of_what_was_said_before() -> None:
    text = "“Hale took the money,” Ann Roe said. Bob Hale denies it."
    marked = [("Ann Roe", "said", "“Hale took the money,”"), ("Bob Hale", "denies", "“Hale took the money,”")]
    assert said(text, marked) == [("Ann Roe", "“Hale took the money,”"), ("Bob Hale", "it")]


def test_a_quotation_in_two_parts_stays_one_speaker_s() -> None:
    text = "“The dam is safe,” Ann Roe said, “but the road is not.”"
    marked = [("Ann Roe", "said", "“The dam is safe,” … “but the road is not.”")]
    assert said(text, marked) == [("Ann Roe", "“The dam is safe,” … “but the road is not.”")]


def test_the_second_of_two_speakers_may_stand_alone() -> None:
    text = "On Monday the Norland council and the Velk union denounced the plan."
    [found] = read_marked(text, OUTLET, [("the Velk union", "denounced", "the plan")]).attributions
    assert found.sources == ("Norland council", "Velk union")


def test_the_word_that_brings_a_source_in_is_none_of_its_name() -> None:
    text = "The dam leaks, the Gull reported, citing Ana Velk. It is old, according to a note by Edvin Rask."
    marked = [("citing Ana Velk", "reported", "The dam leaks"), ("by Edvin Rask", "according to a note", "It is old")]
    assert [source for source, _ in said(text, marked)] == ["Ana Velk", "Edvin Rask"]


def test_who_denied_saying_it_is_not_made_to_demand_it() -> None:
    text = "Peter Voss was in court. Voss denied saying “Kill them all.”"
    [found] = read_marked(text, OUTLET, [("Voss", "denied saying", "“Kill them all.”")]).attributions
    assert (found.source, found.stance, found.negated) == ("Peter Voss", "deny", False)


def test_what_he_denies_to_have_said_is_negated_where_it_stands_alone() -> None:
    text = "Peter Voss denied having said that the dam was safe."
    [found] = read_marked(text, OUTLET, [("Peter Voss", "having said", "that the dam was safe")]).attributions
    assert found.negated


def test_reed_but_not_cole_is_reed() -> None:
    text = "Omar Reed, but not Ida Cole, said the jury was biased."
    [found] = read_marked(text, OUTLET, [("Omar Reed, but not Ida Cole,", "said", "the jury was biased")]).attributions
    assert found.source == "Omar Reed"


def test_a_woman_s_name_is_not_he() -> None:
    text = "Carl Lund met Dana Holt. Anna Keller stood by. “They fired at my car,” he said."
    [found] = read_marked(text, OUTLET, [("he", "said", "“They fired at my car,”")]).attributions
    assert found.source != "Anna Keller"


def test_the_second_half_of_a_toll_is_on_the_same_word() -> None:
    text = "At least 31 people died, according to the Northern Water Authority, and 12 are missing."
    marked = [("the Northern Water Authority", "according to", "At least 31 people died")]
    assert said(text, marked) == [("Northern Water Authority", "At least 31 people died … and 12 are missing")]
