"""An archive's record is a page only if it was answered, holds an article's type, and is wanted."""

from __future__ import annotations

import base64
import gzip
import hashlib
import zlib
from collections import Counter
from pathlib import Path

import brotli
import pytest

from sayso.intake.archives import Keep, is_archive, read_archive
from sayso.intake.failure import Failure
from sayso.records import Page

STORY = b"<!doctype html><title>Gulls</title><p>The mayor of Port Alba denied that 12 gulls had been fed.</p>"
HTML = "Content-Type: text/html; charset=UTF-8"


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def record(block: bytes, *lines: str, kind: str = "response", length: int | None = None) -> bytes:
    """Return a WARC record; `lines` replace nothing and are added, `length` may lie."""
    head = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Date: 2026-03-01T09:00:00Z",
        f"Content-Length: {len(block) if length is None else length}",
        *lines,
    )
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def answered(body: bytes, *headers: str, address: str = "https://www.gull.example/1", status: str = "200 OK") -> bytes:
    """Return a response record with both digests."""
    block = "\r\n".join((f"HTTP/1.1 {status}", *headers)).encode() + b"\r\n\r\n" + body
    http = "Content-Type: application/http; msgtype=response"
    digests = (f"WARC-Block-Digest: {sha1(block)}", f"WARC-Payload-Digest: {sha1(body)}")
    return record(block, f"WARC-Target-URI: {address}", http, *digests)


def read(path: Path, data: bytes, max_bytes: int = 100_000, **asked: object) -> list[Page | Failure]:
    """Write the archive and read it, shown as "a"."""
    path.write_bytes(data)
    return list(read_archive(path, max_bytes=max_bytes, shown="a", **asked))  # type: ignore[arg-type]


def test_a_page_knows_what_its_carrier_says(tmp_path: Path) -> None:
    info = record(b"software: press\r\n", kind="warcinfo")
    [page] = read(tmp_path / "a.warc", info + answered(STORY, HTML))
    assert page == Page(
        data=STORY,
        path=f"a#{len(info)}",
        key="https://www.gull.example/1",
        media_type="text/html",
        charset="UTF-8",
        address="https://www.gull.example/1",
        fetched="2026-03-01T09:00:00Z",
        archive="a",
        offset=len(info),
    )


def test_the_offset_in_a_gz_is_that_of_the_packed_member(tmp_path: Path) -> None:
    first = gzip.compress(answered(STORY, HTML))
    second = gzip.compress(answered(STORY, HTML, address="https://www.gull.example/2"))
    pages = read(tmp_path / "a.warc.gz", first + second)
    assert [page.path for page in pages] == ["a#0", f"a#{len(first)}"]


def test_records_that_share_a_member_have_paths_of_their_own(tmp_path: Path) -> None:
    one = answered(STORY, HTML)
    pages = read(tmp_path / "a.warc.gz", gzip.compress(one + one))
    assert [page.path for page in pages] == ["a#0", f"a#0.{len(one)}"]


def test_the_block_of_a_record_may_go_on_in_the_next_member(tmp_path: Path) -> None:
    both = answered(STORY + STORY, HTML) + answered(STORY, HTML)
    middle = both.index(STORY) + 50
    pages = read(tmp_path / "a.warc.gz", gzip.compress(both[:middle]) + gzip.compress(both[middle:]))
    assert [page.data for page in pages if isinstance(page, Page)] == [STORY + STORY, STORY]


def test_what_is_no_article_is_passed_over_and_counted(tmp_path: Path) -> None:
    passed: Counter[str] = Counter()
    archive = b"".join(
        (
            record(b"software: press\r\n", kind="warcinfo"),
            record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
            record(b"HTTP/1.1 200 OK\r\n\r\n", kind="revisit"),
            record(b"gull.example. A 10.0.0.1", "Content-Type: text/dns", "WARC-Target-URI: dns:gull.example"),
            record(b"wget -r", "Content-Type: text/plain", "WARC-Target-URI: metadata://gull/log", kind="resource"),
            answered(b"moved", HTML, status="301 Moved Permanently"),
            answered(b"no such gull", HTML, status="404 Not Found"),
            answered(b"\x89PNG\r\n\x1a\n", "Content-Type: image/png"),
            answered(b"\x89PNG\r\n\x1a\n\0\0"),
            answered(b"User-agent: *", "Content-Type: text/plain", address="https://www.gull.example/robots.txt"),
        )
    )
    assert read(tmp_path / "a.warc", archive, passed=passed) == []
    assert passed == {
        "warcinfo": 1,
        "request": 1,
        "revisit": 1,
        "other record": 2,
        "redirect": 1,
        "other status": 1,
        "other type": 2,
        "robots.txt": 1,
    }


def test_a_resource_a_conversion_and_an_untold_type_are_pages(tmp_path: Path) -> None:
    archive = (
        record(STORY, "Content-Type: text/html", "WARC-Target-URI: <https://gull.example/two words>", kind="resource")
        + record(b"Twelve gulls.", "Content-Type: text/plain", kind="conversion")
        + answered(STORY)
    )
    pages = read(tmp_path / "a.warc", archive, key="k")
    assert [(page.media_type, page.address) for page in pages if isinstance(page, Page)] == [
        ("text/html", "https://gull.example/two%20words"),
        ("text/plain", None),
        (None, "https://www.gull.example/1"),
    ]
    assert isinstance(pages[1], Page)
    assert pages[1].key == f"k#{pages[1].offset}"


