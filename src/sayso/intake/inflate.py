"""Undoes the Content-Encodings of HTTP within bounds: a page of a few kB may claim to unfold into gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

from sayso.errors import IntakeError

MAX_CODINGS = 2
"""Servers apply one; some proxies add a second. Each further one only multiplies what a bomb can unfold into."""

MAX_MEMBERS = 10_000
"""Gzip members in one body. Servers that flush often write one per 64 kB; millions of empty ones only cost time."""

SLICE = 16_384
"""Bytes given to a decompressor at once: what it hands back unread is copied, so slices keep the work linear."""

GZIP_MAGIC = b"\x1f\x8b"
_GZIP, _ZLIB, _RAW = 31, 15, -15


def inflate(data: bytes, codings: Sequence[str], limit: int) -> bytes:
    """Return the bytes that a body had before its Content-Encodings, named in the order they were applied.

    Knows gzip (of several members, too), deflate (with and without zlib's frame), br and identity, whatever their
    case. An empty body is empty in every coding. At most about twice `limit` bytes are held.

    >>> inflate(b"Havana", ["identity"], limit=6)
    b'Havana'

    Raises:
        IntakeError: more than `limit` bytes come out, the data is cut off or broken, or the coding is unknown. The
            message names no path.
    """
    steps = [name for name in (coding.strip().lower() for coding in codings) if name not in ("", "identity")]
    if len(steps) > MAX_CODINGS:
        raise IntakeError(
            f"compressed {len(steps)} times over ({', '.join(steps[:5])}); at most {MAX_CODINGS} are read."
        )
    for name in steps:
        if name not in _DECODERS:
            raise IntakeError(f"the Content-Encoding {name[:40]!r} is not known. Save the page uncompressed.")
    for name in reversed(steps):
        data = _DECODERS[name](data, limit) if data else data
    if len(data) > limit:
        raise _too_much(limit)
    return data


def _gunzip(data: bytes, limit: int) -> bytes:
    out = bytearray()
    position = 0
    for _ in range(MAX_MEMBERS):
        position = _unpack(data, position, _GZIP, out, limit)
        # Some servers pad the end with zeros or a line break; anything else may be a member with a damaged start.
        if not data[position : position + SLICE].strip(b"\0\r\n"):
            return bytes(out)
    raise IntakeError(f"more than {MAX_MEMBERS} gzip members in one page.")


def _undeflate(data: bytes, limit: int) -> bytes:
    """Servers disagree on what "deflate" is: the standard says zlib's frame, many send the bare stream."""
    try:
        return _one_stream(data, _ZLIB, limit)
    except _BrokenError:
        return _one_stream(data, _RAW, limit)


def _one_stream(data: bytes, window: int, limit: int) -> bytes:
    out = bytearray()
    _unpack(data, 0, window, out, limit)
    return bytes(out)


def _unpack(data: bytes, start: int, window: int, out: bytearray, limit: int) -> int:
    """Append to `out` what the stream at `start` holds; return the position after the stream."""
    stream = zlib.decompressobj(window)
    for position in range(start, len(data), SLICE):
        waiting = data[position : position + SLICE]
        while waiting:
            try:
                out += stream.decompress(waiting, limit + 1 - len(out))
            except zlib.error as error:
                raise _BrokenError("its compressed data is broken. Fetch the page again.") from error
            if len(out) > limit:
                raise _too_much(limit)
            if stream.eof:
                return min(position + SLICE, len(data)) - len(stream.unused_data)
            waiting = stream.unconsumed_tail
    raise _BrokenError("its compressed data is cut off. Fetch the page again.")


def _unbrotli(data: bytes, limit: int) -> bytes:
    import brotli  # type: ignore[import-untyped]  # publishes no types; loaded only when a page needs it

    stream = brotli.Decompressor()
    out = bytearray()
    try:
        for position in range(0, len(data), SLICE):
            waiting = data[position : position + SLICE]
            while waiting or not stream.can_accept_more_data():
                out += stream.process(waiting, output_buffer_limit=limit + 1 - len(out))
                waiting = b""
                if len(out) > limit:
                    raise _too_much(limit)
    except brotli.error as error:
        raise _BrokenError("its compressed data is broken. Fetch the page again.") from error
    if not stream.is_finished():
        raise _BrokenError("its compressed data is cut off. Fetch the page again.")
    return bytes(out)


class _BrokenError(IntakeError):
    """The data does not follow its coding, so that another reading of the coding may be tried."""


def _too_much(limit: int) -> IntakeError:
    return IntakeError(f"larger than {limit / 1_000_000:g} MB when unpacked. Raise the limit if you trust it.")


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _undeflate,
    "br": _unbrotli,
}
