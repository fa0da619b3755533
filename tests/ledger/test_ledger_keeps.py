"""What goes into a ledger comes out of it: equal, once, in one order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_stories import READER, article, figure, many_sayings, readings, story

from sayso.errors import LedgerError, RecordError
from sayso.ledger import Ledger, passage_of
from sayso.records import Attribution, Reading, to_json


def as_given(reading: Reading, kept: Reading) -> Reading:
    """Return the reading with the version that the ledger gave its article."""
    numbered = replace(reading.article, version=kept.article.version, supersedes=kept.article.supersedes)
    return replace(reading, article=numbered)


@settings(deadline=None, max_examples=60)
@given(st.lists(readings(), max_size=4))
def test_a_reading_may_come_back_changed(told: list[Reading]) -> None:
    last = {reading.article.id: reading for reading in told}
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "a.db", write=True) as ledger:
        for reading in told:
            ledger.add(reading, READER)
        kept = {reading.article.id: reading for reading in ledger.readings()}
        assert kept.keys() == last.keys()
        for key, reading in last.items():
            expected = as_given(reading, kept[key])
            assert kept[key] == expected
            assert ledger.reading(key) == expected
            # 96 and 96.0 are equal in Python, and two different lines in an export.
            assert [*map(to_json, kept[key].records())] == [*map(to_json, expected.records())]
        assert [*map(to_json, ledger.records())] == [
            to_json(record) for reading in ledger.readings() for record in reading.records()
        ]


def test_the_order_of_reading_may_change_an_export(tmp_path: Path) -> None:
    told = [many_sayings(number, sayings=3) for number in range(120)]
    exports = []
    for name, order in (("forth.db", told), ("back.db", told[::-1])):
        with Ledger.open(tmp_path / name, write=True) as ledger:
            for reading in order:
                ledger.add(reading, READER)
            exports.append([to_json(record) for record in ledger.records()])
            assert [one.path for one in ledger.articles()] == [f"archive/{number:06}.txt" for number in range(120)]
    assert exports[0] == exports[1]
    assert len(exports[0]) == 120 * (1 + 3 + 3 + 1 + 3)


def test_adding_twice_may_double_the_records(tmp_path: Path) -> None:
    reading = story("GUR said 96 died.")
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        assert ledger.add(reading, READER) == "new"
        once = ledger.summary()
        assert ledger.add(reading, READER) == "again"
        assert ledger.summary() == once
        assert once["article"] == once["attribution"] == once["figure"] == 1
        assert [found.text for found in ledger.attributions(search="died")] == ["96 died"]


def test_a_better_reader_may_leave_the_old_records_behind(tmp_path: Path) -> None:
    reading, other = story("GUR said 96 died."), story("EFE said 12 died.", "b.txt")
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        ledger.add(reading, READER)
        ledger.add(other, READER)
        assert ledger.holds(reading.article.id, READER)
        assert not ledger.holds(reading.article.id, "sayso 0.2.0 rules")
        assert not ledger.holds("nowhere", READER)
        assert ledger.add(Reading(reading.article), "sayso 0.2.0 rules") == "again"
        assert ledger.holds(reading.article.id, "sayso 0.2.0 rules")
        assert not ledger.holds(reading.article.id, READER)
        assert [found.source for found in ledger.attributions()] == ["EFE"]
        assert list(ledger.attributions(search="96")) == []
        assert ledger.reading(other.article.id) == other


def test_copies_of_one_text_may_become_one_article(tmp_path: Path) -> None:
    text = "GUR said 96 died."
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        assert ledger.add(story(text, "post.txt"), READER) == "new"
        assert ledger.add(story(text, "herald.txt"), READER) == "new"
        assert [(one.path, one.version, one.text) for one in ledger.articles(latest=True)] == [
            ("herald.txt", 1, text),
            ("post.txt", 1, text),
        ]
        ledger.remove("post.txt")
        assert [one.text for one in ledger.articles()] == [text]


@pytest.mark.parametrize(
    ("lo", "told"),
    [(96, "96"), (96.0, "96.0"), (2**63, "9223372036854775808"), (-(10**30), "-1" + "0" * 30), (0.1, "0.1")],
)
def test_a_number_may_be_rounded(tmp_path: Path, lo: float, told: str) -> None:
    of = article("GUR said 96 died.")
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        ledger.add(Reading(of, figures=(figure(of, "96", lo),)), READER)
        [kept] = ledger.reading(of.id).figures
        assert f'"lo":{told},' in to_json(kept)


def test_a_lone_surrogate_may_stop_the_batch(tmp_path: Path) -> None:
    good, bad = story("GUR said 96 died."), story("GUR said 97 died.", "ferry-\udcff.txt")
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        with pytest.raises(RecordError, match=r"'ferry-\\udcff.txt': a record holds a lone surrogate .* rename the"):
            ledger.add(bad, READER)
        assert ledger.add(good, READER) == "new"
        assert list(ledger.readings()) == [good]
        assert not ledger.holds(bad.article.path, READER)


def test_a_record_of_another_article_may_slip_in(tmp_path: Path) -> None:
    mine, other = story("GUR said 96 died."), story("EFE said 12 died.", "b.txt")
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        with pytest.raises(RecordError, match="belongs to another article"):
            ledger.add(replace(mine, attributions=other.attributions), READER)
        with pytest.raises(RecordError, match="not the SHA-256 of the article's text"):
            ledger.add(replace(mine, article=replace(mine.article, text="Other words")), READER)
        ledger.add(mine, READER)
        twin = replace(mine, attributions=mine.attributions * 2)
        with pytest.raises(LedgerError, match="two records would share one id"):
            ledger.add(twin, READER)
        assert list(ledger.readings()) == [mine]


def test_figures_may_be_lost_on_the_way_to_the_terminal(tmp_path: Path) -> None:
    of = many_sayings(1, sayings=3)
    ids = [found.id for found in of.attributions]
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        ledger.add(of, READER)
        held = ledger.figures_of([*ids, "nowhere"])
        assert {key: [one.text for one in figures] for key, figures in held.items()} == {
            ids[0]: ["0 boats"],
            ids[1]: ["1 boats"],
            ids[2]: ["2 boats"],
            "nowhere": [],
        }
        [_, second, _] = of.attributions
        assert passage_of(of.article, second) == "Witness1 said 1 boats of convoy 1 left the harbour at dawn."
        many = [f"{number}" for number in range(1200)]
        assert list(ledger.figures_of(many)) == many
        assert ledger.article(of.article.id) == of.article
        with pytest.raises(LedgerError, match="there is no article 'nowhere' in this ledger"):
            ledger.reading("nowhere")


def test_a_closed_ledger_may_answer(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        ledger.add(story("GUR said 96 died."), READER)
    with pytest.raises(LedgerError, match="has been closed"):
        ledger.summary()
    with Ledger.open(tmp_path / "a.db") as ledger, pytest.raises(LedgerError, match="opened for reading only"):
        ledger.add(story("GUR said 96 died."), READER)


def test_attributions_may_come_as_rows(tmp_path: Path) -> None:
    reading = story("GUR said 96 died.")
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        ledger.add(reading, READER)
        [found] = ledger.attributions()
        assert isinstance(found, Attribution)
        assert found == reading.attributions[0]
