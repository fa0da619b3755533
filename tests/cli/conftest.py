"""A folder of stories and the ledger that one run of `sayso read` made of it, for all tests of a file to look at."""

from __future__ import annotations

from pathlib import Path

import pytest
from bridge_stories import HOSTILE, PAGE, WIDE, WIRE
from running import Ran, sayso


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds `news/`, three stories, and `sayso.db`, made of them; only to be looked at."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "news" / "deep").mkdir(parents=True)
    (folder / "news" / "wire.txt").write_text(WIRE, encoding="utf-8")
    (folder / "news" / "deep" / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "news" / "odd.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "news" / "wide.txt").write_text(WIDE, encoding="utf-8")
    (folder / "news" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    ran = sayso("read", "news", cwd=folder)
    assert ran == Ran(0, "", ran.err)
    assert ran.err.startswith("4 articles read: ")
    return folder
