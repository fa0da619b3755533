"""Our own passages: how far two readers agree, and how far sayso agrees with the first, on the third kept for testing.

    python -m benchmarks.passages [--train] [--model MODEL]

An attribution is found when its cue overlaps and at least half of the longer content is shared; chain, stance and the
rest are compared for those that are found. Decoys are passages without any attribution.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from training.passages import FOLDER, Passage, load_passages

import sayso
from benchmarks.where import with_model
from sayso.records import Attribution

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from golden.compare import same

SECOND = FOLDER.parent / "second"
SLOTS = ("source", "chain", "stance", "source_kind", "manner", "negated")
Marked = Sequence[Attribution]


def compare(rows: Iterable[tuple[Marked, Marked]]) -> None:
    """Print how the second attributions of each row agree with the first."""
    counts: Counter[str] = Counter()
    for gold, read in rows:
        left = list(read)
        counts["gold"] += len(gold)
        counts["read"] += len(read)
        counts["gold denials"] += sum(one.stance == "deny" for one in gold)
        counts["read denials"] += sum(one.stance == "deny" for one in read)
        counts["decoys"] += not gold
        counts["false alarms"] += not gold and bool(read)
        for wanted in gold:
            found = next((one for one in left if same(wanted, one)), None)
            if found is None:
                continue
            left.remove(found)
            counts["found"] += 1
            counts["long chains"] += len(wanted.chain) > 2
            counts["right long chains"] += len(wanted.chain) > 2 and wanted.chain == found.chain
            counts["right denials"] += wanted.stance == found.stance == "deny"
            for slot in SLOTS:
                counts[f"right {slot}"] += getattr(wanted, slot) == getattr(found, slot)
    recall, precision = counts["found"] / counts["gold"], counts["found"] / max(1, counts["read"])
    print(f"  attributions: recall {recall:.1%} ({counts['found']}/{counts['gold']}), precision {precision:.1%}, "
          f"F1 {2 * recall * precision / (recall + precision):.1%}")  # fmt: skip
    for slot in SLOTS:
        print(f"  {slot:12} agrees in {counts['right ' + slot] / counts['found']:.1%} of those found")
    print(f"  chains of three and more agree in {counts['right long chains'] / max(1, counts['long chains']):.1%}")
    denials = 2 * counts["right denials"] / max(1, counts["gold denials"] + counts["read denials"])
    print(f"  denials: F1 {denials:.1%} of {counts['gold denials']}")
    print(f"  decoys with a false alarm: {counts['false alarms']} of {counts['decoys']}")


def read(passage: Passage, model: str | None) -> Marked:
    """Return what sayso reads in a passage."""
    return sayso.read_text(passage.text, outlet=passage.outlet, path=passage.id, model=model).attributions


def main() -> None:
    """Print both comparisons."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="the two thirds that may be learnt from, not the test set")
    args = with_model(parser).parse_args()
    first = {passage.id: passage for passage in load_passages()}
    second = load_passages(sorted(SECOND.glob("*.toml")))
    if not args.train:
        print(f"two readers, {len(second)} passages")
        compare((first[passage.id].attributions, passage.attributions) for passage in second)
    chosen = [passage for passage in first.values() if passage.is_test != args.train]
    print(f"sayso and the first reader, {len(chosen)} passages {'to learn from' if args.train else 'kept for testing'}")
    compare((passage.attributions, read(passage, args.model)) for passage in chosen)


if __name__ == "__main__":
    main()
