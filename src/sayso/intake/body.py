"""Asks trafilatura which of the page's stretches are the article's body.

Its output is not our text (it rewrites characters); it only votes. The vote is matched to our stretches by words and
by order, so that a teaser elsewhere on the page that repeats a sentence is not taken for the body.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from sayso.intake.walk import Stretch

_WORD = re.compile(r"[^\W_]+")
_RUN = 3
"""Words in a row that are looked up (they are written out where runs are made); shorter stretches must be a line of the
output as they are."""
_MAX_PLACES = 16
"""Places remembered for one run of words: a page that repeats itself endlessly must not cost quadratic time."""
_MIN_SHARE = 0.5
"""Share of a stretch's runs that must stand in the output."""

# trafilatura tells its log, and so the person's terminal, about every page that it finds too short.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("trafilatura").propagate = False


def body_lines(root: HtmlElement, *, precise: bool = True) -> list[str]:
    """Return the lines of the body as trafilatura sees it; none where it finds no body or breaks on the page."""
    try:
        found = bare_extraction(
            root,
            favor_precision=precise,
            favor_recall=not precise,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
        )
    except (etree.LxmlError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        # Whatever a hostile page does to it: without its vote the page is read by our own rules.
        return []
    text = getattr(found, "text", None) or ""
    return [line for line in str(text).split("\n") if line.strip()]


def find_body(stretches: Sequence[Stretch], lines: Sequence[str]) -> list[bool]:
    """Return, for every stretch, whether it stands in the body whose lines are given."""
    words = [tuple(_WORD.findall(line.lower())) for line in lines]
    flow = [word for line in words for word in line]
    places: dict[tuple[str, ...], list[int]] = {}
    for position, run in enumerate(zip(flow, flow[1:], flow[2:], strict=False)):
        known = places.setdefault(run, [])
        if len(known) < _MAX_PLACES:
            known.append(position)
    tokens = [_WORD.findall(stretch.text.lower()) for stretch in stretches]
    chosen = _longest_in_order([_anchors(own, places) for own in tokens], [len(own) for own in tokens])
    return _with_whole_lines(tokens, words, chosen)


def _anchors(own: Sequence[str], places: dict[tuple[str, ...], list[int]]) -> list[int]:
    """Return where in the body a stretch may start (words from its start), last place first; none: nowhere.

    A page may say the same words in several places ("Eat every two hours"), so a stretch may have several.
    """
    runs = len(own) - _RUN + 1
    if runs < 1:
        return []
    found = [places.get(run) for run in zip(own, own[1:], own[2:], strict=False)]
    if runs - found.count(None) < _MIN_SHARE * runs:
        return []
    starts = Counter(place - offset for offset, run in enumerate(found) if run for place in run)
    most = max(starts.values())
    return sorted((start for start in starts if starts[start] == most), reverse=True)


def _longest_in_order(anchors: Sequence[Sequence[int]], weights: Sequence[int]) -> dict[int, int]:
    """Return the stretches, with their places, that stand in the body in the page's order and hold the most words."""
    ranks = {start: rank for rank, start in enumerate(sorted({a for each in anchors for a in each}), start=1)}
    # Entries are (words so far, index, place); a Fenwick tree keeps the best one up to every place.
    nothing = (0, -1, -1)
    best = [nothing] * (len(ranks) + 1)
    before: dict[tuple[int, int], tuple[int, int]] = {}
    top = nothing
    for index, starts in enumerate(anchors):
        for start in starts:
            rank = ranks[start]
            reached, below = nothing, rank - 1
            while below:
                reached = max(reached, best[below])
                below -= below & -below
            before[index, start] = reached[1:]
            entry = (reached[0] + weights[index], index, start)
            top = max(top, entry)
            while rank < len(best):
                best[rank] = max(best[rank], entry)
                rank += rank & -rank
    chosen: dict[int, int] = {}
    index, start = top[1:]
    while index != -1:
        chosen[index] = start
        index, start = before[index, start]
    return chosen


def _with_whole_lines(
    tokens: Sequence[Sequence[str]], lines: Sequence[tuple[str, ...]], chosen: dict[int, int]
) -> list[bool]:
    """Add the stretches that are lines of their own between chosen neighbours, however short or often repeated."""
    starts: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    position = 0
    for line in lines:
        starts[line].append(position)
        position += len(line)
    upper = [position + 1] * (len(tokens) + 1)
    for index in range(len(tokens) - 1, -1, -1):
        upper[index] = chosen.get(index, upper[index + 1])
    result, lower = [], -1
    for index, own in enumerate(tokens):
        place = chosen.get(index)
        if place is None and own:
            listed = starts.get(tuple(own), [])
            following = bisect_right(listed, lower)
            place = listed[following] if following < len(listed) and listed[following] < upper[index] else None
        lower = lower if place is None else place
        result.append(place is not None)
    return result
