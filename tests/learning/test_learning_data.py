from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_stories import BRIDGE, BRIDGE_ANN, BRIDGE_MARKED, attribution, marked, put

from sayso.errors import UsageError
from sayso.learning.data import hold_out, read_marked
from sayso.learning.examples import open_text
from sayso.records import to_json


def test_each_path_is_read_as_what_it_is(tmp_path: Path) -> None:
    article = open_text("bridge.txt", BRIDGE)
    lines = f"{to_json(article)}\n{to_json(attribution(article.id, BRIDGE, BRIDGE_MARKED))}\n"
    put(tmp_path / "brat", a_txt=BRIDGE, a_ann=BRIDGE_ANN)
    put(tmp_path / "lines", mine_jsonl=lines)
    found = read_marked([tmp_path / "brat", tmp_path / "lines", tmp_path / "lines" / "mine.jsonl", tmp_path / "brat"])
    assert [one.attributions for one in found] == [(BRIDGE_MARKED,)] * 3


@pytest.mark.parametrize("name", ["absent", "empty", "pages/a.txt", "pages", "nothing.jsonl"])
def test_a_path_without_annotations_is_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    put(tmp_path / "pages", a_txt=BRIDGE)
    put(tmp_path, nothing_jsonl="\n")
    with pytest.raises(UsageError, match=r"Name a \.jsonl file that `sayso export` wrote, or a folder with brat"):
        read_marked([tmp_path / name])


def test_only_the_first_absent_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"one, .*two: no such file or folder"):
        read_marked([tmp_path / "one", tmp_path / "two"])


@given(st.integers(1, 12), st.floats(0, 0.9), st.integers(0, 99))
def test_what_is_held_out_depends_on_the_order_or_is_trained_on(count: int, share: float, seed: int) -> None:
    articles = [marked(f"{number}.txt", f"It rained for {number} days.") for number in range(count)]
    # Every text has two annotators.
    training, held = hold_out(articles * 2, share, seed)
    assert not {one.article.id for one in training} & {one.article.id for one in held}
    assert len(training) + len(held) == 2 * count
    assert training
    assert bool(held) == (share > 0 and count > 1)
    again = hold_out(list(reversed(articles)), share, seed)[1]
    assert {one.article.id for one in again} == {one.article.id for one in held}
