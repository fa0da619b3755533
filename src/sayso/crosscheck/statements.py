"""How two statements stand to each other: told again, quoted in other words, or credited to somebody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sayso.crosscheck.frames import contents_apart
from sayso.crosscheck.settings import ALIKE, MOST, QUOTED_ALIKE, SAME_LINE, TOPIC
from sayso.crosscheck.told import ToldStatement
from sayso.crosscheck.verdict import Verdict
from sayso.crosscheck.wording import content_of, counterpart, difference, likeness, longest_run, shared
from sayso.records import Attribution

Found = tuple[ToldStatement, ToldStatement, Verdict]

FEWEST = 2
"""Words that say something which a statement needs before it can be recognised again: "this" is none."""

FEWEST_OF_OTHERS = 3
"""The same where somebody else says it."""

SAYING = frozenset({"assert", "accuse", "estimate", "suggest", "confirm", "believe"})
"""Stances that stand behind a content; the others are each a deed of their own."""


def relate_statements(told: Sequence[ToldStatement]) -> Iterator[Found]:
    """Yield how each statement stands to the one before it that it tells again, `told` in the order of telling."""
    topics = topics_of(told)
    for place, a in enumerate(told):
        best: tuple[float, ToldStatement, Verdict] | None = None
        for b in told[max(0, place - MOST) : place]:
            if _overlap(a, b):
                continue
            verdict = statement_verdict(a, b, topics.get(a.article.id, frozenset()))
            if verdict is not None:
                # A drift is from the telling that is most alike, a repeat is of the first one.
                score = likeness(a.words, counterpart(a.words, b.words)) if verdict.type == "drift" else 0.0
                if best is None or score > best[0]:
                    best = score, b, verdict
        if best is not None:
            yield a, best[1], best[2]


def statement_verdict(a: ToldStatement, b: ToldStatement, topics: frozenset[str]) -> Verdict | None:
    """Return how a statement tells an earlier one again; None where it is another one."""
    one, two = a.attribution, b.attribution
    fewest = 1 if one.stance == two.stance == "deny" else FEWEST  # "there was no warning" leaves one word
    if one.negated != two.negated or min(len(a.about), len(b.about)) < fewest:
        return None
    if not (one.stance == two.stance or {one.stance, two.stance} <= SAYING):
        return None
    if same_speaker(one, two):
        return _by_one_speaker(a, b)
    return _by_another(a, b, topics)


def _by_one_speaker(a: ToldStatement, b: ToldStatement) -> Verdict | None:
    common = shared(a.about, b.about)
    if common < QUOTED_ALIKE:
        return None
    apart = contents_apart(a.frame, b.frame)
    quoted = "indirect" not in (a.attribution.manner, b.attribution.manner)
    telling = min(len(content_of(" ".join(one.quoted))) for one in (a, b)) >= FEWEST_OF_OTHERS
    before = counterpart(a.quoted, b.quoted)
    like = likeness(a.quoted, before)
    if quoted and telling and like >= QUOTED_ALIKE:
        if like == 1:
            return Verdict("repeat", None, f"{b.voice}, quoted in the same words.")
        return Verdict("drift", "quote", f"{b.voice}, quoted in other words: {difference(before, a.quoted)}")
    # What an answer to a frequent question says, its story has said before, in other words.
    answer = a.attribution.block == "faq_answer" and a.article.id == b.article.id
    if common >= (QUOTED_ALIKE if answer else ALIKE) and _length_alike(a, b) and not apart:
        return Verdict("repeat", None, f"The same, again from {b.voice}.")
    return None


def _by_another(a: ToldStatement, b: ToldStatement, topics: frozenset[str]) -> Verdict | None:
    """Return a swap of sources where the same line comes from somebody else, a second voice where only the content."""
    one, two = a.attribution, b.attribution
    if shared(a.about, b.about) < ALIKE or contents_apart(a.frame, b.frame):
        return None
    if longest_run(a.words, b.words) >= SAME_LINE and likeness(a.words, b.words) >= ALIKE:
        return Verdict("drift", "source", f"The same words, from {b.voice} and then from {a.voice}.")
    mine, theirs = a.about - topics, b.about - topics
    alike = shared(mine, theirs) >= ALIKE and likeness(a.words, b.words) >= ALIKE
    if {one.stance, two.stance} <= SAYING and alike and len(mine & theirs) >= FEWEST_OF_OTHERS:
        return Verdict("corroborate", None, f"Said by {b.voice}, and by {a.voice}.")
    return None


def same_speaker(one: Attribution, two: Attribution) -> bool:
    """Tell whether one source says both; coordinated sources share a member."""
    if one.source_kind == "unknown" or two.source_kind == "unknown":
        return False
    mine, theirs = _names(one), _names(two)
    if one.source_kind == two.source_kind == "named":
        # A surname that could not be resolved is more likely the one speaker than another of that name.
        return any(a == b or a[-1:] == b or b[-1:] == a for a in mine for b in theirs)
    return any(a == b for a in mine for b in theirs)


def _names(one: Attribution) -> list[list[str]]:
    return [name.split() for name in (one.source, *one.sources) if name]


def topics_of(told: Sequence[ToldStatement]) -> dict[str, frozenset[str]]:
    """Return for each article, by its id, the words that so many of its statements hold that they tie no two."""
    by_article: dict[str, list[ToldStatement]] = {}
    for one in told:
        by_article.setdefault(one.article.id, []).append(one)
    topics = {}
    for article, statements in by_article.items():
        counts = Counter(word for one in statements for word in one.about)
        enough = max(FEWEST_OF_OTHERS, TOPIC * len(statements))
        topics[article] = frozenset(word for word, count in counts.items() if count > enough)
    return topics


def _length_alike(a: ToldStatement, b: ToldStatement) -> bool:
    short, long = sorted((len(a.about), len(b.about)))
    return 3 * short >= long


def _overlap(a: ToldStatement, b: ToldStatement) -> bool:
    """Tell whether one of two statements stands inside the other: it tells a part of it, not the whole again."""
    if a.article.id != b.article.id:
        return False
    return any(one.meets(two) for one in a.attribution.pieces for two in b.attribution.pieces)
