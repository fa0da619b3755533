"""Measure `find_dates` on TimeBank and AQUAINT, with the scorer that stands beside the data.

    python -m benchmarks.timex [--shared DIR] [--set TimeBank] [--misses 40]

Prints the scorer's figures per set and the speed of the grammar alone, the parse left out.
"""

from __future__ import annotations

import time
from collections import Counter

from benchmarks.where import arguments, load_scorer
from sayso.language.spacy_parser import load_parser
from sayso.reading.dates import find_dates
from sayso.records import Article, Block, Span, text_sha256

SETS = ("TimeBank", "AQUAINT")


def as_article(name: str, text: str, published: str | None) -> tuple[Article, list[tuple[int, Span]]]:
    """Return a text as an article of paragraphs, with its blocks as the parser wants them."""
    blocks: list[Block] = []
    start = 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append(Block("paragraph", start, start + len(part)))
        start += len(part) + 2
    article = Article(
        id=name,
        path=name,
        text=text,
        published=published,
        sha256=text_sha256(text),
        text_sha256=text_sha256(text),
        blocks=tuple(blocks),
    )
    return article, [(number, block.span) for number, block in enumerate(blocks)]


def main() -> None:
    """Score the sets that were asked for."""
    options = arguments(__doc__)
    options.add_argument("--set", choices=SETS, action="append")
    options.add_argument("--misses", type=int, default=0, help="print so many expressions that were got wrong")
    asked = options.parse_args()
    scorer = load_scorer(asked.shared / "eval" / "timex_eval.py")
    parser = load_parser()
    for name in asked.set or SETS:
        folder = asked.shared / "data" / "timex" / name
        docs = [scorer.read_tml(str(path)) for path in sorted(folder.glob("*.tml"))]
        docs = [doc for doc in docs if len(doc[2]) == 10]
        found: dict[str, list[list[object]]] = {}
        sentences, seconds = 0, 0.0
        wrong: Counter[str] = Counter()
        for key, text, created, gold in docs:
            article, blocks = as_article(key, text, created)
            parse = parser.parse(text, blocks)
            began = time.perf_counter()
            dates = find_dates(article, parse, ())
            seconds += time.perf_counter() - began
            sentences += len(parse.sentences)
            found[key] = [[date.start, date.end, date.type, date.value] for date in dates]
            spans = {(date.start, date.end): date.value for date in dates}
            for start, end, _, value in gold:
                near = [v for (s, e), v in spans.items() if s < end and start < e]
                if value not in near:
                    wrong[f"{' '.join(text[start:end].split())!r}: {value}, found {near} (published {created})"] += 1
            for (s, e), v in spans.items():
                if not any(s < end and start < e for start, end, _, _ in gold):
                    wrong[f"EXTRA {' '.join(text[max(0, s - 20) : e + 10].split())!r}: {v}"] += 1
        print(f"== {name}: {sentences} sentences, {sentences / max(seconds, 1e-9):,.0f} a second")
        scorer.report(docs, found)
        for line, times in wrong.most_common(asked.misses):
            print(f"  {times} × {line}")


if __name__ == "__main__":
    main()
