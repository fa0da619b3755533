"""What a reader believes the regions of a plain text are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import IntakeError
from sayso.intake import open_page
from sayso.intake.decode import decode
from sayso.records import Article, Page

EXAMPLE = Path(__file__).parents[3] / "shared" / "examples" / "cibercuba-military-alliance.txt"


def read(text: str | bytes, **options: object) -> Article:
    data = text.encode() if isinstance(text, str) else text
    return open_page(Page(data, "story.txt", "story.txt"), **options)  # type: ignore[arg-type]


def regions(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.span.cut(article.text)) for block in article.blocks]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in regions(read(text))]


LEAD = "A ferry with 40 people aboard sank off Harbour Point on Monday, the coast guard said in a statement."
MORE = "Nobody had expected the storm, and the harbour master said that the boat should never have left."


def test_a_header_is_metadata_and_only_its_title_is_a_block() -> None:
    text = (
        f"Title: Ferry sinks\r\nOUTLET: The Gull\r\nurl: https://gull.example/1\r\npublished: 2025-10-15\r\n\r\n{LEAD}"
    )
    article = read(text)
    assert article.text == text
    assert (article.title, article.outlet, article.published) == ("Ferry sinks", "The Gull", "2025-10-15")
    assert article.url == "https://gull.example/1"
    assert regions(article) == [("title", "Ferry sinks"), ("paragraph", LEAD)]


def test_a_speaker_is_not_a_header() -> None:
    text = f"Clinton: We will win, whatever they say.\n\n{LEAD}"
    article = read(text)
    assert article.text == text
    assert regions(article)[0][1] == "Clinton: We will win, whatever they say."


def test_a_wire_story_keeps_its_lead() -> None:
    lead = "HARBOUR POINT (AP) — A ferry sank on Monday, officials said."
    assert kinds(f"{lead}\n\n{MORE}") == ["paragraph", "paragraph"]
    assert kinds(f"Ferry sinks off Harbour Point\n\n{lead}\n\n{MORE}") == ["title", "paragraph", "paragraph"]
    assert kinds(f"Ferry sinks off Harbour Point\n\n{LEAD}\n\n{MORE}\n\n{MORE}") == ["title"] + ["paragraph"] * 3


def test_a_single_sentence_is_no_title() -> None:
    assert kinds("Police said that 40 people had died.") == ["paragraph"]
    assert kinds("Police said that 40 people had died.\n\nThe minister denied it.") == ["paragraph", "paragraph"]


def test_a_title_with_a_full_stop_is_still_a_title() -> None:
    assert kinds(f"Families of ferry victims speak out.\n\n{LEAD}")[0] == "title"


def test_a_dek_before_a_byline_is_no_claim() -> None:
    front = "Ferry sinks\n\nA storm took the town by surprise.\n\nBy Ana Ruiz and Li Wei\n\n15 October 2025"
    text = f"{front}\n\n{LEAD}\n\n{MORE}"
    assert kinds(text) == ["title", "dek", "byline", "dateline", "paragraph", "paragraph"]
    article = read(text)
    assert article.authors == ("Ana Ruiz", "Li Wei")
    assert article.published == "2025-10-15"


def test_a_caption_and_its_credit_share_a_line() -> None:
    line = "The pier in 2024 (Reference Image)Photo © X/Ana Ruiz"
    article = read(f"Ferry sinks\n\n{line}\n\n{LEAD}\n\n{MORE}")
    assert regions(article)[1:3] == [
        ("caption", "The pier in 2024 (Reference Image)"),
        ("credit", "Photo © X/Ana Ruiz"),
    ]


def test_labels_tags_corrections_and_bylines_are_no_paragraphs() -> None:
    text = "\n\n".join(
        [
            "Ferry sinks",
            LEAD,
            "Read more: The pier that nobody mended",
            "The harbour's long decline",
            MORE,
            "Correction: An earlier version gave the wrong day.",
            "Filed under:",
            "Harbours",
            "Storms",
            "© 2025 The Gull. All rights reserved.",
            "Harbour Post Editorial Team",
            "We are a team of journalists who report on the coast.",
        ]
    )
    article = read(text)
    assert [kind for kind, _ in regions(article)] == [
        "title", "paragraph", "related", "heading", "paragraph", "correction", "tags", "tags", "tags", "furniture",
        "byline", "furniture",
    ]  # fmt: skip
    assert article.outlet == "Harbour Post"


def test_questions_are_not_the_outlets_claims() -> None:
    questions = f"Frequently asked questions about the ferry\n\nWho was aboard?\n\n{LEAD}\n\nWhy?\n\n{MORE}"
    text = f"Ferry sinks\n\n{LEAD}\n\n{questions}"
    assert kinds(text)[2:] == ["heading", "faq_question", "faq_answer", "faq_question", "faq_answer"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Ferry sinks\n\nA ferry with 40 people aboard sank off Harbour Point on Monday, the coast\n"
        "guard said in a statement, adding that the search would go on until the end\n"
        "of the week.\n\nNobody had expected the storm.\n"
    )
    assert kinds(text) == ["title", "paragraph", "paragraph"]


def test_one_paragraph_a_line_needs_no_blank_lines() -> None:
    assert kinds(f"Ferry sinks\n{LEAD} {MORE}\n{MORE} {LEAD}\n{MORE}") == ["title"] + ["paragraph"] * 3


def test_lines_of_equal_length_that_end_their_sentences_are_paragraphs() -> None:
    line = "A ferry sank off Harbour Point on Monday, the coast guard said."
    assert kinds("\n".join([line] * 4)) == ["paragraph"] * 4


def test_list_items_stay_apart() -> None:
    assert kinds(f"{LEAD} They asked for:\n- more boats\n- more crews\n- a new pier") == ["paragraph"] + ["list"] * 3


def test_the_outlet_is_the_one_that_is_given_first() -> None:
    text = f"outlet: The Gull\n\n{LEAD}"
    assert read(text, outlet="The Tern").outlet == "The Tern"
    assert read(f"url: https://www.gull.example/1\n\n{LEAD}").outlet == "gull.example"
    assert read(LEAD).outlet is None


def test_plain_makes_everything_a_paragraph() -> None:
    article = read(f"Ferry sinks\n\nBy Ana Ruiz\n\n{LEAD}", plain=True)
    assert {kind for kind, _ in regions(article)} == {"paragraph"}


def test_the_real_article_has_its_regions() -> None:
    if not EXAMPLE.exists():
        pytest.skip("the example article is not here")
    article = open_page(Page(EXAMPLE.read_bytes(), "example.txt", "example.txt"))
    found = [block.kind for block in article.blocks]
    assert found[:6] == ["title", "dek", "caption", "credit", "related", "paragraph"]
    assert (found.count("heading"), found.count("faq_question"), found.count("faq_answer")) == (3, 4, 4)
    assert found[-3:] == ["tags", "byline", "furniture"]
    assert (article.outlet, article.authors) == ("CiberCuba", ("CiberCuba Editorial Team",))


LINES = st.sampled_from(
    ["Title here", "", "By Ana Ruiz", "Tags:", "Who?", "FAQ", "- item", "# Head", "> quote",
     "Photo: X", "Update: it sank.",
     "\r\n", "\x00", "\u2028", "e\u0301 🇺🇦", "\u200f", "— Ana", "url: x", LEAD]
)  # fmt: skip


@given(st.lists(LINES | st.text(max_size=40)).map("\n".join) | st.binary(max_size=300))
def test_blocks_of_any_text_are_ordered_apart_and_not_empty(source: str | bytes) -> None:
    data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    try:
        article = read(data)
    except IntakeError:
        return
    assert article.text == decode(data).text
    last = 0
    for block in article.blocks:
        assert last <= block.start < block.end <= len(article.text)
        assert block.span.cut(article.text).strip()
        last = block.end
    covered = "".join(block.span.cut(article.text) for block in article.blocks)
    assert len("".join(covered.split())) <= len("".join(article.text.split()))
