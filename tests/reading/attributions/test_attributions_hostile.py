"""Whatever the text, every span of an attribution cuts exactly what the record says, and nothing crashes."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso
from sayso.errors import IntakeError
from sayso.records import cut_pieces

PARTS = st.sampled_from(
    ["“", "”", '"', "„", "«", "»", "‘", "’", "''", "``", " said ", "Ana Velk", "Reuters", ", ", ". ", ": ", "; ",
     "\n\n", "according to ", "citing ", " that ", "the dam is safe", "he ", "which ", "told ", "quoted ",
     " as saying ", "by ", "denied ", "having ", "not ", "LONDON (AP) — ", "14:05 ", "per ", "his lawyer ", "😀",
     "e\u0301", "\u200f", "\x00", "(", ")", "—", "?", "asked whether ", "Nobody ", "media such as ", "and ",
     "report that ", "itself "]
)  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PARTS, min_size=1, max_size=25).map("".join))
def test_every_span_cuts_its_text_in_any_jumble_of_speech(text: str) -> None:
    try:
        reading = sayso.read_text(text, outlet="Bay Herald")
    except IntakeError:
        return  # no word in it
    whole = reading.article.text
    for found in reading.attributions:
        assert found.text == cut_pieces(found.pieces, whole)
        assert found.cue == cut_pieces(found.cue_pieces, whole)
        assert found.pieces and found.cue_pieces
        assert found.chain[-1] == "Bay Herald"
        spans = sorted((*found.pieces, *found.cue_pieces))
        assert all(one.end <= two.start for one, two in pairwise(spans))


@settings(max_examples=15, deadline=None)
@given(st.lists(PARTS, min_size=5, max_size=25).map("".join))
def test_the_same_text_is_read_the_same_twice(text: str) -> None:
    try:
        first = sayso.read_text(text)
    except IntakeError:
        return
    assert sayso.read_text(text) == first
