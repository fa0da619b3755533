"""A bad page may stop a batch, take all memory, or vanish without a word; the benchmark of that name has them all."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.bad_input import Group, batch, cuts, feeds, nested, server, strings

SHARED = Path(__file__).resolve().parent.parent.parent.parent / "shared"

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells a process's memory")


def test_text_below_ten_thousand_tags_may_be_gone(tmp_path: Path) -> None:
    group = nested(tmp_path, 0.0)
    assert (group.articles, group.wrong) == (2, [])


def test_a_cut_archive_may_pass_for_a_whole_one(tmp_path: Path) -> None:
    group = cuts(tmp_path, 0.1)
    assert group.told >= 10
    assert group.wrong == []


def test_a_naughty_string_may_be_changed_or_break_what_shows_it(tmp_path: Path) -> None:
    group = strings(tmp_path, 0.1)
    assert group.told == 0
    assert group.wrong == []


def test_a_server_may_send_a_bomb_a_lie_or_lead_elsewhere(tmp_path: Path) -> None:
    group = server(tmp_path, 1.0)
    assert group.wrong == []


def test_a_feed_may_let_another_file_in_or_grow_without_end(tmp_path: Path) -> None:
    assert feeds(tmp_path, 1.0).wrong == []


def test_archives_that_others_found_broken_may_end_the_batch(tmp_path: Path) -> None:
    archives = SHARED / "data" / "warc"
    if not archives.is_dir():
        pytest.skip("the collected archives are not here")
    group: Group = batch("collected", tmp_path, *(str(path) for path in sorted(archives.iterdir())))
    assert group.wrong == []
    assert group.told > 0
