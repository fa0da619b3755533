"""How much of what a careful reader recorded of our own stories does sayso read? Prints recall and precision.

    python -m benchmarks.golden [--misses]

An attribution is found when its cue overlaps the golden cue and at least half of the longer content is shared; its
source, chain and stance are compared for those that are found. A figure is found when it overlaps the golden one, its
value is right when lo, hi and qualifier are equal.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import sayso
from sayso.records import Attribution, Pieces

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from golden import load, stories
from golden.loader import example_path


def characters(pieces: Pieces) -> set[int]:
    """Return the positions that the pieces cover."""
    return {position for piece in pieces for position in range(piece.start, piece.end)}


def same(gold: Attribution, found: Attribution) -> bool:
    """Tell whether two attributions are of the same words: cues overlap, half of the longer content is shared."""
    a, b = characters(gold.pieces), characters(found.pieces)
    cues = not gold.cue_pieces or bool(characters(gold.cue_pieces) & characters(found.cue_pieces))
    return cues and 2 * len(a & b) >= max(len(a), len(b))


def main() -> None:
    """Compare every story and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print what differs")
    args = parser.parse_args()
    total: Counter[str] = Counter()
    for story in stories():
        reading = sayso.read(example_path(story))
        gold = load(story, reading.article.text, article_id=reading.article.id)
        left = list(reading.attributions)
        for wanted in gold.attributions:
            total["gold attributions"] += 1
            found = next((candidate for candidate in left if same(wanted, candidate)), None)
            if found is None:
                if args.misses:
                    print(f"{story}: MISSED {wanted.source} [{wanted.cue}] {wanted.text[:70]}")
                continue
            left.remove(found)
            total["found attributions"] += 1
            for slot in ("source", "chain", "stance", "source_kind", "manner", "negated"):
                right = getattr(wanted, slot) == getattr(found, slot)
                total[f"right {slot}"] += right
                if args.misses and not right:
                    print(
                        f"{story}: {slot} of [{wanted.cue}] {wanted.text[:40]!r}: "
                        f"gold {getattr(wanted, slot)!r}, read {getattr(found, slot)!r}"
                    )
        total["read attributions"] += len(reading.attributions)
        for extra in left:
            if args.misses:
                print(f"{story}: EXTRA {extra.source} [{extra.cue}] {extra.text[:70]}")
        for figure in gold.figures:
            total["gold figures"] += 1
            near = [f for f in reading.figures if f.start < figure.end and figure.start < f.end]
            total["found figures"] += bool(near)
            value = any((f.lo, f.hi, f.qualifier) == (figure.lo, figure.hi, figure.qualifier) for f in near)
            total["right value"] += value
            if args.misses and not value:
                print(
                    f"{story}: figure {figure.text!r} gold {figure.lo, figure.hi, figure.qualifier}, read "
                    f"{[(f.text, f.lo, f.hi, f.qualifier) for f in near]}"
                )
        for date in gold.dates:
            total["gold dates"] += 1
            near_dates = [d for d in reading.dates if d.start < date.end and date.start < d.end]
            right = any(d.value == date.value for d in near_dates)
            total["right date value"] += right
            if args.misses and not right:
                print(f"{story}: date {date.text!r} gold {date.value}, read {[(d.text, d.value) for d in near_dates]}")
    gold_n, found_n, read_n = total["gold attributions"], total["found attributions"], total["read attributions"]
    print(f"attributions: recall {found_n / gold_n:.1%} ({found_n}/{gold_n}), precision {found_n / read_n:.1%}")
    for slot in ("source", "chain", "stance", "source_kind", "manner", "negated"):
        print(f"  {slot:12} right in {total['right ' + slot] / found_n:.1%} of those found")
    print(
        f"figures: found {total['found figures'] / total['gold figures']:.1%}, "
        f"value and bound right {total['right value'] / total['gold figures']:.1%} of {total['gold figures']}"
    )
    print(f"dates: value right {total['right date value'] / total['gold dates']:.1%} of {total['gold dates']}")


if __name__ == "__main__":
    main()
