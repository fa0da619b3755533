"""How values that SQL does not know are kept in a column: truth, open numbers, and lists as JSON text.

SQLite's STRICT tables take five types only, so each of these says which one it is kept as.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from typing import Any

from sqlalchemy import Dialect, Integer, LargeBinary, Text
from sqlalchemy.types import TypeDecorator, UserDefinedType

from sayso.records import Block, Link, Mention, OriginMention, Run, Span
from sayso.records.figure import Number
from sayso.records.grounding import HOW


class DamagedValue(Exception):
    """A stored value that no version of sayso has written."""


@contextmanager
def _as_written(what: str) -> Iterator[None]:
    try:
        yield
    except (IndexError, TypeError, ValueError, zlib.error) as error:
        raise DamagedValue(f"{what} in it cannot be read back: {error}") from error


LARGEST = 2**63 - 1
"""SQLite's largest integer."""


class Flag(TypeDecorator[bool]):
    """True and False as 1 and 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Return what is stored."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """Return what was meant."""
        return None if value is None else bool(value)


class _Any(UserDefinedType[Any]):
    """A column that keeps a number as it came: 96 stays an integer and 96.0 a fraction."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "ANY"


class Amount(TypeDecorator[Number]):
    """An integer or a fraction, which are not the same in an export.

    An integer beyond 64 bits is kept as its decimal digits: SQLite sorts text after every number, so a filter
    such as "more than 1,000" still holds.
    """

    impl = _Any
    cache_ok = True

    def process_bind_param(self, value: Number | None, dialect: Dialect) -> Number | str | None:
        """Return what is stored."""
        return str(value) if isinstance(value, int) and abs(value) > LARGEST else value

    def process_result_value(self, value: Number | str | None, dialect: Dialect) -> Number | None:
        """Return what was meant."""
        return int(value) if isinstance(value, str) else value


def _members(value: object) -> list[object]:
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name) for field in fields(value)]
    raise TypeError(f"{type(value).__name__} has no place in a column")


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_members).encode


class Listed(TypeDecorator[Any]):
    """A list as JSON text, each small record in it as the list of its values; `make` builds it again."""

    impl = Text
    cache_ok = True

    def __init__(self, make: Callable[[list[Any]], Any]) -> None:
        super().__init__()
        self.make = make

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return what is stored."""
        if value is None:
            return None
        return _ENCODE(value) if value else "[]"

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Return what was meant."""
        if value is None:
            return None
        if value == "[]":
            return ()
        with _as_written("a list"):
            return self.make(json.loads(value))


class Packed(TypeDecorator[bytes]):
    """Bytes, compressed: a page of news takes a fifth of its size."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Return what is stored."""
        return None if value is None else zlib.compress(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Return what was meant."""
        if value is None:
            return None
        with _as_written("a page"):
            return zlib.decompress(value)


class Runs(TypeDecorator[tuple[Run, ...]]):
    """The runs of a grounding, each as its distances from the one before, compressed: about 3 bytes a run."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: tuple[Run, ...] | None, dialect: Dialect) -> bytes | None:
        """Return what is stored."""
        if value is None:
            return None
        rows: list[list[int]] = []
        end = last = 0
        for run in value:
            rows.append([run.start - end, run.end - run.start, run.first - last, run.last - run.first])
            rows[-1] += [HOW.index(run.how), run.leaf]
            end, last = run.end, run.last
        return zlib.compress(_ENCODE(rows).encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> tuple[Run, ...] | None:
        """Return what was meant."""
        if value is None:
            return None
        runs: list[Run] = []
        end = last = 0
        with _as_written("a grounding"):
            for gap, length, skipped, width, how, leaf in json.loads(zlib.decompress(value)):
                start, first = end + gap, last + skipped
                end, last = start + length, first + width
                runs.append(Run(start, end, first, last, HOW[how], leaf))
        return tuple(runs)


def _words(values: list[Any]) -> tuple[str, ...]:
    return tuple(values)


def _span(values: list[Any]) -> Span:
    return Span(*values)


def _pieces(values: list[Any]) -> tuple[Span, ...]:
    return tuple(Span(*value) for value in values)


def _blocks(values: list[Any]) -> tuple[Block, ...]:
    return tuple(Block(*value) for value in values)


def _links(values: list[Any]) -> tuple[Link, ...]:
    return tuple(Link(*value) for value in values)


def _mentions(values: list[Any]) -> tuple[Mention, ...]:
    return tuple(Mention(*value) for value in values)


def _origins(values: list[Any]) -> tuple[OriginMention, ...]:
    return tuple(OriginMention(*value) for value in values)


WORDS = Listed(_words)
SPAN = Listed(_span)
PIECES = Listed(_pieces)
BLOCKS = Listed(_blocks)
LINKS = Listed(_links)
MENTIONS = Listed(_mentions)
ORIGINS = Listed(_origins)
