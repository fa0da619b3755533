"""Whichever a reader presses, the words or the record, the other is found: by mouse, keyboard and address."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from report_stories import ferry_story, long_story
from report_visits import OpenReport


def segment(page: Page, words: str) -> Locator:
    return page.locator(".is-open .text .mark").filter(has_text=words).first


def current(page: Page) -> Locator:
    return page.locator("[data-record][aria-current]")


def emphasised(page: Page) -> list[str]:
    return page.locator(".text .is-on").all_inner_texts()


def test_pressing_words_selects_their_card_and_leaves_the_text_in_place(open_report: OpenReport) -> None:
    page = open_report(ferry_story().reading()).page
    words = segment(page, "Some 430 people")
    words.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    words.click()
    expect(current(page)).to_have_count(1)
    expect(current(page)).to_contain_text("≈ 430 people (on board)")
    expect(current(page)).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == before
    assert page.url.endswith("#" + str(current(page).get_attribute("id")))


def test_pressing_again_goes_outwards_and_round(open_report: OpenReport) -> None:
    page = open_report(ferry_story().reading()).page
    words = page.locator(".text .mark.figure.content").filter(has_text="450 passengers").last
    seen = []
    for turn in (1, 2, 3, 1):
        words.click()
        expect(page.locator(".turn-note")).to_contain_text(f"{turn} of 3")
        seen.append(current(page).inner_text())
    assert "450 passengers" in seen[0] and "denied" in seen[0], "the figure is the innermost"
    assert "the union" in seen[1] and "Petra Osk" in seen[1]
    assert seen[2].splitlines()[1] == "Petra Osk", "the spokeswoman's sentence is around the claim"
    assert "450 passengers" in seen[3]


def test_pressing_a_card_emphasises_all_of_its_words(open_report: OpenReport) -> None:
    page = open_report(ferry_story().reading()).page
    page.evaluate("scrollTo(0, 0)")
    page.locator(".card").filter(has_text="We have searched every cove").click(position={"x": 30, "y": 20})
    assert emphasised(page) == [
        "“We have searched every cove,”", "said", "Captain Dario Lunt", "“and we will not stop tonight.”"
    ]  # fmt: skip
    expect(page.locator(".text .is-on").first).to_be_in_viewport()


def test_a_card_far_below_brings_its_words_into_view(open_report: OpenReport) -> None:
    page = open_report(long_story(60).reading()).page
    page.locator(".card").nth(100).click(position={"x": 30, "y": 20})
    expect(page.locator(".text .is-on").first).to_be_in_viewport()
    expect(current(page)).to_be_in_viewport()


def test_words_far_below_bring_their_card_into_view(open_report: OpenReport) -> None:
    page = open_report(long_story(60).reading()).page
    segment(page, "exactly 1055 ledgers").click()
    expect(current(page)).to_contain_text("1,055 ledgers")
    expect(current(page)).to_be_in_viewport(ratio=1)


def test_the_whole_way_by_keyboard(open_report: OpenReport) -> None:
    visit = open_report(ferry_story().reading())
    page, press = visit.page, visit.page.keyboard.press
    segment(page, "At least 31 people").focus()
    press("Enter")
    expect(current(page)).to_contain_text("≥ 31 people (missing)")
    press("Enter")
    expect(page.locator(".turn-note")).to_contain_text("2 of 2")
    press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == " are missing and "
    press("Tab")
    expect(page.locator(".card:focus")).to_have_count(1)
    press("ArrowDown")
    expect(page.locator(".figure-entry:focus")).to_have_attribute("aria-current", "true")
    press("j")
    press("j")
    press("k")
    expect(page.locator("[data-record]:focus")).to_contain_text("9 (died)")
    press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "nine"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid", "the focus is seen"
    press("Escape")
    expect(current(page)).to_have_count(0)
    assert emphasised(page) == []
    assert visit.console == []


def test_tab_stops_once_in_the_text_and_passes_through_the_card(open_report: OpenReport) -> None:
    page = open_report(long_story(30).reading()).page
    assert page.locator(".text [tabindex='0']").count() == 1
    assert page.locator(".records [data-record][tabindex='0']").count() == 1


def test_the_key_help_opens_and_letters_can_be_switched_off(open_report: OpenReport) -> None:
    page = open_report(ferry_story().reading()).page
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.locator("#letter-keys").uncheck()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#help")).to_be_hidden()
    page.keyboard.press("j")
    expect(current(page)).to_have_count(0)
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_hidden()


def test_letters_typed_into_the_filter_are_letters(open_report: OpenReport) -> None:
    page = open_report(ferry_story().reading()).page
    page.locator("#source-words").press_sequentially("jk?")
    expect(page.locator("#source-words")).to_have_value("jk?")
    expect(page.locator("#help")).to_be_hidden()
    expect(current(page)).to_have_count(0)


def test_the_address_of_a_record_restores_the_selection_in_another_article(open_report: OpenReport) -> None:
    second = long_story(20, "stories/second.txt")
    record = second.attributions[31].id
    page = open_report(ferry_story().reading(), second.reading(), at=f"#r-{record}").page
    expect(current(page)).to_have_attribute("data-record", record)
    expect(current(page)).to_be_in_viewport(ratio=1)
    expect(page.locator(".text .is-on").first).to_be_in_viewport()
    expect(page.locator("nav [aria-current]")).to_contain_text("A very long story")


def test_the_address_of_a_folded_figure_unfolds_it(open_report: OpenReport) -> None:
    story = ferry_story()
    minor = next(figure.id for figure in story.figures if figure.text == "52")
    page = open_report(story.reading(), at=f"#r-{minor}").page
    expect(current(page)).to_be_visible()
    expect(current(page)).to_contain_text("52 years")


def test_an_address_that_names_nothing_is_passed_over(open_report: OpenReport) -> None:
    visit = open_report(ferry_story().reading(), at="#r-%E0%A4%A")
    expect(current(visit.page)).to_have_count(0)
    assert visit.console == []


def test_choosing_an_article_shows_that_one_alone(open_report: OpenReport) -> None:
    page = open_report(*(long_story(2, f"stories/{n}.txt").reading() for n in range(12))).page
    page.locator("#article-words").fill("stories/7")
    expect(page.locator("nav li:visible")).to_have_count(1)
    page.locator("nav li:visible a").click()
    expect(page.locator(".article:visible")).to_have_count(1)
    expect(page.locator(".article:visible h2")).to_contain_text("stories/7.txt")
    expect(page.locator("#article-place")).to_have_text("8 of 12")
    page.locator("#article-words").fill("")
    page.get_by_role("button", name="Next article").click()
    expect(page.locator(".article:visible h2")).to_contain_text("stories/8.txt")


def test_a_stance_filter_leaves_those_records_and_their_words(open_report: OpenReport) -> None:
    page = open_report(ferry_story().reading()).page
    page.locator(".stance-filter[data-stance=deny]").click()
    expect(page.locator(".card:visible")).to_have_count(2)
    expect(page.locator("#filter-status")).to_have_text("2 of 15 records")
    assert "nine" not in page.locator(".text .mark:not(.off)").all_inner_texts()
    expect(page.get_by_text("Dates outside of attributions")).to_be_hidden()
    page.get_by_role("button", name="Clear filter").click()
    expect(page.locator(".card:visible")).to_have_count(10)


def test_the_source_filter_finds_links_of_a_chain_without_case_or_accents(open_report: OpenReport) -> None:
    page = open_report(ferry_story().reading(), long_story(2).reading()).page
    page.locator("#source-words").fill("NÖRTHwire")
    expect(page.locator(".card:visible")).to_have_count(2)
    expect(page.locator("nav li:visible")).to_have_count(1)
    page.locator("#source-words").fill("who asked")
    expect(page.locator(".card:visible")).to_have_count(1)


def test_words_in_the_text_can_be_marked_for_copying(open_report: OpenReport) -> None:
    page = open_report(ferry_story().reading()).page
    box = segment(page, "are missing and").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 10, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 100, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    assert len(page.evaluate("getSelection().toString()")) >= 4
    expect(current(page)).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 768, 1400])
def test_nothing_is_cut_off_at_the_side(open_report: OpenReport, width: int) -> None:
    page = open_report(ferry_story().reading(), long_story(2).reading(), width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    text, records = page.locator(".is-open .text").bounding_box(), page.locator(".is-open .records").bounding_box()
    assert text is not None and records is not None
    if width < 960:
        assert records["y"] >= text["y"] + text["height"]
    else:
        assert records["x"] >= text["x"] + text["width"]


def test_on_a_phone_words_and_record_lead_to_each_other(open_report: OpenReport) -> None:
    page = open_report(ferry_story().reading(), width=390).page
    segment(page, "1.2 million crowns").click()
    expect(current(page)).to_be_in_viewport()
    page.locator(".card").nth(1).get_by_role("link", name="Show in text").click()
    expect(page.locator(".text .is-on").first).to_be_in_viewport()


def test_without_a_script_every_article_can_be_read(open_report: OpenReport, chromium: Browser) -> None:
    address = open_report(ferry_story().reading(), long_story(2).reading()).page.url
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(address.partition("#")[0])
    expect(page.locator(".article:visible")).to_have_count(2)
    page.context.close()


def test_on_paper_the_text_and_all_cards_stand_in_the_page(open_report: OpenReport) -> None:
    page = open_report(ferry_story().reading()).page
    page.emulate_media(media="print")
    expect(page.locator(".tools")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('.records')).overflowY") == "visible"
