"""The model that ships: what it finds, how it is chosen, and what happens when its files are not what they say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import sayso
from sayso.engine import reader_name
from sayso.reading.trained import SHIPPED, read_card
from sayso.reading.trained.card import FILES
from sayso.reading.trained.network import Network

STORY = """Harbour Gazette

“The dam is safe,” the minister, Ana Velk, said on Monday.

“We inspected it twice. Nothing moved.”

The council approved the repairs and signed the contract. According to two engineers, at least 12 cracks were counted.
"""


CARD = json.loads((SHIPPED / "model.json").read_text("utf-8"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with the shipped model, to be broken."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "model"))


def test_a_speaker_and_a_phrase_are_found_and_a_council_that_signs_says_nothing() -> None:
    found = sayso.read_text(STORY, outlet="Harbour Gazette").attributions
    said = {(one.source, one.cue): one.text for one in found}
    assert said["Ana Velk", "said"].startswith("“The dam is safe,”")
    assert said["two engineers", "According to"] == "at least 12 cracks were counted"
    assert not any("approved" in one.cue or "signed" in one.cue for one in found)


def test_confidence_is_a_share_and_differs_from_case_to_case() -> None:
    found = sayso.read_text(STORY, outlet="Harbour Gazette").attributions
    assert all(0 < one.confidence < 1 for one in found)
    assert len({one.confidence for one in found}) > 1


def test_the_readers_have_names_of_their_own() -> None:
    assert "rules" in reader_name("rules")
    assert read_card(SHIPPED).label in reader_name()
    assert reader_name() != reader_name("rules")


def test_a_model_in_another_folder_is_read_with(copy: Path) -> None:
    assert sayso.read_text(STORY, model=str(copy)).attributions == sayso.read_text(STORY).attributions
    card = json.loads((copy / "model.json").read_text("utf-8"))
    (copy / "model.json").write_text(json.dumps({**card, "threshold": 1}), "utf-8")
    strict = copy.rename(copy.with_name("strict"))
    assert sayso.read_text(STORY, model=str(strict)).attributions == ()


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_changed_is_refused(copy: Path, name: str) -> None:
    path = copy / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(sayso.ModelError, match=f"{name}: not the file that model.json describes"):
        Network(copy)


@pytest.mark.parametrize("name", [*FILES, "model.json"])
def test_a_file_that_is_gone_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(sayso.ModelError, match=name):
        Network(copy)


@pytest.mark.parametrize(
    "card",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"name": "x", "sha256": {}, "threshold": 0.5, "calibration": {"weights": []}}',
        CARD | {"threshold": float("nan")},
        CARD | {"threshold": 10**400},
        CARD | {"name": "\udc80"},
        CARD | {"calibration": {"weights": [float("inf")] * 8}},
    ],
)
def test_a_card_that_is_none_is_told(copy: Path, card: str | dict[str, object]) -> None:
    (copy / "model.json").write_text(card if isinstance(card, str) else json.dumps(card), "utf-8")
    with pytest.raises(sayso.ModelError, match="no model's card"):
        Network(copy)


def test_a_card_with_too_few_weights_is_told(copy: Path) -> None:
    card = json.loads((copy / "model.json").read_text("utf-8"))
    card["calibration"]["weights"].pop()
    (copy / "model.json").write_text(json.dumps(card), "utf-8")
    with pytest.raises(sayso.ModelError, match="no model's card"):
        Network(copy)


def test_graphs_in_each_other_s_place_are_told(copy: Path) -> None:
    (copy / "encoder.onnx").rename(copy / "x")
    (copy / "roles.onnx").rename(copy / "encoder.onnx")
    (copy / "x").rename(copy / "roles.onnx")
    hashes = CARD["sha256"]
    swapped = {**hashes, "encoder.onnx": hashes["roles.onnx"], "roles.onnx": hashes["encoder.onnx"]}
    (copy / "model.json").write_text(json.dumps({**CARD, "sha256": swapped}), "utf-8")
    with pytest.raises(sayso.ModelError, match="cannot be run"):
        Network(copy)


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(sayso.UsageError, match="no such folder"):
        sayso.read_text(STORY, model=str(tmp_path / "nowhere"))


def test_what_ships_is_small_and_tells_where_it_comes_from() -> None:
    assert sum((SHIPPED / name).stat().st_size for name in FILES) < 30_000_000
    card = (SHIPPED / "MODEL_CARD.md").read_text("utf-8")
    for told in ("PolNeAR", "no licence", "Apache-2.0", "Not meant for"):
        assert told in card
