"""The stance of an attribution: that of its cue, weighed with the words of a quotation where the cue is neutral."""

from __future__ import annotations

import re

from sayso.language import Parse, Token
from sayso.reading.attributions import Triple
from sayso.reading.attributions.lexicon import load_cues
from sayso.reading.attributions.withdrawals import withdrawn_cue
from sayso.reading.sources import Source
from sayso.reading.stances.lexicon import load_words
from sayso.reading.stances.opening import MARKS, OPENING, opening
from sayso.reading.stances.senses import sense_of
from sayso.reading.stances.spoken import denies_itself, denies_the_past, opens_with_no, spoken_stance
from sayso.records import Manner, Stance, cut_pieces

_NEGATED = re.compile(
    r"(?i)\b(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could)\s?(?:not\b|n['’]t\b)|\bnever\b"
)


def stance_of(parse: Parse, triple: Triple, source: Source, manner: Manner) -> Stance:
    """Return the stance of an attribution."""
    cue = parse.tokens[triple.cue_head] if triple.cue_head is not None else None
    inner = withdrawn_cue(parse, cue) if cue is not None else None
    if inner is not None:
        return _own_stance(inner)
    manner = _own_manner(parse, triple, manner)
    said = opening(parse, triple.content, manner)
    base = sense_of(parse, triple, cue, said, manner) or triple.stance
    if triple.negated or said is None:
        return base
    sets = load_words().sets
    whole = opening(parse, triple.content, "direct")
    if cue is not None and cue.lemma in sets["stubborn"] and base == "assert":
        if whole is not None and denies_itself(whole, source):
            return "deny"
        if (manner == "direct" and said.negated) or (manner == "mixed" and denies_the_past(said)):
            return "deny"
    unmoved = cue is not None and cue.lemma in sets["unmoved"]
    if base != "assert" or unmoved or manner == "indirect":
        return base
    if whole is not None and whole.root is None and opens_with_no(whole):
        return "deny"
    if _denies_in_own_name(cut_pieces(triple.content, parse.text), source):
        return "deny"
    return spoken_stance(said, source, manner) or base


def _own_stance(cue: Token) -> Stance:
    """Return the stance of what is withdrawn: "apologised for accusing Pike" no longer accuses him."""
    cues = load_cues()
    listed = cues.nouns.get(cue.lemma) if cue.pos == "NOUN" else cues.verbs.get(cue.lemma)
    return listed.stance if listed is not None else "assert"


def _own_manner(parse: Parse, triple: Triple, manner: Manner) -> Manner:
    """Return in whose words the source speaks: a label's are its own; inside another's quotation, only with marks."""
    if triple.pattern == "label":
        return "direct"
    start, end = triple.content[0]
    marked = bool(MARKS & set(parse.text[max(0, start - 1) : start + 1]) or OPENING & set(parse.text[start:end]))
    return "indirect" if manner == "direct" and not marked else manner


def _denies_in_own_name(said: str, source: Source) -> bool:
    """Tell whether a quotation negates what its own source is or does: "Cuba does not …", said by Cuba's government."""
    first = said.removeprefix("that ").strip(" \"“‘'")
    for name in source.names:
        for word in (name, name.split()[0]):
            stem = word[: max(4, len(word) - 2)]  # "Cuban" and "Cuba", "Norwegian" and "Norway" share their beginning
            if first.startswith(stem) and _NEGATED.match(first[len(stem) :].lstrip("abcdefghijklmnopqrstuvwxyz "), 0):
                return True
    return False
