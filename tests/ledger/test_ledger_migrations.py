"""A ledger of yesterday becomes one of today, and one of tomorrow is left alone."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from ledger_stories import READER, relation, story
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import OperationalError

from sayso.errors import LedgerError
from sayso.ledger import STEPS, Ledger, migrate, schema
from sayso.ledger.rows import columns_of, to_row
from sayso.ledger.sqlite import writing_engine
from sayso.records import (
    KINDS,
    ArticleLink,
    Claim,
    Event,
    Mention,
    OriginGroup,
    OriginMention,
    Record,
    Relation,
    Span,
    Upstream,
    to_json,
)

STORY = story("GUR said 96 died.")


def note_step(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE article ADD COLUMN note TEXT")
    connection.exec_driver_sql("UPDATE article SET note = 'kept ' || path")


def failing_step(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE review (id TEXT) STRICT")
    connection.exec_driver_sql("DELETE FROM article")
    connection.exec_driver_sql("DROP TABLE no_such_table")


def run(path: Path, steps: Sequence[object]) -> int:
    engine = writing_engine(path)
    try:
        with engine.connect() as connection:
            return migrate(connection, steps)  # type: ignore[arg-type]
    finally:
        engine.dispose()


def shape(path: Path) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return sorted((kind, name, "".join(sql.split())) for kind, name, sql in rows if not name.startswith("passage"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger.open(tmp_path / "sayso.db", write=True) as ledger:
        ledger.add(STORY, READER)
    return tmp_path / "sayso.db"


def test_the_steps_may_build_other_tables_than_the_code_expects(path: Path, tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'expected.db'}")
    schema.METADATA.create_all(engine)
    engine.dispose()
    assert shape(path) == shape(tmp_path / "expected.db")


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_of_the_record_format_may_have_no_column(kind: str) -> None:
    keys = [field.name for field in dataclasses.fields(KINDS[kind])]
    assert [column.name for column in columns_of(kind)] == keys


def test_a_new_step_may_lose_what_is_there(path: Path) -> None:
    assert run(path, [*STEPS, note_step]) == len(STEPS) + 1
    assert run(path, [*STEPS, note_step]) == len(STEPS) + 1
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT note FROM article").fetchall() == [("kept ferry.txt",)]
    assert connection.execute("SELECT text FROM attribution").fetchall() == [("96 died",)]
    connection.close()


def test_a_step_that_fails_may_leave_half_of_itself(path: Path) -> None:
    before = shape(path)
    with pytest.raises(OperationalError, match="no_such_table"):
        run(path, [*STEPS, failing_step])
    assert shape(path) == before
    with Ledger.open(path) as ledger:
        assert list(ledger.readings()) == [STORY]


def test_an_older_sayso_may_spoil_a_newer_ledger(path: Path) -> None:
    run(path, [*STEPS, note_step])
    known = len(STEPS)
    for write in (False, True):
        with pytest.raises(LedgerError) as refused:
            Ledger.open(path, write=write)
        assert str(refused.value) == (
            f"{path}: this ledger was written by a newer sayso (its format is {known + 1}, this one knows {known}). "
            "Upgrade sayso, or name another ledger."
        )
    assert run(path, [*STEPS, note_step]) == known + 1


def test_an_older_ledger_may_be_read_as_if_it_were_new(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.ledger.opening.STEPS", [*STEPS, note_step])
    with pytest.raises(LedgerError, match="written by an older sayso"):
        Ledger.open(path)


def test_a_ledger_of_the_first_tables_may_lose_what_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.db"
    with monkeypatch.context() as yesterday:
        yesterday.setattr("sayso.ledger.opening.STEPS", STEPS[:1])
        yesterday.setattr("sayso.ledger.opening.migrate", partial(migrate, steps=STEPS[:1]))
        with Ledger.open(path, write=True) as ledger:
            ledger.add(STORY, READER)
    [found], [counted] = STORY.attributions, STORY.figures
    with pytest.raises(LedgerError, match="written by an older sayso"):
        Ledger.open(path)
    with Ledger.open(path, write=True) as ledger:
        assert list(ledger.readings()) == [STORY]
        assert [one.id for one in ledger.attributions(search="died")] == [found.id]
        related = replace(STORY, relations=(relation(counted, found),))
        assert ledger.add(related, READER) == "again"
        assert list(ledger.readings()) == [related]


def test_records_that_join_articles_may_be_left_out_of_an_export(path: Path) -> None:
    of, other = STORY.article.id, story("EFE said 69 died.", "wire.txt")
    joined: list[Record] = [
        Event(id="e", article=of, trigger=Span(13, 17), category="FIGHT", actor=("GUR",), polarity="negative"),
        Claim("c", "96 died", ("f1", "f2")),
        Relation("r1", "f1", "f2", "repeat", None, "one originator"),
        OriginGroup("o", "c", (OriginMention(of, 0, 3, "GUR"), OriginMention(of, 4, 8)), 1),
        ArticleLink(of, of, "derived", (Mention(of, 0, 3),)),
        Upstream(of, "Kyiv Independent", "cite", 0, 3),
    ]
    with Ledger.open(path, write=True) as ledger:
        ledger.add(other, READER)
    engine = writing_engine(path)
    with engine.begin() as connection:
        for record in joined:
            noted: dict[str, object] = {}
            if isinstance(record, Relation):
                noted = {"article_a": of, "article_b": other.article.id, "position": 0}
            connection.execute(schema.METADATA.tables[record.kind].insert(), [to_row(record, **noted)])
    engine.dispose()
    with Ledger.open(path, write=True) as ledger:
        everything = [*STORY.records(), *other.records(), *joined]
        assert list(ledger.records()) == everything
        assert [*map(to_json, ledger.records())] == [*map(to_json, everything)]
        ledger.remove(of)
        assert list(ledger.records()) == [*other.records(), joined[1], joined[3]]
