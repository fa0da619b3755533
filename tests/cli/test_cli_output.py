"""Where the output goes: a terminal that obeys what it is sent, a pipe whose reader leaves, a disk that is full."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest
from bridge_stories import HOSTILE
from running import PATIENCE, SAYSO, sayso, surroundings

VERBS = [["show"], ["show", "--json"], ["export"], ["export", "--format", "csv"], ["report", "-o", "-"], ["--help"]]


def on_a_terminal(folder: Path, *arguments: str) -> str:
    """Return everything that a terminal is sent, on both outputs."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen([*SAYSO, *arguments], cwd=folder, stdout=theirs, stderr=theirs, env=surroundings())
    os.close(theirs)
    sent = b""
    try:
        while some := os.read(ours, 65536):
            sent += some
    except OSError:  # how Linux tells that the other side has closed
        pass
    os.close(ours)
    assert running.wait(PATIENCE) in (0, 1)
    return sent.decode("utf-8")


def assert_steers_nothing(sent: str) -> None:
    """Nothing may be sent but our own colours (ESC [ digits m) and rich's bar: cursor up or hidden, line erased."""
    for start, part in enumerate(sent.split("\x1b")):
        if start:
            assert part[0] == "[" and part.lstrip("[?0123456789;")[0] in "mAKhl"
    assert "\x1b[2J" not in sent and "\x1b[31mbridge" not in sent
    assert not set(sent) & set("\x07\x08\x0b\x0c\x7f\x9b\u202e")


def test_an_article_may_take_over_the_terminal(desk: Path) -> None:
    sent = on_a_terminal(desk, "show")
    assert "\ufffd[31mbridge\ufffd2J is\ufffd safe\ufffd" in sent.replace("\r\n    ", " ")
    assert_steers_nothing(sent)
    assert_steers_nothing(on_a_terminal(desk, "remove", "noone", "--ledger", "sayso.db"))


@pytest.mark.parametrize("verb", [["show", "--json"], ["export"], ["export", "--format", "csv"]], ids=" ".join)
def test_data_on_a_terminal_may_take_it_over(desk: Path, verb: list[str]) -> None:
    sent = on_a_terminal(desk, *verb)
    assert "Ana" in sent
    assert_steers_nothing(sent)
    assert "\x9b" in sayso(*verb, cwd=desk).out


def test_a_file_name_may_take_over_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a\x1b[2J\nsayso: all is well\x9b.txt").write_text("")
    (tmp_path / "news" / "b\x1b]0;owned\x07.txt").write_text(HOSTILE)
    sent = on_a_terminal(tmp_path, "read", "news")
    assert "news/a\ufffd[2J sayso: all is well\ufffd.txt: the file is empty." in sent.replace("\r\n", " ")
    assert "news/b\ufffd]0;owned\ufffd.txt" in sent
    assert_steers_nothing(sent)
    assert_steers_nothing(on_a_terminal(tmp_path, "show", "\x1b[2J.db"))
    assert_steers_nothing(on_a_terminal(tmp_path, "remove", "\x1b[2J"))


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_a_reader_that_leaves_may_make_sayso_fail(desk: Path, verb: list[str]) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    with os.fdopen(writes, "wb") as gone:
        ran = subprocess.run([*SAYSO, *verb], cwd=desk, stdout=gone, stderr=subprocess.PIPE, env=surroundings())
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_output_that_a_full_disk_swallows_may_pass_for_written(desk: Path, verb: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*SAYSO, *verb], cwd=desk, stdout=full, stderr=subprocess.PIPE, env=surroundings())
    assert (ran.returncode, ran.stderr) == (1, b"sayso: output: no space left on device.\n")


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_a_closed_output_is_no_reason_for_a_traceback(desk: Path, verb: list[str]) -> None:
    def close() -> None:
        os.close(1)

    ran = subprocess.run([*SAYSO, *verb], cwd=desk, stderr=subprocess.PIPE, env=surroundings(), preexec_fn=close)
    assert b"Traceback" not in ran.stderr
    assert ran.returncode in (0, 1)


def test_an_input_that_is_closed_is_said_to_be(tmp_path: Path) -> None:
    def close() -> None:
        os.close(0)

    ran = subprocess.run(
        [*SAYSO, "read", "-"], cwd=tmp_path, stderr=subprocess.PIPE, env=surroundings(), preexec_fn=close
    )
    assert ran.returncode == 2
    assert ran.stderr == b"sayso: -: there is no standard input to read. Name a file or a folder.\n"


def test_a_latin_locale_may_break_the_arrows(desk: Path) -> None:
    for locale in ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}):
        for verb in VERBS:
            assert sayso(*verb, cwd=desk, **locale).code == 0
