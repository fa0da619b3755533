"""Measures reading of archives: ours, warcio's and fastwarc's readers on the same file in one run on one core.

    python -m benchmarks.archives [--shared DIR] [--records N]

The file is a WARC.GZ built of the pages under data/pages/html, repeated, a gzip member per record, with HTTP headers
and digests of block and payload; a third of the bodies is gzipped, a third chunked. Each reader unpacks every payload;
ours also verifies lengths, checksums and digests, which the other two do not do.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fastwarc.warc import ArchiveIterator as FastArchive
from fastwarc.warc import WarcRecordType
from warcio.archiveiterator import ArchiveIterator

from benchmarks.where import arguments, need
from sayso.intake.archives import read_archive
from sayso.records import Page

MAX_BYTES = 10_000_000
CHUNK = 8_192
ROUNDS = 3
"""Each reader reads the file this often; the fastest round counts, for others use the machine, too."""


def digest(data: bytes) -> str:
    """Return a digest as crawlers write it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def answer(page: bytes, number: int) -> tuple[bytes, bytes]:
    """Return the HTTP head and the body of a page: plain, gzipped, or chunked, in turn."""
    extra, body = "", page
    if number % 3 == 1:
        extra, body = "Content-Encoding: gzip\r\n", gzip.compress(page, 6)
    elif number % 3 == 2:
        pieces = (page[start : start + CHUNK] for start in range(0, len(page), CHUNK))
        body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
        extra = "Transfer-Encoding: chunked\r\n"
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: press\r\n{extra}\r\n"
    return head.encode(), body


def record(page: bytes, number: int) -> bytes:
    """Return one gzip member with the response record of a page."""
    head, body = answer(page, number)
    block = head + body
    lines = (
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Target-URI: https://www.gull.example/{number}",
        "WARC-Date: 2026-03-01T09:00:00Z",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>",
        f"WARC-Block-Digest: {digest(block)}",
        f"WARC-Payload-Digest: {digest(body)}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(block)}",
    )
    return gzip.compress("\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n", 6)


def build(path: Path, html: Path, records: int) -> None:
    """Write the archive."""
    pages = [gzip.decompress(file.read_bytes()) for file in sorted(html.glob("*.html.gz"))]
    members = [record(page, number) for number, page in enumerate(pages * (3 if len(pages) % 3 else 1))]
    with path.open("wb") as file:
        for number in range(records):
            file.write(members[number % len(members)])


def ours(path: Path) -> tuple[int, int]:
    """Read with sayso; return records and bytes of their pages."""
    count = size = 0
    for page in read_archive(path, max_bytes=MAX_BYTES):
        if not isinstance(page, Page):
            sys.exit(str(page))
        count += 1
        size += len(page.data)
    return count, size


def with_warcio(path: Path) -> tuple[int, int]:
    """Read with warcio, payloads unpacked."""
    count = size = 0
    with path.open("rb") as file:
        for item in ArchiveIterator(file):
            if item.rec_type == "response":
                count += 1
                size += len(item.content_stream().read())
    return count, size


def with_fastwarc(path: Path) -> tuple[int, int]:
    """Read with fastwarc, payloads unpacked."""
    count = size = 0
    with path.open("rb") as file:
        for item in FastArchive(file, record_types=WarcRecordType.response, auto_decode="all"):
            count += 1
            size += len(item.reader.read())
    return count, size


def measure(read: Callable[[Path], tuple[int, int]], path: Path) -> tuple[float, int, int]:
    """Return the seconds of the fastest round, the records and the bytes read."""
    fastest = float("inf")
    count = size = 0
    for _ in range(ROUNDS):
        started = time.perf_counter()
        count, size = read(path)
        fastest = min(fastest, time.perf_counter() - started)
    return fastest, count, size


def main() -> None:
    """Run the measurement."""
    parser = arguments(__doc__)
    parser.add_argument("--records", type=int, default=2_000, help="how many records the archive holds")
    asked = parser.parse_args()
    html = need(asked.shared / "data" / "pages" / "html")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.warc.gz"
        build(path, html, asked.records)
        print(f"{asked.records} records, {path.stat().st_size / asked.records / 1000:.1f} kB each packed")
        rates = {}
        for name, read in (("warcio", with_warcio), ("fastwarc", with_fastwarc), ("sayso", ours)):
            seconds, count, size = measure(read, path)
            rates[name] = count / seconds
            print(
                f"{name}: {count} records, {size / 1_000_000:.1f} MB in {seconds:.2f} s: {rates[name]:,.0f} records/s"
            )
        print(f"sayso / warcio: {rates['sayso'] / rates['warcio']:.2f}")
        print(f"sayso / fastwarc: {rates['sayso'] / rates['fastwarc']:.2f}")


if __name__ == "__main__":
    main()
