"""What a reader believes about a feed that is looked at again and again."""

from __future__ import annotations

import signal
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest
from newsstand import OPTIONS, feed, html, newsstand, page, rss

from cli.running import PATIENCE, SAYSO, sayso, surroundings
from misbehaving import Reply, reply
from sayso.engine.watch import Look, look
from sayso.ledger import Ledger

GONE = reply(b"", status="404 Not Found")
UNCHANGED = reply(b"", status="304 Not Modified")


def once(path: Path, *feeds: str, again: bool = False) -> Look:
    with Ledger.open(path, write=True) as ledger:
        return look(ledger, feeds, OPTIONS, again=again, jobs=1)


def test_an_article_may_be_asked_for_at_every_look(tmp_path: Path) -> None:
    replies: dict[str, Reply] = {"/1": html(page(1)), "/2": html(page(2))}
    with newsstand(replies) as server:
        replies["/feed"] = [rss(feed(server, "/1", ttl=30), ETag='"a"'), UNCHANGED, rss(feed(server, "/2", "/1"))]
        first = once(tmp_path / "a.db", server.address("/feed"))
        assert (len(first.batch.new), first.batch.failures, first.ttl) == (1, [], 30)
        assert server.paths == ["/feed", "/1"]
        second = once(tmp_path / "a.db", server.address("/feed"))
        assert (second.batch.read, second.batch.failures) == ([], [])
        assert (server.paths[2:], server.header("If-None-Match")) == (["/feed"], '"a"')
        third = once(tmp_path / "a.db", server.address("/feed"))
        assert len(third.batch.new) == 1
        assert server.paths[3:] == ["/feed", "/2"]
        with Ledger.open(tmp_path / "a.db") as ledger:
            kept = list(ledger.articles())
            assert [one.url for one in kept] == [server.address("/1"), server.address("/2")]
            assert {(one.outlet, one.published) for one in kept} == {("The Gull", "2025-10-15T09:30:00+00:00")}
            assert list(ledger.failures()) == []


def test_one_article_that_fails_may_stop_the_others_or_be_forgotten(tmp_path: Path) -> None:
    replies: dict[str, Reply] = {"/1": [GONE, html(page(1))], "/2": html(page(2)), "/3": html(b"<p></p>")}
    with newsstand(replies) as server:
        replies["/feed"] = rss(feed(server, "/1", "/2", "/3"), ETag='"a"')
        first = once(tmp_path / "a.db", server.address("/feed"))
        assert len(first.batch.new) == 1
        assert [failure.path for failure in first.batch.failures] == [server.address("/1"), server.address("/3")]
        second = once(tmp_path / "a.db", server.address("/feed"))
        # The feed is asked for in full, though it has not changed: what it names did not all come.
        assert server.paths[4:] == ["/feed", "/1"]
        assert (len(second.batch.new), second.batch.failures) == (1, [])
        with Ledger.open(tmp_path / "a.db") as ledger:
            assert [one.url for one in ledger.articles()] == [server.address("/1"), server.address("/2")]
            assert [visit.path for visit in ledger.failures()] == [server.address("/3")]


def test_an_article_in_two_feeds_may_be_fetched_twice(tmp_path: Path) -> None:
    replies: dict[str, Reply] = {"/1": html(page(1)), "/2": html(page(2))}
    shares: list[float] = []
    with newsstand(replies) as server:
        (tmp_path / "feed.xml").write_bytes(feed(server, "/1", "/2"))
        replies["/feed"] = rss(feed(server, "/2", "/1"))
        with Ledger.open(tmp_path / "a.db", write=True) as ledger:
            feeds = [str(tmp_path / "feed.xml"), server.address("/feed"), server.address("/none")]
            found = look(
                ledger, feeds, OPTIONS, jobs=1, progress=lambda path, done, share: shares.append(round(share, 2))
            )
        assert server.paths == ["/1", "/2", "/feed", "/none"]
    assert (len(found.batch.new), [one.path for one in found.batch.failures]) == (2, [server.address("/none")])
    # Two articles of the first of three feeds, and the last feed itself.
    assert shares == [0.17, 0.33, 1.0]


