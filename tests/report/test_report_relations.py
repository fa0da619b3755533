"""What one record has to do with another stands in the cards of both, and leads from each to the other."""

from __future__ import annotations

import pytest
from lxml import html
from playwright.sync_api import Browser, Locator, Page, expect
from report_stories import related_story
from report_visits import OpenReport, Render, Visit


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture
def page(render: Render) -> html.HtmlElement:
    return html.fromstring(render(related_story().reading()))


def relations_of(page: html.HtmlElement, record: str) -> list[str]:
    """Return the relations that stand in the entry of a record itself, each as one line."""
    return [words_of(one) for one in page.xpath(f"//*[@id='r-{record}']/ul[@class='relations']/li")]


def record_id(words: str) -> str:
    story = related_story()
    [found] = [one.id for one in (*story.attributions, *story.figures) if one.text == words]
    return found


ACCUSED = record_id("the owner of selling tickets “until the paper ran out”")
DENIED = record_id("that the ship was overloaded")
GUESSED = record_id("Some 430 people may have been on board")
ABOARD, SOME, MONEY = (record_id(words) for words in ("between 400 and 450 passengers", "Some 430 people", "5%"))


def test_each_side_may_be_told_as_if_it_were_the_other(page: html.HtmlElement) -> None:
    assert relations_of(page, DENIED) == [
        "denies what is told by two dockers: “the owner of selling tickets “until the paper ran out””"
        " The owner answers the charge; it names no number.",
        "neither confirms nor denies what is told by survivors in the FAQ answer:"
        " “Some 430 people may have been on board” It names no number.",
    ]
    assert relations_of(page, ACCUSED) == [
        "denied by Blue Strait Lines: “that the ship was overloaded” The owner answers the charge; it names no number."
    ]


def test_a_drift_may_hide_what_differs_and_where_it_was_told_otherwise(page: html.HtmlElement) -> None:
    why = "The range became [between 400 and 450 → Some 430]."
    assert relations_of(page, ABOARD) == [
        f"drift: qualifier differs in the later telling of survivors in the FAQ answer: ≈ 430 people (on board) {why}",
        "disparity with an unknown source: ≤ 320 passengers (allowed) 400 is 1.25 times 320.",
    ]
    assert relations_of(page, SOME) == [
        "drift: qualifier differs from the earlier telling of survivors: 400–450 passengers (on board) " + why
    ]


def test_a_figure_of_nobody_s_may_have_no_relations(page: html.HtmlElement) -> None:
    assert relations_of(page, MONEY) == ["conflicts with an unknown source: SEK 1,200,000 Both are about money."]


def test_a_relation_may_lead_to_a_record_that_is_not_on_the_page(page: html.HtmlElement) -> None:
    assert "Told elsewhere." not in words_of(page)
    ids = set(page.xpath("//@id"))
    targets = [href[1:] for href in page.xpath("//ul[@class='relations']//a/@href")]
    assert len(targets) == 2 * 2 * 5 and set(targets) <= ids
    assert len(page.xpath("//*[@class='relations']/ancestor-or-self::ul[@aria-label='Relations']")) == 8


def entry(page: Page, record: str) -> Locator:
    return page.locator(f"#r-{record}")


def emphasised(page: Page) -> list[str]:
    return page.locator(".text .is-on").all_inner_texts()


def test_the_name_leads_to_the_other_card_and_shows_its_words(open_report: OpenReport) -> None:
    visit = open_report(related_story().reading())
    entry(visit.page, ABOARD).get_by_role("link", name="survivors").click()
    expect(entry(visit.page, SOME)).to_have_attribute("aria-current", "true")
    expect(entry(visit.page, SOME)).to_be_in_viewport(ratio=1)
    expect(entry(visit.page, SOME)).to_be_focused()
    expect(visit.page.locator(".text .is-on").first).to_be_in_viewport()
    assert emphasised(visit.page) == ["Some 430 people"]
    assert visit.page.url.endswith(f"#r-{SOME}")
    assert visit.console == []


def test_the_words_lead_to_the_text_even_where_two_records_begin_there(open_report: OpenReport) -> None:
    visit = open_report(related_story().reading())
    page = visit.page
    entry(page, DENIED).get_by_role("link", name="Some 430 people may have been on board").click()
    expect(entry(page, GUESSED)).to_have_attribute("aria-current", "true")
    assert emphasised(page) == ["Some 430 people", " may have been on board", "according to", "survivors"]
    assert page.evaluate("document.activeElement.textContent") == "Some 430 people"
    expect(page.locator(".text .mark:focus")).to_be_in_viewport()
    entry(page, SOME).get_by_role("link", name="400–450 passengers").click()
    expect(entry(page, ABOARD)).to_have_attribute("aria-current", "true")
    assert emphasised(page) == ["between 400 and 450 passengers"]


def test_a_filter_may_keep_a_relation_from_leading_anywhere(open_report: OpenReport) -> None:
    page = open_report(related_story().reading()).page
    page.locator(".stance-filter[data-stance=deny]").click()
    expect(entry(page, ACCUSED)).to_be_hidden()
    entry(page, DENIED).get_by_role("link", name="two dockers").click()
    expect(entry(page, ACCUSED)).to_have_attribute("aria-current", "true")
    expect(entry(page, ACCUSED)).to_be_in_viewport()


def press_from(visit: Visit, record: str, *keys: str) -> None:
    entry(visit.page, record).focus()
    for key in keys:
        visit.page.keyboard.press(key)


def test_relations_can_be_followed_by_keyboard_and_do_not_hold_up_the_others(open_report: OpenReport) -> None:
    visit = open_report(related_story().reading(), at=f"#r-{DENIED}")
    page = visit.page
    assert page.locator(".relations a[tabindex='0']").count() == 4, "those of the chosen record alone"
    press_from(visit, DENIED, "Tab", "Enter")
    expect(entry(page, ACCUSED)).to_be_focused()
    press_from(visit, ACCUSED, "Tab", "Tab", "Enter")
    expect(entry(page, DENIED)).to_have_attribute("aria-current", "true")
    assert "that the ship was overloaded" in emphasised(page)


def test_without_a_script_a_relation_leads_to_card_and_words(open_report: OpenReport, chromium: Browser) -> None:
    address = open_report(related_story().reading()).page.url
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(address.partition("#")[0])
    entry(page, DENIED).get_by_role("link", name="two dockers").click()
    expect(entry(page, ACCUSED)).to_be_in_viewport()
    entry(page, ACCUSED).get_by_role("link", name="that the ship was overloaded").click()
    expect(page.locator(":target")).to_contain_text("The owner, Blue Strait Lines")
    expect(page.locator(":target")).to_be_in_viewport()
    page.context.close()


@pytest.mark.parametrize("width", [320, 1400])
def test_a_relation_may_be_cut_off_at_the_side(open_report: OpenReport, width: int) -> None:
    page = open_report(related_story().reading(), width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for line in page.locator(".relations li:visible").all():
        box, card = line.bounding_box(), line.locator("xpath=ancestor::*[@data-record][1]").bounding_box()
        assert box is not None and card is not None
        assert card["x"] <= box["x"] and box["x"] + box["width"] <= card["x"] + card["width"]
