"""How much of what a careful reader recorded of our own stories does sayso read? Prints recall and precision.

    python -m benchmarks.golden [--misses] [--model MODEL]

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
from benchmarks.where import with_model

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from golden import load, stories
from golden.compare import (
    ATTRIBUTION_SLOTS,
    attribution_differences,
    date_is_right,
    figure_is_right,
    near_dates,
    near_figures,
    pair,
)
from golden.loader import example_path


def main() -> None:
    """Compare every story and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print what differs")
    args = with_model(parser).parse_args()
    total: Counter[str] = Counter()
    for story in stories():
        reading = sayso.read(example_path(story), model=args.model)
        gold = load(story, reading.article.text, article_id=reading.article.id)
        pairs, extras = pair(gold, reading)
        for wanted, found in pairs:
            total["gold attributions"] += 1
            if found is None:
                if args.misses:
                    print(f"{story}: MISSED {wanted.source} [{wanted.cue}] {wanted.text[:70]}")
                continue
            total["found attributions"] += 1
            wrong = attribution_differences(wanted, found)
            for slot in ATTRIBUTION_SLOTS:
                total[f"right {slot}"] += slot not in {difference.slot for difference in wrong}
            if args.misses:
                for slot in wrong:
                    print(
                        f"{story}: {slot.slot} of [{wanted.cue}] {wanted.text[:40]!r}: "
                        f"gold {slot.gold!r}, read {slot.read!r}"
                    )
        total["read attributions"] += len(reading.attributions)
        if args.misses:
            for extra in extras:
                print(f"{story}: EXTRA {extra.source} [{extra.cue}] {extra.text[:70]}")
        for figure in gold.figures:
            total["gold figures"] += 1
            near = near_figures(figure, reading)
            total["found figures"] += bool(near)
            right = figure_is_right(figure, reading)
            total["right value"] += right
            if args.misses and not right:
                print(
                    f"{story}: figure {figure.text!r} gold {figure.lo, figure.hi, figure.qualifier}, read "
                    f"{[(f.text, f.lo, f.hi, f.qualifier) for f in near]}"
                )
        for date in gold.dates:
            total["gold dates"] += 1
            right = date_is_right(date, reading)
            total["right date value"] += right
            if args.misses and not right:
                dates = [(found.text, found.value) for found in near_dates(date, reading)]
                print(f"{story}: date {date.text!r} gold {date.value}, read {dates}")
    gold_n, found_n, read_n = total["gold attributions"], total["found attributions"], total["read attributions"]
    print(f"attributions: recall {found_n / gold_n:.1%} ({found_n}/{gold_n}), precision {found_n / read_n:.1%}")
    for slot in ATTRIBUTION_SLOTS:
        print(f"  {slot:12} right in {total['right ' + slot] / found_n:.1%} of those found")
    print(
        f"figures: found {total['found figures'] / total['gold figures']:.1%}, "
        f"value and bound right {total['right value'] / total['gold figures']:.1%} of {total['gold figures']}"
    )
    print(f"dates: value right {total['right date value'] / total['gold dates']:.1%} of {total['gold dates']}")


if __name__ == "__main__":
    main()
