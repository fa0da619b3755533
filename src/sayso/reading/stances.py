"""What a source does with what it says: asserts, denies, demands … The cue decides, a quotation where it is neutral."""

from __future__ import annotations

import re

from sayso.language import Parse, Token
from sayso.reading.attributions import Triple
from sayso.reading.sources import Source
from sayso.records import Manner, Stance, cut_pieces

NEUTRAL = frozenset(
    ["add", "argue", "answer", "comment", "continue", "declare", "explain", "insist", "maintain", "note", "observe",
     "post", "repeat", "reply", "respond", "retort", "say", "state", "stress", "tell", "tweet", "write"]
)  # fmt: skip
"""Cues that leave it to the quotation what is done with it."""

STUBBORN = frozenset({"insist", "maintain"})
"""Neutral cues behind which a negated statement answers somebody: "insists that it does not sell arms"."""

_NEGATED = re.compile(
    r"(?i)\b(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could)\s?(?:not\b|n['’]t\b)|\bnever\b"
)
_MINDS = (
    "able|afraid|aware|been|believe|care|certain|expect|feel|get|going|had|happy|have|hear|heard|hope|imagine|know|known|like|"
    "look|love|mean|mind|need|planning|prepared|ready|realise|realize|recall|remember|say|see|seen|speak|spoken|sure|"
    "surprised|talk|talked|think|thought|trust|understand|understood|want|wait|worry"
)
"""What is no denial when the speaker negates it of himself: "I did not see him coming", "we don't expect rain"."""
_OWN_DENIAL = re.compile(
    rf"(?i)^\W*(?:that\s+)?(?:we|i|(?:our|my) \w+|none of (?:us|our \w+|my \w+))\b[^.;,]{{0,20}}?"
    rf"(?:\b(?:do|does|did|have|has|had|am|is|are|was|were)(?:\s+not\b|n['’]t\b|\s+never\b)|\bnever\b)"
    rf"(?:\s+(?:\w+ly|just|even|ever))?+\s+(?!(?:{_MINDS})\b)\w+"
    r"|\b(?:is|are|was) (?:a lie|lies|false|untrue|fabricated|nonsense|baseless|slander)\b"
    r"|^\W*(?:that\s+)?there (?:was|were|has been|have been) (?:no|never)\b"
)
_PROMISE = re.compile(r"(?i)^\W*(?:that\s+)?(?:we|i)(?: will|['’]ll| shall| promise| pledge)\b(?! not\b)")
_DEMAND = re.compile(
    r"(?i)^\W*(?:we|i) (?:demand|call on|call for|urge|insist|ask that)\b"
    r"|^\W*(?:they|he|she|you|\w+ \w+|\w+) must\b(?! have)"
)
_ACCUSATION = re.compile(
    r"(?i)\b(?:lied|is lying|are lying|is guilty|are guilty|is to blame|are to blame|is responsible for|"
    r"(?:is|are|was|were) (?:an? )?(?:murderers?|criminals?|thie(?:f|ves))|committed (?:a )?crimes?|"
    r"covered (?:it )?up|betrayed us)\b"
)


def stance_of(parse: Parse, triple: Triple, source: Source, manner: Manner) -> Stance:
    """Return the stance of an attribution: that of its cue, weighed with a quotation where the cue is neutral."""
    cue = parse.tokens[triple.cue_head] if triple.cue_head is not None else None
    if cue is not None:
        special = _by_frame(parse, triple, cue)
        if special is not None:
            return special
    if cue is not None and cue.lemma not in NEUTRAL:
        return triple.stance
    said = cut_pieces(triple.content, parse.text)
    if cue is not None and cue.lemma in STUBBORN and _NEGATED.search(said):
        return "deny"
    if manner == "indirect":
        return triple.stance
    inner = said.strip(" \"“”'‘’«»")
    if _OWN_DENIAL.search(inner) or _denies_in_own_name(inner, source):
        return "deny"
    if _PROMISE.search(inner):
        return "promise"
    if _DEMAND.search(inner):
        return "demand"
    if _ACCUSATION.search(inner) and not _NEGATED.search(inner):
        return "accuse"
    return triple.stance


def _by_frame(parse: Parse, triple: Triple, cue: Token) -> Stance | None:
    """Return the stance of cues that mean another thing in another frame."""
    if cue.lemma == "call" and cue.pos == "VERB":
        asks = any(found.dep == "prep" and found.lower in ("for", "on") for found in parse.children(cue))
        return "demand" if asks else "assert"
    if cue.lemma in ("respond", "reply", "comment", "answer") and triple.negated:
        return "decline"
    if cue.lemma in ("say", "tell", "confirm", "deny", "disclose", "discuss") and _refuses(parse, cue):
        return "decline"
    if cue.lemma in ("want", "wish", "like", "seek") and cue.pos == "VERB":
        return "demand" if triple.pattern in ("object", "clause") else "believe"
    return None


def _refuses(parse: Parse, cue: Token) -> bool:
    """Tell a refusal from a negated cue: "would not say", "neither confirmed nor denied" against "did not say"."""
    beside = {found.lower for found in parse.children(cue)}
    words = beside | {found.lower for found in parse.children(parse.head(cue)) if cue.dep == "conj"}
    if "neither" in words or ("nor" in words and cue.dep == "conj"):
        return True
    return bool({"would", "will", "could"} & beside) and bool({"not", "n't", "n’t"} & beside) and cue.lemma != "deny"


def _denies_in_own_name(said: str, source: Source) -> bool:
    """Tell whether a quotation negates what its own source is or does: "Cuba does not …", said by Cuba's government."""
    first = said.removeprefix("that ").strip(" \"“‘'")
    for name in source.names:
        for word in (name, name.split()[0]):
            stem = word[: max(4, len(word) - 2)]  # "Cuban" and "Cuba", "Norwegian" and "Norway" share their beginning
            if first.startswith(stem) and _NEGATED.match(first[len(stem) :].lstrip("abcdefghijklmnopqrstuvwxyz "), 0):
                return True
    return False
