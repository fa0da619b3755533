"""Attributions against PolNeAR, by the path that users take: file → article → reading.

    python -m benchmarks.polnear [--split dev] [--model MODEL] [--patterns] [--shared DIR]

Writes a prediction file an article and runs the shared scorer (polnear_eval.py) on them. With --patterns it prints how
often a reader of PolNeAR agreed with each pattern of the rules: the confidences in `reading/attribute.py`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import sayso
from benchmarks.where import arguments, load_scorer, need, with_model


def predict(path: Path, model: str | None) -> list[dict[str, Any]]:
    """Return the attributions of one file with their confidence, spans as the scorer wants them."""
    reading = sayso.read(path, encoding="utf-8", model=model)
    return [
        {
            "source": [list(span) for span in found.source_pieces],
            "cue": [list(span) for span in found.cue_pieces],
            "content": [list(span) for span in found.pieces],
            "confidence": found.confidence,
        }
        for found in reading.attributions
    ]


def print_patterns(scorer: ModuleType, corpus: dict[str, Any], predictions: dict[str, list[dict[str, Any]]]) -> None:
    """Print, for each confidence that was given, how many attributions had it and how many of them were right."""
    counts: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    for name, (article, readers) in corpus.items():
        if not readers:
            continue
        gold = readers[scorer.medoid(article, readers)][0]
        pairs = scorer.match(
            [scorer.Attr(article, one) for one in gold],
            [scorer.Attr(article, one) for one in predictions[name]],
            scorer.full_ok,
        )
        right = {place for _, place in pairs}
        for place, one in enumerate(predictions[name]):
            counts[one["confidence"]][0] += 1
            counts[one["confidence"]][1] += place in right
    print("confidence   count   share that a reader agreed with")
    for confidence, (count, agreed) in sorted(counts.items(), reverse=True):
        print(f"{confidence:10.2f} {count:7d}   {agreed / count:.2f}")


def main() -> None:
    """Predict a split and score it."""
    parser = arguments(__doc__)
    parser.add_argument("--split", default="dev", choices=["dev", "train"])
    parser.add_argument("--patterns", action="store_true")
    args = with_model(parser).parse_args()
    data = need(args.shared / "data" / "polnear")
    evaluator = args.shared / "eval" / "polnear_eval.py"
    predictions = {path.stem: predict(path, args.model) for path in sorted((data / args.split / "text").glob("*.txt"))}
    if args.patterns:
        scorer = load_scorer(evaluator)
        print_patterns(scorer, scorer.load(str(data), args.split), predictions)
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, found in predictions.items():
            (Path(folder) / f"{name}.json").write_text(json.dumps({"attributions": found}), "utf-8")
        subprocess.run(
            [sys.executable, need(evaluator), "--data", data, "--split", args.split, "--pred", folder, "--boot", "500"],
            check=True,
        )


if __name__ == "__main__":
    main()
