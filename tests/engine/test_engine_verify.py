"""A ledger that somebody, or a bad disk, has changed since: whatever no longer holds is told."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

from cli.running import Ran, sayso
from sayso.engine import Options, read_into
from sayso.engine.verify import Verified, verify
from sayso.errors import LedgerError
from sayso.ledger import Ledger

STORY = (
    "A ferry with 40 people aboard sank off Harbour Point on Monday, the coast guard said.",
    "The mayor, Ilse Vorn, denied that the boat had been unsafe.",
    "According to the ministry, at least 12 people are missing.",
)
PAGE = f"<html><body><article><h1>Ferry sinks</h1>{''.join(f'<p>{line}</p>' for line in STORY)}</article></body></html>"
SOUND = "2 articles with "


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger that holds a page of HTML and a text; only to be copied."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "ferry.html").write_text(PAGE)
    (folder / "other.txt").write_text("The bridge is closed, the mayor, Jo Poe, said on Friday.\n")
    paths = [str(folder / "ferry.html"), str(folder / "other.txt")]
    with Ledger.open(folder / "sayso.db", write=True) as ledger:
        assert len(read_into(ledger, paths, Options(model="rules"), jobs=1).new) == 2
    return folder / "sayso.db"


def changed(kept: Path, folder: Path, change: str | Callable[[sqlite3.Connection], object]) -> Path:
    """Return a copy of the ledger in which something is no longer as sayso wrote it."""
    copy(kept, folder / "sayso.db")
    connection = sqlite3.connect(folder / "sayso.db")
    if callable(change):
        change(connection)
    else:
        assert connection.execute(change).rowcount > 0
    connection.commit()
    connection.close()
    return folder / "sayso.db"


def faults_of(path: Path) -> list[str]:
    with Ledger.open(path) as ledger:
        return [fault.what for fault in verify(ledger, Verified())]


def of_page(edit: Callable[[bytes], bytes]) -> Callable[[sqlite3.Connection], object]:
    """Return a change of the stored bytes of every page."""

    def change(connection: sqlite3.Connection) -> None:
        for key, data in connection.execute("SELECT sha256, data FROM page").fetchall():
            connection.execute("UPDATE page SET data = ? WHERE sha256 = ?", (edit(data), key))

    return change


def flipped(data: bytes) -> bytes:
    return data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :]


def test_a_sound_ledger_may_be_called_damaged(kept: Path, tmp_path: Path) -> None:
    copy(kept, tmp_path / "sayso.db")
    ran = sayso("verify", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith(SOUND) and ran.err.endswith(" records: each stands where it says.\n")
    assert sayso("verify", "-q", cwd=tmp_path) == Ran(0, "", "")
    counts = Verified()
    with Ledger.open(kept) as ledger:
        assert list(verify(ledger, counts)) == []
        records = sum(n for kind, n in ledger.summary().items() if kind in ("attribution", "figure", "date", "actor"))
    assert (counts.articles, counts.records, counts.unkept) == (2, records, 0)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (of_page(lambda data: zlib.compress(zlib.decompress(data) + b" ")), "its page is not the one that its SHA-256"),
        (of_page(flipped), "its page"),
        (of_page(lambda data: data[:9]), "its page, or which bytes of it carry the article, cannot be read back"),
        ("DELETE FROM page", "its page is gone"),
        ("UPDATE article SET sha256 = 'abc'", "the page that is kept is not the one that it was read out of"),
        ("UPDATE text SET text = replace(text, '40', '41')", "its text is not the one that its SHA-256 names"),
        ("UPDATE text SET text = replace(text, '40', '41')", "the page says 'A ferry with 40 people aboard"),
        ("UPDATE text SET text = text || ' More.'", "nothing in the page carries 'More.'"),
        ("DELETE FROM text", "a row of article leads to no text"),
        ("UPDATE article SET blocks = '[[\"paragraph\",0,9999]]'", "its blocks and links point outside its text"),
        ("UPDATE attribution SET text = replace(text, 'unsafe', 'safe')", "the attribution"),
        ("UPDATE attribution SET pieces = '[[1,5]]'", "does not say what the article has at character 1"),
        ("UPDATE attribution SET pieces = '[]'", "does not say what the article has at character 0"),
        ("UPDATE attribution SET cue = 'lied'", "the attribution"),
        ("UPDATE attribution SET source_pieces = '[[99999,99999]]'", "at character 99999"),
        ("UPDATE figure SET text = '99'", "the figure"),
        ("UPDATE figure SET start = start + 1", "the figure"),
        ("UPDATE date SET text = 'Sunday'", "the date"),
        ("UPDATE actor SET mentions = '[[\"x\",99999,100000]]'", "points outside the article"),
        ("UPDATE grounding SET encoding = 'no-such'", "its page cannot be read as it was: unknown encoding: no-such"),
        ("UPDATE grounding SET encoding = 'utf-16-le'", "its page"),
        ("UPDATE grounding SET part = 3", "its page cannot be read as it was: "),
        ("UPDATE grounding SET runs = x'00'", "its page, or which bytes of it carry the article, cannot be read back"),
    ],
)
def test_something_may_be_changed_and_not_be_told(
    kept: Path, tmp_path: Path, change: str | Callable[[sqlite3.Connection], object], told: str
) -> None:
    assert any(told in fault for fault in faults_of(changed(kept, tmp_path, change)))


def test_a_grounding_may_point_anywhere(kept: Path, tmp_path: Path) -> None:
    def change(connection: sqlite3.Connection) -> None:
        for article, runs in connection.execute("SELECT article, runs FROM grounding").fetchall():
            rows = json.loads(zlib.decompress(runs))
            rows[0][2] += 1  # one byte further on in the page
            connection.execute(
                "UPDATE grounding SET runs = ? WHERE article = ?", (zlib.compress(json.dumps(rows).encode()), article)
            )

    assert any("where the article has" in fault for fault in faults_of(changed(kept, tmp_path, change)))


def test_faults_may_end_with_an_exit_code_of_success(kept: Path, tmp_path: Path) -> None:
    changed(kept, tmp_path, "UPDATE text SET text = replace(text, '40', '41')")
    ran = sayso("verify", "-q", cwd=tmp_path)
    assert (ran.code, ran.err) == (1, "")
    assert all("ferry.html: " in line for line in ran.lines) and len(ran.lines) >= 2
    changed(kept, tmp_path, "DELETE FROM page")
    assert sayso("verify", cwd=tmp_path).code == 1


def test_a_record_that_cannot_be_read_back_may_end_in_a_traceback(kept: Path, tmp_path: Path) -> None:
    path = changed(kept, tmp_path, "UPDATE attribution SET pieces = '[[1,'")
    with pytest.raises(LedgerError, match="the ledger is damaged"):
        faults_of(path)
    for verb in (["verify"], ["show"], ["export"]):
        ran = sayso(*verb, cwd=tmp_path)
        assert (ran.code, ran.err.count("\n")) == (1, 1)
        assert ran.err.startswith("sayso: sayso.db: the ledger is damaged. Bring back a copy")


def test_articles_read_before_pages_were_kept_may_be_called_false(kept: Path, tmp_path: Path) -> None:
    path = changed(kept, tmp_path, "DELETE FROM grounding")
    counts = Verified()
    with Ledger.open(path) as ledger:
        assert list(verify(ledger, counts)) == []
    assert counts.unkept == 2
    ran = sayso("verify", cwd=tmp_path)
    assert ran.code == 0
    assert ran.err.endswith("2 articles of them read before pages were kept: read them again.\n")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE attribution SET stance = 'confirm' WHERE stance = 'deny'",
        "UPDATE attribution SET source = 'Kremlin'",
        "UPDATE attribution SET chain = '[\"Kremlin\"]'",
        "UPDATE attribution SET negated = 1 - negated",
        "UPDATE figure SET lo = 99",
        "UPDATE article SET outlet = 'Somebody'",
        "UPDATE article SET published = '1940-01-01'",
        "DELETE FROM attribution WHERE stance = 'deny'",
    ],
)
def test_a_value_that_somebody_changed_may_pass_for_what_was_read(kept: Path, tmp_path: Path, change: str) -> None:
    found = faults_of(changed(kept, tmp_path, change))
    assert "its records, or what is said of it, are not what was read: a value has changed" in found