def test_an_article_that_was_changed_may_be_told_only_to_who_asks_again(tmp_path: Path) -> None:
    replies: dict[str, Reply] = {"/1": [html(page(1), ETag='"1"'), html(page(1, "3 were hurt"), ETag='"2"'), UNCHANGED]}
    with newsstand(replies) as server:
        replies["/feed"] = rss(feed(server, "/1"))
        address = server.address("/feed")
        once(tmp_path / "a.db", address)
        assert once(tmp_path / "a.db", address).batch.read == []
        assert len(once(tmp_path / "a.db", address, again=True).batch.versions) == 1
        assert '"1"' in (server.header("If-None-Match") or "")
        last = once(tmp_path / "a.db", address, again=True)
        assert (last.batch.read, last.batch.known) == ([], 1)
        assert server.header("If-None-Match") == '"2"'


def test_an_outlet_that_is_not_wanted_may_be_asked_or_never_again(tmp_path: Path) -> None:
    replies: dict[str, Reply] = {"/1": html(page(1))}
    with newsstand(replies) as server:
        replies["/feed"] = rss(feed(server, "/1"), ETag='"a"')
        with Ledger.open(tmp_path / "a.db", write=True) as ledger:
            elsewhere = replace(OPTIONS, outlets=frozenset({"gull.example"}))
            assert look(ledger, [server.address("/feed")], elsewhere, jobs=1).batch.pages == 0
        assert server.paths == ["/feed"]
        assert len(once(tmp_path / "a.db", server.address("/feed")).batch.new) == 1


def test_a_feed_that_is_none_may_end_the_look(tmp_path: Path) -> None:
    with newsstand({"/page": html(page(1)), "/1": html(page(1))}) as server:
        (tmp_path / "good.xml").write_bytes(feed(server, "/1"))
        (tmp_path / "bad.xml").write_text("<rss><channel></channel></rss>")
        found = once(tmp_path / "a.db", server.address("/page"), str(tmp_path / "bad.xml"), str(tmp_path / "good.xml"))
    assert len(found.batch.new) == 1
    reasons = [str(one) for one in found.batch.failures]
    assert reasons[0].startswith(f"{server.address('/page')}: a page of HTML, not a feed.")
    assert reasons[1].startswith(f"{tmp_path / 'bad.xml'}: a feed that leads to no article")
    again = sayso("watch", "bad.xml", cwd=tmp_path)
    assert (again.code, again.out) == (1, "")
    assert sayso("watch", "none.xml", cwd=tmp_path).code == 2


def running(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*SAYSO, "watch", *arguments, "--allow-private", "--model", "rules", "--jobs", "1"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=surroundings(),
    )  # fmt: skip


def test_a_look_that_was_killed_may_count_as_seen(tmp_path: Path) -> None:
    replies: dict[str, Reply] = {"/1": html(page(1)), "/2": lambda connection: time.sleep(PATIENCE)}
    with newsstand(replies) as server:
        replies["/feed"] = rss(feed(server, "/1", "/2"), ETag='"a"')
        killed = running(tmp_path, server.address("/feed"))
        deadline = time.monotonic() + PATIENCE
        while "/2" not in server.paths:
            assert killed.poll() is None and time.monotonic() < deadline
            time.sleep(0.05)
        killed.kill()
        killed.communicate(timeout=PATIENCE)
        replies["/2"] = html(page(2))
        made_up = once(tmp_path / "sayso.db", server.address("/feed"))
        assert (made_up.batch.failures, len(made_up.batch.new)) == ([], 2 if "/1" in server.paths[3:] else 1)
        with Ledger.open(tmp_path / "sayso.db") as ledger:
            assert [one.url for one in ledger.articles()] == [server.address("/1"), server.address("/2")]


def test_a_watch_may_not_let_itself_be_stopped(tmp_path: Path) -> None:
    replies: dict[str, Reply] = {"/1": html(page(1))}
    with newsstand(replies) as server:
        replies["/feed"] = rss(feed(server, "/1"))
        watching = running(tmp_path, server.address("/feed"), "--every", "1")
        assert watching.stderr is not None
        line = watching.stderr.readline()
        assert line.startswith("1 article read: ")
        watching.send_signal(signal.SIGINT)
        out, err = watching.communicate(timeout=PATIENCE)
    assert (watching.returncode, out) == (130, "")
    assert err.strip().splitlines()[-1].startswith("sayso: stopped. What was read is in the ledger")


@pytest.mark.parametrize("every", ["nan", "inf", "0", "-1", "soon", "1e9"])
def test_an_odd_time_may_end_in_a_traceback(tmp_path: Path, every: str) -> None:
    (tmp_path / "feed.xml").write_text("<rss></rss>")
    ran = sayso("watch", "feed.xml", "--every", every, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "Invalid value for '--every'" in ran.err
