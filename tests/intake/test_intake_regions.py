"""What a reader of a page could take for the story's own words, and what is said beside them."""

from __future__ import annotations

import pytest

from sayso.intake import open_page
from sayso.records import Page

STORY = [
    "A ferry with 40 people aboard sank off Harbour Point on Monday, the coast guard said in a statement.",
    "Nobody had expected the storm, and the harbour master said that the old boat should never have left.",
    "The ministry denied that it had been warned, and promised an inquiry into the accident before long.",
    "Divers found the wreck on Tuesday, some 30 metres below the surface, and began to look for survivors.",
    "The company that owns the boat did not answer questions, but said that its thoughts were with families.",
]
PARAGRAPHS = [f"<p>{words}</p>" for words in STORY]
PICTURE = '<img src="pier.jpg" alt="">'


def read_body(*parts: str, head: str = "") -> list[tuple[str, str]]:
    page = (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{''.join(parts)}</body></html>"
    )
    article = open_page(Page(page.encode("utf-8"), "page.html", "page.html"))
    return [(block.kind, block.span.cut(article.text)) for block in article.blocks]


def in_story(*parts: str) -> list[tuple[str, str]]:
    """Read a story with `parts` behind its second paragraph, and return the blocks that the story alone has not."""
    story = {("title", "Ferry sinks off Harbour Point"), *(("paragraph", words) for words in STORY)}
    title = "<h1>Ferry sinks off Harbour Point</h1>"
    found = read_body("<article>", title, *PARAGRAPHS[:2], *parts, *PARAGRAPHS[2:], "</article>")
    assert story <= set(found)
    return [block for block in found if block not in story]


def test_a_line_in_the_header_is_no_first_paragraph() -> None:
    found = read_body(
        "<header><h1>Ferry sinks off Harbour Point</h1>"
        "<p>Forty people were aboard, and nobody knows why the boat was at sea</p></header>"
        f"<div class='text'>{''.join(PARAGRAPHS)}</div>"
    )
    assert found[1] == ("dek", "Forty people were aboard, and nobody knows why the boat was at sea")
    assert found[2] == ("paragraph", STORY[0])


def test_a_subheading_of_the_headline_is_no_section() -> None:
    found = read_body(
        "<div class='top'><h1>Ferry sinks off Harbour Point</h1>"
        "<h2 class='article-sub-headline'>Forty aboard</h2></div>"
        f"<div class='text'>{''.join(PARAGRAPHS)}</div>"
    )
    assert found[1] == ("dek", "Forty aboard")


def test_a_dek_that_a_gallery_repeats_is_said_once() -> None:
    dek = "<p class='dek'>Forty people were aboard the old boat.</p>"
    found = read_body(
        f"<article><h1>Ferry sinks off Harbour Point</h1>{dek}<div>{PICTURE}</div>{dek}",
        f"<h4>Ferry sinks off Harbour Point</h4>{''.join(PARAGRAPHS)}</article>",
    )
    assert [kind for kind, _ in found[:3]] == ["title", "dek", "paragraph"]


def test_a_picture_outside_the_text_still_has_its_caption() -> None:
    """The body's own element does not hold it, and the page calls an element around both an advertisement's."""
    found = read_body(
        "<div class='page-ad-margins paywall'><main><h1>Ferry sinks off Harbour Point</h1>"
        f"<div class='lead'><figure>{PICTURE}<div class='figure-caption'>The pier before the storm</div>"
        "<div class='figure-credit'>(Ana Ruiz / Gull Press)</div></figure></div>"
        f"<div class='text'>{''.join(PARAGRAPHS)}</div></main></div>"
    )
    assert found[1:3] == [("caption", "The pier before the storm"), ("credit", "(Ana Ruiz / Gull Press)")]


def test_words_beside_a_picture_are_no_paragraph() -> None:
    found = in_story(f"<div class='media'>{PICTURE}<div class='media__footer'>The pier before the storm</div></div>")
    assert found == [("caption", "The pier before the storm")]


