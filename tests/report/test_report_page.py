"""What the file holds before any script has run: readable without one, and the same at every writing."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from lxml import html
from report_stories import Story, ferry_story, hostile_story, long_story
from report_visits import Render

from sayso.export.outside_text import anchor, language_tag, show_controls, web_address


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def card_with(page: html.HtmlElement, words: str) -> html.HtmlElement:
    cards = page.xpath("//article[contains(@class, 'card')]")
    [card] = [card for card in cards if words in words_of(card.xpath(".//blockquote")[0])]
    return card


def test_the_same_readings_give_the_same_bytes(render: Render) -> None:
    assert render(ferry_story().reading(), long_story(3).reading()) == render(
        ferry_story().reading(), long_story(3).reading()
    )


def test_a_chain_reads_from_the_originator_to_the_outlet(render: Render) -> None:
    card = card_with(html.fromstring(render(ferry_story().reading())), "At least 31 people are missing")
    [chain] = card.xpath("./div/ol")
    assert words_of(chain) == "VCG→ Northwire→ Harbour Courier"
    assert words_of(card.xpath(".//*[@class='stance']")[0]) == "says"
    amounts = [words_of(a) for a in card.xpath(".//*[@class='amount']")]
    assert amounts == ["≥ 31 people (missing)", "9 (died)", "Monday night"]
    assert "part of ≥ 31 people (missing)" in words_of(card)


def test_unnamed_unknown_and_named_sources_are_three_things(render: Render) -> None:
    page = html.fromstring(render(ferry_story().reading()))
    assert "unnamed source" in words_of(card_with(page, "the owner of selling tickets"))
    assert "source unknown" in words_of(card_with(page, "the rescue has cost"))
    assert "named source" in words_of(card_with(page, "that the ship was overloaded"))


def test_not_confirming_is_neither_confirming_nor_denying(render: Render) -> None:
    card = card_with(html.fromstring(render(ferry_story().reading())), "that a second ship was near")
    assert words_of(card.xpath(".//*[@class='stance']")[0]) == "does not confirm"
    assert "negated" in words_of(card) and "confidence 0.82" in words_of(card)


def test_minor_figures_are_folded_and_others_stand_below(render: Render) -> None:
    page = html.fromstring(render(ferry_story().reading()))
    [fold] = page.xpath("//details[@class='minor']")
    assert words_of(fold.xpath("./summary")[0]) == "2 minor figures" and "open" not in fold.attrib
    others = [words_of(h) for h in page.xpath("//section[@class='others']/h4")]
    assert others == ["Figures outside of attributions", "Dates outside of attributions"]
    assert "open: the year is not said" in words_of(page)


def test_the_text_of_every_block_is_whole(render: Render) -> None:
    reading = ferry_story().reading()
    blocks = html.fromstring(render(reading)).xpath("//*[contains(concat(' ', @class), ' block ')]")
    expected = [reading.article.text[b.start : b.end] for b in reading.article.blocks]
    assert [block.text_content() for block in blocks] == expected
    assert all(block.get("dir") == "auto" for block in blocks)


def test_an_ended_mark_leads_to_its_card_without_a_script(render: Render) -> None:
    page = html.fromstring(render(ferry_story().reading()))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    local = [href[1:] for href in page.xpath("//a/@href") if href.startswith("#")]
    assert set(local) <= set(ids)


def test_the_policy_names_exactly_our_style_and_script(render: Render) -> None:
    text = render(ferry_story().reading())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    for tag in ("style", "script"):
        [inline] = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy[1]
    assert "default-src &#39;none&#39;" in policy[1] and "unsafe" not in policy[1]


def test_the_file_refers_to_nothing_outside_but_the_article_itself(render: Render) -> None:
    page = html.fromstring(render(ferry_story().reading()))
    assert page.xpath("//@src") == []
    assert [h for h in page.xpath("//@href") if not h.startswith("#")] == [
        "data:,",
        "https://harbour-courier.example/news/marisol-ferry",
    ]


def test_hostile_fields_make_no_element_and_no_link(render: Render) -> None:
    text = render(hostile_story().reading(), ferry_story().reading())
    page = html.fromstring(text)
    assert len(page.xpath("//script")) == 1 and page.xpath("//img") == []
    assert not [h for h in page.xpath("//@href") if h.lower().startswith("javascript")]
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    assert "{{ 7*7 }}" in page.text_content() and "{% raw %}" in page.text_content()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)


def test_an_empty_ledger_says_so(render: Render) -> None:
    assert "The ledger holds no article yet." in render()


def test_an_article_that_says_nothing_about_itself(render: Render) -> None:
    story = Story("plain.txt", language=None)
    story.text = "Nobody said a thing.\n"
    page = html.fromstring(render(story.reading()))
    assert words_of(page.xpath("//h2")[0]) == "plain.txt"
    assert "outlet not known" in words_of(page) and "publication date not known" in words_of(page)
    assert "No records here." in words_of(page)


def test_the_list_names_every_article(render: Render) -> None:
    readings = [long_story(1, f"stories/{n}.txt").reading() for n in range(300)]
    page = html.fromstring(render(*readings))
    assert len(page.xpath("//nav//li/a")) == 300
    assert len(page.xpath("//section[contains(@class, 'is-open')]")) == 1


def test_the_version_is_said_and_no_clock(render: Render) -> None:
    assert "Made by sayso 9.8.7." in render(ferry_story().reading())


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " http://a.example", "data:text/html,x", "http://", "//a.example",
     "http://[", "https://a.example/\nb", "https://a.example/\u202e", "ftp://a.example", "", None],
)  # fmt: skip
def test_only_plain_web_addresses_become_links(address: str | None) -> None:
    assert web_address(address) is None


def test_controls_are_seen_one_for_one() -> None:
    text = "a\0b\x1bc\x7fd\x85e\ud800f\r\n\t\ufffe\U0001fffeé"
    shown = show_controls(text)
    assert shown == "a␀b␛c␡d\ufffde\ufffdf \n\t\ufffd\ufffdé"
    assert len(shown) == len(text)


def test_an_odd_id_or_language_cannot_leave_its_attribute() -> None:
    assert anchor("ab12") == "ab12"
    assert re.fullmatch("[0-9a-f]{20}", anchor('a b" onclick="x'))
    assert language_tag("pt-BR") == "pt-BR" and language_tag('en" onclick="x') is None
