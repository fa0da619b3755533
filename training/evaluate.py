"""A trained reader against PolNeAR, by the whole path: file → article → triples by the network → attributions.

    python -m training.evaluate --model FOLDER [--split dev] [--shared DIR] [--threshold 0.5]

Prints the scorer's figures and the words a second of the network alone, on one core, tokenizing included.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core: before onnxruntime is imported

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.where import arguments, need

from sayso.engine.local import load_parser
from sayso.reading.attributions.quotations import find_quotations
from sayso.reading.pipeline import MUTE, READ, read_article
from training.examples import open_text
from training.find import TrainedFinder
from training.network import Network
from training.windows import cut_windows


def main() -> None:
    """Predict a split, score it, and time the network."""
    parser = arguments(__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--split", default="dev", choices=["dev", "train"])
    parser.add_argument("--threshold", type=float, default=0.5, help="the least confidence of an attribution")
    args = parser.parse_args()
    data = need(args.shared / "data" / "polnear")
    finder = TrainedFinder(need(args.model), READ - MUTE)
    syntax = load_parser()
    articles = [
        open_text(path.stem, path.read_bytes().decode("utf-8"))
        for path in sorted((data / args.split / "text").glob("*.txt"))
    ]
    with tempfile.TemporaryDirectory() as folder:
        for article in articles:
            found = [
                {
                    "source": [list(span) for span in one.source_pieces],
                    "cue": [list(span) for span in one.cue_pieces],
                    "content": [list(span) for span in one.pieces],
                }
                for one in read_article(article, syntax, finder).attributions
                if one.confidence >= args.threshold
            ]
            (Path(folder) / f"{article.path}.json").write_text(json.dumps({"attributions": found}), "utf-8")
        scorer = need(args.shared / "eval" / "polnear_eval.py")
        command = [sys.executable, scorer, "--data", data, "--split", args.split, "--pred", folder, "--boot", "500"]
        subprocess.run(command, check=True)
    network = Network(args.model)
    words = sum(len(article.text.split()) for article in articles)
    began = time.process_time()
    for article in articles:
        blocks = [block for block in article.blocks if block.kind in READ - MUTE]
        windows = list(cut_windows(article, blocks, find_quotations(article), network.tokenizer))
        for _ in network.find(windows, 0.3):
            pass
    print(f"the network alone: {words / (time.process_time() - began):,.0f} words/s")


if __name__ == "__main__":
    main()
