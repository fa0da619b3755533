"""Records from outside are believed only where they make sense; the message says which slot does not."""

from __future__ import annotations

import json
from typing import Any

import pytest

import sayso

SAID: dict[str, Any] = {
    "kind": "attribution", "id": "a", "article": "b", "pieces": [[0, 4], [6, 9]], "text": "It s … nk.", "source": "Roe",
    "source_pieces": [[11, 14]], "source_kind": "named", "cue_pieces": [[15, 19]], "cue": "said",
    "manner": "direct", "stance": "assert",
}  # fmt: skip
COUNTED: dict[str, Any] = {
    "kind": "figure", "id": "f", "article": "b", "start": 2, "end": 4, "text": "12", "lo": 12, "hi": 12,
    "qualifier": "exact",
}  # fmt: skip
RELATED: dict[str, Any] = {
    "kind": "relation", "id": "r", "a": "a", "b": "f", "type": "deny", "slot": None, "why": "It answers the charge.",
}  # fmt: skip


def test_a_sound_record_comes_back_as_it_went_out() -> None:
    for wire in (SAID, COUNTED, RELATED):
        record = sayso.from_wire(wire)
        assert sayso.from_wire(json.loads(sayso.to_json(record))) == record


@pytest.mark.parametrize(
    ("wire", "message"),
    [
        (SAID | {"pieces": []}, "attribution: pieces: an attribution without content."),
        (SAID | {"pieces": [[5, 3]]}, "pieces are not in text order"),
        (SAID | {"pieces": [[6, 9], [0, 4]]}, "pieces are not in text order"),
        (SAID | {"pieces": [[0, 4], [4, 9]]}, "pieces are not in text order"),
        (SAID | {"pieces": [[-5, 3]]}, "pieces are not in text order"),
        (SAID | {"confidence": 5}, "attribution: confidence: not between 0 and 1."),
        (SAID | {"confidence": float("nan")}, "attribution: confidence: not a finite number."),
        (SAID | {"source": None}, "a source is unknown exactly where none is given"),
        (SAID | {"stance": "prove"}, "attribution: stance:"),
        (SAID | {"colour": "red"}, "attribution: colour:"),
        (COUNTED | {"start": 9}, "figure: start: no stretch of text goes from 9 to 4."),
        (COUNTED | {"hi": 3}, "figure: lo: greater than hi."),
        (RELATED | {"type": "refute"}, "relation: type:"),
        (RELATED | {"why": None}, "relation: why:"),
        (RELATED | {"b": "a"}, "relation: b: the same record as a."),
        ({"kind": ["figure"]}, "is no kind of record"),
        (sayso.to_json(sayso.from_wire(COUNTED)), "Read the line with json.loads first."),
        (None, "A record is a JSON object, not NoneType."),
    ],
)
def test_a_record_that_makes_no_sense_is_refused_by_name(wire: object, message: str) -> None:
    with pytest.raises(sayso.RecordError) as refused:
        sayso.from_wire(wire)
    assert message in str(refused.value)
