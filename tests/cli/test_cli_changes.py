"""What a person reads on the terminal of a story that was published again."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.cli.printing_changes import print_changes
from sayso.crosscheck.versions import changes_between
from sayso.engine import Options, read_into
from sayso.engine.changes import all_changes
from sayso.engine.local import read_text
from sayso.errors import LedgerError
from sayso.ledger import Ledger

LEAD = "A ferry with 40 people aboard sank off Harbour Point on Monday, the coast guard said."
DENIAL = "The mayor, Ilse Vorn, denied that the boat had been unsafe."
QUOTE = '"We will not rest until the last of them is found," Captain Ida Moll said.'
RESCUE = "She told reporters that 96 passengers were saved by a trawler."


def story(*paragraphs: str, end: str = "") -> str:
    return "\n\n".join(["Title: Ferry sinks", LEAD, *paragraphs]) + "\n" + end


def printed(old: str, new: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return what is said of a change, a line for each thing that changed."""
    readings = [read_text(text, path="ferry.txt", model="rules") for text in (old, new)]
    print_changes(changes_between(readings[0], readings[1]))
    out = capsys.readouterr().out
    lines: list[str] = []
    for line in out.splitlines()[1:]:
        if line.startswith("    ") and lines:
            lines[-1] += " " + line.strip()
        elif line.strip() and "version" not in line and "ferry.txt" not in line:
            lines.append(line.strip())
    return lines


def test_a_number_that_changed_may_be_told_without_the_one_before(capsys: pytest.CaptureFixture[str]) -> None:
    old = story(f"{DENIAL} {RESCUE}")
    assert printed(old, old.replace("96", "69"), capsys) == [
        "reworded: She told reporters that [96 → 69] passengers were saved by a trawler.",
        "said, changed: Ilse Vorn (assert): that [96 → 69] passengers were saved by a trawler",
        "figure, changed: 96 passengers (saved) → 69 passengers (saved)",
    ]


def test_a_denial_that_is_gone_may_be_told_as_a_change_of_mind(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(story(f"{DENIAL} {RESCUE}"), story(RESCUE.replace("She", "The mayor, Ilse Vorn,")), capsys)
    assert f"removed: {DENIAL}" in told
    assert "said, removed: Ilse Vorn (deny): that the boat had been unsafe" in told
    assert not [line for line in told if line.startswith("said, changed")]


def test_a_paragraph_in_another_place_may_look_new(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(story(DENIAL, QUOTE), story(QUOTE, DENIAL), capsys)
    assert told in ([f"moved: {QUOTE}"], [f"moved: {DENIAL}"])


def test_nothing_may_be_said_where_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    old, new = (story(DENIAL, QUOTE, end=f"\nFiled under: {tag}\n") for tag in ("ferries", "storms"))
    assert printed(old, new, capsys) == ["nothing in the story: what stands beside it is not the same."]


def test_what_the_story_says_could_steer_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(story(DENIAL), story(DENIAL, "\x1b[HNobody was hurt: not one.\x07"), capsys)
    assert len(told) == 1 and told[0].startswith("added: ") and "Nobody was hurt: not one." in told[0]
    assert not {"\x1b", "\x07"} & set(told[0])


def test_a_chain_of_three_versions_may_be_told_as_two_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        for number in ("96", "69", "96 or 97"):
            path.write_text(story(f"{DENIAL} {RESCUE.replace('96', number)}"))
            read_into(ledger, [str(path)], Options(model="rules"), jobs=1)
        found = list(all_changes(ledger, str(path)))
        assert [(one.old.version, one.new.version) for one in found] == [(1, 2), (2, 3)]
        words = [(one.passages[0].old, one.old.text, one.passages[0].new, one.new.text) for one in found]
        numbers = [(old.cut(before), new.cut(after)) for old, before, new, after in words if old and new]
        assert [("96" in a, "69" in a, "69" in b, "97" in b) for a, b in numbers] == [
            (True, False, True, False),
            (False, True, False, True),
        ]
        # With the middle gone, the last is held against the first.
        ledger.remove(found[0].new.id)
        [whole] = all_changes(ledger)
        assert (whole.old.id, whole.new.id) == (found[0].old.id, found[1].new.id)
        with pytest.raises(LedgerError, match="no article has the id, path or address 'fer'"):
            list(all_changes(ledger, "fer"))
