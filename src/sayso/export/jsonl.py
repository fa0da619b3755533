"""Records as JSON Lines: one object a line, loss-free, the format of docs/records.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from sayso.records import Record, to_json


def write_jsonl(records: Iterable[Record], out: TextIO) -> int:
    r"""Write each record as one line and return how many there were.

    `out` takes UTF-8 and leaves line ends alone (`newline="\n"`); the same records give the same bytes.
    """
    count = 0
    for record in records:
        out.write(to_json(record) + "\n")
        count += 1
    return count
