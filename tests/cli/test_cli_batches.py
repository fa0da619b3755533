"""What a person believes about the options of a batch: which pages are kept, and how much each may take."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import sayso

from sayso.ledger import Ledger

ENGLISH = (
    "The bridge over the harbour is closed until Friday, the mayor, Jo Poe, told reporters on Monday morning. She "
    "denied that it had been unsafe, and said that engineers would look at each of its cables this week.\n"
)
SPANISH = (
    "El puente sobre el puerto está cerrado hasta el viernes, dijo el lunes la alcaldesa, Ana Ruiz, a los periodistas. "
    "Negó que hubiera sido peligroso y dijo que los ingenieros revisarán cada uno de los cables antes del domingo.\n"
)
RULES = ("--model", "rules")


def record(address: str, body: str) -> bytes:
    """Return a response of an archive."""
    page = f"<html><body><p>{body}</p></body></html>"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2025-10-15T09:30:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{abs(hash(address)) % 10**12:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def paths(ledger: Path) -> list[str]:
    with Ledger.open(ledger) as book:
        return [article.path for article in book.articles()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "english.txt").write_text(ENGLISH)
    (tmp_path / "news" / "spanish.txt").write_text(SPANISH)
    return tmp_path


def test_a_page_in_another_language_may_be_kept_or_lost_for_good(folder: Path) -> None:
    first = sayso("read", "news", "--only-language", "EN", *RULES, cwd=folder)
    assert first.code == 0
    assert "1 article read, 1 in another language" in first.err
    assert paths(folder / "sayso.db") == ["news/english.txt"]
    again = sayso("read", "news", "--only-language", "en", *RULES, cwd=folder)
    assert again.err.startswith("1 already in the ledger, 1 in another language.")
    both = sayso("read", "news", "--only-language", "en", "--only-language", "es", *RULES, cwd=folder)
    assert "1 article read, 1 already in the ledger" in both.err
    assert paths(folder / "sayso.db") == ["news/english.txt", "news/spanish.txt"]
    assert sayso("failures", cwd=folder).out == ""


def test_an_outlet_may_be_any_that_ends_alike(folder: Path) -> None:
    archive = b"".join(
        record(address, f"{ENGLISH} {address}")
        for address in ("https://www.gull.example/1", "https://seagull.example/2", "https://gull.example:8443/3")
    )
    (folder / "day.warc").write_bytes(archive)
    ran = sayso("read", "day.warc", "--only-outlet", "Gull.Example", *RULES, cwd=folder)
    assert ran.code == 0
    with Ledger.open(folder / "sayso.db") as book:
        assert sorted(article.url or "" for article in book.articles()) == [
            "https://gull.example:8443/3",
            "https://www.gull.example/1",
        ]
    assert sayso("read", "day.warc", *RULES, cwd=folder).err.count("1 article read") == 1


def test_more_processes_may_read_other_things(folder: Path) -> None:
    for number in range(6):
        (folder / "news" / f"{number}.txt").write_text(ENGLISH.replace("Friday", f"Friday, {number} May 2026"))
    exports = []
    for jobs in ("1", "3"):
        assert sayso("read", "news", "--jobs", jobs, "--ledger", f"{jobs}.db", *RULES, cwd=folder).code == 0
        exports.append(sayso("export", f"{jobs}.db", cwd=folder).out)
    assert exports[0] == exports[1]
    assert exports[0].count('"kind":"article"') == 8


def test_a_page_that_takes_too_long_may_hold_up_the_others(folder: Path) -> None:
    (folder / "news" / "long.txt").write_text(ENGLISH * 2_000)
    ran = sayso("read", "news", "--seconds", "8", "--jobs", "1", cwd=folder)
    assert ran.code == 1
    assert "sayso: news/long.txt: not read within 8 seconds. Give it longer with --seconds." in ran.err
    assert paths(folder / "sayso.db") == ["news/english.txt", "news/spanish.txt"]
    assert "news/long.txt" in sayso("failures", cwd=folder).out


@pytest.mark.parametrize(
    ("option", "value"),
    [("--jobs", "0"), ("--jobs", "-3"), ("--jobs", "many"), ("--seconds", "0"), ("--seconds", "nan"),
     ("--seconds", "-inf"), ("--max-bytes", "0"), ("--max-bytes", "1e6")],
)  # fmt: skip
def test_an_odd_number_may_end_in_a_traceback(folder: Path, option: str, value: str) -> None:
    ran = sayso("read", "news", option, value, cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert not (folder / "sayso.db").exists()


def test_a_language_by_its_name_may_silently_keep_nothing(folder: Path) -> None:
    ran = sayso("read", "news", "--only-language", "Spanish", cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert "'spanish' is no language tag. Write it as en or es." in ran.err
    assert sayso("read", "news", "--only-language", "es-MX", "--model", "rules", cwd=folder).code == 0
    assert paths(folder / "sayso.db") == ["news/spanish.txt"]
