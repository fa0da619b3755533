"""Records as JSON objects and back: the format of docs/records.md, and the only place that validates it."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterator
from functools import cache
from typing import Any

from sayso.errors import RecordError
from sayso.records.actor import Actor
from sayso.records.article import Article
from sayso.records.attribution import Attribution
from sayso.records.claim import Claim
from sayso.records.date import Date
from sayso.records.event import Event
from sayso.records.figure import Figure
from sayso.records.origin import ArticleLink, OriginGroup, Upstream
from sayso.records.relation import Relation

Record = Article | Attribution | Figure | Date | Actor | Event | Claim | Relation | OriginGroup | ArticleLink | Upstream

KINDS: dict[str, type[Record]] = {
    kind.kind: kind
    for kind in (Article, Attribution, Figure, Date, Actor, Event, Claim, Relation, OriginGroup, ArticleLink, Upstream)
}
"""Every kind of record under the name it has in an export, in the order of the record format."""


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    return value


def to_wire(record: Record) -> dict[str, Any]:
    """Return the record as a JSON object: `kind` first, then its keys in the order of the format."""
    wire: dict[str, Any] = {"kind": record.kind}
    for name in _field_names(type(record)):  # type: ignore[arg-type]  # mypy holds a class of a union unhashable
        wire[name] = _plain(getattr(record, name))
    return wire


def to_json(record: Record) -> str:
    """Return the record as one line of JSON, the same characters for the same record always."""
    return json.dumps(to_wire(record), ensure_ascii=False, separators=(",", ":"))


@cache
def _validator(kind: type[Any]) -> Any:
    from pydantic import ConfigDict, TypeAdapter, with_config

    strict = with_config(ConfigDict(extra="forbid"))
    return TypeAdapter(strict(kind) if not hasattr(kind, "__pydantic_config__") else kind)


def from_wire(wire: object) -> Record:
    """Return the record that a JSON object describes.

    Raises:
        RecordError: the object names no kind of record, lacks a key, has one too many or a value of a wrong
            type; the message names the key.
    """
    from pydantic import ValidationError

    if not isinstance(wire, dict):
        hint = " Read the line with json.loads first." if isinstance(wire, str | bytes) else ""
        raise RecordError(f"A record is a JSON object, not {type(wire).__name__}.{hint}")
    named = wire.get("kind")
    kind = KINDS.get(named) if isinstance(named, str) else None
    if kind is None:
        raise RecordError(f"{wire.get('kind')!r} is no kind of record; the kinds are {', '.join(KINDS)}.")
    try:
        record: Record = _validator(kind).validate_python({k: v for k, v in wire.items() if k != "kind"})  # type: ignore[arg-type]  # as above
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "(the object)"
        raise RecordError(f"{kind.kind}: {where}: {first['msg']}.") from error
    if (first_fault := next(_faults(record), None)) is not None:
        slot, fault = first_fault
        raise RecordError(f"{kind.kind}: {slot}: {fault}.")
    return record


def _faults(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the slots of a record whose values are of the right type and make no sense."""
    for name in _field_names(type(record)):  # type: ignore[arg-type]  # as above
        value = getattr(record, name)
        if isinstance(value, float) and not math.isfinite(value):
            yield name, "not a finite number"
        elif name == "confidence" and not 0 <= value <= 1:
            yield name, "not between 0 and 1"
        elif name == "version" and value < 1:
            yield name, "versions count from 1"
        elif name.endswith("pieces") and any(
            span.start < before or span.end <= span.start
            for before, span in zip([0, *(span.end + 1 for span in value)], value, strict=False)
        ):
            yield name, "pieces are not in text order, apart from each other, each of at least one character"
    start, end = getattr(record, "start", 0), getattr(record, "end", 1)
    if not 0 <= start < end:
        yield "start", f"no stretch of text goes from {start} to {end}"
    if isinstance(record, Figure) and record.lo is not None and record.hi is not None and record.lo > record.hi:
        yield "lo", "greater than hi"
    if isinstance(record, Relation) and record.a == record.b:
        yield "b", "the same record as a"
    if isinstance(record, Attribution):
        if not record.pieces:
            yield "pieces", "an attribution without content"
        if (record.source_kind == "unknown") != (record.source is None) and record.source_kind != "outlet":
            yield "source_kind", "a source is unknown exactly where none is given"
