"""A changed article is a later version; taking one out mends the chain of the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from ledger_stories import READER, story

from sayso.errors import LedgerError
from sayso.ledger import Ledger

URL = "https://post.example/ferry"
FIRST = story("Police said 3 drowned.", "monday.html", URL)
SECOND = story("Police said 5 drowned.", "tuesday.html", URL)
THIRD = story("Police said 4 drowned.", "friday.html", URL)


def told(ledger: Ledger, *, latest: bool = False) -> list[tuple[str, int, str | None]]:
    return [(one.path, one.version, one.supersedes) for one in ledger.articles(latest=latest)]


def test_a_correction_may_count_as_another_article(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        outcomes = [ledger.add(reading, READER) for reading in (FIRST, SECOND, THIRD, SECOND)]
        assert outcomes == ["new", "version", "version", "again"]
        assert told(ledger) == [
            ("friday.html", 3, SECOND.article.id),
            ("monday.html", 1, None),
            ("tuesday.html", 2, FIRST.article.id),
        ]
        assert told(ledger, latest=True) == [("friday.html", 3, SECOND.article.id)]
        assert [found.text for found in ledger.attributions()] == ["4 drowned"]
        assert [found.text for found in ledger.attributions(latest=False)] == ["4 drowned", "3 drowned", "5 drowned"]
        assert [one.article.path for one in ledger.readings(latest=True)] == ["friday.html"]


def test_a_file_without_an_address_may_have_no_versions(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        assert ledger.add(story("Police said 3 drowned.", "a.txt"), READER) == "new"
        assert ledger.add(story("Police said 5 drowned.", "b.txt"), READER) == "new"
        assert ledger.add(story("Police said 5 drowned.", "a.txt"), READER) == "version"
        assert [(path, version) for path, version, _ in told(ledger)] == [("a.txt", 1), ("a.txt", 2), ("b.txt", 1)]


@pytest.mark.parametrize(
    ("leaving", "chain"),
    [
        ("monday.html", [("friday.html", 3, SECOND.article.id), ("tuesday.html", 2, None)]),
        ("tuesday.html", [("friday.html", 3, FIRST.article.id), ("monday.html", 1, None)]),
        ("friday.html", [("monday.html", 1, None), ("tuesday.html", 2, FIRST.article.id)]),
    ],
)
def test_taking_out_a_version_may_break_the_chain(
    tmp_path: Path, leaving: str, chain: list[tuple[str, int, str | None]]
) -> None:
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        for reading in (FIRST, SECOND, THIRD):
            ledger.add(reading, READER)
        assert ledger.remove(leaving).path == leaving
        assert told(ledger) == chain
        assert len(told(ledger, latest=True)) == 1
        assert ledger.summary()["attribution"] == ledger.summary()["figure"] == 2
        assert len(list(ledger.attributions(search="drowned", latest=False))) == 2


def test_a_slip_of_the_hand_may_take_out_an_article(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        with pytest.raises(LedgerError, match=r"no article has the id or path 'x'\. It holds no article\.$"):
            ledger.remove("x")
        old, new = story("Police said 3 drowned.", "a.txt"), story("Police said 5 drowned.", "a.txt")
        ledger.add(old, READER)
        ledger.add(new, READER)
        both = f"{old.article.id} (a.txt, version 1), {new.article.id} (a.txt, version 2)"
        for called, told_back in {
            "a.txt": f"'a.txt' may mean {both}. Name one by its id.",
            "A.TX": f"no article has the id or path 'A.TX'. Did you mean {both}?",
            "": f"no article has the id or path ''. It holds {both}.",
            old.article.id[:3]: "no article has the id",
            "\udcff\0": "no article has the id",
            "%": "no article has the id",
        }.items():
            with pytest.raises(LedgerError) as refused:
                ledger.remove(called)
            assert told_back in str(refused.value)
        assert ledger.summary()["article"] == 2
        assert ledger.remove(old.article.id[:8]) == old.article
        assert ledger.remove(new.article.id).version == 2
        assert set(ledger.summary().values()) == {0}
