"""`sayso show`: filters, JSON lines, and no more columns than a terminal has."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from running import Ran, sayso

import sayso as package


def sources(folder: Path, *filters: str) -> list[str]:
    ran = sayso("show", "--json", *filters, cwd=folder)
    assert ran.code == 0
    return [json.loads(line)["source"] for line in ran.lines]


def test_json_lines_are_records(desk: Path) -> None:
    lines = sayso("show", "--json", cwd=desk).lines
    found = [package.from_wire(json.loads(line)) for line in lines]
    assert all(isinstance(record, package.Attribution) for record in found)
    assert [package.to_json(record) for record in found] == lines
    exported = sayso("export", cwd=desk).lines
    assert [line for line in exported if line.startswith('{"kind":"attribution"')] == lines


def test_filters_let_through_what_they_name(desk: Path) -> None:
    assert "Ben Okoro" in sources(desk, "--source", "okoro")
    assert sources(desk, "--source", "ben okoro") == ["Ben Okoro"]
    assert sources(desk, "--source", "OKORO") == ["Ben Okoro"]
    assert sources(desk, "--source", "oko") == []
    assert sources(desk, "--source", "The Gull") == ["Ana Rell", "coast guard", "ministry"]
    assert sources(desk, "--stance", "deny", "--source", "the gull") == ["ministry"]
    assert sources(desk, "--figures", "--source", "the gull") == ["coast guard"]
    assert sources(desk, "--search", "STRAIT died") == ["coast guard"]
    assert sources(desk, "--search", '"any ferry"') == ["ministry"]
    assert sources(desk, "--search", '"ferry any"') == []


@pytest.mark.parametrize(
    "query",
    ["Díaz-Canel", "1,076", "don't", '"', '""', '"open', "NOT", "AND OR", "*", "a*", "text:bridge", "(", "NEAR(a b)",
     "-x", "^bridge", "{source chain} : x", "'; DROP TABLE attribution; --", "%", "_", "\\", "😀", "\u202e", "+",
     "é" * 5000, "bridge " * 3000, "\x1b[2J"],
)  # fmt: skip
def test_what_people_type_is_never_a_query_language(desk: Path, query: str) -> None:
    for option in (f"--search={query}", f"--source={query}"):
        ran = sayso("show", option, cwd=desk)
        assert ran.code == 0
        assert "\x1b" not in ran.err
        assert ran.out or ran.err.startswith("None of the ")


def test_nothing_found_is_said_and_is_no_failure(desk: Path) -> None:
    ran = sayso("show", "--source", "Zephyr", cwd=desk)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("None of the ") and ran.err.endswith(" attributions passes these filters.\n")
    assert sayso("show", "--source", "Zephyr", "--json", cwd=desk) == Ran(0, "", "")


def test_a_stance_that_is_none_is_refused_with_those_there_are(desk: Path) -> None:
    ran = sayso("show", "--stance", "lie", cwd=desk)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("sayso: 'lie' is no stance; the stances are assert, deny, accuse, ")


def columns(line: str) -> int:
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line
    )


@pytest.mark.parametrize("terminal", ["200", "80", "40"])
def test_a_line_may_be_wider_than_the_terminal(desk: Path, terminal: str) -> None:
    lines = sayso("show", cwd=desk, COLUMNS=terminal).lines
    assert lines
    assert max(map(columns, lines)) <= min(80, int(terminal))
