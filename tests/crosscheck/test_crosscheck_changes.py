"""What a reader believes has changed in a story that was published again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training.quoting import find

from sayso.crosscheck.versions import Changes, changes_between
from sayso.records import Article, Attribution, Block, Figure, Reading, Span, content_id, text_sha256

LEAD = "A ferry with 40 people aboard sank off Harbour Point on Monday."
DENIAL = "The mayor, Ilse Vorn, denied that the boat had been unsafe."
RESCUE = "She told reporters that 96 passengers were saved by a trawler."
QUOTE = "“We will not rest until the last of them is found,” Captain Ida Moll said."
STORY = (LEAD, f"{DENIAL} {RESCUE}", QUOTE)


def version(*blocks: str | tuple[str, str], **slots: Any) -> Article:
    """Return an article of these paragraphs, or of blocks of another kind."""
    named = [("paragraph", block) if isinstance(block, str) else block for block in blocks]
    text = "\n\n".join(words for _, words in named)
    made, start = [], 0
    for kind, words in named:
        made.append(Block(kind, start, start + len(words)))  # type: ignore[arg-type]  # the tests' own kinds
        start += len(words) + 2
    sha = text_sha256(text)
    return Article(
        id=content_id(text), path="ferry.html", text=text, sha256=sha, text_sha256=sha, blocks=tuple(made), **slots
    )


def said(article: Article, source: str, words: str, **slots: Any) -> Attribution:
    pieces = tuple(Span(*place) for place in find(words, article.text))
    text = " … ".join(piece.cut(article.text) for piece in pieces)
    given: dict[str, Any] = {"stance": "assert", "chain": (source,)} | slots
    return Attribution(
        id=content_id(article.id, source, words), article=article.id, pieces=pieces, text=text, source=source,
        source_pieces=(), source_kind="named", cue_pieces=(), cue="said", manner="indirect", **given,
    )  # fmt: skip


def counted(article: Article, words: str, lo: float, **slots: Any) -> Figure:
    [(start, end)] = find(words, article.text)
    given: dict[str, Any] = {"hi": lo, "qualifier": "exact", "unit": "person", "counted": "people"} | slots
    return Figure(
        id=content_id(article.id, words, start), article=article.id, start=start, end=end, text=words, lo=lo, **given
    )


def between(old: Article | Reading, new: Article | Reading) -> Changes:
    readings = [one if isinstance(one, Reading) else Reading(one) for one in (old, new)]
    return changes_between(readings[0], readings[1])


def told(changes: Changes) -> list[tuple[str, str | None, str | None]]:
    """Return the passages as words."""
    old, new = changes.old.text, changes.new.text
    return [
        (one.change, one.old and one.old.cut(old).strip(), one.new and one.new.cut(new).strip())
        for one in changes.passages
    ]


def test_a_new_advertisement_may_look_like_a_change_of_the_story() -> None:
    old = version(("title", "Ferry sinks"), *STORY, ("furniture", "Buy a boat now"), ("related", "Cat found"))
    new = version(("title", "Ferry sinks"), ("related", "Dog lost"), *STORY, ("furniture", "Sell your boat"))
    readings = [
        Reading(one, (said(one, "Ilse Vorn", "the boat had been unsafe"),), (counted(one, "96 passengers", 96),))
        for one in (old, new)
    ]
    changes = between(*readings)
    assert told(changes) == []
    assert (changes.article, changes.attributions, changes.figures) == ((), (), ())


def test_what_stands_beside_the_story_may_be_said_to_have_come_and_gone() -> None:
    story = version(*STORY, ("related", "Ferry: 12 hurt, police said"))
    reading = Reading(story, (said(story, "police", "12 hurt"),), (counted(story, "12 hurt", 12),))
    changes = between(reading, reading)
    assert (changes.attributions, changes.figures, changes.passages) == ((), (), ())


def test_another_number_may_be_another_figure() -> None:
    old, new = version(*STORY), version(*(block.replace("96", "69") for block in STORY))
    changes = between(
        Reading(old, (), (counted(old, "40 people", 40), counted(old, "96 passengers", 96))),
        Reading(new, (), (counted(new, "40 people", 40), counted(new, "69 passengers", 69))),
    )
    assert told(changes) == [("reworded", RESCUE, RESCUE.replace("96", "69"))]
    [figure] = changes.figures
    assert figure.change == "changed"
    assert [(slot.name, slot.old, slot.new) for slot in figure.slots] == [("lo", 96, 69), ("hi", 96, 69)]


def test_a_bound_that_came_before_a_number_may_be_overlooked() -> None:
    old, new = version("He counted 12 boats."), version("He counted at least 12 boats.")
    changes = between(
        Reading(old, (), (counted(old, "12 boats", 12),)),
        Reading(new, (), (counted(new, "at least 12 boats", 12, hi=None, qualifier="at_least"),)),
    )
    assert told(changes) == [("reworded", "He counted 12 boats.", "He counted at least 12 boats.")]
    [figure] = changes.figures
    assert {slot.name: slot.new for slot in figure.slots} == {"hi": None, "qualifier": "at_least"}


def test_a_quotation_in_other_words_may_be_another_quotation() -> None:
    old, new = version(*STORY), version(*(block.replace("will not rest", "shall not sleep") for block in STORY))
    changes = between(
        Reading(old, (said(old, "Ida Moll", "We will not rest until the last of them is found"),)),
        Reading(new, (said(new, "Ida Moll", "We shall not sleep until the last of them is found"),)),
    )
    assert [change for change, _, _ in told(changes)] == ["reworded"]
    [one] = changes.attributions
    assert (one.change, [slot.name for slot in one.slots]) == ("changed", ["text"])
    assert one.slots[0].new == "We shall not sleep until the last of them is found"


def test_the_same_words_of_somebody_else_may_be_called_the_same() -> None:
    old, new = version("The coast guard said that nobody was hurt."), version("The owner said that nobody was hurt.")
    changes = between(
        Reading(old, (said(old, "coast guard", "that nobody was hurt"),)),
        Reading(new, (said(new, "owner", "that nobody was hurt"),)),
    )
    [one] = changes.attributions
    assert {slot.name: (slot.old, slot.new) for slot in one.slots} == {
        "source": ("coast guard", "owner"),
        "chain": (("coast guard",), ("owner",)),
    }


def test_a_paragraph_further_up_may_be_one_that_went_and_one_that_came() -> None:
    old, new = version(*STORY), version(STORY[2], *STORY[:2])
    changes = between(
        Reading(old, (said(old, "Ida Moll", "the last of them is found"),), (counted(old, "40 people", 40),)),
        Reading(new, (said(new, "Ida Moll", "the last of them is found"),), (counted(new, "40 people", 40),)),
    )
    assert told(changes) == [("moved", QUOTE, QUOTE)]
    assert (changes.attributions, changes.figures) == ((), ())


def test_sentences_that_moved_together_may_be_told_one_by_one() -> None:
    changes = between(version(LEAD, f"{DENIAL} {RESCUE}", QUOTE), version(LEAD, QUOTE, f"{DENIAL} {RESCUE}"))
    assert told(changes) in (
        [("moved", QUOTE, QUOTE)],
        [("moved", f"{DENIAL} {RESCUE}", f"{DENIAL} {RESCUE}")],
    )


def test_a_denial_that_went_may_be_taken_for_one_that_was_reworded() -> None:
    left = "The mayor, Ilse Vorn, told reporters that 96 passengers were saved by a trawler."
    old, new = version(LEAD, f"{DENIAL} {RESCUE}", QUOTE), version(LEAD, left, QUOTE)
    rescued = "96 passengers were saved by a trawler"
    changes = between(
        Reading(
            old,
            (
                said(old, "Ilse Vorn", "the boat had been unsafe", stance="deny"),
                said(old, "Ilse Vorn", rescued),
            ),
        ),
        Reading(new, (said(new, "Ilse Vorn", rescued),)),
    )
    assert sorted(told(changes)) == sorted([("removed", DENIAL, None), ("reworded", RESCUE, left)])
    [gone] = changes.attributions
    assert (gone.change, gone.new) == ("removed", None)
    assert gone.old is not None and gone.old.text == "the boat had been unsafe"


def test_a_notice_of_a_correction_may_be_a_sentence_like_any_other() -> None:
    notice = "Correction: An earlier version gave 69 passengers. They were 96."
    changes = between(version(*STORY), version(*STORY, ("correction", notice)))
    assert told(changes) == [("corrected", None, notice)]
    later = "Correction: An earlier version gave 69 passengers. The captain was misnamed, too."
    again = between(version(*STORY, ("correction", notice)), version(*STORY, ("correction", later)))
    assert ("corrected", None, later) in told(again)
    assert between(version(*STORY, ("correction", notice)), version(*STORY, ("correction", notice))).passages == ()


def test_what_the_page_says_of_itself_may_go_unnoticed() -> None:
    old = version(*STORY, title="Ferry sinks", authors=("Ana Ruiz",), modified="2025-10-15")
    new = version(*STORY, title="Ferry sinks, 2 missing", authors=("Ana Ruiz", "Li Wei"), modified="2025-10-16")
    assert [(slot.name, slot.new) for slot in between(old, new).article] == [
        ("title", "Ferry sinks, 2 missing"),
        ("authors", ("Ana Ruiz", "Li Wei")),
        ("modified", "2025-10-16"),
    ]


def test_a_figure_inside_a_word_may_be_lost_between_two_equal_texts() -> None:
    story = version("The crew lost 7-4, 2‘9_5‘ of them, old.")
    figures = tuple(
        Figure(
            id=f"f{at}", article=story.id, start=at, end=at + 1, text=story.text[at], lo=at, hi=at, qualifier="exact"
        )
        for at, character in enumerate(story.text)
        if character.isdigit()
    )
    assert len(figures) == 5
    assert between(Reading(story, (), figures), Reading(story, (), figures)).figures == ()


def test_figures_of_other_units_may_take_each_others_place() -> None:
    old, new = version("It cost 12 dollars."), version("It cost 12 lives.")
    changes = between(
        Reading(old, (), (counted(old, "12 dollars", 12, unit="USD"),)),
        Reading(new, (), (counted(new, "12 lives", 12, unit="person"),)),
    )
    assert sorted(one.change for one in changes.figures) == ["added", "removed"]


def test_a_story_that_was_replaced_may_be_called_reworded() -> None:
    other = "Nobody won the chess match in Orsk yesterday; both players fell asleep."
    changes = between(version(LEAD), version(other))
    assert sorted(told(changes)) == sorted([("removed", LEAD, None), ("added", None, other)])


def sentences(count: int, seen: str = "boats") -> list[str]:
    return [f"Witness {n} of harbour {n * 7} said that {n * 3} {seen} were at pier {n}." for n in range(count)]


def test_a_very_long_story_may_cost_a_comparison_of_each_word_with_each() -> None:
    long = sentences(2_000)
    edited = [*long[:700], "A line that nobody had seen before stands here now.", *long[701:1_500], *long[1_501:]]
    changes = told(between(version(*long), version(*edited)))
    assert sorted(change for change, _, _ in changes) == ["added", "removed", "removed"]
    # Everything in other words, nothing in common at all, and one line again and again.
    shorter = sentences(2_000, "vessels")
    assert {change for change, _, _ in told(between(version(*long), version(*shorter)))} == {"reworded"}
    strange = [f"Nobody{n} won{n} chess{n} matches{n} yesterday{n}!" for n in range(2_000)]
    changes = told(between(version(*long), version(*strange)))
    assert sorted(change for change, _, _ in changes) == ["added"] * 2_000 + ["removed"] * 2_000
    same = ["Advertisement"] * 2_000
    assert told(between(version(*same), version(*same[:-1]))) == [("removed", "Advertisement", None)]


def test_a_table_without_a_full_stop_may_be_one_sentence_of_fifty_thousand_words() -> None:
    cells = [f"{n % 90} , {n % 7} boats" for n in range(12_000)]
    old, new = version(" ".join(cells)), version(" ".join([*cells[:6_000], "none", *cells[6_001:]]))
    assert {change for change, _, _ in told(between(old, new))} == {"reworded"}


# Any two versions

SENTENCES = (LEAD, DENIAL, RESCUE, QUOTE, "Nobody was hurt.", "7-4, he said.", "… …", "Yes.", "中文，他说。", "12 _ 12")
KINDS = ("paragraph", "paragraph", "quote", "furniture", "correction", "title")
articles = st.lists(
    st.tuples(st.sampled_from(KINDS), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)),
    min_size=1,
    max_size=6,
).map(lambda blocks: version(*blocks))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Draw an article with records anywhere in it, across words and over each other."""
    article = draw(articles)

    def span() -> tuple[int, int]:
        start = draw(st.integers(0, len(article.text) - 1).filter(lambda at: not article.text[at].isspace()))
        return start, draw(st.integers(start + 1, len(article.text)))

    def cut(number: int) -> tuple[str, int, int]:
        start, end = span()
        return f"{number}", start, end

    places = [cut(number) for number in range(draw(st.integers(0, 5)))]
    attributions = tuple(
        Attribution(
            id=f"a{name}",
            article=article.id,
            pieces=(Span(start, end),),
            text=article.text[start:end],
            source=name,
            source_pieces=(),
            source_kind="named",
            cue_pieces=(),
            cue="said",
            manner="indirect",
            stance="assert",
        )
        for name, start, end in places
    )
    figures = tuple(
        Figure(
            id=f"f{name}",
            article=article.id,
            start=start,
            end=end,
            text=article.text[start:end],
            lo=float(name),
            hi=float(name),
            qualifier="exact",
        )
        for name, start, end in places
    )
    return Reading(article, attributions, figures)


