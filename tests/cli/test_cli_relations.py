"""Relations at the command line: under the record that they are of, told from its side, with the reason."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from running import sayso

import sayso as package
from sayso.records import Relation

WHY = "The ministry answers the toll; it names no number."
STEERS = "It \x1b[2Jrings\x07 twice."


@pytest.fixture(scope="module")
def related(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the ledger of the desk, in which four relations were entered by hand."""
    folder = tmp_path_factory.mktemp("related")
    shutil.copy(desk / "sayso.db", folder)
    with package.Ledger.open(folder / "sayso.db", write=True) as ledger:
        readings = {reading.article.path: reading for reading in ledger.readings()}
        page, wire = readings["news/deep/page.html"], readings["news/wire.txt"]
        mayor, guard, ministry = wire.attributions
        [toll] = wire.figures
        ledger.add(page, "by hand")
        relations = (
            Relation("r4", ministry.id, guard.id, "deny", "content", WHY),
            Relation("r3", ministry.id, toll.id, "withhold", None, "No number is confirmed."),
            Relation("r2", toll.id, mayor.id, "drift", "as_of", STEERS),
            Relation("r1", page.attributions[0].id, mayor.id, "repeat", None, "Both speak of the strait."),
        )
        ledger.add(replace(wire, relations=relations), "by hand")
    return folder


def under(lines: list[str], chain: str) -> str:
    """Return all that is printed of the attribution with this chain, as one line."""
    start = lines.index(f"  {chain}")
    return " ".join(line.strip() for line in lines[start : lines.index("", start)])


def test_each_side_is_told_who_and_where_the_other_is(related: Path) -> None:
    lines = sayso("show", "--source", "The Gull", cwd=related).lines
    assert under(lines, "ministry → The Gull").endswith(
        f" • denies what is told by coast guard: “At least 31 people died in the strait” {WHY}"
        " • neither confirms nor denies what is told by coast guard: ≥ 31 people (died) No number is confirmed."
    )
    assert under(lines, "coast guard → The Gull").endswith(
        f" • denied by ministry: “that any ferry had sunk” {WHY} figure: ≥ 31 people (died)"
        " • neither confirmed nor denied by ministry: “that any ferry had sunk” No number is confirmed."
        ' • drift: as-of differs from the earlier telling of Ana Rell: "The bridge is safe,"'
        " It \ufffd[2Jrings\ufffd twice."
    )
    assert under(lines, "Ana Rell → The Gull").endswith(
        " • drift: as-of differs in the later telling of coast guard: ≥ 31 people (died)"
        " It \ufffd[2Jrings\ufffd twice."
        " • repeated by Ben Okoro (Harbour Post): “We do not know why,” Both speak of the strait."
    )


def sources(folder: Path, *filters: str) -> list[str]:
    records = [json.loads(line) for line in sayso("show", "--json", *filters, cwd=folder).lines]
    return [one["source"] for one in records if one["kind"] == "attribution"]


def test_filters_keep_both_sides_of_a_relation(related: Path) -> None:
    assert sources(related, "--relations") == ["Ben Okoro", "Ana Rell", "coast guard", "ministry"]
    assert sources(related, "--relation", "deny") == ["coast guard", "ministry"]
    assert sources(related, "--relation", "drift") == ["Ana Rell", "coast guard"]
    assert sources(related, "--relation", "drift", "--figures") == ["coast guard"]
    ran = sayso("show", "--relation", "conflict", cwd=related)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith(" attributions passes these filters.\n")
    ran = sayso("show", "--relation", "lie", cwd=related)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("sayso: 'lie' is no type of relation; the types are repeat, corroborate, ")


def test_json_lines_are_those_of_the_export_each_once(related: Path) -> None:
    exported = sayso("export", cwd=related).lines
    relations = [line for line in exported if line.startswith('{"kind":"relation"')]
    assert [json.loads(line)["id"] for line in relations] == ["r4", "r3", "r2", "r1"]
    assert exported[-1] == relations[-1], "what joins two articles follows after both"
    assert [package.to_json(package.from_wire(json.loads(line))) for line in relations] == relations
    shown = sayso("show", "--relation", "deny", "--json", cwd=related).lines
    assert set(shown) <= set(exported)
    assert [line for line in shown if line.startswith('{"kind":"relation"')] == relations[:3]
    assert not [line for line in sayso("show", "--json", cwd=related).lines if '"kind":"relation"' in line]


def test_the_table_tells_the_relations_of_a_row_and_the_rows_they_lead_to(related: Path) -> None:
    rows = csv.DictReader(sayso("export", "--format", "csv", cwd=related).lines)
    _, guard, ministry = (row for row in rows if row["outlet"] == "The Gull")
    assert ministry["relations"] == "denies what is told by; neither confirms nor denies what is told by"
    assert ministry["related"] == f"{guard['attribution']}; {guard['attribution']}"
    assert ministry["relation_reasons"] == f"{WHY} No number is confirmed."
    assert guard["relations"].startswith("denied by; neither confirmed nor denied by; drift: as-of differs")


def test_a_relation_to_what_is_less_sure_is_not_told(related: Path, tmp_path: Path) -> None:
    shutil.copy(related / "sayso.db", tmp_path)
    with package.Ledger.open(tmp_path / "sayso.db", write=True) as ledger:
        wire = next(one for one in ledger.readings() if one.article.path == "news/wire.txt")
        found = [replace(one, confidence=0.3 if one.source == "ministry" else 1.0) for one in wire.attributions]
        ledger.add(replace(wire, attributions=tuple(found)), "by hand")
    told = sayso("show", "--min-confidence", "0.4", cwd=tmp_path).out
    assert "coast guard → The Gull" in told and "ministry" not in told and "drift: as-of" in told
    exported = sayso("export", "--min-confidence", "0.4", cwd=tmp_path).lines
    assert [json.loads(line)["id"] for line in exported if line.startswith('{"kind":"relation"')] == ["r2"]
    assert WHY not in sayso("report", "-o", "-", "--min-confidence", "0.4", cwd=tmp_path).out


@pytest.mark.parametrize("terminal", ["200", "80", "40"])
def test_a_reason_may_be_wider_than_the_terminal(related: Path, terminal: str) -> None:
    lines = sayso("show", "--relations", cwd=related, COLUMNS=terminal).lines
    assert max(map(len, lines)) <= min(80, int(terminal))
    assert sum(line.startswith("    • ") for line in lines) == 8
