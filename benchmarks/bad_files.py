"""Files that are broken, cut off, or made to harm whoever opens them; each ends as an article or as a told failure."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from email.message import EmailMessage
from pathlib import Path

import brotli

SAID = '"The bridge is safe," the mayor, Ana Rell, told reporters on Monday. At least 31 people died in the strait.'
STORY = (
    f"<html><head><title>Bridge</title></head><body><article><h1>Bridge</h1><p>{SAID}</p><p>{SAID}</p></article></body>"
)
LONG = "".join(f"The mayor, Ana Rell, said that {number} boats sank near pier {number}.\n\n" for number in range(6_000))
"""A text that is read in a minute or so."""

NESTED = 10_000
"""Tags around the innermost text; parsers drop what lies deeper than 256."""

CUTS = 100
"""Places at which an archive is cut, each inside of a record."""

FLIPS = 30
"""Files of each kind with some flipped bits."""

BOMB = 300_000_000
"""Bytes that a bomb unpacks to."""


def lay_out(folder: Path, share: float = 1.0) -> None:
    """Fill a new folder with bad files of every kind; `share` (0..1) takes fewer of those that differ by chance."""
    folder.mkdir()
    files = {**_flipped(max(2, int(FLIPS * share))), **_heavy(), **_archives()}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(1_000_000_000)


def lay_out_cuts(folder: Path, share: float = 1.0) -> int:
    """Fill a new folder with archives that were cut inside of a record, half of them packed; return their number."""
    folder.mkdir()
    chance, cuts = random.Random(7), max(4, int(CUTS * share))
    for number in range(cuts):
        packed = number % 2 == 1
        records = [record(STORY.encode(), number=which) for which in range(3)]
        parts = [gzip.compress(one) for one in records] if packed else records
        which = chance.randrange(3)
        # The line breaks behind a record that is not packed are not part of it.
        cut = chance.randrange(1, len(parts[which]) - (0 if packed else 4))
        name = f"{number:03}.warc{'.gz' if packed else ''}"
        (folder / name).write_bytes(b"".join(parts[:which]) + parts[which][:cut])
    return cuts


def record(body: bytes, *headers: str, number: int = 0) -> bytes:
    """Return a WARC record of an answer with this body."""
    block = "\r\n".join(("HTTP/1.1 200 OK", "Content-Type: text/html", *headers)).encode() + b"\r\n\r\n" + body
    head = (
        "WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: https://www.gull.example/{number}",
        "WARC-Date: 2026-03-01T09:00:00Z", "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(block)}",
    )  # fmt: skip
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def nested_pages() -> dict[str, bytes]:
    """Return pages whose only sentence lies below ten thousand tags and more."""
    said = SAID.encode()
    return {
        "nested.html": b"<div>" * NESTED + b"<p>" + said + b"</p>" + b"</div>" * NESTED,
        "unclosed.html": b"<b><i><div>" * NESTED + said,
    }


def packed_bomb() -> bytes:
    """Return a gzip of nothing but zeros."""
    return gzip.compress(bytes(BOMB), 9)


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "desk@gull.example", "you@gull.example", "Bridge"
    mail.set_content(SAID)
    mail.add_alternative(STORY, subtype="html", cte="base64")
    return mail.as_bytes()


def _pdf() -> bytes:
    words = SAID.replace("(", "").encode()
    drawn = b"BT /F 11 Tf 72 700 Td (" + words[:60] + b") Tj 0 -14 Td (" + words[60:] + b") Tj ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F 3 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
    )  # fmt: skip
    data, places = b"%PDF-1.4\n", b""
    for number, content in enumerate(objects, 1):
        places += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + places + end


def _flipped(each: int) -> dict[str, bytes]:
    warc = record(STORY.encode()) + record(STORY.encode(), number=1)
    kinds = {"html": STORY.encode(), "eml": _mail(), "pdf": _pdf(), "warc": warc, "txt": SAID.encode()}
    chance, files = random.Random(11), {}
    for kind, data in kinds.items():
        files[f"whole.{kind}"] = data
        for number in range(each):
            flipped = bytearray(data)
            for _ in range(1 + number // 3):
                flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
            files[f"flipped-{number:02}.{kind}"] = bytes(flipped)
        files[f"cut.{kind}"] = data[: len(data) // 2]
    return files


def _heavy() -> dict[str, bytes]:
    deep_json = '{"@type":' * 200_000 + '"NewsArticle"' + "}" * 200_000
    said = SAID.encode()
    return {
        **nested_pages(),
        "jsonld.html": _with_json(deep_json),
        "jsonld-list.html": _with_json("[" * 200_000),
        "attributes.html": b"<p " + b"a=1 " * 1_000_000 + b">" + said + b"</p>",
        "elements.html": b"<p>a" * 2_400_000,
        "anchors.html": b"<body>" + b"<a>" * 3_300_000,
        "cells.html": b"<table>" + b"<tr><td>1" * 1_000_000,
        "entities.html": b"<p>" + b"&amp;" * 1_900_000 + b"</p>",
        "comment.html": b"<p>" + said + b"<!--" + b"-" * 9_000_000,
        "unended.html": b"<p>" + said + b"<a href='" + b"x" * 9_000_000,
        "options.html": b"<select>" + b"<option>" * 1_000_000,
        "charset-utf-7.html": b"<meta charset=utf-7>" + STORY.encode(),
        "charset-none.html": b"<meta charset=no-such-charset>" + STORY.encode(),
        "charset-rot13.html": b"<meta charset=rot13>" + STORY.encode(),
        "charset-idna.html": b"<meta charset=idna>" + STORY.encode(),
        "charset-utf-16.html": b"<meta charset=utf-16>" + STORY.encode("cp1252"),
        "feed.txt": b"<?xml version='1.0'?><rss><channel><title>x</title></channel></rss>",
        "words.txt": b"said that " * 49_000,
        "capitals.txt": b"A. " * 160_000,
        "figures.txt": b"31 of 32 of " * 40_000,
        "opened.txt": ("“" * 200_000).encode(),
    }  # fmt: skip


def _with_json(data: str) -> bytes:
    return STORY.replace("</head>", f'<script type="application/ld+json">{data}</script></head>').encode()


def _archives() -> dict[str, bytes]:
    story, zeros = STORY.encode(), packed_bomb()
    climbing = io.BytesIO()
    with zipfile.ZipFile(climbing, "w") as archive:
        for name in ("../../evil.warc", "/evil.warc", "archive/../../evil.warc", "archive/good.warc"):
            archive.writestr(name, record(story))
    zip_bomb = io.BytesIO()
    with zipfile.ZipFile(zip_bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/bomb.warc", record(bytes(BOMB)) + record(story, number=2))
        archive.writestr("datapackage.json", json.dumps({}))
    return {
        "gzip-bomb.warc": record(zeros, "Content-Encoding: gzip") + record(story, number=1),
        "gzip-in-gzip.warc": record(gzip.compress(zeros), "Content-Encoding: gzip, gzip") + record(story, number=1),
        "brotli-bomb.warc": record(brotli.compress(bytes(BOMB), quality=5), "Content-Encoding: br") + record(story),
        "member-bomb.warc.gz": gzip.compress(record(bytes(BOMB))) + gzip.compress(record(story)),
        "zip-bomb.wacz": zip_bomb.getvalue(),
        "climbing.wacz": climbing.getvalue(),
        "empty.warc": b"",
        "noise.warc.gz": random.Random(3).randbytes(100_000),
        "lying.warc": record(story).replace(b"Content-Length: ", b"Content-Length: 99") + record(story, number=1),
    }
