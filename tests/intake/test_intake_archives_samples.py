"""Archives that other people's tools wrote: some are bad on purpose, and each says in which way."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sayso.intake.archives import is_archive, read_archive
from sayso.records import Page

SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "warc"
pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="the sample archives are not here (../shared/data/warc)")

CUT = "cut off: 1579 of its 1591 bytes are here, then the archive ends."
NO_ARC = "no ARC record starts here, though one should; a head names address, IP, date, type, length."
NO_HTTP = "holds no HTTP answer: it does not start with a status line."
WRONG_LENGTH = "its length is wrong: no record follows after its 973 bytes."

CASES = {
    # Lengths of -1 and "abc", and a record whose only byte is a line break.
    "bad.arc": [(0, NO_ARC), (202, NO_HTTP), (262, NO_ARC)],
    # All records in one gzip member: no damage, only no direct access.
    "example-bad-non-chunked.warc.gz": [(0, 1270)],
    "example-bad.warc.gz.bad": [(0, 1270)],
    # Four requests; the digests of two of them are wrong, but nobody wants a request.
    "example-digest.warc": [],
    "example-iana.org-chunked.warc": [(405, 7223)],
    "example-resource.warc.gz": [(802, 1303)],
    "example-space-in-target-uri.warc.gz": [],
    # Its CRs were lost on the way, so that it is 12 bytes shorter than it was when its length was written.
    "example-space-in-url.arc": [(151, CUT)],
    # Its length was lowered by two bytes.
    "example-trunc.warc": [(1197, WRONG_LENGTH)],
    "example-wget-bad-target-uri.warc.gz": [(824, 1270)],
    # Its HTTP headers were rewritten and are wrong by a byte; the payload's digest shows that the page is whole.
    "example-wrong-chunks.warc.gz": [(0, 1270)],
    "example.arc": [(151, 1270)],
    "example.arc.gz": [(171, 1270)],
    "example.warc": [(1197, 1270)],
    "example.warc.gz": [(784, 1270)],
    # JSON answers.
    "post-test.warc.gz": [],
}


def test_every_sample_has_a_case() -> None:
    assert sorted(path.name for path in SAMPLES.iterdir()) == sorted(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_sample_gives_its_pages_and_its_damage(name: str) -> None:
    found: list[tuple[int, int | str]] = []
    for result in read_archive(SAMPLES / name, max_bytes=1_000_000, shown=name):
        if isinstance(result, Page):
            assert result.data.lower().startswith(b"<!doctype html>")
            assert result.offset is not None
            found.append((result.offset, len(result.data)))
        else:
            found.append((int(result.path.partition("#")[2]), result.reason))
    assert found == CASES[name]
    assert is_archive(SAMPLES / name)


def test_the_same_page_comes_out_of_every_wrapping() -> None:
    pages = [
        result
        for name in ("example.warc", "example.warc.gz", "example-bad-non-chunked.warc.gz", "example.arc.gz")
        for result in read_archive(SAMPLES / name, max_bytes=1_000_000)
        if isinstance(result, Page)
    ]
    assert {page.sha256 for page in pages} == {pages[0].sha256}
    assert [page.address for page in pages] == ["http://example.com/"] * 4
    assert [page.fetched for page in pages] == ["2017-03-06T04:02:06Z"] * 3 + ["2014-02-16T05:02:21Z"]


def test_what_is_passed_over_is_counted() -> None:
    passed: Counter[str] = Counter()
    list(read_archive(SAMPLES / "example.warc.gz", max_bytes=1_000_000, passed=passed))
    assert passed == {"warcinfo": 2, "request": 2, "revisit": 1}
