"""How two figures stand to each other: an ordered list of rules, each with the reason that it gives.

They follow DESIGN's order: comparable at all; part and whole; the same values told again; values that can both hold;
values that cannot. `a` is the later telling, `b` the earlier one; a title tells again what its story says.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from sayso.crosscheck.comparable import counts_the_same, is_telling, what_differs
from sayso.crosscheck.frames import days_apart, slot_apart
from sayso.crosscheck.intervals import Interval, interval_of, told_alike
from sayso.crosscheck.measures import named, scope
from sayso.crosscheck.settings import APART, AT_MOST, LEAST_FAR_APART, MOST, SAME_LINE
from sayso.crosscheck.told import ToldFigure
from sayso.crosscheck.verdict import Verdict
from sayso.crosscheck.wording import longest_run, stem
from sayso.records import Figure

FIRMNESS = {"possible": 0, "alleged": 1, "estimated": 1, "asserted": 2}
"""How firmly a telling stands behind a number; "denied" is no step of this ladder."""

RUNNING = frozenset({"dead", "injured", "missing", "rescued", "arrested", "displaced", "infected"})
"""States whose counts go on growing while a story lasts."""

HEADINGS = frozenset({"title", "dek", "heading", "caption"})
"""Blocks that tell in short what the story tells; they name no source, and swap none."""

_REFERS = re.compile(r"\b(?:the|that) (?:number|toll|death toll|total|figure|count|tally)\b", re.IGNORECASE)

_CORRECTS = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|original(?:ly)?|revis\w+|correct\w+|lower\w+|toll|number|now)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|original(?:ly)?)\b", re.IGNORECASE)
_GROWS = re.compile(
    r"\b(?:tolls?|r[io]se\w*|climb\w*|so far|now|by|total|numbers? of|number|confirmed|had|have|has)\b", re.IGNORECASE
)
FEWEST_SHARED = 2
"""Words that two sentences of two sources share beside the figures, from which they may be of one event."""

Found = tuple[ToldFigure, ToldFigure, Verdict]


def relate_figures(told: Sequence[ToldFigure]) -> Iterator[Found]:
    """Yield how each figure stands to those told before it, `told` being in the order of their telling.

    A figure that tells an earlier one again stands for it: only the first telling is held against the others.
    """
    firsts: list[ToldFigure] = []
    for place, a in enumerate(told):
        for b in told[max(0, place - MOST) : place + MOST]:
            verdict = part_verdict(a, b) or (correction_verdict(a, b) if a.is_stood_by and b.order < a.order else None)
            if verdict is not None:
                yield a, b, verdict
        if not a.is_stood_by:
            continue
        earlier = firsts[-MOST:]
        again = list(_tellings(a, earlier))
        for b in again:
            yield from ((a, b, verdict) for verdict in retold_verdicts(a, b))
        if all(what_differs(a, b) == "measure" for b in again):
            yield from _against(a, earlier)
            firsts.append(a)


def _tellings(a: ToldFigure, earlier: Sequence[ToldFigure]) -> Iterator[ToldFigure]:
    """Yield the telling in its own article that a figure repeats, and the one in another: each the most alike."""
    for own in (True, False):
        alike = [b for b in earlier if (b.article.id == a.article.id) == own and is_retold(a, b)]
        if alike:
            yield max(alike, key=lambda b: (_is_heading(a) == _is_heading(b), longest_run(a.words, b.words), -b.order))


def _against(a: ToldFigure, earlier: Sequence[ToldFigure]) -> Iterator[Found]:
    """Yield how a figure with values of its own stands to earlier ones of the same thing: of its updates the last."""
    found: list[Found] = []
    for b in sorted(earlier, key=lambda b: (_is_heading(b), -b.order)):  # rather a story than its title
        if a.article.id == b.article.id and a.sentence == b.sentence:
            continue  # what one sentence tells side by side is two things
        if what_differs(a, b) is not None or slot_apart(a.frame, b.frame) is not None:
            continue
        verdict = value_verdict(a, b)
        moved = verdict is not None and verdict.type in ("update", "revise")
        if verdict is None or (days_apart(a.frame, b.frame) and not moved):
            continue
        if moved and any(one.type in ("update", "revise") for _, _, one in found):
            continue
        # "Police had earlier said 18" stands later in the text, and is what was corrected.
        found.append((b, a, verdict) if verdict.type == "revise" and _EARLIER.search(a.sentence) else (a, b, verdict))
        if len(found) == AT_MOST:
            break
    yield from found


def is_retold(a: ToldFigure, b: ToldFigure) -> bool:
    """Tell whether `a` tells the values of `b` again, of the same thing."""
    if not told_alike(a.figure, b.figure) or (a.article.id == b.article.id and a.sentence == b.sentence):
        return False
    slot = what_differs(a, b)
    # "212 passengers with tickets" and "212 aboard", from one mouth; "20,000 to 25,000" of Cubans and of islanders.
    telling = is_telling(a.figure) and a.figure.unit == "person" and slot in (None, "counted", "measure", "population")
    alike = a.figure.lo != a.figure.hi or _share(a, b) > 0 or (bool(a.figure.measure) and slot is None)
    if telling and (
        (same_origin(a, b) and a.holder is not None) or (slot != "measure" and a.article.id == b.article.id and alike)
    ):
        return True
    if slot is not None or slot_apart(a.frame, b.frame) is not None or days_apart(a.frame, b.frame):
        return False
    return scope(a.figure.measure, b.figure.measure) != "untold" or _share(a, b) > 0


def part_verdict(a: ToldFigure, b: ToldFigure) -> Verdict | None:
    """Return a conflict where a part is larger than its whole."""
    part, whole = a.figure, b.figure
    if part.part_of != whole.id or part.unit == "percent" or part.unit != whole.unit:
        return None
    mine, theirs = interval_of(part), interval_of(whole)
    if mine is None or theirs is None or mine.lo <= theirs.hi:
        return None
    return Verdict("conflict", "part_of", f"{_written(part)} is more than the {_written(whole)} that it is a part of.")


def correction_verdict(a: ToldFigure, b: ToldFigure) -> Verdict | None:
    """Return a revision where `b` is a value that the text takes back, and `a` what stands in its place."""
    one, two = a.figure, b.figure
    if two.modality != "denied" or a.article.id != b.article.id or one.part_of or told_alike(one, two):
        return None
    if what_differs(a, b) is not None or not (same_origin(a, b) or one.block == "correction"):
        return None
    return Verdict("revise", "value", f"{_written(two)} is taken back; it is {_written(one)}.")


def retold_verdicts(a: ToldFigure, b: ToldFigure) -> Iterator[Verdict]:
    """Yield what changed from one telling of a value to the next: drifts, or a repeat, or another source for it."""
    one, two = a.figure, b.figure
    origin, heading = same_origin(a, b), _is_heading(a)
    # What an answer to a frequent question says, its story has said before.
    line = _is_one_line(a, b) or (one.block == "faq_answer" and a.article.id == b.article.id)
    # The outlet's own word for what its article has credited before is no second voice.
    plain = a.holder is None and a.article.id == b.article.id
    carried = one.originator in two.chain[1:] and not plain
    changed = False
    if one.qualifier != two.qualifier and (line or origin or heading or carried):
        changed = True
        dropped = ": the bound was dropped" if one.qualifier == "exact" else ""
        yield Verdict("drift", "qualifier", f"{_written(two)} became {_written(one)}{dropped}.")
    if scope(one.measure, two.measure) in ("wider", "apart") and (line or origin):
        changed = True
        yield Verdict("drift", "measure", f"{_states(two)} became {_states(one)}.")
    if carried and not heading:
        changed = True
        yield Verdict("drift", "source", f"{b.voice} is no longer named: {a.voice}, who passed it on, stands for it.")
    elif not origin and not heading and line:
        changed = True
        yield Verdict("drift", "source", f"One line told twice: from {b.voice}, then from {a.voice}.")
    if FIRMNESS.get(one.modality, 0) > FIRMNESS.get(two.modality, 3) and line and not heading:
        changed = True
        yield Verdict("drift", "modality", f"What was {two.modality} is now {one.modality}.")
    if changed:
        return
    if origin or heading or plain:
        yield Verdict("repeat", None, f"{_written(one)} again, from {b.voice}.")
    else:
        yield Verdict("corroborate", None, f"{_written(one)} from {b.voice}, and from {a.voice}.")


def value_verdict(a: ToldFigure, b: ToldFigure) -> Verdict | None:
    """Return how two different values of one thing stand to each other; None where nothing can be said."""
    mine, theirs = interval_of(a.figure), interval_of(b.figure)
    if mine is None or theirs is None:
        return lost_verdict(a, b) if theirs is not None else None
    return met_verdict(a, b, mine, theirs) if mine.meets(theirs) else apart_verdict(a, b, mine, theirs)


def lost_verdict(a: ToldFigure, b: ToldFigure) -> Verdict | None:
    """Return a drift where a vague word stands in the place of a number."""
    measured = a.figure.unit not in (None, "person") and a.article.id == b.article.id  # "minimal training"
    if not (measured or same_origin(a, b) or _is_one_line(a, b)):
        return None
    if scope(a.figure.measure, b.figure.measure) != "same":
        return None
    source = "" if same_origin(a, b) else f" and {b.voice} is no longer named"
    return Verdict("drift", "value", f"{_written(b.figure)} became {_written(a.figure)}: the value was lost{source}.")


def met_verdict(a: ToldFigure, b: ToldFigure, mine: Interval, theirs: Interval) -> Verdict | None:
    """Return how two values stand that can both hold: far apart all the same, one sharper, or a drift."""
    one, two = a.figure, b.figure
    if _grew(a, b, mine, theirs):
        return Verdict("update", "as_of", f"{_written(two)} as of {two.as_of}, {_written(one)} as of {one.as_of}.")
    told_by_one = same_origin(a, b) or _is_one_line(a, b)
    if scope(one.measure, two.measure) == "untold" and not told_by_one:
        return None
    ratio = _ratio(mine, theirs)
    if ratio is not None and ratio > APART and one.measure and two.measure:
        return Verdict(
            "disparity",
            "value",
            f"{_written(one)} from {a.voice}, {_written(two)} from {b.voice}: both may hold, {ratio:.1f} times apart.",
        )
    if scope(one.measure, two.measure) != "same":
        return None
    if told_by_one and two.qualifier == "range" and one.qualifier == "exact":
        return Verdict("drift", "value", f"{_written(two)} became {_written(one)}: a range became a point.")
    if mine.inside(theirs) and two.qualifier != "about":
        return Verdict("refine", "value", f"{_written(one)} lies inside {_written(two)}.")
    return None


def apart_verdict(a: ToldFigure, b: ToldFigure, mine: Interval, theirs: Interval) -> Verdict | None:
    """Return how two values stand that cannot both hold: corrected, moved on, rounded, or in conflict."""
    one, two = a.figure, b.figure
    now, before = _written(one), _written(two)
    origin = same_origin(a, b)
    if (origin or _is_one_line(a, b)) and _is_rounded(one, two):
        return Verdict("drift", "value", f"{before} was rounded to {now}.")
    # To call a conflict what is none harms most: without a state in common nothing says that both count the same.
    if scope(one.measure, two.measure) != "same" or not one.measure or not _share(a, b):
        return None
    if _grew(a, b, mine, theirs):
        return Verdict("update", "as_of", f"{before} as of {two.as_of}, {now} as of {one.as_of}.")
    if origin:
        corrected = any(_CORRECTS.search(told.sentence) for told in (a, b))
        return Verdict("revise", "value", f"{before} and {now}, both from {a.voice}.") if corrected else None
    if (a.day and b.day and a.day != b.day) or not counts_the_same(a, b):
        return None  # two days, two counts; the rebels among the dead are not the dead
    if not _REFERS.search(a.sentence) and _share(a, b) < FEWEST_SHARED:
        return None
    known = a.day is not None and b.day is not None
    doubt = "" if known else " When each was counted is not said."
    return Verdict("conflict", "value", f"{now} from {a.voice} against {before} from {b.voice}.{doubt}")


def _grew(a: ToldFigure, b: ToldFigure, mine: Interval, theirs: Interval) -> bool:
    """Tell whether a running count has grown from one day to a later one."""
    if a.day is None or b.day is None or a.day <= b.day or scope(a.figure.measure, b.figure.measure) != "same":
        return False
    running = named(a.figure.measure) & RUNNING and _GROWS.search(a.sentence)  # a day's arrests are no sum of two days'
    return bool(running) and b.figure.lo is not None and mine.lo > theirs.lo


def _is_heading(told: ToldFigure) -> bool:
    return told.figure.block in HEADINGS


def same_origin(a: ToldFigure, b: ToldFigure) -> bool:
    """Tell whether two figures are from one originator; what nobody is named for is from nobody in particular."""
    one, two = a.figure.originator, b.figure.originator
    return one == two and one not in (None, "unknown")


def _is_one_line(a: ToldFigure, b: ToldFigure) -> bool:
    return longest_run(a.words, b.words) >= SAME_LINE


def _share(a: ToldFigure, b: ToldFigure) -> int:
    """Return how many words the two sentences share beside those of the figures themselves."""
    if _REFERS.search(a.sentence) and a.article.id == b.article.id:
        return 1  # "puts the number at 212": the number that was told before
    own = {stem(word) for figure in (a.figure, b.figure) for word in (*figure.measure, *(figure.counted or "").split())}
    return len((a.about & b.about) - own)


def _ratio(mine: Interval, theirs: Interval) -> float | None:
    if math.inf in (abs(mine.lo), abs(theirs.lo)) or min(mine.lo, theirs.lo) < LEAST_FAR_APART:
        return None
    return max(mine.lo, theirs.lo) / min(mine.lo, theirs.lo)


def _is_rounded(one: Figure, two: Figure) -> bool:
    """Tell whether `one` is `two` with fewer digits: 1,100 for 1,076, but not 34 for 31."""
    if one.lo is None or two.lo is None or one.lo != one.hi or two.lo != two.hi or not one.lo or not two.lo:
        return False
    digits = len(str(int(abs(one.lo))).rstrip("0"))
    size: int = 10 ** (len(str(int(abs(two.lo)))) - max(digits, 1))
    return size > 1 and round(two.lo / size) * size == one.lo


def _written(figure: Figure) -> str:
    """Return a figure in its own words, or with its bound and numbers alone where its noun stands between the two."""
    if figure.counted is None or figure.counted not in figure.text:
        bound = figure.qualifier.replace("_", " ")
        return figure.text if figure.qualifier == "exact" or " " in figure.text else f"{bound} {figure.text}"
    number = figure.lo if figure.lo is not None else figure.hi
    return f"{figure.qualifier.replace('_', ' ')} {number:,}"


def _states(figure: Figure) -> str:
    return " or ".join(figure.measure) or figure.text
