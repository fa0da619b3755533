"""Confidence at the command line: what is shown, what `--min-confidence` leaves out, and which reader gave it."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from running import sayso


def confidences(folder: Path) -> list[float]:
    """Return the confidences of the ledger in a folder, each different one once, in order."""
    return sorted({json.loads(line)["confidence"] for line in sayso("show", "--json", cwd=folder).lines})


def between(folder: Path) -> str:
    """Return a bound that some attributions pass and others do not."""
    lower, *_, upper = confidences(folder)
    return str((lower + upper) / 2)


def test_show_tells_how_sure_it_is_and_hides_what_is_less_sure(desk: Path) -> None:
    least = between(desk)
    everything = sayso("show", cwd=desk).out
    shown = re.findall(r"confidence (\d\.\d\d)", sayso("show", "--min-confidence", least, cwd=desk).out)
    assert 0 < len(shown) < len(re.findall("confidence", everything))
    assert all(float(one) >= float(least) - 0.005 for one in shown)


def test_an_export_leaves_no_trace_of_what_is_less_sure(desk: Path) -> None:
    least = between(desk)
    records = [json.loads(line) for line in sayso("export", "--min-confidence", least, cwd=desk).lines]
    kept = {one["id"] for one in records if one["kind"] == "attribution"}
    everything = [json.loads(line) for line in sayso("export", cwd=desk).lines]
    sure = {one["id"] for one in everything if one["kind"] == "attribution" and one["confidence"] >= float(least)}
    assert kept == sure
    figures = [one for one in records if one["kind"] == "figure"]
    assert len(figures) == sum(one["kind"] == "figure" for one in everything)
    for one in figures:
        assert one["attribution"] is None or one["attribution"] in kept
        assert one["attribution"] is not None or (one["originator"], one["chain"]) == (None, [])
    rows = list(csv.DictReader(sayso("export", "--format", "csv", "--min-confidence", least, cwd=desk).lines))
    assert {row["attribution"] for row in rows} == sure
    assert all(float(row["confidence"]) >= float(least) for row in rows)


def test_a_report_leaves_out_what_is_less_sure(desk: Path) -> None:
    whole = sayso("report", "-o", "-", cwd=desk).out
    part = sayso("report", "-o", "-", "--min-confidence", "1", cwd=desk).out
    assert len(part) < len(whole)


def test_nothing_is_sure_enough_and_that_is_said(desk: Path) -> None:
    ran = sayso("show", "--min-confidence", "1", cwd=desk)
    assert ran.code == 0 and ran.out == ""
    assert re.fullmatch(r"None of the \d+ attributions passes these filters\.\n", ran.err)


@pytest.mark.parametrize("least", ["1.5", "-0.1", "much"])
def test_a_share_that_is_none_is_wrong_use(desk: Path, least: str) -> None:
    ran = sayso("show", "--min-confidence", least, cwd=desk)
    assert ran.code == 2
    assert "--min-confidence" in ran.err


def test_another_reader_reads_an_article_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The dam is safe, Ana Rell said on Monday.", "utf-8")
    assert "1 article read:" in sayso("read", "a.txt", cwd=tmp_path).err
    assert "1 already in the ledger" in sayso("read", "a.txt", cwd=tmp_path).err
    assert "1 article read again" in sayso("read", "a.txt", "--model", "rules", cwd=tmp_path).err
    [found] = [json.loads(line) for line in sayso("show", "--json", cwd=tmp_path).lines]
    assert found["source"] == "Ana Rell"


@pytest.mark.parametrize("model", ["rule", "a.txt", "nowhere/model"])
def test_a_model_that_is_none_is_wrong_use(tmp_path: Path, model: str) -> None:
    (tmp_path / "a.txt").write_text("The dam is safe, Ana Rell said on Monday.", "utf-8")
    ran = sayso("read", "a.txt", "--model", model, cwd=tmp_path)
    assert ran.code == 2
    assert ran.err == f"sayso: {model}: no such folder. Name one that `sayso train` made, or 'rules'.\n"
    assert not (tmp_path / "sayso.db").exists()


def test_a_folder_without_a_model_fails_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The dam is safe, Ana Rell said on Monday.", "utf-8")
    ran = sayso("read", "a.txt", "--model", ".", cwd=tmp_path)
    assert ran.code == 1
    assert "model.json: no model there" in ran.err and "--model rules" in ran.err
    assert "Traceback" not in ran.err
