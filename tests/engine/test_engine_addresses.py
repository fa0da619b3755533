"""Pages that are read from their addresses, once and again: what has changed is a version, what has not is not sent."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from newsstand import OPTIONS, html, newsstand, page

from cli.running import sayso
from misbehaving import Reply, reply
from sayso.engine import Options, read_into
from sayso.engine.batch import Batch
from sayso.engine.changes import all_changes
from sayso.ledger import Ledger

UNCHANGED = reply(b"", status="304 Not Modified")


def read(path: Path, *addresses: str, options: Options = OPTIONS) -> Batch:
    with Ledger.open(path, write=True) as ledger:
        return read_into(ledger, addresses, options, jobs=1)


def test_an_address_with_another_text_may_be_another_article(tmp_path: Path) -> None:
    ledger = tmp_path / "sayso.db"
    other_markup = page(1, "3 were hurt").replace(b"<p>", b"<p class='big'>\r\n")
    texts = [page(1), page(1, "3 were hurt"), other_markup, page(1, "4 were hurt")]
    replies: dict[str, Reply] = {"/ferry": [html(text) for text in texts]}
    with newsstand(replies) as server:
        address = server.address("/ferry")
        batches = [read(ledger, address) for _ in texts]
    assert [(len(one.new), len(one.versions), one.known) for one in batches] == [
        (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 1, 0),
    ]  # fmt: skip
    with Ledger.open(ledger) as book:
        kept = list(book.articles())
        assert [one.version for one in kept] == [1, 2, 3]
        assert [one.supersedes for one in kept] == [None, kept[0].id, kept[1].id]
        chain = list(all_changes(book, address))
        assert [(one.old.version, one.new.version) for one in chain] == [(1, 2), (2, 3)]
        assert [[passage.change for passage in one.passages] for one in chain] == [["reworded"], ["reworded"]]
        assert [one.new.version for one in all_changes(book, kept[2].id[:6])] == [2, 3]
    ran = sayso("changes", "--json", cwd=tmp_path)
    assert (ran.code, len(ran.lines)) == (0, 2)
    last = json.loads(ran.lines[1])
    assert (last["old"]["version"], last["new"]["version"]) == (2, 3)
    said = sayso("changes", "--article", address, cwd=tmp_path)
    assert "version 1 → 2" in said.out and "[nobody was → 3 were] hurt" in said.out
    assert "[3 → 4] were hurt" in said.out
    none = sayso("changes", "--article", "nowhere", cwd=tmp_path)
    assert (none.code, none.out) == (1, "")
    assert none.err == "sayso: sayso.db: no article has the id, path or address 'nowhere'.\n"


def test_an_article_without_another_version_may_seem_to_have_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge is closed, the mayor, Jo Poe, said on Friday.\n")
    assert sayso("read", "a.txt", "--model", "rules", "-q", cwd=tmp_path).code == 0
    ran = sayso("changes", cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "", "No article has more than one version.\n")
    assert sayso("changes", "none.db", cwd=tmp_path).code == 1


def test_a_page_that_has_not_changed_may_be_sent_again(tmp_path: Path) -> None:
    replies: dict[str, Reply] = {"/ferry": [html(page(1), ETag='"1"'), UNCHANGED, html(page(1), ETag='"1"')]}
    with newsstand(replies) as server:
        address = server.address("/ferry")
        assert len(read(tmp_path / "a.db", address).new) == 1
        assert read(tmp_path / "a.db", address).known == 1
        assert server.header("If-None-Match") == '"1"'
        # What the person now knows better needs the page.
        again = read(tmp_path / "a.db", address, options=replace(OPTIONS, outlet="The Gull"))
        assert server.header("If-None-Match") is None
    assert len(again.again) == 1
    with Ledger.open(tmp_path / "a.db") as book:
        assert [one.outlet for one in book.articles()] == ["The Gull"]


def test_a_page_that_was_passed_over_may_never_be_read(tmp_path: Path) -> None:
    replies: dict[str, Reply] = {"/ferry": [html(page(1), ETag='"1"'), UNCHANGED, html(page(1), ETag='"1"')]}
    spanish = replace(OPTIONS, languages=frozenset({"es"}))
    with newsstand(replies) as server:
        address = server.address("/ferry")
        assert read(tmp_path / "a.db", address, options=spanish).passed == 1
        read(tmp_path / "a.db", address, options=spanish)
        assert server.header("If-None-Match") == '"1"'
        assert len(read(tmp_path / "a.db", address).new) == 1
        assert server.header("If-None-Match") is None


def test_a_page_that_failed_may_be_asked_for_only_if_it_changed(tmp_path: Path) -> None:
    replies: dict[str, Reply] = {"/ferry": [html(b"<p></p>", ETag='"1"'), html(page(1), ETag='"2"')]}
    with newsstand(replies) as server:
        address = server.address("/ferry")
        assert len(read(tmp_path / "a.db", address).failures) == 1
        found = read(tmp_path / "a.db", address)
        assert server.header("If-None-Match") is None
    assert (len(found.new), found.failures) == (1, [])
    with Ledger.open(tmp_path / "a.db") as book:
        assert list(book.failures()) == []
