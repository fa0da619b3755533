"""A relation in words, seen from one of its two records: what it does, and whose words, where, the other ones are.

The words take no side. They say what one telling does to another, and never which of the two is right.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sayso.export.amounts import write_amount
from sayso.records import Attribution, Figure, Reading, Relation

VERBS = {
    "repeat": ("repeats", "repeated by"),
    "corroborate": ("corroborates", "corroborated by"),
    "refine": ("refines", "refined by"),
    "update": ("updates", "updated by"),
    "revise": ("revises", "revised by"),
    "conflict": ("conflicts with", "conflicts with"),
    "disparity": ("disparity with", "disparity with"),
    "drift": ("drift: {slot}differs from the earlier telling of", "drift: {slot}differs in the later telling of"),
    "deny": ("denies what is told by", "denied by"),
    "withhold": ("neither confirms nor denies what is told by", "neither confirmed nor denied by"),
}
"""What `a` does to `b`, and what becomes of `b`; the name of who tells the other record follows."""

MOST = 90
"""Characters of the other record's words that are shown: enough to know it again."""

OPENING = ("“", '"', "«", "„", "‘", "'")
"""Quotation marks with which words are quoted already."""


@dataclass(frozen=True, slots=True)
class SeenRelation:
    """A relation as one of its records has it: `verb` and `who` make a phrase, `words` are the other record's own.

    `place` is where in its article the other record stands, empty for a plain paragraph.
    """

    relation: Relation
    other: Attribution | Figure
    verb: str
    who: str
    place: str
    words: str


def see_relation(relation: Relation, record_id: str, other: Attribution | Figure) -> SeenRelation:
    """Return the relation as the record with this id has it, `other` being its other end."""
    slot = f"{relation.slot.replace('_', '-')} " if relation.slot else ""
    verb = VERBS[relation.type][record_id == relation.b].format(slot=slot)
    return SeenRelation(relation, other, verb, write_teller(other), write_place(other), write_words(other))


def see_relations(reading: Reading) -> defaultdict[str, list[SeenRelation]]:
    """Return the relations of each record of a reading, by its id, in the order of the reading."""
    records: dict[str, Attribution | Figure] = {said.id: said for said in reading.attributions}
    records |= {figure.id: figure for figure in reading.figures}
    seen: defaultdict[str, list[SeenRelation]] = defaultdict(list)
    for relation in reading.relations:
        for end in (relation.a, relation.b):
            other = other_end(relation, end)
            if other in records:
                seen[end].append(see_relation(relation, end, records[other]))
    return seen


def other_end(relation: Relation, record_id: str) -> str:
    """Return the id of the record at the other end."""
    return relation.b if record_id == relation.a else relation.a


def write_teller(record: Attribution | Figure) -> str:
    """Return who tells a record, as a name or as what is known instead of one."""
    if isinstance(record, Figure):
        name = record.originator or ("unknown" if record.attribution else "the outlet")
    else:
        name = record.source or next(iter(record.chain), "the outlet" if record.source_kind == "outlet" else "unknown")
    return "an unknown source" if name == "unknown" else name


def write_place(record: Attribution | Figure) -> str:
    """Return the region of the article that a record stands in, empty for a plain paragraph."""
    if record.block in {None, "paragraph"}:
        return ""
    return f"in the {str(record.block).replace('_', ' ').replace('faq', 'FAQ')}"


def write_words(record: Attribution | Figure) -> str:
    """Return the amount of a figure, or the beginning of an attribution's content; what is no quotation is made one."""
    if isinstance(record, Figure):
        return write_amount(record)
    words = " ".join(record.text.split())
    if len(words) > MOST:
        whole, _, _ = words[:MOST].rpartition(" ")
        words = f"{whole or words[:MOST]} …"
    return words if words.startswith(OPENING) else f"“{words}”"
