"""What is kept beside a reading: the page it was read out of, where in it, what became of each page, and copies."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_stories import READER, story

from sayso.engine.verify import Verified, verify
from sayso.ledger import Beside, Ledger
from sayso.ledger.migrations import STEPS, migrate
from sayso.records import Article, ArticleLink, Grounding, Mention, Page, Reading, Run, Visit
from sayso.records.grounding import HOW

FIRST, SECOND = story("Police said 3 drowned.", "a.html"), story("Customs said 5 swam.", "b.html")


def beside(reading: Reading, data: bytes = b"<p>page</p>", **more: object) -> Beside:
    article = reading.article
    page = Page(data, article.path, article.path, address="https://post.example/a", archive="day.warc", offset=7)
    grounding = Grounding(page.sha256, "utf-8", (Run(0, 4, 3, 7, "verbatim"), Run(4, 5, 7, 11, "space")), part=2)
    visit = Visit(article.path, article.path, READER, "", page.sha256, article.id, etag='"a"', last_modified="today")
    return Beside(page, grounding, visit, **more)  # type: ignore[arg-type]


def link(a: Article, b: Article) -> ArticleLink:
    one, other = sorted((a.id, b.id))
    return ArticleLink(one, other, "common_origin", (Mention(one, 0, 6), Mention(other, 0, 6)))


def counts(path: Path) -> dict[str, int]:
    """Return how many rows each table beside the records has."""
    connection = sqlite3.connect(path)
    tables = ("page", "grounding", "visit", "copy", "fingerprint", "link", "text")
    found = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
    connection.close()
    return found


def test_a_page_may_come_back_as_other_bytes(tmp_path: Path) -> None:
    data = bytes(range(256)) * 40
    kept = beside(FIRST, data)
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        assert ledger.add(FIRST, READER, kept) == "new"
        assert ledger.page(kept.page.sha256) == data
        assert ledger.grounding(FIRST.article.id) == kept.grounding
        assert ledger.visit("a.html") == kept.visit
        assert ledger.page("0" * 64) is ledger.grounding("0" * 20) is ledger.visit("b.html") is None
        assert ledger.visit("\udcff") is None
    with Ledger.open(tmp_path / "a.db") as ledger:
        assert ledger.page(kept.page.sha256) == data
    connection = sqlite3.connect(tmp_path / "a.db")
    where = connection.execute("SELECT address, archive, offset, part FROM grounding").fetchall()
    connection.close()
    assert where == [("https://post.example/a", "day.warc", 7, 2)]


@st.composite
def groundings(draw: st.DrawFn) -> Grounding:
    """Draw runs in the order of the text, anywhere in the page."""
    runs, end = [], 0
    for _ in range(draw(st.integers(0, 6))):
        start = end + draw(st.integers(0, 3))
        end = start + draw(st.integers(1, 2**20))
        first = draw(st.integers(0, 2**40))
        how = draw(st.sampled_from(HOW))
        runs.append(Run(start, end, first, first + draw(st.integers(0, 9)), how, draw(st.integers(0, 9))))  # type: ignore[arg-type]
    return Grounding(Page(b"x", "a", "a").sha256, draw(st.sampled_from(["utf-8", "cp932", "pdf"])), tuple(runs))


@given(groundings())
@settings(max_examples=40, deadline=None)
def test_any_grounding_may_come_back_as_another(tmp_path_factory: pytest.TempPathFactory, grounding: Grounding) -> None:
    path = tmp_path_factory.mktemp("ledger") / "a.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(FIRST, READER, Beside(Page(b"x", "a", "a"), grounding, Visit("a", "a", READER)))
        assert ledger.grounding(FIRST.article.id) == grounding


def test_what_is_read_again_may_leave_the_old_page_behind(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        old = beside(FIRST, b"old", prints=[(1, 0, 5), (2, 3, 9)])
        ledger.add(FIRST, READER, old)
        new = beside(FIRST, b"new", prints=[(2, 3, 9)])
        assert ledger.add(FIRST, "another", new) == "again"
        assert (ledger.page(old.page.sha256), ledger.page(new.page.sha256)) == (None, b"new")
        assert ledger.grounding(FIRST.article.id) == new.grounding
        assert ledger.holders([1, 2], 9) == [(2, 1)]
        assert ledger.add(FIRST, READER) == "again"
        assert ledger.grounding(FIRST.article.id) == new.grounding
    assert counts(tmp_path / "a.db") == {
        "page": 1, "grounding": 1, "visit": 1, "copy": 1, "fingerprint": 1, "link": 0, "text": 1,
    }  # fmt: skip


def test_what_leaves_may_take_the_page_of_another_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(FIRST, READER, beside(FIRST, b"both", prints=[(1, 0, 5), (2, 3, 9)]))
        tie = link(FIRST.article, SECOND.article)
        ledger.add(SECOND, READER, beside(SECOND, b"both", prints=[(1, 0, 5), (3, 3, 9)], links=[tie]))
        assert ledger.holders([1, 3], 9) == [(1, 1), (1, 2), (3, 2)]
        assert ledger.holders([1], 1) == [(1, 1)]
        assert {key: one.id for key, one in ledger.numbered([1, 2, 9]).items()} == {
            1: FIRST.article.id,
            2: SECOND.article.id,
        }
        assert [record for record in ledger.records() if record.kind == "link"] == [tie]
        sha = beside(FIRST, b"both").page.sha256
        ledger.remove("a.html")
        assert (ledger.page(sha), ledger.visit("a.html")) == (b"both", None)
        assert ledger.visit("b.html") is not None
        assert ledger.holders([1, 2, 3], 9) == [(1, 2), (3, 2)]
        assert ledger.numbered([1]) == {}
        assert [record for record in ledger.records() if record.kind == "link"] == []
        ledger.remove("b.html")
        assert ledger.page(sha) is None
    assert set(counts(path).values()) == {0}


def test_a_page_may_stay_when_the_only_article_in_it_leaves(tmp_path: Path) -> None:
    # What the article says of its page (its own sha256) is not what it is grounded in.
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        ledger.add(FIRST, READER, beside(FIRST, b"From: a\n\n"))
        ledger.remove("a.html")
    assert counts(tmp_path / "a.db")["page"] == 0


def test_an_article_that_comes_after_one_that_left_may_inherit_its_fingerprints(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        ledger.add(FIRST, READER, beside(FIRST, prints=[(1, 0, 5)]))
        ledger.remove("a.html")
        ledger.add(SECOND, READER, beside(SECOND, prints=[(2, 0, 5)]))
        assert [hash for hash, _ in ledger.holders([1, 2], 9)] == [2]


def test_what_is_read_again_may_be_linked_twice_or_never_let_go(tmp_path: Path) -> None:
    tie = link(FIRST.article, SECOND.article)
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        ledger.add(FIRST, READER, beside(FIRST))
        for _ in range(2):
            ledger.add(SECOND, READER, beside(SECOND, links=[tie]))
            assert [record for record in ledger.records() if record.kind == "link"] == [tie]
        ledger.add(FIRST, READER, beside(FIRST, links=[tie]))
        assert [record for record in ledger.records() if record.kind == "link"] == [tie]
        ledger.add(FIRST, READER, beside(FIRST))
        assert [record for record in ledger.records() if record.kind == "link"] == []


def test_a_later_visit_may_stand_beside_the_one_before(tmp_path: Path) -> None:
    failed = Visit("c.html", "c.html", READER, reason="the server did not answer.")
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        ledger.note(failed)
        ledger.note(Visit("b.html", "b.html", READER, reason="binary data.", lasting=True))
        assert [visit.path for visit in ledger.failures()] == ["b.html", "c.html"]
        assert ledger.visit("c.html") == failed
        ledger.note(Visit("c.html", "c.html", READER, sha256="f" * 64))
        assert [visit.path for visit in ledger.failures()] == ["b.html"]
        ledger.forget(["b.html", "nowhere"])
        assert list(ledger.failures()) == []
        assert ledger.visit("c.html") is not None


def verified(path: Path) -> tuple[int, list[str]]:
    """Return how many articles have no page, and the faults of a ledger."""
    found = Verified()
    with Ledger.open(path) as ledger:
        faults = [fault.what for fault in verify(ledger, found)]
    return found.unkept, faults


def test_a_ledger_of_before_pages_were_kept_may_lose_what_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    with monkeypatch.context() as yesterday:
        yesterday.setattr("sayso.ledger.opening.STEPS", STEPS[:2])
        yesterday.setattr("sayso.ledger.opening.migrate", partial(migrate, steps=STEPS[:2]))
        with Ledger.open(path, write=True) as ledger:
            ledger.add(FIRST, READER)
            ledger.add(SECOND, READER)
    with Ledger.open(path, write=True) as ledger:
        assert list(ledger.readings()) == [FIRST, SECOND]
        assert ledger.grounding(FIRST.article.id) is None
        assert ledger.visit("a.html") is None
    assert verified(path) == (2, [])
    with Ledger.open(path, write=True) as ledger:
        kept = beside(FIRST)
        assert ledger.add(FIRST, READER, kept) == "again"
        assert ledger.grounding(FIRST.article.id) == kept.grounding
        ledger.remove("b.html")
        assert list(ledger.readings()) == [FIRST]
