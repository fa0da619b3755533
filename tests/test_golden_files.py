"""The golden files measure the product, so a slip in one would be believed: here they are checked themselves."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest

from golden import GoldenError, QuoteError, find, load, load_relations, stories
from golden.loader import SILENT_BLOCKS, example_path, golden_table
from sayso.records import Attribution, Figure, Reading, Span, cut_pieces, from_wire, to_wire

EXAMPLES = Path(__file__).parent.parent / "examples"
STORIES = stories()


@cache
def text_of(story: str) -> str:
    """Return a story's text: a text file unchanged, a page's body with its white space collapsed."""
    path = example_path(story)
    if path.suffix == ".txt":
        return path.read_bytes().decode("utf-8")
    body = lxml.html.fromstring(path.read_bytes()).find("body")
    return " ".join(body.text_content().split())


@cache
def reading_of(story: str) -> Reading:
    return load(story, text_of(story))


@pytest.fixture(params=STORIES)
def reading(request: pytest.FixtureRequest) -> Reading:
    return reading_of(request.param)


def test_every_example_has_a_golden_file() -> None:
    written = {path.relative_to(EXAMPLES.parent).as_posix() for path in EXAMPLES.glob("*/*.*")}
    assert written == {golden_table(story)["article"]["path"] for story in STORIES}


def test_every_golden_record_survives_the_wire(reading: Reading) -> None:
    for record in reading.records():
        assert from_wire(to_wire(record)) == record


def test_every_golden_span_cuts_exactly_its_text(reading: Reading) -> None:
    text = reading.article.text
    for found in reading.attributions:
        assert cut_pieces(found.pieces, text) == found.text
        assert cut_pieces(found.cue_pieces, text) == found.cue
    for measured in (*reading.figures, *reading.dates):
        assert text[measured.start : measured.end] == measured.text


def test_golden_spans_have_no_ragged_ends(reading: Reading) -> None:
    text = reading.article.text
    for found in reading.attributions:
        for piece in (*found.pieces, *found.source_pieces, *found.cue_pieces):
            assert piece.cut(text) == piece.cut(text).strip(), found.id
            assert not re.match(r"\w\w", text[max(piece.start - 1, 0) : piece.start + 1]), found.id
            assert not re.match(r"\w\w", text[piece.end - 1 : piece.end + 1]), found.id


def test_the_parts_of_a_golden_attribution_do_not_overlap(reading: Reading) -> None:
    for found in reading.attributions:
        parts = sorted((*found.pieces, *found.source_pieces, *found.cue_pieces))
        assert not any(one.meets(two) for one, two in pairwise(parts)), found.id


def test_golden_blocks_do_not_overlap(reading: Reading) -> None:
    for one, two in pairwise(reading.article.blocks):
        assert one.end <= two.start, (one, two)


def test_nobody_speaks_outside_the_blocks_or_in_the_furniture(reading: Reading) -> None:
    for found in (*reading.attributions, *reading.figures):
        assert found.block is not None, found.id
        assert found.block not in SILENT_BLOCKS | {"heading", "byline", "credit", "faq_question"}, found.id
    for date in reading.dates:
        block = reading.article.block_at(date.start)
        assert block is not None and block.kind not in SILENT_BLOCKS, date.id


def test_every_chain_runs_from_the_source_to_the_outlet(reading: Reading) -> None:
    for found in reading.attributions:
        assert found.chain[-1] == reading.article.outlet, found.id
        assert found.chain[0] == (found.source or "unknown"), found.id
        assert len(set(found.chain)) == len(found.chain), found.id
        assert (found.source is None) == (found.source_kind == "unknown"), found.id
        assert bool(found.source_pieces) == (found.source is not None), found.id


def test_manner_agrees_with_the_quotation_marks(reading: Reading) -> None:
    for found in reading.attributions:
        marks = re.findall(r"[\"“”‘]|’(?!\w)", found.text)
        if found.manner == "indirect":
            assert not marks, found.id
        else:
            assert marks, found.id
            assert found.manner == "mixed" or (found.text[0] in '"“‘' and found.text[-1] in '"”’'), found.id


def test_a_refusal_is_not_also_negated(reading: Reading) -> None:
    assert not [found.id for found in reading.attributions if found.negated and found.stance == "decline"]


def test_every_golden_figure_keeps_its_bounds_as_its_qualifier_says(reading: Reading) -> None:
    ends = {
        "exact": (True, True), "about": (True, True), "range": (True, True), "vague": (False, False),
        "at_least": (True, False), "more_than": (True, False), "at_most": (False, True), "less_than": (False, True),
    }  # fmt: skip
    for figure in reading.figures:
        assert (figure.lo is not None, figure.hi is not None) == ends[figure.qualifier], figure.id
        if figure.qualifier in ("exact", "about"):
            assert figure.lo == figure.hi, figure.id
        if figure.qualifier == "range":
            assert figure.lo is not None and figure.hi is not None and figure.lo < figure.hi, figure.id


def test_figures_refer_to_records_that_hold_them(reading: Reading) -> None:
    attributions = {found.id: found for found in reading.attributions}
    figures = {figure.id: figure for figure in reading.figures}
    for figure in reading.figures:
        assert figure.chain[0] == figure.originator, figure.id
        if figure.attribution is not None:
            holder = attributions[figure.attribution]
            assert any(piece.covers(Span(figure.start, figure.end)) for piece in holder.pieces), figure.id
            assert figure.chain == holder.chain, figure.id
        if figure.part_of is not None:
            whole = figures[figure.part_of]
            assert figure.unit == whole.unit, figure.id
            assert (figure.lo or 0) <= (whole.hi if whole.hi is not None else float("inf")), figure.id


def test_a_figure_inside_a_content_belongs_to_the_narrowest_one(reading: Reading) -> None:
    for figure in reading.figures:
        holders = [
            found.id
            for found in sorted(reading.attributions, key=_width)
            if any(piece.covers(Span(figure.start, figure.end)) for piece in found.pieces)
        ]
        assert figure.attribution == (holders[0] if holders else None), figure.id


def _width(found: Attribution) -> int:
    return sum(piece.end - piece.start for piece in found.pieces)


def test_every_golden_date_has_a_value_with_its_basis_or_a_reason(reading: Reading) -> None:
    for date in reading.dates:
        assert (date.value is not None) == (date.basis is not None), date.id
        assert date.value is not None or date.open is not None, date.id


def test_every_golden_actor_is_mentioned(reading: Reading) -> None:
    for actor in reading.actors:
        assert actor.mentions, actor.id
        assert all(mention.article == reading.article.id for mention in actor.mentions)


def test_every_named_source_is_an_actor(reading: Reading) -> None:
    actors = {actor.name for actor in reading.actors}
    for found in reading.attributions:
        if found.source_kind in ("named", "outlet"):
            members = found.sources or (found.source,)
            known = [name for name in members if name in actors]
            assert known, f"{found.id}: {members} is no [actor]"


EXAMPLE_STORIES = {
    "alliance": ("alliance",),
    "ferry": tuple(story for story in STORIES if story.startswith("ferry-")),
}


@pytest.mark.parametrize("example", EXAMPLE_STORIES)
def test_relations_join_records_that_exist(example: str) -> None:
    readings = {story: reading_of(story) for story in EXAMPLE_STORIES[example]}
    joined = load_relations(example, readings)
    for record in (
        *joined.claims, *joined.relations, *joined.origin_groups, *joined.links, *joined.upstreams
    ):  # fmt: skip
        assert from_wire(to_wire(record)) == record
    assert len({relation.id for relation in joined.relations}) == len(joined.relations)
    for group in joined.origin_groups:
        assert group.independent <= len({mention.origin for mention in group.mentions if mention.origin})


def _everything() -> list[Attribution | Figure]:
    return [record for story in STORIES for record in (*reading_of(story).attributions, *reading_of(story).figures)]


def test_the_examples_hold_every_stance_manner_and_kind_of_bound() -> None:
    attributions = [record for record in _everything() if isinstance(record, Attribution)]
    figures = [record for record in _everything() if isinstance(record, Figure)]
    assert {found.stance for found in attributions} == {
        "assert", "deny", "accuse", "estimate", "suggest", "confirm", "demand", "promise", "believe", "decline",
    }  # fmt: skip
    assert {found.manner for found in attributions} == {"direct", "mixed", "indirect"}
    assert {found.source_kind for found in attributions} == {"named", "unnamed", "outlet", "unknown"}
    assert any(found.negated for found in attributions)
    assert {len(found.chain) for found in attributions} >= {2, 3}
    assert {figure.qualifier for figure in figures} == {
        "exact", "at_least", "more_than", "at_most", "less_than", "about", "range", "vague",
    }  # fmt: skip
    assert {figure.change for figure in figures} == {None, "up", "down"}


def test_the_ferry_story_holds_every_relation_but_disparity() -> None:
    readings = {story: reading_of(story) for story in EXAMPLE_STORIES["ferry"]}
    assert {relation.type for relation in load_relations("ferry", readings).relations} == {
        "repeat", "corroborate", "refine", "update", "revise", "conflict", "drift", "deny", "withhold",
    }  # fmt: skip


def test_ninety_six_is_exact_though_the_figure_before_it_is_a_bound() -> None:
    figures = {figure.id: figure for figure in reading_of("alliance").figures}
    fighting, lost = figures["alliance/figure:fighting"], figures["alliance/figure:lost"]
    assert (fighting.lo, fighting.hi, fighting.qualifier) == (1076, None, "at_least")
    assert (lost.lo, lost.hi, lost.qualifier, lost.part_of) == (96, 96, "exact", fighting.id)
    assert lost.chain == ("GUR", "Kyiv Independent", "The Windward Lantern")


def test_a_golden_file_fits_another_layout_of_the_same_text() -> None:
    spread = re.sub(r" ", "\n\n", text_of("alliance"))
    again = load("alliance", spread, article_id="x")
    assert [found.text.split() for found in again.attributions] == [
        found.text.split() for found in reading_of("alliance").attributions
    ]
    assert again.attributions[0].id.startswith("x/")


def test_the_alliance_page_retells_the_real_article_in_words_of_its_own() -> None:
    real = EXAMPLES.parent.parent / "shared" / "examples" / "cibercuba-military-alliance.txt"
    if not real.exists():
        pytest.skip("the real article is no part of the project and is not beside it here")
    theirs, ours = (
        re.findall(r"\d[\d,]*|\w+", text.lower()) for text in (real.read_text(encoding="utf-8"), text_of("alliance"))
    )
    runs = {tuple(theirs[start : start + 5]) for start in range(len(theirs) - 4)}
    shared = {
        " ".join(ours[start : start + 5]) for start in range(len(ours) - 4) if tuple(ours[start : start + 5]) in runs
    }
    names = "ukrainian military intelligence gur cited by kyiv independent"
    assert {run for run in shared if run not in names} == set()


def test_words_that_stand_twice_need_their_neighbours() -> None:
    text = "he said it sank; she said it floats"
    assert find("she [said]", text) == (Span(21, 25),)
    assert find("[he] said [it sank]", text) == (Span(0, 2), Span(8, 15))
    assert find("he … sank", text) == (Span(0, 15),)
    with pytest.raises(QuoteError, match=r"'said' stands 2 times in the text: add words around the \[brackets\]."):
        find("said", text)
    with pytest.raises(QuoteError, match=r"'burned' does not stand in the text: quote it as it is written there\."):
        find("burned", text)


def test_a_text_without_the_quoted_words_is_refused_by_name() -> None:
    with pytest.raises(GoldenError, match=r"alliance.toml: .* does not stand in the text"):
        load("alliance", "another text")