def test_an_outlet_keeps_the_hosts_below_it_and_no_lookalike(tmp_path: Path) -> None:
    hosts = ("gull.example", "www.GULL.example:8080", "seagull.example", "gull.example.org")
    archive = b"".join(answered(STORY, HTML, address=f"https://{host}/") for host in hosts)
    passed: Counter[str] = Counter()
    pages = read(tmp_path / "a.warc", archive, keep=Keep(frozenset({"gull.example"})), passed=passed)
    assert [page.address for page in pages if isinstance(page, Page)] == [
        "https://gull.example/",
        "https://www.GULL.example:8080/",
    ]
    assert passed == {"other outlet": 2}


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (["Transfer-Encoding: chunked"], b"5\r\n" + STORY[:5] + b"\r\n%x;a=b\r\n" % (len(STORY) - 5)),
        (["Content-Encoding: gzip"], gzip.compress(STORY, mtime=0)),
        (["Content-Encoding: deflate"], zlib.compress(STORY)),
        (["Content-Encoding: br"], brotli.compress(STORY)),
        (["Transfer-Encoding: chunked"], STORY),
        (["Content-Encoding: gzip"], STORY),
        (["Content-Encoding: br", "Content-Length: 40"], STORY),
        (["Transfer-Encoding: chunked", "Content-Encoding: gzip"], gzip.compress(STORY, mtime=0)),
    ],
)
def test_codings_are_undone_and_headers_left_on_unpacked_bodies_ignored(
    tmp_path: Path, headers: list[str], body: bytes
) -> None:
    if body.startswith(b"5\r\n"):
        body += STORY[5:] + b"\r\n0\r\n\r\n"
    [page] = read(tmp_path / "a.warc", answered(body, HTML, *headers))
    assert isinstance(page, Page), page
    assert page.data == STORY


@pytest.mark.parametrize(
    ("headers", "body", "reason"),
    [
        (["Transfer-Encoding: chunked"], b"5\r\nTwelv\r\n", "cut off: the last chunk of its body is missing."),
        (
            ["Transfer-Encoding: chunked"],
            b"5\r\nTwelve gulls\r\n0\r\n\r\n",
            "its body is not chunked as its header says.",
        ),
        (
            ["Content-Encoding: gzip"],
            gzip.compress(STORY, mtime=0)[:-9],
            "its compressed data is cut off. Fetch the page again.",
        ),
        (
            ["Content-Encoding: zstd"],
            b"\x28\xb5\x2f\xfd\0\1",
            "the Content-Encoding 'zstd' is not known. Save the page uncompressed.",
        ),
    ],
)
def test_a_body_that_breaks_its_coding_is_told(tmp_path: Path, headers: list[str], body: bytes, reason: str) -> None:
    [failure, page] = read(tmp_path / "a.warc", answered(body, HTML, *headers) + answered(STORY, HTML))
    assert failure == Failure("a#0", reason)
    assert isinstance(page, Page)


def test_a_body_shorter_than_announced_is_cut_off_unless_a_digest_vouches_for_it(tmp_path: Path) -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n" + STORY
    [failure] = read(tmp_path / "a.warc", record(block, "Content-Type: application/http"))
    assert failure == Failure("a#0", "cut off by the crawl: the server announced 500 bytes, 99 are stored.")
    vouched = record(block, "Content-Type: application/http", f"WARC-Payload-Digest: {sha1(STORY)}")
    assert isinstance(read(tmp_path / "a.warc", vouched)[0], Page)


def test_a_page_that_the_crawl_cut_or_split_is_told(tmp_path: Path) -> None:
    http = "Content-Type: application/http"
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + STORY
    archive = record(block, http, "WARC-Truncated: length") + record(block, http, "WARC-Segment-Number: 1")
    reasons = [failure.reason for failure in read(tmp_path / "a.warc", archive) if isinstance(failure, Failure)]
    assert reasons == [
        "stored only in part by the crawl (WARC-Truncated: length).",
        "split over several records, which is not read. Fetch the page itself.",
    ]


@pytest.mark.parametrize(
    "stated",
    [
        "sha1:" + hashlib.sha1(STORY).hexdigest().upper(),
        "SHA-1:" + base64.urlsafe_b64encode(hashlib.sha1(STORY).digest()).decode(),
        "sha256:" + hashlib.sha256(STORY).hexdigest(),
        "md5:" + base64.b32encode(hashlib.md5(STORY).digest()).decode(),
        "whirl:AAAABBBBCCCCDDDDEEEE",
    ],
)
def test_a_digest_is_compared_however_it_is_written(tmp_path: Path, stated: str) -> None:
    lines = ("Content-Type: text/html", f"WARC-Block-Digest: {stated}")
    assert isinstance(read(tmp_path / "a.warc", record(STORY, *lines, kind="resource"))[0], Page)
    altered = read(tmp_path / "a.warc", record(STORY.replace(b"12", b"21"), *lines, kind="resource"))[0]
    assert isinstance(altered, Page) == stated.startswith("whirl")


def test_an_archive_is_known_by_its_bytes_or_its_name(tmp_path: Path) -> None:
    cases = {
        "a.bin": (gzip.compress(answered(STORY, HTML)), True),
        "b.dat": (answered(STORY, HTML), True),
        "c.txt": (b"WARC/1.0 is a format of archives.", False),
        "d.html.gz": (gzip.compress(STORY, mtime=0), False),
        "e.warc": (b"damaged", True),
        "f.html": (b"filedesc://f.arc 0.0.0.0 20140216050221 text/plain 5\n1 0 F\n", True),
        "g.txt": (b"", False),
    }
    for name, (data, expected) in cases.items():
        (tmp_path / name).write_bytes(data)
        assert is_archive(tmp_path / name) is expected, name
    assert not is_archive(tmp_path / "absent.warc")
    [failure] = read(tmp_path / "c.txt", b"WARC/1.0 is a format of archives.")
    assert failure == Failure("a", "no archive: no WARC or ARC record at its start. Check what the file is.")
