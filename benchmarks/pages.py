"""Measures body extraction: our path and trafilatura alone, on the same pages in one run.

    python -m benchmarks.pages [--shared DIR]

The folder holds ground-truth.json and html/KEY.html.gz. Scores are those of eval/pages_eval.py beside it: 4-word
shingles, precision and recall as means over pages. Our body is every block of the kinds in BODY_KINDS.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable
from types import ModuleType

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


def measure(
    name: str, read: Callable[[bytes], str], pages: dict[str, bytes], truth: object, scorer: ModuleType
) -> None:
    """Print the score of one way to read, and the seconds it took for all pages."""
    started = time.perf_counter()
    found = {key: read(data) for key, data in pages.items()}
    seconds = time.perf_counter() - started
    print(f"{name}: {seconds:.1f} s")
    scorer.score(truth, found)


def main() -> None:
    """Run the measurement."""
    asked = arguments(__doc__).parse_args()
    data = need(asked.shared / "data" / "pages")
    scorer = load_scorer(asked.shared / "eval" / "pages_eval.py")
    truth = json.loads((data / "ground-truth.json").read_text("utf-8"))
    pages = {key: gzip.decompress((data / "html" / f"{key}.html.gz").read_bytes()) for key in truth}
    measure("trafilatura alone (favor_precision)", trafilatura_body, pages, truth, scorer)
    measure("sayso", our_body, pages, truth, scorer)


if __name__ == "__main__":
    main()
