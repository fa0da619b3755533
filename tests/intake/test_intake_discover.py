"""What a reader believes about the paths they gave."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from sayso.errors import UsageError
from sayso.intake import Failure, discover
from sayso.records import Page


def _pages(*paths: object, **options: object) -> list[Page | Failure]:
    return list(discover([str(path) for path in paths], **options))  # type: ignore[arg-type]


def _keys(found: list[Page | Failure]) -> list[str]:
    return [entry.key for entry in found if isinstance(entry, Page)]


def test_a_folder_gives_its_pages_sorted_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTML", "sub/c.md", "README", ".hidden.txt", "picture.png", ".git/d.txt", "e.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    found = _pages(tmp_path)
    assert _keys(found) == ["README", "a.HTML", "b.txt", "sub/c.md"]
    assert [page.path for page in found] == [f"{tmp_path}/{key}" for key in _keys(found)]


def test_the_same_folder_elsewhere_gives_the_same_keys(tmp_path: Path) -> None:
    for place in ("one", "two"):
        (tmp_path / place / "news").mkdir(parents=True)
        (tmp_path / place / "news" / "a.txt").write_text("text")
    assert _keys(_pages(tmp_path / "one")) == _keys(_pages(tmp_path / "two")) == ["news/a.txt"]


def test_decomposed_accents_in_a_file_name_do_not_change_the_key(tmp_path: Path) -> None:
    (tmp_path / "cafe\u0301.txt").write_text("text")
    assert _keys(_pages(tmp_path)) == ["caf\u00e9.txt"]


def test_a_single_file_is_keyed_by_its_path_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.log").write_text("text")
    monkeypatch.chdir(tmp_path)
    assert _keys(_pages("./news/../news/a.log")) == ["news/a.log"]
    assert _keys(_pages(tmp_path / "news" / "a.log")) == ["news/a.log"]
    assert _pages("news/a.log")[0].path == "news/a.log"


def test_all_missing_paths_are_named_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    with pytest.raises(UsageError) as error:
        discover([str(tmp_path / "a.txt"), "gone.txt", "also-gone"])
    assert str(error.value) == "gone.txt, also-gone: no such file or folder. Check the spelling; nothing was read."


def test_standard_input_is_a_page_called_dash() -> None:
    assert _pages("-", stdin=io.BytesIO(b"Hello")) == [Page(b"Hello", "-", "-")]
    assert isinstance(_pages("-", stdin=io.BytesIO(b"Hello"), max_bytes=4)[0], Failure)


def test_a_file_over_the_limit_is_refused_and_the_batch_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    (tmp_path / "b.txt").write_bytes(b"x" * 10)
    failure, page = _pages(tmp_path, max_bytes=10)
    assert isinstance(failure, Failure) and failure.path == f"{tmp_path}/a.txt"
    assert failure.reason == "larger than 1e-05 MB. Split it, or raise the limit."
    assert isinstance(page, Page)


def test_fifty_megabytes_are_refused_without_reading_them(tmp_path: Path) -> None:
    with (tmp_path / "big.html").open("wb") as file:
        file.truncate(50_000_000)
    [failure] = _pages(tmp_path)
    assert str(failure) == f"{tmp_path}/big.html: larger than 10 MB. Split it, or raise the limit."


def test_broken_links_and_loops_are_told_and_the_batch_goes_on(tmp_path: Path) -> None:
    (tmp_path / "z.txt").write_text("text")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found = _pages(tmp_path)
    assert _keys(found) == ["z.txt"]
    reasons = {Path(entry.path).name: entry.reason for entry in found if isinstance(entry, Failure)}
    assert "does not exist" in reasons["broken.txt"]
    assert "link back to a folder" in reasons["loop"]
    assert "cannot be read" in reasons["self.txt"]


def test_a_pipe_in_a_folder_does_not_hang_the_batch(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    [failure] = _pages(tmp_path)
    assert "not a regular file" in str(failure)


def test_an_unreadable_file_is_told_and_the_batch_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "b.txt").write_text("text")
    (tmp_path / "a.txt").chmod(0)
    if os.access(tmp_path / "a.txt", os.R_OK):
        pytest.skip("this user may read every file")
    failure, page = _pages(tmp_path)
    assert "permission denied" in str(failure)
    assert isinstance(page, Page)


def test_a_folder_without_pages_says_so(tmp_path: Path) -> None:
    assert "no page in this folder" in str(_pages(tmp_path)[0])


def test_a_file_name_that_is_no_text_can_be_stored(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("text")
    except OSError:
        pytest.skip("this file system takes no such names")
    [page] = _pages(tmp_path)
    assert isinstance(page, Page) and page.key == "caf\\xe9.txt"
    page.path.encode("utf-8")
