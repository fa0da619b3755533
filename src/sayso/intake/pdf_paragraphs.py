"""Joins the lines of a PDF into paragraphs, by the gaps and indents between them, and sets aside what every leaf says.

A PDF knows neither paragraphs nor running heads, only where letters stand. Two paragraphs taken for one cost less
than one cut in the middle of a sentence, so in doubt the lines belong together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from sayso.intake import cues
from sayso.intake.pdf_layer import Leaf, Line

Lines = list[Line]

MARGIN_LINES = 2
"""Lines at the top and at the bottom of a leaf that may be running heads: seldom more than a name and a number."""
MIN_SHARE_OF_LEAVES = 0.3
"""Share of the leaves that say the same at their margin: left and right leaves differ, first leaves have no head."""
SAME_SIZE = 0.12
"""Two lines whose letters differ by more are set in different sizes."""
SAME_SENTENCE = 0.35
"""Letters of two fonts in one size differ by up to this, as where a sentence goes on with the name of a file."""
WIDE_GAP = 1.3
"""Times the usual distance of lines from which a gap parts paragraphs: typesetters add half a line or a whole one."""
INDENT = 0.8
"""Indent that opens a paragraph, in heights of a letter: typesetters take one or two."""
SHORT_LINE = 0.8
"""Share of the width of its column up to which a line that ends a sentence ends its paragraph too."""

_NUMBER = re.compile(
    r"(?:page|p\.|pág(?:ina|\.)?)?\s*[-–—|]?\s*\d{1,4}\s*(?:(?:/|of|de)\s*\d{1,4})?\s*[-–—|]?", re.IGNORECASE
)
_BULLET = re.compile(r"[•·‣▪◦]")


def split_lines(leaves: Sequence[Leaf]) -> tuple[Lines, Lines]:
    """Return the lines of the story and those of the margins: running heads, feet, numbers of leaves."""
    margins = [_margin_lines(leaf) for leaf in leaves]
    said = Counter(form for lines in margins for form in {_form(line): None for line in lines})
    enough = max(2, MIN_SHARE_OF_LEAVES * len(leaves))
    apart = {
        line
        for lines in margins
        for line in lines
        if said[_form(line)] >= enough or _NUMBER.fullmatch(line.words.strip())
    }
    lines = [line for leaf in leaves for line in leaf.lines]
    story = [line for line in lines if line not in apart]
    # Where nothing else is said, it is no margin.
    return (story, [line for line in lines if line in apart]) if story else (lines, [])


def join_lines(lines: Sequence[Line]) -> list[Lines]:
    """Return the paragraphs that the lines make, in their order."""
    usual = _usual_distance(lines)
    edges = _right_edges(lines)
    paragraphs: list[Lines] = []
    for line in lines:
        if paragraphs and not _begins(paragraphs[-1], line, usual, edges):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def body_size(lines: Sequence[Line]) -> float:
    """Return the height of the letters (points) that most of the text is set in."""
    counted: Counter[float] = Counter()
    for line in lines:
        counted[round(line.size, 1)] += line.last - line.first
    return max(counted, key=lambda size: (counted[size], size))


def differ_in_size(one: float, other: float, tolerance: float = SAME_SIZE) -> bool:
    """Tell whether letters of these heights are of different sizes for a reader."""
    return abs(one - other) > tolerance * min(one, other)


def _margin_lines(leaf: Leaf) -> Lines:
    ordered = sorted(leaf.lines, key=lambda line: -line.baseline)
    return ordered if len(ordered) <= 2 * MARGIN_LINES else ordered[:MARGIN_LINES] + ordered[-MARGIN_LINES:]


def _form(line: Line) -> tuple[str, int]:
    """Return what running heads have in common: words and size. A title in large letters may say the same words."""
    return " ".join(re.sub(r"\d+", "#", line.words).lower().split()), round(line.size)


def _usual_distance(lines: Sequence[Line]) -> float:
    """Return the distance between two lines of a paragraph, in heights of a letter."""
    ratios = sorted(
        (one.baseline - other.baseline) / one.size
        for one, other in pairwise(lines)
        if one.leaf == other.leaf and not differ_in_size(one.size, other.size)
        if 0.5 < (one.baseline - other.baseline) / one.size < 3
    )
    # The lower half: where paragraphs are short, most gaps part them.
    return median(ratios[: len(ratios) // 2 + 1]) if ratios else 1.0


def _right_edges(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """Return how far to the right the lines go that start in the same strip of a leaf."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        key = _strip(line)
        edges[key] = max(edges.get(key, line.right), line.right)
    return edges


def _strip(line: Line) -> tuple[int, int]:
    """Return the leaf and the strip of it, a tenth of a usual width, in which a line starts."""
    return line.leaf, int(line.left // 60)


def _begins(before: Lines, line: Line, usual: float, edges: dict[tuple[int, int], float]) -> bool:
    """Tell whether `line` begins a paragraph after the lines `before`."""
    last = before[-1]
    runs_on = line.words[:1].islower() and not cues.ends_with_stop(last.words)
    distance = (last.baseline - line.baseline) / max(last.size, line.size)
    if _BULLET.match(line.words) or differ_in_size(last.size, line.size, SAME_SENTENCE):
        return True
    if differ_in_size(last.size, line.size):
        return not (runs_on and 0 < distance <= WIDE_GAP * usual)
    if last.hyphen and distance <= WIDE_GAP * usual:
        return False
    width = edges[_strip(last)] - last.left
    filled = (last.right - last.left) / width if width > 0 else 1.0
    if line.leaf != last.leaf or distance < -0.5:
        # The next leaf or column: only the words can tell.
        return not (runs_on or last.hyphen or (filled > SHORT_LINE and not cues.ends_with_stop(last.words)))
    if distance > WIDE_GAP * usual:
        return True
    if runs_on or distance < 0.5:
        return False
    if filled < SHORT_LINE and cues.ends_with_stop(last.words) and len(line.words) > 1:
        return True
    middle = (line.left + line.right - last.left - last.right) / 2
    if abs(middle) < INDENT * line.size:
        return False
    if line.left - last.left > INDENT * line.size:
        return True
    return len(before) > 1 and last.left - line.left > INDENT * line.size
