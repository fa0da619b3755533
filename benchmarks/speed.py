"""Words a second of the whole reading, on one core, against spaCy's small pipeline alone in the same run; and memory.

    python -m benchmarks.speed [--articles 60] [--shared DIR]

All read the same files in turns, three times; the best turn of each counts. Words are white-space words. "Network" is
the trained finder alone, from text to linked spans with their confidence, word pieces included; "reading" is bytes →
article → records, "path" the ledger too. Loading is what a new process waits for before its first article.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core: before numpy is imported

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.where import arguments, need

if TYPE_CHECKING:
    from sayso.ledger import Ledger

LOADING = """
import time
start = time.perf_counter()
import sayso
from sayso.engine.local import load_parser
import sayso.engine
load_parser()
sayso.engine.local.load_finder()
print(time.perf_counter() - start)
"""


def keep(ledger: Ledger, page: object) -> None:
    """Read one page and keep it as a batch does, but in this process, whose time is measured."""
    from sayso.engine.copies import find_copies
    from sayso.engine.options import Options
    from sayso.engine.take import Taken, take
    from sayso.ledger import Beside
    from sayso.records import Page, Visit

    assert isinstance(page, Page)
    taken = take(page, Options())
    assert isinstance(taken, Taken)
    article = taken.reading.article
    links = find_copies(ledger, article, taken.prints)
    visit = Visit(page.path, page.key, "speed", sha256=page.sha256, article=article.id)
    ledger.add(taken.reading, "speed", Beside(page, taken.grounding, visit, taken.prints, links))


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__)
    parser.add_argument("--articles", type=int, default=60)
    args = parser.parse_args()
    texts = sorted(need(args.shared / "data" / "polnear" / "dev" / "text").glob("*.txt"))[: args.articles]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    loading = min(
        float(subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )

    from sayso.engine.local import load_parser, open_article, read_all
    from sayso.engine.options import Options
    from sayso.engine.sources import pages_of
    from sayso.ledger import Ledger
    from sayso.reading.pipeline import MUTE, READ
    from sayso.reading.trained import SHIPPED, TrainedFinder
    from sayso.records import Page

    words = sum(len(path.read_text("utf-8").split()) for path in texts)
    spacy_pipeline = load_parser()._nlp  # type: ignore[attr-defined]  # the very peer: spaCy without us around it
    articles = [open_article(Page(path.read_bytes(), str(path), path.name), Options()) for path in texts]
    stretches = [block.span.cut(article.text) for article in articles for block in article.blocks]
    finder = TrainedFinder(SHIPPED, READ - MUTE)
    best = {"spaCy alone": 0.0, "network": 0.0, "reading": 0.0, "by rules": 0.0, "path": 0.0}
    for _ in range(3):
        start = time.process_time()
        for _doc in spacy_pipeline.pipe(stretches, batch_size=64):
            pass
        best["spaCy alone"] = max(best["spaCy alone"], words / (time.process_time() - start))
        start = time.process_time()
        for article in articles:
            for _found in finder(article).candidates:
                pass
        best["network"] = max(best["network"], words / (time.process_time() - start))
        for name, model in (("reading", None), ("by rules", "rules")):
            start = time.process_time()
            for _reading in read_all([str(path) for path in texts], model=model):
                pass
            best[name] = max(best[name], words / (time.process_time() - start))
        with tempfile.TemporaryDirectory() as folder:
            start = time.process_time()
            with Ledger.open(Path(folder) / "speed.db", write=True) as ledger:
                for page in pages_of([str(path) for path in texts], Options()):
                    keep(ledger, page)
            best["path"] = max(best["path"], words / (time.process_time() - start))
    print(f"{len(texts)} articles, {words} words, one core")
    print(f"loading        {loading:6.2f} s")
    for name, speed in best.items():
        print(f"{name:12} {speed:8,.0f} words/s   {speed / best['spaCy alone']:.2f} × spaCy alone")
    print(f"memory       {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB at its highest")


if __name__ == "__main__":
    main()
