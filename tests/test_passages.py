"""Our own passages hold what they promise, and the part kept for testing is the one whose hash was recorded first."""

from __future__ import annotations

from training.passages import FOLDER, digest_of_tests, load_passages

SECOND = FOLDER.parent / "second"
LESSONS = FOLDER.parent / "lessons"
DECOYS = FOLDER.parent / "decoys"


def test_the_test_passages_are_those_whose_hash_was_recorded_before_training() -> None:
    assert digest_of_tests(load_passages()) == (FOLDER / "TEST.sha256").read_text().strip()


def test_there_are_enough_passages_of_every_sort() -> None:
    passages = load_passages()
    found = [one for passage in passages for one in passage.attributions]
    assert len(passages) >= 600
    assert sum(passage.is_test for passage in passages) >= 200
    assert sum(not passage.attributions for passage in passages) >= 60
    for stance in (
        "assert",
        "deny",
        "accuse",
        "estimate",
        "suggest",
        "confirm",
        "demand",
        "promise",
        "believe",
        "decline",
    ):
        assert sum(one.stance == stance for one in found) >= 40, stance
    assert sum(len(one.chain) >= 3 for one in found) >= 200
    assert sum(one.source_kind in ("unnamed", "unknown") for one in found) >= 200


def test_the_second_reader_had_the_same_texts() -> None:
    first = {passage.id: passage for passage in load_passages()}
    second = load_passages(sorted(SECOND.glob("*.toml")))
    assert len(second) >= 150
    assert all(passage.text == first[passage.id].text for passage in second)


def test_what_is_only_learnt_from_is_sound_and_apart_from_the_test() -> None:
    lessons, decoys = (load_passages(sorted(folder.glob("*.toml"))) for folder in (LESSONS, DECOYS))
    assert len(lessons) >= 500
    assert len(decoys) >= 250
    assert not any(passage.attributions for passage in decoys)
    tests = [passage for passage in load_passages() if passage.is_test]
    learnt = {" ".join(passage.text.split()) for passage in (*lessons, *decoys)}
    assert not {passage.id for passage in (*lessons, *decoys)} & {passage.id for passage in tests}
    assert not any(" ".join(passage.text.split()) in learnt for passage in tests)
