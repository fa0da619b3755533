"""Text from the outside never runs, in a browser that would gladly run it."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect
from report_stories import ferry_story, hostile_story
from report_visits import OpenReport, render_report


def test_hostile_text_is_shown_and_does_nothing(open_report: OpenReport) -> None:
    story = hostile_story()
    visit = open_report(story.reading(), ferry_story().reading())
    page = visit.page
    for index in range(page.locator(".is-open .text .mark").count()):
        page.locator(".is-open .text .mark").nth(index).click()
    for card in page.locator(".is-open .card").all():
        card.click(position={"x": 20, "y": 15})
    page.locator("#source-words").fill("</script>")
    expect(page.locator(".card:visible")).to_have_count(1)
    assert page.evaluate("window.pwned") is None
    assert visit.dialogs == [] and visit.console == []
    assert [address for address in visit.requests if not address.startswith(("file:", "data:"))] == []
    assert len([address for address in visit.requests if address.startswith("file:")]) == 1, "the page itself alone"


def test_hostile_text_keeps_every_character_in_its_place(open_report: OpenReport) -> None:
    story = hostile_story()
    page = open_report(story.reading()).page
    shown = page.locator(".text .paragraph").first.evaluate("e => e.textContent")
    block = story.blocks[1]
    assert len(shown) == block.end - block.start
    assert shown.startswith("“NUL ␀ bell ␇ escape ␛ del ␡ nel \ufffd”")
    assert "on \nwent" in shown and "\u2028" in shown


@pytest.fixture
def tracker() -> Iterator[tuple[str, list[str]]]:
    """Yield the address of a server on this machine, and the paths that it was asked for."""
    asked: list[str] = []

    class Tracker(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Tracker) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.mark.parametrize("has_policy", [True, False])
def test_the_policy_holds_where_an_escape_was_forgotten(
    open_report: OpenReport, tracker: tuple[str, list[str]], has_policy: bool
) -> None:
    address, asked = tracker
    attack = (
        "<script>window.pwned = 1</script><img src=x onerror='window.pwned = 2'>"
        f"<img src='{address}/image'><style>.masthead{{display:none}}</style><a href='javascript:window.pwned=3'>go</a>"
    )
    page_with_attack = render_report(ferry_story().reading()).replace("<main>", "<main>" + attack)
    if not has_policy:  # shows that the attack is a real one
        page_with_attack = page_with_attack.replace("Content-Security-Policy", "x-nothing")
    visit = open_report(html=page_with_attack)
    visit.page.get_by_text("go", exact=True).click()
    visit.page.wait_for_timeout(200)
    assert (visit.page.evaluate("window.pwned") is None) == has_policy
    assert visit.page.locator(".masthead").is_visible() == has_policy
    assert asked == ([] if has_policy else ["/image"])


def test_right_to_left_blocks_run_from_the_right(open_report: OpenReport) -> None:
    page = open_report(hostile_story().reading()).page
    directions = [page.evaluate("e => getComputedStyle(e).direction", e) for e in page.query_selector_all(".text p")]
    assert directions == ["ltr", "rtl", "ltr"]
