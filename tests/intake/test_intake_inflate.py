"""A compressed body says nothing true about its size: what unfolds is bounded, and what is broken is refused."""

from __future__ import annotations

import gzip
import random
import tracemalloc
import zlib

import brotli
import pytest

from sayso.errors import IntakeError
from sayso.intake.inflate import inflate

STORY = b"The harbour master denied that 40 boats had left. " * 200


def raw_deflate(data: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(data) + stream.flush()


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(STORY, mtime=0)),
        ("X-GZIP", gzip.compress(STORY, mtime=0)),
        (" deflate ", zlib.compress(STORY)),
        ("deflate", raw_deflate(STORY)),
        ("br", brotli.compress(STORY)),
        ("identity", STORY),
        ("", STORY),
    ],
)
def test_each_coding_gives_back_the_bytes(coding: str, packed: bytes) -> None:
    assert inflate(packed, [coding], len(STORY)) == STORY


def test_a_gzip_of_several_members_is_one_body() -> None:
    packed = gzip.compress(STORY[:100]) + gzip.compress(b"") + gzip.compress(STORY[100:])
    assert inflate(packed, ["gzip"], len(STORY)) == STORY


def test_the_coding_applied_last_is_undone_first() -> None:
    packed = gzip.compress(brotli.compress(STORY))
    assert inflate(packed, ["br", "gzip"], len(STORY)) == STORY
    with pytest.raises(IntakeError):
        inflate(packed, ["gzip", "br"], len(STORY))


def test_an_empty_body_is_empty_in_every_coding() -> None:
    assert inflate(b"", ["gzip"], 10) == b""
    assert inflate(gzip.compress(b""), ["gzip"], 0) == b""


def test_zeros_after_a_gzip_are_padding_and_other_bytes_are_damage() -> None:
    packed = gzip.compress(STORY)
    assert inflate(packed + bytes(8) + b"\r\n", ["gzip"], len(STORY)) == STORY
    with pytest.raises(IntakeError, match="broken"):
        inflate(packed + b"\x1f\x8aand a second member with a damaged start", ["gzip"], len(STORY))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_the_limit_is_exact(coding: str) -> None:
    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding](STORY)
    assert inflate(packed, [coding], len(STORY)) == STORY
    with pytest.raises(IntakeError, match=r"larger than 0\.009999 MB when unpacked"):
        inflate(packed, [coding], len(STORY) - 1)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_body_cut_anywhere_is_never_passed_as_whole(coding: str) -> None:
    story = random.Random(7).randbytes(3_000)
    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding](story)
    for cut in range(1, len(packed), 11):
        with pytest.raises(IntakeError):
            inflate(packed[:cut], [coding], 10_000)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_noise_is_refused_or_read_but_never_a_crash(coding: str) -> None:
    chance = random.Random(11)
    for _ in range(300):
        noise = chance.randbytes(chance.randrange(1, 200))
        try:
            assert len(inflate(noise, [coding], 1_000)) <= 1_000
        except IntakeError as error:
            assert str(error).endswith(".")


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_bomb_is_refused_without_unfolding_it(coding: str) -> None:
    bomb = {"gzip": gzip.compress, "br": brotli.compress}[coding](bytes(100_000_000))
    inflate(b"", [coding], 1)
    tracemalloc.start()
    with pytest.raises(IntakeError, match="larger than 1 MB"):
        inflate(bomb, [coding], 1_000_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


def test_a_bomb_inside_a_bomb_is_stopped_at_the_outer_one() -> None:
    bomb = gzip.compress(gzip.compress(bytes(50_000_000)))
    with pytest.raises(IntakeError, match="larger than"):
        inflate(bomb, ["gzip", "gzip"], 10_000)


def test_millions_of_empty_members_are_refused() -> None:
    with pytest.raises(IntakeError, match="more than 10000 gzip members"):
        inflate(gzip.compress(b"") * 20_000, ["gzip"], 1_000)


def test_what_is_not_known_is_said() -> None:
    with pytest.raises(IntakeError, match=r"^the Content-Encoding 'zstd' is not known\. Save the page uncompressed\.$"):
        inflate(b"x", ["zstd"], 10)
    with pytest.raises(IntakeError, match=r"compressed 3 times over \(gzip, br, gzip\); at most 2 are read\."):
        inflate(b"x", ["gzip", "br", "gzip"], 10)
