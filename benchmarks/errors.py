"""The worst kinds of errors against PolNeAR dev, each with its count and an example.

    python -m benchmarks.errors [--model MODEL] [--kinds 20] [--examples 1] [--shared DIR]

A kind says what went wrong and in which sort of speech: the cue was not found, its source or content is another one, or
nobody says anything there. What would mend them stands in docs/errors.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from benchmarks.polnear import predict
from benchmarks.where import arguments, load_scorer, need, with_model
from sayso.reading.attributions.lexicon import load_cues

LONGEST = 160
"""Characters of an example's content that are printed."""


def cue_kind(cue: str) -> str:
    """Return what sort of cue some words are, by their look: no parse is at hand."""
    words = cue.lower().split()
    if not any(character.isalpha() for character in cue):
        return "a mark as cue"
    if tuple(words) in load_cues().phrases:
        return "a phrase as cue"
    if any(word in ("say", "says", "said", "told", "saying", "added") for word in words):
        return "a plain verb of saying"
    return "one other word as cue" if len(words) == 1 else "several words as cue"


def kind_of(scorer: ModuleType, gold: Any, found: Any) -> str:
    """Return why what was found at a cue does not count as what a reader marked there."""
    if not scorer.source_ok(gold, found):
        if not found.source:
            return "no source"
        if not gold.source:
            return "a source where the text names none"
        return "another word of the source" if gold.source & found.source else "another source"
    shared = len(gold.content & found.content)
    if not shared:
        return "another content"
    return "content too short" if len(found.content) < len(gold.content) else "content too long"


def errors(scorer: ModuleType, article: Any, gold: list[Any], found: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield the kind and an example of every error in an article."""
    pairs = scorer.match(gold, found, scorer.full_ok)
    met, right = {place for place, _ in pairs}, {place for _, place in pairs}
    for place, one in enumerate(gold):
        if place in met:
            continue
        near = next((other for other in found if scorer.cue_overlap(one, other) > 0), None)
        cue = written(article, one, "cue")
        if near is None:
            yield f"missed, {one.typ}, {cue_kind(cue)}", shown(article, one)
        else:
            yield (
                f"{kind_of(scorer, one, near)}, {one.typ}",
                f"{shown(article, one)}\n      read: {shown(article, near)}",
            )
    for place, one in enumerate(found):
        if place not in right and not any(scorer.cue_overlap(other, one) > 0 for other in gold):
            yield f"false alarm, {one.typ}, {cue_kind(written(article, one, 'cue'))}", shown(article, one)


def written(article: Any, one: Any, role: str) -> str:
    """Return the words of a role as the article has them, in one line."""
    return " … ".join(" ".join(article.text[start:end].split()) for start, end in one.raw.get(role) or [])


def shown(article: Any, one: Any) -> str:
    """Return an attribution in one line: source [cue] content."""
    content = written(article, one, "content")
    short = content if len(content) <= LONGEST else content[:LONGEST] + "…"
    return f"{written(article, one, 'source') or '–'} [{written(article, one, 'cue')}] {short}"


def main() -> None:
    """Read the split, sort the errors, print the most frequent kinds."""
    parser = arguments(__doc__)
    parser.add_argument("--kinds", type=int, default=20)
    parser.add_argument("--examples", type=int, default=1)
    args = with_model(parser).parse_args()
    data = need(args.shared / "data" / "polnear")
    scorer = load_scorer(args.shared / "eval" / "polnear_eval.py")
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    marked = 0
    for name, (article, readers) in scorer.load(str(data), "dev").items():
        if not readers:
            continue
        gold = [scorer.Attr(article, one) for one in readers[scorer.medoid(article, readers)][0]]
        found = [scorer.Attr(article, one) for one in predict(data / "dev" / "text" / f"{name}.txt", args.model)]
        marked += len(gold)
        for kind, example in errors(scorer, article, gold, found):
            kinds[kind].append(example)
    print(f"{marked} attributions were marked; {sum(map(len, kinds.values()))} errors of {len(kinds)} kinds")
    for kind, examples in sorted(kinds.items(), key=lambda item: -len(item[1]))[: args.kinds]:
        print(f"{len(examples):4d}  {kind}")
        step = max(1, len(examples) // args.examples)
        for example in examples[step // 2 :: step][: args.examples]:
            print(f"      {example}")


if __name__ == "__main__":
    main()
