"""A second try may forget what failed, read it under another name, or never ask the server again."""

from __future__ import annotations

import gzip
from pathlib import Path

from benchmarks.bad_files import SAID, STORY, record

from misbehaving import Misbehaving, reply
from sayso.engine import Options, read_into
from sayso.engine.retry import missing, retry
from sayso.ledger import Ledger

RULES = Options(model="rules", allow_private=True)


def test_a_mended_a_deleted_and_a_still_broken_page_may_be_mixed_up(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("broken.txt", "deleted.txt", "mended.txt"):
        (pages / name).write_bytes(b"")
    with Ledger.open(tmp_path / "sayso.db", write=True) as ledger:
        assert len(read_into(ledger, [str(pages)], RULES, jobs=1).failures) == 3
        (pages / "mended.txt").write_text(SAID)
        (pages / "deleted.txt").unlink()
        batch, gone = retry(ledger, RULES, jobs=1)
        assert gone == [f"{pages}/deleted.txt"]
        assert [article.path for article in ledger.articles()] == [f"{pages}/mended.txt"]
        # Whoever looks from another folder must not lose the list of what failed.
        assert [visit.path for visit in ledger.failures()] == [f"{pages}/broken.txt", f"{pages}/deleted.txt"]
        assert len(batch.failures) == 1 and missing(ledger) == {f"{pages}/deleted.txt"}


def test_marks_of_records_in_a_folder_s_name_may_hide_what_failed(tmp_path: Path) -> None:
    archive = tmp_path / "Extra!" / "in#1" / "news.warc.gz"
    archive.parent.mkdir(parents=True)
    archive.write_bytes(gzip.compress(record(STORY.encode()))[:-30])
    with Ledger.open(tmp_path / "sayso.db", write=True) as ledger:
        assert len(read_into(ledger, [str(archive)], RULES, jobs=1).failures) == 1
        archive.write_bytes(gzip.compress(record(STORY.encode())))
        batch, gone = retry(ledger, RULES, jobs=1)
        assert (len(batch.read), gone, list(ledger.failures())) == (1, [], [])


def test_an_archive_that_failed_as_a_whole_may_be_taken_for_a_page(tmp_path: Path) -> None:
    archive = tmp_path / "news.warc.gz"
    archive.write_bytes(b"")
    with Ledger.open(tmp_path / "sayso.db", write=True) as ledger:
        assert len(read_into(ledger, [str(archive)], RULES, jobs=1).failures) == 1
        archive.write_bytes(gzip.compress(record(STORY.encode())))
        batch, _ = retry(ledger, RULES, jobs=1)
        assert (len(batch.read), batch.failures) == (1, [])


def test_a_second_try_that_is_stopped_may_forget_what_failed(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with Ledger.open(tmp_path / "sayso.db", write=True) as ledger:
        read_into(ledger, [str(tmp_path / "empty.txt")], RULES, jobs=1)
        before = list(ledger.failures())
        try:
            retry(ledger, RULES, jobs=1, failed=stop)
        except KeyboardInterrupt:
            assert list(ledger.failures()) == before
        else:
            raise AssertionError("it was not stopped")


def test_records_of_an_archive_may_be_lost_on_the_second_try(tmp_path: Path) -> None:
    archive = tmp_path / "news.warc.gz"
    whole, second = gzip.compress(record(STORY.encode())), gzip.compress(record(STORY.encode(), number=1))
    archive.write_bytes(whole + second[:-30])
    with Ledger.open(tmp_path / "sayso.db", write=True) as ledger:
        read_into(ledger, [str(archive)], RULES, jobs=1)
        assert [visit.path for visit in ledger.failures()] == [f"{archive}#{len(whole)}"]
        archive.write_bytes(whole + second)
        batch, gone = retry(ledger, RULES, jobs=1)
        assert (batch.pages, len(batch.read), gone) == (1, 1, [])
        assert list(ledger.failures()) == []


def test_an_address_that_failed_once_may_never_be_asked_again(tmp_path: Path) -> None:
    answers = (reply(status="500 Internal Server Error"), reply(STORY.encode(), Content_Type="text/html"))
    with Misbehaving({"/story": answers}) as server, Ledger.open(tmp_path / "sayso.db", write=True) as ledger:
        assert len(read_into(ledger, [server.address("/story")], RULES, jobs=1).failures) == 1
        batch, _ = retry(ledger, RULES, jobs=1)
        assert (len(batch.read), batch.failures, list(ledger.failures())) == (1, [], [])
