"""Readers pass a record that was cut off as good; ours must notice every cut, and lose nothing that is whole."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from test_intake_archives_pages import HTML, STORY, answered, read, record

from sayso.intake.failure import Failure
from sayso.records import Page

Wrap = Callable[[bytes], bytes]


def plain(data: bytes) -> bytes:
    return data


def stories() -> list[bytes]:
    """Return ten pages of different lengths, some larger than what is read at once."""
    chance = random.Random(3)
    sizes = (80, 500, 3_000, 90, 70_000, 400, 2_000, 150_000, 60, 1_000)
    return [b"<p>" + chance.randbytes(size // 2).hex().encode() + b"</p>" for size in sizes]


def records() -> list[bytes]:
    return [answered(story, HTML, address=f"https://gull.example/{n}") for n, story in enumerate(stories())]


@pytest.mark.parametrize("wrap", [plain, gzip.compress])
def test_a_cut_within_a_record_is_always_noticed(tmp_path: Path, wrap: Wrap) -> None:
    parts = [wrap(data) for data in records()]
    chance = random.Random(5)
    for _ in range(100):
        which = chance.randrange(len(parts))
        cut = chance.randrange(1, len(parts[which]))
        found = read(tmp_path / "a.warc", b"".join(parts[:which]) + parts[which][:cut], max_bytes=1_000_000)
        start = sum(map(len, parts[:which]))
        pages = [page.data for page in found if isinstance(page, Page)]
        failures = [failure for failure in found if isinstance(failure, Failure)]
        # A cut among the four bytes of line breaks leaves the page whole: it comes, and the archive's end is told.
        among_breaks = wrap is plain and cut >= len(parts[which]) - 4
        assert [failure.path for failure in failures] == ["a" if among_breaks and cut > 4 else f"a#{start}"], cut
        assert pages == stories()[: which + among_breaks]


@pytest.mark.parametrize("wrap", [plain, gzip.compress])
def test_a_record_that_was_cut_in_the_middle_of_an_archive_costs_only_itself(tmp_path: Path, wrap: Wrap) -> None:
    parts = [wrap(data) for data in records()]
    chance = random.Random(8)
    for _ in range(40):
        which = chance.randrange(len(parts) - 1)
        cut = chance.randrange(20, len(parts[which]) - 4)
        damaged = [*parts[:which], parts[which][:cut], *parts[which + 1 :]]
        found = read(tmp_path / "a.warc", b"".join(damaged), max_bytes=1_000_000)
        expected = stories()
        del expected[which]
        assert [page.data for page in found if isinstance(page, Page)] == expected
        assert next(item.path for item in found if isinstance(item, Failure)) == f"a#{sum(map(len, parts[:which]))}"


@pytest.mark.parametrize("wrap", [plain, gzip.compress])
def test_a_flipped_bit_never_gives_an_altered_page(tmp_path: Path, wrap: Wrap) -> None:
    # Without the long ones: a bit in a head should be hit often enough.
    kept = [0, 1, 3, 5, 8, 9]
    parts = [wrap(records()[n]) for n in kept]
    good = {stories()[n] for n in kept}
    archive = b"".join(parts)
    chance = random.Random(13)
    for _ in range(400):
        flipped = bytearray(archive)
        place = chance.randrange(len(archive))
        flipped[place] ^= 1 << chance.randrange(8)
        found = read(tmp_path / "a.warc", bytes(flipped), max_bytes=1_000_000)
        pages = [page.data for page in found if isinstance(page, Page)]
        assert set(pages) <= good
        assert len(pages) >= len(kept) - 2, place


def test_noise_never_raises(tmp_path: Path) -> None:
    chance = random.Random(17)
    archive = b"".join(records()[:4])
    packed = b"".join(gzip.compress(data) for data in records()[:4])
    for data in (archive, packed, b"filedesc://a.arc 0.0.0.0 20140216050221 text/plain 5\n1 0 F\n\n" * 9):
        for _ in range(150):
            noisy = bytearray(data)
            for _ in range(chance.randrange(1, 60)):
                noisy[chance.randrange(len(noisy))] = chance.randrange(256)
            for item in read(tmp_path / "a.warc", bytes(noisy)):
                assert isinstance(item, Page) or item.reason.endswith(".")


@pytest.mark.parametrize("lie", [0, 10, 300, 5_000, 10_000_000_000])
@pytest.mark.parametrize("wrap", [plain, gzip.compress])
def test_a_length_that_lies_costs_only_its_own_record(tmp_path: Path, wrap: Wrap, lie: int) -> None:
    liar = record(STORY, "Content-Type: text/html", kind="resource", length=lie)
    found = read(tmp_path / "a.warc", wrap(liar) + wrap(records()[0]) + wrap(records()[1]), max_bytes=10**11)
    assert [page.data for page in found if isinstance(page, Page)] == stories()[:2]
    assert [item.path for item in found if isinstance(item, Failure)] == ["a#0"]


def test_a_record_without_closing_line_breaks_is_whole_if_the_next_one_follows(tmp_path: Path) -> None:
    one, two = records()[0], records()[1]
    found = read(tmp_path / "a.warc", one[:-4] + two)
    assert [page.data for page in found if isinstance(page, Page)] == stories()[:2]
    assert len(found) == 2


def test_damage_in_what_is_passed_over_is_told_too(tmp_path: Path) -> None:
    request = gzip.compress(record(b"GET / HTTP/1.1\r\n\r\n" * 20, kind="request"))
    found = read(tmp_path / "a.warc", gzip.compress(records()[0]) + request[:-12])
    assert [type(item) for item in found] == [Page, Failure]
    assert isinstance(found[1], Failure)
    assert "cut off: the archive ends within its compressed data." in found[1].reason


def test_reading_goes_on_from_an_offset(tmp_path: Path) -> None:
    for wrap in (plain, gzip.compress):
        parts = [wrap(data) for data in records()]
        for which in (0, 4, 9):
            start = sum(map(len, parts[:which]))
            found = read(tmp_path / "a.warc", b"".join(parts), max_bytes=1_000_000, after=start)
            assert [page.data for page in found if isinstance(page, Page)] == stories()[which:]
        inside = len(parts[0]) + 30
        found = read(tmp_path / "a.warc", b"".join(parts), max_bytes=1_000_000, after=inside)
        assert [page.data for page in found if isinstance(page, Page)] == stories()[2:]
        assert read(tmp_path / "a.warc", b"".join(parts), after=10**9) == []
