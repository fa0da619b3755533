"""What `sayso train` refuses, with or without the extra `train`."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from marked_stories import BRIDGE, BRIDGE_ANN, put

from sayso.cli.train import train
from sayso.errors import ModelError, UsageError


def call(*arguments: str | Path) -> None:
    train.main([str(one) for one in arguments], standalone_mode=False)


def test_absent_data_are_told_after_an_hour_of_training(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"absent: no such file or folder\. Name a \.jsonl file"):
        call(tmp_path / "absent", "-o", tmp_path / "mine")


def test_the_folder_for_the_reader_may_be_a_file(tmp_path: Path) -> None:
    put(tmp_path, a_txt=BRIDGE, a_ann=BRIDGE_ANN)
    with pytest.raises(UsageError, match="this is a file"):
        call(tmp_path, "-o", tmp_path / "a.txt")
    with pytest.raises(UsageError, match="no such folder"):
        call(tmp_path, "-o", tmp_path / "mine", "--model", tmp_path / "absent")


@pytest.mark.skipif(find_spec("torch") is not None, reason="torch is installed")
def test_without_torch_a_training_ends_in_a_traceback(tmp_path: Path) -> None:
    put(tmp_path, a_txt=BRIDGE, a_ann=BRIDGE_ANN)
    with pytest.raises(ModelError, match=r"^Training needs torch: pip install 'sayso\[train\]'$"):
        call(tmp_path, "-o", tmp_path / "mine")
    assert not (tmp_path / "mine").exists()
