"""What a denial denies, and what a refusal to confirm leaves open: a statement before it that it answers.

A denial answers a proposition, never a number. Words that only point ("this", "the claim", "his account") point to the
nearest statement of somebody else; otherwise both must speak of the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from sayso.crosscheck.frames import days_apart
from sayso.crosscheck.settings import ANSWERS, CHARGED, LIKELY, MOST
from sayso.crosscheck.statements import Found, same_speaker, topics_of
from sayso.crosscheck.told import ToldStatement
from sayso.crosscheck.verdict import Verdict
from sayso.crosscheck.wording import content_of, listed, sentences_between, stem

NEAR = 1200
"""Characters back in which a pointing denial finds what it points to."""

CLOSE = 400
"""Characters within which a speaker's next denial is the same one."""

_DENYING = frozenset({stem("denied"), stem("denial")})
_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "his", "their", "its", "i", "we", "you"})
_ACCOUNTS = frozenset(map(stem, ("account", "story", "version", "statement")))
_PRONOUN = re.compile(r"\s*(?:(?:them|it|this|that|these|those)\s+as\b|(?:them|it|this|these)\b\s*$)\s*", re.IGNORECASE)
ANSWERED = frozenset({"assert", "accuse", "estimate", "suggest", "confirm", "believe", "deny", "demand"})


def relate_answers(told: Sequence[ToldStatement], retellings: Collection[str]) -> Iterator[Found]:
    """Yield each denial, refusal to confirm and confirmation with the statement that it answers.

    What only tells an earlier statement again (the ids in `retellings`) answers nothing of its own, and neither does a
    second sentence of one denial.
    """
    topics = topics_of(told)
    for place, a in enumerate(told):
        type_ = answer_type(a)
        if type_ is None or a.attribution.id in retellings or (place and _goes_on(a, told[place - 1])):
            continue
        about = _act(a, told[place + 1 :]) - topics.get(a.article.id, frozenset())
        others = [b for b in told if b is not a and _may_answer(a, b)]
        others.sort(key=lambda b: _distance(a, b))
        fits = [(_fit(a, about, b), -_distance(a, b), b.order) for b in others[:MOST]]
        if not fits or max(fits)[0] <= 0:
            continue
        best = told[max(fits)[2]]
        if _points(a) and a.about & _ACCOUNTS:
            best = _beginning(best, told)
        slot = None if type_ == "corroborate" else "content"
        yield a, best, Verdict(type_, slot, f"{a.voice} {_DID[type_]} what {best.voice} {_said(best)}.")


_DID = {"deny": "denied", "withhold": "neither confirmed nor denied", "corroborate": "confirmed"}
_SAID = {"accuse": "charged", "estimate": "estimated", "suggest": "suggested", "deny": "denied"}


def answer_type(a: ToldStatement) -> Literal["deny", "withhold", "corroborate"] | None:
    """Return what a statement does to the one that it answers; None for one that answers none."""
    one = a.attribution
    if one.stance == "deny":
        return None if one.negated else "deny"
    if one.stance == "decline" or (one.stance == "confirm" and one.negated):
        return "withhold"
    return "corroborate" if one.stance == "confirm" and _points(a) else None


def _goes_on(a: ToldStatement, before: ToldStatement) -> bool:
    """Tell whether a denial is the next sentence of a denial: "He denied it, insisting that “…”"."""
    both = before.attribution.stance == a.attribution.stance == "deny"
    return both and same_speaker(a.attribution, before.attribution) and _distance(a, before) < CLOSE


def _act(a: ToldStatement, following: Sequence[ToldStatement]) -> frozenset[str]:
    """Return what a denial is about, with the sentences that go on with it."""
    about, last = a.about, a
    for one in following:
        if not _goes_on(one, last):
            break
        about, last = about | one.about, one
    return about


