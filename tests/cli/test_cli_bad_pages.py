"""One batch of everything that can be wrong with a page: each is named, and the good ones are read."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bad_pages import READ, SAID, TELLING, lay_out
from running import PATIENCE, SAYSO, sayso, surroundings

import sayso as package

PR_CAPBSET_DROP = 24
FILE_PRIVILEGES = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH (linux/capability.h): what lets root read any file."""


def give_up_file_privileges() -> None:
    """Make this process, if it is root's, obey the permissions of files after the next exec."""
    if os.geteuid() == 0:
        for privilege in FILE_PRIVILEGES:
            ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, privilege, 0, 0, 0)


@dataclass(frozen=True)
class Batch:
    folder: Path
    code: int
    complaints: list[str]
    expected: dict[str, str]

    def exported(self) -> list[package.Record]:
        return [package.from_wire(json.loads(line)) for line in sayso("export", cwd=self.folder).lines]


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Batch]:
    folder = tmp_path_factory.mktemp("batch")
    (folder / "pages").mkdir()
    expected = lay_out(folder / "pages")
    done = subprocess.run(
        [*SAYSO, "read", "pages"],
        cwd=folder,
        capture_output=True,
        env=surroundings(),
        timeout=PATIENCE,
        preexec_fn=give_up_file_privileges,
        check=False,
    )
    assert done.stdout == b""
    yield Batch(folder, done.returncode, done.stderr.decode("utf-8").splitlines(), expected)
    (folder / "pages" / "closed").chmod(0o700)


def test_bad_pages_may_stop_the_batch_or_pass_unnoticed(batch: Batch) -> None:
    assert batch.code == 1
    *complaints, summary, hint = batch.complaints
    assert summary.startswith(f"{len(READ)} articles read, {len(batch.expected)} failed: ")
    assert hint.startswith("Look: sayso show sayso.db")
    told = {}
    for line in complaints:
        start, page, why = line.split(": ", 2)
        assert start == "sayso"
        told[page.removeprefix("pages/")] = why
    assert sorted(told) == sorted(batch.expected)
    for page, why in batch.expected.items():
        assert why in told[page]
        assert told[page].endswith(".") and len(told[page]) < 200
    assert not any(unicodedata.category(char) == "Cc" for line in batch.complaints for char in line)


def test_a_bad_looking_page_may_lose_its_article(batch: Batch) -> None:
    records = batch.exported()
    articles = {article.path: article for article in records if isinstance(article, package.Article)}
    assert sorted(articles) == sorted(f"pages/{name}" for name in READ)
    heard = {
        path
        for path, article in articles.items()
        for said in records
        if isinstance(said, package.Attribution) and said.article == article.id and said.source == "Ana Rell"
    }
    assert heard >= {path for path in articles if path.removeprefix("pages/").partition(".")[0] in TELLING}


def test_offsets_may_slip_behind_what_is_odd(batch: Batch) -> None:
    texts = {}
    checked = 0
    for record in batch.exported():
        if isinstance(record, package.Article):
            texts[record.id] = record.text
        elif isinstance(record, package.Attribution):
            text = texts[record.article]
            assert record.text == " … ".join(text[start:end] for start, end in record.pieces)
            assert record.cue == " … ".join(text[start:end] for start, end in record.cue_pieces)
            checked += 1
        elif isinstance(record, package.Figure | package.Date):
            assert record.text == texts[record.article][record.start : record.end]
            checked += 1
    assert checked > 40


def test_what_the_files_hold_is_kept_as_it_is(batch: Batch) -> None:
    texts = {one.path: one.text for one in batch.exported() if isinstance(one, package.Article)}
    for name in ("arabic", "astral", "crlf", "decomposed", "nul"):
        assert texts[f"pages/{name}.txt"] == READ[f"{name}.txt"].decode()
    assert texts["pages/latin.txt"].endswith("“Señor,” she said – once.")
    assert "“Señor,” she said" in texts["pages/mixed.txt"] and "Se\ufffdora" in texts["pages/mixed.txt"]
    assert texts["pages/surrogate.txt"].count("\ufffd") == 6  # three bytes each
    assert texts["pages/utf16.txt"] == SAID
    assert SAID in texts["pages/deep.html"] and SAID in texts["pages/wrong.html"]
