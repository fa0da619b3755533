"""How much of what a careful reader recorded of our own stories does sayso read? Prints recall and precision.

    python -m benchmarks.golden [--misses] [--model MODEL]

An attribution is found when its cue overlaps the golden cue and at least half of the longer content is shared; its
source, chain and stance are compared for those that are found. A figure is found when it overlaps the golden one, its
value is right when lo, hi and qualifier are equal. Relations are those that the rules of the crosscheck find between
the golden records, so that what the reading misses is no miss of theirs; and, inside an article, between those read.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import sayso
from benchmarks.where import with_model

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from golden import load, load_relations, stories
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
from sayso.crosscheck import relate
from sayso.records import Attribution, Figure, Reading, Relation


def main() -> None:
    """Compare every story and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print what differs")
    args = with_model(parser).parse_args()
    total: Counter[str] = Counter()
    golden: dict[str, Reading] = {}
    read_as: dict[str, str] = {}  # the record that was read, by the id of the golden one
    related: set[Key] = set()
    for story in stories():
        reading = sayso.read(example_path(story), model=args.model)
        gold = load(story, reading.article.text, article_id=reading.article.id)
        golden[story] = gold
        related |= {key_of(relation) for relation in reading.relations}
        pairs, extras = pair(gold, reading)
        read_as |= {wanted.id: found.id for wanted, found in pairs if found is not None}
        read_as |= {figure.id: near[0].id for figure in gold.figures if (near := near_figures(figure, reading))}
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
    print_relations(golden, read_as, related)


Key = tuple[str, str, str, str | None]


def key_of(relation: Relation) -> Key:
    """Return what two relations share that say the same; which of two conflicting records comes first says nothing."""
    ends = (relation.a, relation.b) if relation.type != "conflict" else sorted((relation.a, relation.b))
    return ends[0], ends[1], relation.type, relation.slot


def print_relations(golden: dict[str, Reading], read_as: dict[str, str], related: set[Key]) -> None:
    """Print how many golden relations are found between the golden records, and between those that were read."""
    counts: Counter[str] = Counter()
    for example in dict.fromkeys(story.split("-")[0] for story in golden):
        readings = {story: reading for story, reading in golden.items() if story.split("-")[0] == example}
        found = {key_of(relation) for relation in relate(list(readings.values()))}
        of = {record.id: story for story, reading in readings.items() for record in records_of(reading)}
        for wanted in load_relations(example, readings).relations:
            where = "inside" if of[wanted.a] == of[wanted.b] else "across"
            counts[where] += 1
            counts[f"{where} found"] += key_of(wanted) in found
            as_read = replace(wanted, a=read_as.get(wanted.a, "none"), b=read_as.get(wanted.b, "none"))
            counts["inside read"] += where == "inside" and key_of(as_read) in related
    print(
        f"relations inside an article: {counts['inside found']} of {counts['inside']} by the golden records, "
        f"{counts['inside read']} by those read; across articles: {counts['across found']} of {counts['across']}"
    )


def records_of(reading: Reading) -> tuple[Attribution | Figure, ...]:
    """Return what may have a relation."""
    return (*reading.attributions, *reading.figures)


if __name__ == "__main__":
    main()
