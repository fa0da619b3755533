"""`sayso export`, `report` and `remove`: the same bytes always, whole files or none, and nothing else touched."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import stat
from pathlib import Path

import pytest
from bridge_stories import HOSTILE, PAGE, WIDE, WIRE
from running import sayso

import sayso as package


def test_another_machine_may_export_other_bytes(desk: Path, tmp_path: Path) -> None:
    shutil.copytree(desk / "news", tmp_path / "elsewhere" / "news")
    again = tmp_path / "elsewhere"
    assert sayso("read", "news", cwd=again, PYTHONHASHSEED="7", LC_ALL="C", TZ="Pacific/Auckland").code == 0
    for kind in ("jsonl", "csv"):
        first = sayso("export", "--format", kind, cwd=desk)
        assert first.out and first.code == 0
        assert sayso("export", "--format", kind, cwd=desk, PYTHONHASHSEED="1").out == first.out
        assert sayso("export", "--format", kind, cwd=again, LC_ALL="C", PYTHONHASHSEED="2").out == first.out
        sayso("export", "--format", kind, "-o", "out", cwd=desk)
        assert (desk / "out").read_bytes() == first.out.encode()


def test_every_exported_line_is_a_record_that_points_at_its_words(desk: Path) -> None:
    lines = sayso("export", cwd=desk).lines
    found = [package.from_wire(json.loads(line)) for line in lines]
    assert [package.to_json(record) for record in found] == lines
    texts = {record.id: record.text for record in found if isinstance(record, package.Article)}
    assert set(texts.values()) >= {WIRE, HOSTILE, WIDE}
    for record in found:
        if isinstance(record, package.Attribution):
            assert record.text == " … ".join(texts[record.article][start:end] for start, end in record.pieces)


def test_the_table_holds_every_attribution_once(desk: Path) -> None:
    table = list(csv.DictReader(io.StringIO(sayso("export", "--format", "csv", cwd=desk).out, newline="")))
    shown = [json.loads(line) for line in sayso("show", "--json", cwd=desk).lines]
    assert [row["attribution"] for row in table] == [said["id"] for said in shown]
    [row] = [row for row in table if row["figures"]]
    assert (row["source"], row["figure_lo"], row["figure_qualifier"]) == ("coast guard", "31", "at_least")


def test_a_file_appears_whole_with_its_permissions_and_behind_its_link(desk: Path, tmp_path: Path) -> None:
    private, link = tmp_path / "private.jsonl", tmp_path / "link.jsonl"
    private.write_text("old")
    private.chmod(0o600)
    link.symlink_to(private)
    ran = sayso("export", desk / "sayso.db", "-o", link, cwd=tmp_path)
    assert ran.code == 0 and ran.err.endswith(f"records written to {link}.\n")
    assert link.is_symlink()
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert private.read_text(encoding="utf-8").startswith('{"kind":"article"')
    assert sorted(tmp_path.iterdir()) == [link, private]


def test_a_named_pipe_may_be_replaced_by_a_file(desk: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert sayso("export", desk / "sayso.db", "--format", "csv", "-o", "pipe", cwd=tmp_path).code == 0
        assert os.read(reader, 100).startswith(b"path,outlet,")
    finally:
        os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("target", "code", "said"),
    [
        (".", 2, "sayso: .: this is a folder. Name a file to write to."),
        ("sayso.db", 2, "sayso: sayso.db: this is the ledger. Name another file to write to."),
        ("nowhere/out", 1, "sayso: nowhere/out: cannot be written (no such file or directory)."),
        ("/dev/full", 1, "sayso: /dev/full: cannot be written (no space left on device)."),
    ],
)
@pytest.mark.parametrize("verb", ["export", "report"])
def test_what_cannot_be_written_is_named(desk: Path, verb: str, target: str, code: int, said: str) -> None:
    before = (desk / "sayso.db").read_bytes()
    ran = sayso(verb, "-o", target, cwd=desk)
    assert (ran.code, ran.err.strip()) == (code, said)
    assert (desk / "sayso.db").read_bytes() == before
    assert not Path("/dev/full").is_file()


def test_the_report_is_one_file_and_the_same_each_time(desk: Path, tmp_path: Path) -> None:
    first = sayso("report", desk / "sayso.db", cwd=tmp_path)
    assert (first.code, first.out) == (0, "")
    assert first.err == "4 articles in report.html. Open it in a browser.\n"
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Bridge closed after collapse" in page and "\x1b" not in page
    assert sayso("report", desk / "sayso.db", "-o", "-", cwd=tmp_path, PYTHONHASHSEED="3").out == page
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]


def test_an_article_is_removed_by_path_id_or_the_beginning_of_it(desk: Path, tmp_path: Path) -> None:
    shutil.copy(desk / "sayso.db", tmp_path)
    articles = [json.loads(line) for line in sayso("export", cwd=tmp_path).lines if '"kind":"article"' in line[:20]]
    ids = {article["path"]: article["id"] for article in articles}
    wire = sayso("remove", "news/wire.txt", cwd=tmp_path)
    assert (wire.code, wire.err) == (0, f"Removed news/wire.txt (version 1, {ids['news/wire.txt']}).\n")
    assert sayso("remove", ids["news/odd.txt"], cwd=tmp_path).code == 0
    assert sayso("remove", ids["news/wide.txt"][:6], cwd=tmp_path).code == 0
    left = [json.loads(line) for line in sayso("export", cwd=tmp_path).lines]
    assert {record.get("article", record["id"]) for record in left if record["kind"] != "actor"} == {
        ids["news/deep/page.html"]
    }
    gone = sayso("remove", "wire", cwd=tmp_path)
    assert gone.code == 1
    assert gone.err.startswith("sayso: sayso.db: no article has the id or path 'wire'. It holds ")


def test_a_page_that_was_removed_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    for _ in range(2):
        assert "1 article read" in sayso("read", "page.html", cwd=tmp_path).err
        assert sayso("remove", "page.html", cwd=tmp_path).code == 0
        assert sayso("export", cwd=tmp_path).out == ""
    assert sayso("show", cwd=tmp_path).err == "The ledger is empty. Read an article into it: sayso read PATH\n"


@pytest.mark.parametrize("verb", [["show"], ["export"], ["report"], ["remove", "a.txt", "--ledger"]])
def test_a_ledger_that_is_none_is_left_as_it_is(tmp_path: Path, verb: list[str]) -> None:
    (tmp_path / "notes.db").write_text("My notes.")
    (tmp_path / "folder").mkdir()
    for name, said in (
        ("notes.db", "this is not a sayso ledger. Name another file; this one was left as it is."),
        ("folder", "this is a folder, not a ledger. Name a file, such as folder/sayso.db."),
        ("missing.db", "there is no such ledger."),
    ):
        ran = sayso(*verb, name, cwd=tmp_path)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(f"sayso: {name}: {said}")
    assert (tmp_path / "notes.db").read_text() == "My notes."
    assert sorted(file.name for file in tmp_path.iterdir()) == ["folder", "notes.db"]
