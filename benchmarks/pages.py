"""Measures body extraction: our path and trafilatura alone, on the same pages in one run.

    python -m benchmarks.pages [--shared DIR]

The folder holds ground-truth.json and html/KEY.html.gz. Scores are those of eval/pages_eval.py beside it: 4-word
shingles, precision and recall as means over pages. Our body is every block of the kinds in BODY_KINDS. The speed is
that of the body alone for trafilatura, and of the article with metadata, regions and grounding for us.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable

from trafilatura import extract

from benchmarks.where import arguments, load_scorer, need
from sayso.errors import IntakeError
from sayso.intake import open_page
from sayso.records import Page

BODY_KINDS = frozenset({"paragraph", "heading", "quote", "list", "table", "faq_question", "faq_answer", "dek"})


def our_body(data: bytes) -> str:
    """Return the body that our path reads out of a page, "" where it refuses the page."""
    try:
        article = open_page(Page(data, "page.html", "page.html"))
    except IntakeError:
        return ""
    return "\n".join(block.span.cut(article.text) for block in article.blocks if block.kind in BODY_KINDS)


def trafilatura_body(data: bytes) -> str:
    """Return the body that trafilatura alone reads out of a page."""
    return extract(data, favor_precision=True, include_comments=False) or ""


def seconds_of(read: Callable[[bytes], str], data: bytes) -> float:
    """Return the processor's seconds that reading a page takes: others' work on the machine does not count."""
    started = time.process_time()
    read(data)
    return time.process_time() - started


def main() -> None:
    """Run the measurement."""
    asked = arguments(__doc__).parse_args()
    data = need(asked.shared / "data" / "pages")
    scorer = load_scorer(asked.shared / "eval" / "pages_eval.py")
    truth = json.loads((data / "ground-truth.json").read_text("utf-8"))
    pages = {key: gzip.decompress((data / "html" / f"{key}.html.gz").read_bytes()) for key in truth}
    for name, read in (("trafilatura alone (favor_precision)", trafilatura_body), ("sayso", our_body)):
        print(name)
        scorer.score(truth, {key: read(page) for key, page in pages.items()})
    theirs = ours = 0.0
    for page in pages.values():
        # One after the other and the best of three each, so that both meet the same machine.
        theirs += min(seconds_of(trafilatura_body, page) for _ in range(3))
        ours += min(seconds_of(our_body, page) for _ in range(3))
    print(f"speed: {len(pages) / ours:.0f} pages/s, {theirs / ours:.2f} × trafilatura alone")


if __name__ == "__main__":
    main()
