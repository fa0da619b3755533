"""Exports that other programs read: lines of JSON, and a table that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.csv import COLUMNS, write_csv
from sayso.export.jsonl import write_jsonl
from sayso.records import (
    Article,
    Attribution,
    Figure,
    Reading,
    Record,
    Relation,
    Span,
    Upstream,
    from_wire,
    text_sha256,
)

TEXT = 'EFE, citing Rosa Díaz, said at least 12 of 40 boats, "some\r\nold", sank; she is 65. 😀'


def reading(text: str = TEXT, **more: object) -> Reading:
    article = Article(
        id="a1",
        path="ferry.txt",
        text=text,
        outlet="Harbour Post",
        title="Boats sink",
        published="2031-05-02",
        sha256="",
        text_sha256=text_sha256(text),
    )
    told: dict[str, object] = {
        "text": "at least 12 of 40 boats … sank",
        "source": "Rosa Díaz",
        "sources": ("Rosa Díaz", "EFE"),
        "chain": ("Rosa Díaz", "EFE", "Harbour Post"),
        "cue": "said",
    } | more
    found = Attribution(
        id="t1",
        article="a1",
        pieces=(Span(28, 52), Span(68, 72)),
        source_pieces=(Span(12, 21),),
        source_kind="named",
        cue_pieces=(Span(23, 27),),
        manner="mixed",
        stance="assert",
        **told,  # type: ignore[arg-type]
    )
    figures = (
        Figure(
            id="f0", article="a1", start=81, end=83, text="65", lo=65, hi=65, qualifier="exact", minor=True,
            attribution="t1",
        ),
        Figure(
            id="f1", article="a1", start=28, end=39, text="at least 12", lo=12, hi=None, qualifier="at_least",
            unit="boat", counted="boats", attribution="t1",
        ),
        Figure(id="f2", article="a1", start=43, end=45, text="40", lo=40, hi=40, qualifier="exact", attribution="t1"),
        Figure(id="f3", article="a1", start=43, end=45, text="99", lo=99, hi=99, qualifier="exact"),
    )  # fmt: skip
    return Reading(article, (found,), figures)


def table(*readings: Reading) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    assert write_csv(readings, out) == sum(len(one.attributions) for one in readings)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def test_a_row_may_leave_out_who_passed_it_on() -> None:
    [row] = table(reading())
    assert tuple(row) == COLUMNS
    assert row == {
        "path": "ferry.txt",
        "outlet": "Harbour Post",
        "published": "2031-05-02",
        "title": "Boats sink",
        "source": "Rosa Díaz",
        "sources": "Rosa Díaz; EFE",
        "source_kind": "named",
        "chain": "Rosa Díaz → EFE → Harbour Post",
        "stance": "assert",
        "negated": "false",
        "manner": "mixed",
        "text": "at least 12 of 40 boats … sank",
        "cue": "said",
        "confidence": "1.0",
        "figures": "at least 12; 40",
        "figure_lo": "12",
        "figure_hi": "",
        "figure_qualifier": "at_least",
        "figure_unit": "boat",
        "figure_counted": "boats",
        "relations": "",
        "related": "",
        "relation_reasons": "",
        "start": "28",
        "end": "72",
        "article": "a1",
        "attribution": "t1",
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_a_quote_may_be_run_by_a_spreadsheet(start: str) -> None:
    attack = f'{start}HYPERLINK("https://thief.example","{TEXT}")'
    [row] = table(reading(text=TEXT, source=attack, sources=(attack,), chain=(attack,), cue=attack))
    assert row["source"] == row["sources"] == row["chain"] == row["cue"] == f"'{attack}"
    [row] = table(reading(source="A = B", cue=" said"))
    assert (row["source"], row["cue"]) == ("A = B", " said")


def test_a_relation_may_be_lost_with_the_figure_that_it_is_of() -> None:
    told = reading()
    other = replace(told.attributions[0], id="t2", stance="deny")
    relations = (
        Relation("r1", "t2", "t1", "deny", "content", "=cmd: she denies it."),
        Relation("r2", "f1", "f3", "drift", "lo", "12 became 99."),
        Relation("r3", "f0", "t2", "conflict", None, "12 became 99."),
        Relation("r4", "t1", "elsewhere", "repeat", None, "Not of this article."),
    )
    one, two = table(replace(told, attributions=(*told.attributions, other), relations=relations))
    assert one["relations"] == "denied by; conflicts with; drift: lo differs from the earlier telling of"
    assert one["related"] == "t2; t2; f3", "a row by the id of its attribution, else a figure by its own"
    assert one["relation_reasons"] == "'=cmd: she denies it. 12 became 99.", "one reason is told once"
    assert (two["relations"], two["related"]) == ("denies what is told by; conflicts with", "t1; t1")


def test_a_negative_number_may_become_a_text() -> None:
    told = reading()
    cold = Figure(
        id="f", article="a1", start=0, end=3, text="-40", lo=-40, hi=-38.5, qualifier="range", attribution="t1"
    )
    [row] = table(Reading(told.article, told.attributions, (cold,)))
    assert (row["figures"], row["figure_lo"], row["figure_hi"]) == ("'-40", "-40", "-38.5")


def test_an_article_without_attributions_may_get_an_empty_row() -> None:
    silent = Reading(reading().article)
    assert table(silent) == []
    out = io.StringIO(newline="")
    write_csv([silent], out)
    assert out.getvalue() == ",".join(COLUMNS) + "\r\n"


@given(st.text(), st.none() | st.text(), st.lists(st.text()).map(tuple))
def test_odd_characters_may_break_the_table(text: str, source: str | None, chain: tuple[str, ...]) -> None:
    [row] = table(reading(source=source, cue=text, chain=chain))
    assert row["cue"].removeprefix("'") == text.removeprefix("'")
    assert row["source"].removeprefix("'") == (source or "").removeprefix("'")
    assert row["attribution"] == "t1"


def test_a_line_may_hold_half_a_record(tmp_path: Path) -> None:
    records: list[Record] = [*reading().records(), Upstream("a1", "EFE", "cite", 0, 3)]
    path = tmp_path / "a.jsonl"
    with path.open("w", encoding="utf-8", newline="\n") as out:
        assert write_jsonl(records, out) == len(records) == 7
    lines = path.read_bytes().split(b"\n")
    assert lines.pop() == b""
    assert [from_wire(json.loads(line)) for line in lines] == records
    assert json.loads(lines[0])["text"] == TEXT
    assert [json.loads(line)["kind"] for line in lines] == ["article", "attribution", *["figure"] * 4, "upstream"]
    assert write_jsonl([], io.StringIO()) == 0