def test_a_teaser_with_a_picture_has_no_caption() -> None:
    teaser = f"<div class='box'>{PICTURE}<a href='/x'>Another boat is late</a><div>Its owner has no answer.</div></div>"
    assert "caption" not in [kind for kind, _ in in_story(teaser)]


def test_a_photographer_below_a_label_is_no_item_of_a_list() -> None:
    found = in_story(f"{PICTURE}<dl><dt>Foto:</dt><dd>archivo de Li Wei</dd></dl>")
    assert found == [("credit", "Foto:"), ("credit", "archivo de Li Wei")]


def test_a_pull_quote_repeats_the_story_and_is_a_quote() -> None:
    words = "The old boat should never have left"
    for tag in ("aside", "div"):
        assert in_story(f"<{tag} class='pull-quote'><p>{words}</p></{tag}>") == [("quote", words)]


@pytest.mark.parametrize("line", ["Reuters", "(AFP/Reuters)", "With information from EFE", "Source: Gull Press"])
def test_an_agency_behind_the_story_is_a_credit(line: str) -> None:
    assert in_story(f"<p>{line}</p>") == [("credit", line)]


def test_who_helped_is_named_in_a_byline() -> None:
    line = "Li Wei contributed reporting from Lagos."
    assert in_story(f"<p>{line}</p>") == [("byline", line)]


@pytest.mark.parametrize(
    "line",
    ["UPDATE: The company has named the captain.", "This is a developing story. Check back soon.",
     "Fe de errores: El barco salió el lunes."],
)  # fmt: skip
def test_a_notice_is_no_part_of_the_story(line: str) -> None:
    assert in_story(f"<p>{line}</p>") == [("correction", line)]


def test_an_embedded_post_is_not_the_reporters_text() -> None:
    post = "We have lost a boat and found no words for it, says the company that owns the ferry."
    assert in_story(f"<blockquote class='twitter-tweet'><p>{post}</p>— Harbour Lines (@lines)</blockquote>") == [
        ("embed", post), ("embed", "— Harbour Lines (@lines)"),
    ]  # fmt: skip


def test_links_to_other_stories_are_no_list_of_the_story() -> None:
    links = (
        "<ul><li><a href='/1'>The boat that nobody wanted to buy</a></li>"
        "<li><a href='/2'>Storms are late this year</a></li></ul>"
    )
    assert {kind for kind, _ in in_story(links)} <= {"related"}
    items = (
        "<ul><li>Twenty children were aboard when the storm began</li><li>Ten sailors came from other ports</li></ul>"
    )
    assert [kind for kind, _ in in_story(items)] == ["list", "list"]


def test_a_line_that_asks_to_follow_is_furniture() -> None:
    for line in ("Follow our full coverage of the sea on Twitter and Facebook.", "li.wei@gull.example"):
        assert {kind for kind, _ in in_story(f"<p>{line}</p>")} <= {"furniture"}


def test_a_ticker_above_the_title_is_not_where_the_story_begins() -> None:
    ticker = f"<div class='breaking'><ul><li><a href='/x'>Ferry sinks off Harbour Point {STORY[0]}</a></li></ul></div>"
    found = read_body(
        ticker,
        "<div class='main'><h2>Ferry sinks off Harbour Point</h2>",
        *PARAGRAPHS,
        "</div>",
        head='<meta property="og:title" content="Ferry sinks off Harbour Point">',
    )
    assert found[0] == ("title", "Ferry sinks off Harbour Point")
    assert found[1] == ("paragraph", STORY[0])


def test_the_text_goes_on_behind_an_advertisement() -> None:
    """trafilatura reads the first of two parts; the second has the same markup."""
    more = [f"{words[:-1]}, as it had said on the day before." for words in STORY]
    part = "<div class='chunk'><div class='body grid'>{}</div></div>"
    found = read_body(
        "<article><h1>Ferry sinks off Harbour Point</h1><div class='parts'>",
        part.format("".join(f"<p>{words}</p>" for words in STORY * 2)),
        "<div class='ad'>Buy a boat now</div>",
        part.format("".join(f"<p>{words}</p>" for words in more)),
        "</div></article>",
    )
    assert [text for kind, text in found if kind == "paragraph"][-len(more) :] == more
