"""Relations come out of a ledger as they went in, once, and never outlive a record that they name."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_stories import READER, article, figure, relation, said, story

from sayso.errors import LedgerError, RecordError, UsageError
from sayso.ledger import Ledger
from sayso.records import Article, Attribution, Figure, Reading, Relation, to_json

TEXT = "GUR said 96 died. EFE said 69 died. Cuba denied that anybody died. Roe said it rained."


def parts(of: Article, confidence: float = 1.0) -> tuple[tuple[Attribution, ...], tuple[Figure, ...]]:
    """Return four attributions, the second as sure as `confidence`, and the two tolls that the first two hold."""
    gur = said(of, "96 died", "GUR")
    efe = said(of, "69 died", "EFE", confidence=confidence)
    cuba = said(of, "that anybody died", "Cuba", "denied", stance="deny")
    roe = said(of, "it rained", "Roe")
    return (gur, efe, cuba, roe), (figure(of, "96", 96, gur), figure(of, "69", 69, efe))


def related_story(path: str = "ferry.txt", confidence: float = 1.0) -> Reading:
    """Return a reading with three relations, in an order of its own."""
    of = article(TEXT, path)
    (gur, efe, cuba, roe), (more, fewer) = parts(of, confidence)
    relations = (relation(cuba, efe), relation(cuba, gur, "deny", slot="content"), relation(fewer, more, "conflict"))
    return Reading(of, (gur, efe, cuba, roe), (more, fewer), relations=relations)


FERRY = related_story()
DRIFT, DENIAL, CONFLICT = FERRY.relations
assert sorted(FERRY.relations, key=lambda one: one.id) != [DRIFT, DENIAL, CONFLICT]
LATER = story("Dorn said 97 died.", "later.txt")
JOINING = relation(LATER.figures[0], FERRY.figures[0], "update", slot="as_of")


def kept(ledger: Ledger) -> list[Relation]:
    """Return the relations of an export, in its order."""
    return [record for record in ledger.records() if isinstance(record, Relation)]


def test_a_relation_may_come_back_elsewhere_or_twice(tmp_path: Path) -> None:
    other = related_story("another.txt")
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        ledger.add(FERRY, READER)
        ledger.add(other, READER)
        assert ledger.reading(FERRY.article.id) == FERRY
        assert list(ledger.readings()) == [other, FERRY]
        assert list(ledger.records()) == [*other.records(), *FERRY.records()]
        assert ledger.summary()["relation"] == 6


def test_reading_an_article_again_may_leave_its_old_relations(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        ledger.add(FERRY, READER)
        assert ledger.add(FERRY, READER) == "again"
        assert kept(ledger) == list(FERRY.relations)
        ledger.add(replace(FERRY, relations=(DRIFT,)), READER)
        assert kept(ledger) == [DRIFT]
        ledger.add(Reading(FERRY.article), READER)
        assert kept(ledger) == []


def test_a_relation_that_joins_two_articles_may_be_exported_with_each_of_them(tmp_path: Path) -> None:
    exports = []
    for name, order in (("forth.db", (FERRY, LATER)), ("back.db", (LATER, FERRY))):
        last = order[1]
        with Ledger.open(tmp_path / name, write=True) as ledger:
            ledger.add(order[0], READER)
            ledger.add(replace(last, relations=(*last.relations, JOINING)), READER)
            assert list(ledger.readings()) == [FERRY, LATER]
            assert list(ledger.records()) == [*FERRY.records(), *LATER.records(), JOINING]
            exports.append([to_json(record) for record in ledger.records()])
    assert exports[0] == exports[1]


@pytest.mark.parametrize("leaving", ["ferry.txt", "later.txt"])
def test_a_relation_may_outlive_one_of_its_articles(tmp_path: Path, leaving: str) -> None:
    path = tmp_path / "a.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(FERRY, READER)
        ledger.add(replace(LATER, relations=(JOINING,)), READER)
        ledger.remove(leaving)
        assert kept(ledger) == ([] if leaving == "ferry.txt" else list(FERRY.relations))
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


@pytest.mark.parametrize("again", [FERRY, LATER])
def test_what_joined_an_article_may_be_believed_of_its_next_reading(tmp_path: Path, again: Reading) -> None:
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        ledger.add(FERRY, READER)
        ledger.add(replace(LATER, relations=(JOINING,)), READER)
        ledger.add(again, READER)
        assert kept(ledger) == list(FERRY.relations)


def test_a_relation_may_name_what_is_not_there(tmp_path: Path) -> None:
    nowhere = Relation("r", FERRY.attributions[0].id, "nowhere", "repeat", None, "Somebody said so.")
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        with pytest.raises(RecordError) as refused:
            ledger.add(replace(FERRY, relations=(nowhere,)), READER)
        assert str(refused.value) == "ferry.txt: the relation r names nowhere, which is no record of this ledger."
        assert ledger.summary()["article"] == 0, "a reading is kept whole or not at all"
        ledger.add(FERRY, READER)
        with pytest.raises(RecordError, match=r"later\.txt: the relation \w+ names no record of this article\."):
            ledger.add(replace(LATER, relations=(DENIAL,)), READER)
        with pytest.raises(LedgerError, match="two records would share one id"):
            ledger.add(replace(FERRY, relations=(DENIAL, DENIAL)), READER)
        assert list(ledger.readings()) == [FERRY]


def test_a_record_may_hear_only_of_the_relations_that_it_began(tmp_path: Path) -> None:
    gur, efe, cuba, roe = FERRY.attributions
    more, fewer = FERRY.figures
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        ledger.add(FERRY, READER)
        ledger.add(replace(LATER, relations=(JOINING,)), READER)
        many = [f"{number}" for number in range(1200)]
        held = ledger.relations_of([*many, gur.id, efe.id, cuba.id, roe.id, more.id, fewer.id])
        assert [held.pop(one) for one in many] == [[] for _ in many]
        assert held == {
            gur.id: [DENIAL],
            efe.id: [DRIFT],
            cuba.id: [DRIFT, DENIAL],
            roe.id: [],
            more.id: [JOINING, CONFLICT],
            fewer.id: [CONFLICT],
        }
        assert ledger.by_id([more.id, "nowhere", cuba.id, *many]) == {more.id: more, cuba.id: cuba}


def test_a_filter_may_forget_the_figures_of_an_attribution(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        ledger.add(FERRY, READER)
        ledger.add(replace(LATER, relations=(JOINING,)), READER)

        def sources(**filters: object) -> list[str | None]:
            return [found.source for found in ledger.attributions(**filters)]  # type: ignore[arg-type]

        assert sources(related=True) == ["GUR", "EFE", "Cuba", "Dorn"]
        assert sources(relation="deny") == ["GUR", "Cuba"]
        assert sources(relation="conflict") == ["GUR", "EFE"]
        assert sources(relation="update") == ["GUR", "Dorn"]
        assert sources(relation="withhold") == []
        assert sources(relation="deny", figures=True, search="died") == ["GUR"]
        with pytest.raises(UsageError) as refused:
            sources(relation="lie")
        assert str(refused.value) == (
            "'lie' is no type of relation; the types are repeat, corroborate, refine, update, revise, conflict, "
            "disparity, drift, deny, withhold."
        )


def test_a_relation_may_tell_of_an_attribution_that_is_not_sure_enough(tmp_path: Path) -> None:
    unsure = related_story(confidence=0.4)
    gur, efe, cuba, _ = unsure.attributions
    _, denial, _ = unsure.relations
    more, fewer = unsure.figures
    joining = relation(LATER.figures[0], fewer, "update")
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        ledger.add(unsure, READER)
        ledger.add(replace(LATER, relations=(joining,)), READER)
        assert kept(ledger) == [*unsure.relations, joining]
        records = list(ledger.records(min_confidence=0.5))
        assert [one for one in records if isinstance(one, Relation)] == [denial]
        # The figure stays, as somebody's; what set it against another figure was whose it is.
        assert [one.id for one in records if isinstance(one, Figure)] == [more.id, fewer.id, LATER.figures[0].id]
        held = ledger.relations_of([gur.id, cuba.id, more.id, fewer.id], min_confidence=0.5)
        assert held == {gur.id: [denial], cuba.id: [denial], more.id: [], fewer.id: []}
        assert [one.source for one in ledger.attributions(related=True, min_confidence=0.5)] == ["GUR", "Cuba"]
        assert list(ledger.attributions(relation="conflict", min_confidence=0.5)) == []
        assert [one.source for one in ledger.attributions(relation="conflict", min_confidence=0.4)] == ["GUR", "EFE"]
        assert efe.confidence == 0.4