def _beginning(b: ToldStatement, told: Sequence[ToldStatement]) -> ToldStatement:
    """Return where a speaker's account begins: the first of the statements that follow one another up to `b`."""
    while b.order and told[b.order - 1].article.id == b.article.id:
        before = told[b.order - 1]
        if not same_speaker(before.attribution, b.attribution) or _distance(before, b) > CLOSE:
            break
        b = before
    return b


def _may_answer(a: ToldStatement, b: ToldStatement) -> bool:
    """Tell whether `a` could answer `b`: somebody else's words, said before or inside of it."""
    one, two = a.attribution, b.attribution
    if two.stance not in ANSWERED or same_speaker(one, two) or b.order > a.order + 1:
        return False
    if one.pieces == two.pieces or any(x.covers(y) for x in two.pieces for y in one.pieces):
        return False  # a saying does not answer the one that holds it
    # Only what denies a denial answers one: "rejected that denial", "denied having denied anything".
    return (two.stance == "deny") == bool(a.about & _DENYING)


def _points(a: ToldStatement) -> bool:
    """Tell whether a statement only points to another: "this", "the claim"; "dismissed them as gossip"."""
    if a.about - _DENYING <= listed("pointing"):
        return True
    if _PRONOUN.match(a.attribution.text):
        return True
    behind = [piece.end for piece in a.attribution.cue_pieces if piece.end <= a.starts]
    return bool(behind) and _PRONOUN.fullmatch(a.article.text, max(behind), a.starts) is not None


def _distance(a: ToldStatement, b: ToldStatement) -> int:
    """Return how far apart two statements stand in characters, those of two articles farther than any of one."""
    if a.article.id != b.article.id:
        return 10 * NEAR + abs(a.order - b.order)
    return abs(a.starts - b.starts)


def _fit(a: ToldStatement, about: frozenset[str], b: ToldStatement) -> float:
    """Return how well `b` is what `a`, which is about `about`, answers (0..1)."""
    near = _distance(a, b) < NEAR
    if a.numbers:  # "did not confirm the figure of 260"
        return 1.0 if a.numbers & b.numbers else 0.0
    if _points(a):
        # A pronoun points to the sentence before its own; what stands farther back is another's.
        right = near and b.order < a.order and sentences_between(a.article.text, b.ends, a.starts) < 2
        return 1.0 - _distance(a, b) / (2 * NEAR) if right else 0.0
    own = about - listed("pointing") - _DENYING
    common = own & b.about
    if not common or not _could_be_of(a, b):
        return 0.0
    if any(one.covers(two) for one in a.attribution.pieces for two in b.attribution.pieces):
        return 1.0  # "the claim that the ferry was overloaded has been rejected"
    fit = len(common) / min(len(own), len(b.about))
    if near and b.attribution.stance == "accuse":
        return fit if fit >= (CHARGED if _names(b, a) else LIKELY) else 0.0
    return fit if fit >= ANSWERS and (len(common) > 1 or len(own) == 1) else 0.0


def _could_be_of(a: ToldStatement, b: ToldStatement) -> bool:
    """Tell whether a denial could be of a statement: of the same places and days, not of what is negated already, and,
    where somebody denies having done something, of one that is about him."""
    one, two = a.frame, b.frame
    if a.attribution.manner == "indirect" and one.negated != two.negated:
        return False
    if (one.names - two.names and two.names - one.names) or days_apart(one, two) or one.which != two.which:
        return False
    opening = next(iter(a.words), "").casefold()
    return not opening.endswith("ing") or _names(b, a)


def _names(b: ToldStatement, a: ToldStatement) -> bool:
    """Tell whether a statement is about who answers it: by a name or noun, or by a pronoun."""
    who = content_of(a.attribution.source or "")
    alike = any(word[:4] == other[:4] for word in who for other in b.about)  # "Cubans", the Cuban government
    return alike or any(word.casefold() in _PRONOUNS for word in b.words)


def _said(b: ToldStatement) -> str:
    return _SAID.get(b.attribution.stance, "said")
