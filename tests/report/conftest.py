"""A real browser for the report, and the report of given readings as a file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from report_visits import OpenReport, Render, Visit, render_report

from sayso.records import Reading

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture
def render() -> Render:
    return render_report


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"no browser found: none of {', '.join(BROWSERS)} is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_report(chromium: Browser, tmp_path: Path) -> Iterator[OpenReport]:
    """Return a function that opens the report of some readings (or given HTML) in a fresh browser context."""
    contexts = []

    def visit(
        *readings: Reading, width: int = 1400, scheme: str = "light", at: str = "", html: str | None = None
    ) -> Visit:
        path = tmp_path / f"report-{len(contexts)}.html"
        path.write_text(html if html is not None else render_report(*readings), encoding="utf-8")
        context = chromium.new_context(
            viewport={"width": width, "height": 850},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        contexts.append(context)
        opened = Visit(context.new_page())
        opened.page.goto(path.as_uri() + at)
        return opened

    yield visit
    for context in contexts:
        context.close()
