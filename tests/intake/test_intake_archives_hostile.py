"""An archive may be made to harm its reader: bombs, wild lengths and names must cost neither memory nor files."""

from __future__ import annotations

import gzip
import io
import random
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from test_intake_archives_pages import HTML, STORY, answered, read, record

from sayso.intake.archives import is_archive, read_archive
from sayso.intake.failure import Failure
from sayso.records import Page

GOOD = answered(STORY, HTML)
RESOURCE = "Content-Type: text/html"


def wacz(members: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("bomb", "reason"),
    [
        (record(bytes(60_000_000), RESOURCE, kind="resource"), "larger than 0.1 MB. Raise the limit to read it."),
        (
            answered(gzip.compress(bytes(60_000_000)), HTML, "Content-Encoding: gzip"),
            "larger than 0.1 MB when unpacked. Raise the limit if you trust it.",
        ),
        (
            b"WARC/1.0\r\nWARC-Type: response\r\nX: " + b"a" * 60_000_000,
            "no WARC record starts here, or its head is longer than 32 kB.",
        ),
        (
            record(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 60_000_000, "Content-Type: application/http"),
            "its HTTP headers are longer than 64 kB.",
        ),
        (
            b"WARC/1.0\r\nContent-Length: 10000000000\r\nWARC-Type: resource\r\n\r\n" + bytes(60_000_000),
            "cut off: 60000000 of its 10000000000 bytes are here.",
        ),
        (record(b"", RESOURCE, "Content-Length: 7", kind="resource"), "its head states no length that could be read."),
    ],
)
def test_a_bomb_is_told_and_passed_within_bounds(tmp_path: Path, bomb: bytes, reason: str) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(bomb, 1) + gzip.compress(GOOD))
    tracemalloc.start()
    found = list(read_archive(path, max_bytes=100_000, shown="a"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found[0] == Failure("a#0", reason)
    assert isinstance(found[1], Page)
    assert found[1].data == STORY
    assert peak < 8_000_000


def test_what_is_too_large_and_no_page_is_passed_without_a_word(tmp_path: Path) -> None:
    film = answered(bytes(500_000), "Content-Type: video/mp4")
    assert [type(item) for item in read(tmp_path / "a.warc", film + GOOD)] == [Page]


def test_a_wacz_gives_the_pages_of_its_archives_and_nothing_else(tmp_path: Path) -> None:
    data = wacz(
        {
            "datapackage.json": b"{}",
            "archive/b.warc": GOOD,
            "archive/a.warc.gz": gzip.compress(GOOD),
            "indexes/index.cdx.gz": gzip.compress(b"x"),
            "pages/pages.jsonl": b"{}",
        }
    )
    found = read(tmp_path / "a.bin", data)
    assert [item.path for item in found] == ["a!archive/a.warc.gz#0", "a!archive/b.warc#0"]
    assert all(isinstance(item, Page) and item.data == STORY for item in found)
    assert isinstance(found[0], Page)
    assert (found[0].archive, found[0].offset) == ("a!archive/a.warc.gz", 0)
    assert is_archive(tmp_path / "a.bin")


def test_an_archive_that_the_zip_compressed_is_read_too(tmp_path: Path) -> None:
    [page] = read(tmp_path / "a.wacz", wacz({"archive/a.warc": GOOD}, zipfile.ZIP_DEFLATED))
    assert isinstance(page, Page)
    assert page.data == STORY
    [failure] = read(tmp_path / "a.wacz", wacz({"archive/a.warc.gz": gzip.compress(GOOD)}, zipfile.ZIP_DEFLATED))
    assert failure == Failure(
        "a!archive/a.warc.gz", "compressed twice over, by gzip and by ZIP, which is not read. Unpack it first."
    )


def test_names_that_climb_out_are_ignored_and_nothing_is_written(tmp_path: Path) -> None:
    names = (
        "../../evil.warc",
        "/etc/evil.warc",
        "archive/../evil.warc",
        "archive/../../e/f.warc",
        "archive\\..\\e.warc",
    )
    found = read(tmp_path / "a.wacz", wacz(dict.fromkeys(names, GOOD)))
    assert found == [Failure("a", "no archive in this WACZ: its folder archive/ holds no .warc or .warc.gz.")]
    assert [path.name for path in tmp_path.rglob("*")] == ["a.wacz"]
    (tmp_path / "b.zip").write_bytes(wacz({"story.html": STORY}))
    assert not is_archive(tmp_path / "b.zip")


def test_a_zip_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    good = wacz({"archive/a.warc": GOOD})
    directory = good.rindex(b"PK\x01\x02")
    larger = bytearray(good)
    struct.pack_into("<LL", larger, directory + 20, 10**9, 10**9)
    [failure] = read(tmp_path / "a.wacz", bytes(larger))
    assert failure == Failure("a", "broken: the archives in this WACZ overlap, or are larger than the file.")
    unequal = bytearray(good)
    struct.pack_into("<L", unequal, directory + 24, 10**9)
    [failure] = read(tmp_path / "a.wacz", bytes(unequal))
    assert failure == Failure("a!archive/a.warc", "stored in a way that a WACZ should not use. Unpack it first.")
    table = bytearray(good)
    struct.pack_into("<L", table, len(good) - 10, 10**9)
    [failure] = read(tmp_path / "a.wacz", bytes(table))
    assert failure == Failure("a", "its table of contents is too large. Unpack it, and read its folder archive/.")
    encrypted = bytearray(good)
    encrypted[directory + 8] |= 1
    [failure] = read(tmp_path / "a.wacz", bytes(encrypted))
    assert failure == Failure("a!archive/a.warc", "encrypted. Decrypt it first.")


def test_a_deflated_zip_bomb_is_streamed(tmp_path: Path) -> None:
    bomb = record(bytes(60_000_000), RESOURCE, kind="resource") + GOOD
    path = tmp_path / "a.wacz"
    path.write_bytes(wacz({"archive/a.warc": bomb}, zipfile.ZIP_DEFLATED))
    del bomb
    tracemalloc.start()
    found = list(read_archive(path, max_bytes=100_000, shown="a"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [type(item) for item in found] == [Failure, Page]
    assert peak < 8_000_000


def test_a_damaged_zip_never_raises(tmp_path: Path) -> None:
    data = wacz({"archive/a.warc": GOOD, "archive/b.warc.gz": gzip.compress(GOOD), "x": b"y"})
    chance = random.Random(23)
    for _ in range(400):
        noisy = bytearray(data[: chance.choice((len(data), chance.randrange(5, len(data))))])
        for _ in range(chance.randrange(0, 12)):
            noisy[chance.randrange(4, len(noisy))] = chance.randrange(256)
        for item in read(tmp_path / "a.wacz", bytes(noisy)):
            assert isinstance(item, Page) or item.reason.endswith("."), item


def test_what_is_no_readable_archive_is_said(tmp_path: Path) -> None:
    cases = {
        b"": "no archive: no WARC or ARC record at its start. Check what the file is.",
        b"PK\x03\x04 and no more": "a broken or incomplete ZIP. Fetch it again.",
        b"\x28\xb5\x2f\xfd....": "an archive packed with Zstandard, which is not read. Unpack it first.",
    }
    for data, reason in cases.items():
        assert read(tmp_path / "a.bin", data) == [Failure("a", reason)]
    assert read(tmp_path / "a.warc", b"") == [Failure("a", "empty. Fetch it again.")]
    [failure] = read_archive(tmp_path / "absent.warc", max_bytes=10, shown="absent.warc")
    assert failure == Failure("absent.warc", "no such file. Check the spelling.")


def test_heads_with_controls_and_wild_addresses_are_read(tmp_path: Path) -> None:
    wild = ("http://[::1", "http://a\0b/\x01", "https://caf\u00e9.example/\u00f1", "x" * 20_000)
    archive = b"".join(answered(STORY, HTML, address=address) for address in wild)
    pages = read(tmp_path / "a.warc", archive)
    assert [page.address for page in pages if isinstance(page, Page)] == [
        "http://[::1",
        "http://a%00b/%01",
        "https://caf\u00e9.example/\u00f1",
        "x" * 20_000,
    ]
