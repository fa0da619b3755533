"""What is written can be read: contrast in both schemes, and large reports open while a reader still waits."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect
from report_stories import ferry_story, long_story, related_story
from report_visits import OpenReport

MEASURE_CONTRAST = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let e = element; e !== null; e = e.parentElement) {
      const colour = channels(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll("body *")) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!hasText || element.getClientRects().length === 0 || element.disabled) continue;
    const [a, b] = [channels(getComputedStyle(element).color), ground(element)].map(luminance);
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const name = `${element.className || element.tagName} ${element.textContent.slice(0, 30)}`;
    if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${name}`);
  }
  return poor;
}"""

STANCES = ("assert", "deny", "accuse", "estimate", "suggest", "confirm", "demand", "promise", "believe", "decline")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_its_ground(open_report: OpenReport, scheme: str) -> None:
    page = open_report(related_story().reading(), long_story(2).reading(), scheme=scheme).page
    assert page.evaluate(MEASURE_CONTRAST) == []
    cards = page.locator(".is-open .card")
    for number, stance in enumerate(STANCES):
        card = cards.nth(number)
        card.evaluate("(e, stance) => { e.dataset.stance = stance }", stance)
        card.click(position={"x": 20, "y": 15})
        assert page.evaluate(MEASURE_CONTRAST) == []
    for button in page.locator(".stance-filter").all():
        button.click()
    assert page.evaluate(MEASURE_CONTRAST) == []
    page.keyboard.press("?")
    assert page.evaluate(MEASURE_CONTRAST) == []


def test_light_and_dark_follow_the_reader(open_report: OpenReport) -> None:
    grounds = [
        open_report(ferry_story().reading(), scheme=scheme).page.evaluate(
            "getComputedStyle(document.documentElement).backgroundColor"
        )
        for scheme in ("light", "dark")
    ]
    assert grounds == ["rgb(251, 250, 247)", "rgb(22, 24, 27)"]


def test_a_long_article_answers_at_once(open_report: OpenReport) -> None:
    story = long_story(200)
    assert len(story.text) > 60_000 and len(story.attributions) == 400
    started = time.perf_counter()
    page = open_report(story.reading()).page
    page.locator(".text .mark").last.click()
    expect(page.locator("[data-record][aria-current]")).to_be_in_viewport()
    # Measured 0.5 s on two cores; the bound leaves room for a busy machine.
    assert time.perf_counter() - started < 10


def test_three_hundred_articles_open_and_turn(open_report: OpenReport) -> None:
    readings = [long_story(10, f"stories/{n}.txt").reading() for n in range(300)]
    started = time.perf_counter()
    page = open_report(*readings).page
    page.locator("nav li a").nth(250).click()
    expect(page.locator(".article:visible h2")).to_contain_text("stories/250.txt")
    page.locator("#source-words").fill("count3")
    expect(page.locator("#filter-status")).to_have_text("300 of 6000 records")
    # Measured 1.5 s on two cores.
    assert time.perf_counter() - started < 20


def test_a_second_row_of_filters_covers_no_record(open_report: OpenReport) -> None:
    page = open_report(ferry_story().reading(), width=1000).page
    page.locator(".stance-filter").first.click()
    page.evaluate("scrollTo(0, 400)")
    tools, records = page.locator(".tools").bounding_box(), page.locator(".records").bounding_box()
    assert tools is not None and records is not None
    assert tools["height"] > 80, "the filters need two rows at this width"
    assert records["y"] >= tools["y"] + tools["height"]


def test_dark_is_for_screens_and_paper_is_white(open_report: OpenReport) -> None:
    page = open_report(ferry_story().reading(), scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(MEASURE_CONTRAST) == []
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
