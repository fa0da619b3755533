"""Who says "I" inside a quotation is whoever is quoted, never the paper that quotes."""

from __future__ import annotations

import pytest
from marked_spans import read_marked

OUTLET = "Bay Herald"


@pytest.mark.parametrize(
    ("text", "marked", "sources"),
    [
        (
            "“I told the minister that the dam was unsafe,” Ana Velk said on Monday.",
            [
                ("I", "told", "that the dam was unsafe"),
                ("Ana Velk", "said", "“I told the minister that the dam was unsafe,”"),
            ],
            ["Ana Velk", "Ana Velk"],
        ),
        (
            "Ana Velk told reporters: “We believe that the dam will hold.”",
            [("Ana Velk", "told", "“We believe that the dam will hold.”"), ("We", "believe", "that the dam will hold")],
            ["Ana Velk", "Ana Velk"],
        ),
        (
            "“Rask says I deny a leak,” Ana Velk said.",
            [
                ("Rask", "says", "I deny a leak"),
                ("I", "deny", "a leak"),
                ("Ana Velk", "said", "“Rask says I deny a leak,”"),
            ],
            ["Rask", "Ana Velk", "Ana Velk"],
        ),
        (
            "“He told me, ‘I saw a leak,’” Ana Velk said of Edvin Rask.",
            [
                ("He", "told", "‘I saw a leak,’"),
                ("I", "saw", "a leak"),
                ("Ana Velk", "said", "“He told me, ‘I saw a leak,’”"),
            ],
            [None, None, "Ana Velk"],
        ),
        (
            "“I deny a leak,” it read.",
            [("I", "deny", "a leak")],
            [None],
        ),
    ],
)  # fmt: skip
def test_the_paper_is_not_made_to_say_what_a_speaker_says_of_herself(
    text: str, marked: list[tuple[str, str, str]], sources: list[str | None]
) -> None:
    found = sorted(read_marked(text, OUTLET, marked).attributions, key=lambda one: one.cue_pieces)
    assert [one.source for one in found] == sources
    assert all(one.chain[-1] == OUTLET and OUTLET not in one.chain[:-1] for one in found)


def test_our_report_outside_of_a_quotation_is_the_paper_s() -> None:
    text = "We reported on Monday that the dam was unsafe."
    (found,) = read_marked(text, OUTLET, [("We", "reported", "that the dam was unsafe")]).attributions
    assert (found.source, found.source_kind, found.chain) == (OUTLET, "outlet", (OUTLET,))