@given(readings())
@settings(max_examples=150, deadline=None)
def test_nothing_may_have_changed_and_yet_something_be_told(reading: Reading) -> None:
    changes = changes_between(reading, reading)
    assert (changes.passages, changes.attributions, changes.figures, changes.article) == ((), (), (), ())


@given(readings(), readings())
@settings(max_examples=150, deadline=None)
def test_a_record_may_be_told_twice_or_not_at_all(old: Reading, new: Reading) -> None:
    changes = changes_between(old, new)
    for found in (changes.attributions, changes.figures):
        befores = [one.old.id for one in found if one.old is not None]
        afters = [one.new.id for one in found if one.new is not None]
        assert len(set(befores)) == len(befores) and len(set(afters)) == len(afters)
        came, went = (sum(one.change == kind for one in found) for kind in ("added", "removed"))
        assert all((one.old is None) == (one.change == "added") for one in found)
        assert all((one.new is None) == (one.change == "removed") for one in found)
        assert abs(came - went) <= 5
    for passage in changes.passages:
        assert passage.old is None or 0 <= passage.old.start < passage.old.end <= len(old.article.text)
        assert passage.new is None or 0 <= passage.new.start < passage.new.end <= len(new.article.text)


@pytest.mark.parametrize("story", [(LEAD,), STORY, (DENIAL, DENIAL, DENIAL)])
def test_a_story_may_share_nothing_with_an_empty_page(story: tuple[str, ...]) -> None:
    assert {change for change, _, _ in told(between(version(*story), version()))} == {"removed"}
    assert {change for change, _, _ in told(between(version(), version(*story)))} == {"added"}


def test_an_outlet_with_a_new_name_may_seem_to_have_changed_every_claim() -> None:
    old, new = version(*STORY, outlet="Windward Lantern"), version(*STORY, outlet="The Lantern")
    chains = ("Ilse Vorn", "Windward Lantern"), ("Ilse Vorn", "The Lantern")
    readings = [
        Reading(one, (said(one, "Ilse Vorn", "the boat had been unsafe", chain=chain),))
        for one, chain in zip((old, new), chains, strict=True)
    ]
    found = between(*readings)
    assert [(slot.name, slot.old, slot.new) for slot in found.article] == [
        ("outlet", "Windward Lantern", "The Lantern")
    ]
    assert found.attributions == ()
