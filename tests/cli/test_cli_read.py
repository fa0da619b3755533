"""`sayso read`: what is new is read, what is known is skipped, what has changed becomes a new version."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from bridge_stories import LATER, PAGE, WIRE
from running import Ran, sayso


def records(folder: Path, kind: str, ledger: str = "sayso.db") -> list[dict[str, Any]]:
    lines = sayso("export", ledger, cwd=folder).lines
    return [record for record in map(json.loads, lines) if record["kind"] == kind]


def read(folder: Path, *arguments: str, stdin: bytes = b"") -> Ran:
    return sayso("read", *arguments, cwd=folder, stdin=stdin)


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder whose story was read, changed and read again."""
    folder = tmp_path_factory.mktemp("twice")
    (folder / "story.txt").write_text(WIRE, encoding="utf-8")
    first = read(folder, "story.txt")
    assert first.code == 0
    assert "1 article read: 3 attributions, 1 figure." in first.err
    (folder / "story.txt").write_text(LATER, encoding="utf-8")
    second = read(folder, "story.txt")
    assert second.code == 0
    assert "1 new version: 3 attributions, 1 figure." in second.err
    return folder


def test_a_folder_is_read_with_everything_below_it(desk: Path) -> None:
    assert [article["path"] for article in records(desk, "article")] == [
        "news/deep/page.html", "news/odd.txt", "news/wide.txt", "news/wire.txt",
    ]  # fmt: skip


def test_what_is_known_may_be_read_again(desk: Path) -> None:
    before = (desk / "sayso.db").read_bytes()
    assert read(desk, "news") == Ran(0, "", "4 already in the ledger.\n")
    assert (desk / "sayso.db").read_bytes() == before


def test_a_changed_file_may_replace_what_it_said_before(twice: Path) -> None:
    old, new = records(twice, "article")
    assert (old["version"], old["supersedes"], old["text"]) == (1, None, WIRE)
    assert (new["version"], new["supersedes"], new["text"]) == (2, old["id"], LATER)
    shown = sayso("show", "--figures", cwd=twice).out
    assert "42 people" in shown and "31 people" not in shown
    shown = sayso("show", "--figures", "--all-versions", cwd=twice).out
    assert "42 people" in shown and "31 people" in shown


def test_a_file_changed_back_may_be_shown_as_it_was_in_between(twice: Path, tmp_path: Path) -> None:
    copy(twice / "sayso.db", tmp_path / "sayso.db")
    (tmp_path / "story.txt").write_text(WIRE, encoding="utf-8")
    assert "1 new version: 3 attributions, 1 figure." in read(tmp_path, "story.txt").err
    shown = sayso("show", "--figures", cwd=tmp_path).out
    assert "31 people" in shown and "42 people" not in shown
    assert read(tmp_path, "story.txt").err == "1 already in the ledger.\n"


def test_one_article_is_shown_when_it_has_been_read(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(WIRE, encoding="utf-8")
    ran = read(tmp_path, "story.txt", "--ledger", "other.db")
    assert ran.lines[:2] == ["Bridge closed after collapse", "The Gull · 2026-05-12 · story.txt"]
    assert "  coast guard → The Gull" in ran.lines
    assert "    ‹At least 31 people died in the strait›, according to the coast guard." in ran.lines
    assert sorted(file.name for file in tmp_path.iterdir()) == ["other.db", "other.db.lock", "story.txt"]


def test_what_the_person_knows_counts_before_what_the_page_says(tmp_path: Path) -> None:
    options = ["--outlet", "The Tern", "--published", "2027-01-02", "--quiet"]
    assert read(tmp_path, "-", *options, stdin=WIRE.encode()) == Ran(0, "", "")
    [article] = records(tmp_path, "article")
    assert (article["path"], article["outlet"], article["published"]) == ("-", "The Tern", "2027-01-02")
    assert {said["chain"][-1] for said in records(tmp_path, "attribution")} == {"The Tern"}


def test_a_page_from_standard_input_is_known_for_html(tmp_path: Path) -> None:
    assert read(tmp_path, "-", stdin=PAGE.encode()).code == 0
    [article] = records(tmp_path, "article")
    assert (article["outlet"], article["title"]) == ("Harbour Post", "Ferry sinks off Harbour Point")
    assert "Ben Okoro" in [said["source"] for said in records(tmp_path, "attribution")]


def test_standard_input_may_hold_nothing(tmp_path: Path) -> None:
    ran = read(tmp_path, "-", stdin=b"")
    assert ran == Ran(1, "", "sayso: -: the file is empty. Save the page again.\n1 failed.\n")


def test_a_folder_named_twice_may_be_read_twice(desk: Path) -> None:
    assert read(desk, "news", "./news", "news/", "news").err == "12 already in the ledger.\n"
    assert read(desk, "news", "news").err == "4 already in the ledger.\n"
