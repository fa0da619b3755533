"""The report of given readings, and an open page of it that remembers what it did."""

from __future__ import annotations

import io
from collections.abc import Callable

from playwright.sync_api import Page

from sayso.export.report import write_report
from sayso.records import Reading

Render = Callable[..., str]
OpenReport = Callable[..., "Visit"]


class Visit:
    """An open report with everything that it did besides showing text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.console: list[str] = []
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        page.on("console", lambda message: self.console.append(message.text))
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))


def render_report(*readings: Reading) -> str:
    out = io.StringIO()
    assert write_report(readings, out, version="9.8.7") == len(readings)
    return out.getvalue()
