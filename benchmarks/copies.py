"""Copies made of real articles, and whether they are found among the others: our fingerprints and MinHash side by side.

    python -m benchmarks.copies [--pairs FILE] [--shared DIR]

The articles are those of PolNeAR (train, dev), AQUAINT, TimeBank and the bodies of the pages, in two halves by a hash
of their names, both reported. MinHash's lower threshold is set on the half "tuning"; at it, a new article is held
against every other, without an index. Our own numbers were set before anything was measured, and stayed. Each copy
goes the whole way: its fingerprints, an index of all articles of its half, the candidates, the match; it is found if
its source is among the matches. Five copies are made of each article, with random numbers seeded by its name:

- exact: the text itself;
- first half: the first half of its words;
- 30 % lift: successive sentences that hold at least 30 % of its words, between two paragraphs of another article;
- 15 % edited: of 100 words 15 are left out, replaced by, or followed by a word of another article, a third each;
- two sentences: two successive sentences of one paragraph, of 8 to 60 words each and 25 or more together, between
  two paragraphs of another article; articles without such a pair make none.

What is missed is short: half of a text of 30 words holds no stretch long enough to be told from a phrase.

False pairs are told from real ones by eye: `--pairs` writes every pair found among the articles as they are, with the
longest stretch. READ_BY_EYE says how many were read and what they were; other pairs than those are called unread.
"""

from __future__ import annotations

import json
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from benchmarks.where import arguments, load_scorer, need
from sayso.crosscheck.copies import BodyWords, Fingerprint, Match, body_words, candidates, fingerprints, match
from sayso.crosscheck.copies.fingerprints import run_hashes
from sayso.records import Article, text_sha256

READ_BY_EYE = {
    "digest": "db2ae545498db433",
    "a quotation or a passage of reporting": 55,
    "an outlet's standing text (231 of them one editor's note in 22 articles)": 243,
    "false": 0,
}
"""What was seen in the pairs whose names have this digest. False would be: a phrase, not words from one place."""

PERMUTATIONS = 128
"""Of MinHash, each kept as its 32-bit minimum over all runs of five words."""

USUAL = 64
"""Permutations that agree at MinHash's usual threshold, half of the text."""

ALLOWED = 1 / 10_000
"""False pairs that a threshold of MinHash may give, as a share of unrelated pairs."""

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']*\s+(?=[\"“‘']*[A-ZÁÉÍÓÚÑ0-9])")
_PARAGRAPH = re.compile(r"\n\s*\n")
_MULTIPLIERS = np.random.default_rng(1).integers(0, 2**63, PERMUTATIONS, np.uint64) * np.uint64(2) + np.uint64(1)


def as_article(name: str, text: str) -> Article:
    """Return a text as an article whose body is all of it."""
    return Article(id=name, path=name, text=text, sha256="", text_sha256=text_sha256(text))


def load(shared: Path) -> dict[str, str]:
    """Return the texts by name; a name begins with the corpus, and goes on with the outlet where PolNeAR tells it."""
    data = need(shared / "data")
    texts = {
        f"{split}/{path.stem}": path.read_text("utf-8")
        for split in ("train", "dev")
        for path in sorted((data / "polnear" / split / "text").glob("*.txt"))
    }
    scorer = load_scorer(shared / "eval" / "timex_eval.py")
    for corpus in ("AQUAINT", "TimeBank"):
        for path in sorted((data / "timex" / corpus).glob("*.tml")):
            texts[f"{corpus}/{path.stem}"] = scorer.read_tml(str(path))[1]
    for key, page in json.loads((data / "pages" / "ground-truth.json").read_text("utf-8")).items():
        texts[f"pages/{key}"] = page["articleBody"]
    return texts


class Index:
    """The fingerprints of some articles, by hash: what a table of the ledger will be."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.names = list(texts)
        self.words = [body_words(as_article(name, text)) for name, text in texts.items()]
        self.prints = [fingerprints(words) for words in self.words]
        self._holders: defaultdict[int, list[int]] = defaultdict(list)
        for number, prints in enumerate(self.prints):
            for one in prints:
                self._holders[one.hash].append(number)

    def matches(self, words: BodyWords, prints: tuple[Fingerprint, ...], but: int = -1) -> Iterator[tuple[int, Match]]:
        """Yield the numbers of the articles that share text with a new one, number `but` aside."""
        found = candidates(
            (one.hash, number) for one in prints for number in self._holders.get(one.hash, ()) if number != but
        )
        for number in found.articles:
            shared = match(words, self.words[number], found.common)
            if shared is not None:
                yield number, shared


def copies_of(name: str, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the kind and the text of each copy of an article."""
    random = Random(name)
    text = texts[name]
    host, stranger = (texts[other] for other in random.sample([other for other in texts if other != name], 2))
    yield "exact", text
    words = list(re.finditer(r"\S+", text))
    yield "first half", text[: words[len(words) // 2].start()]
    yield "30 % lift", pasted(lifted(text, len(words), random), host, random)
    yield "15 % edited", edited(text.split(), stranger.split(), random)
    pairs = [
        f"{one} {two}"
        for paragraph in _PARAGRAPH.split(text)
        for one, two in pairwise(_SENTENCE.split(paragraph))
        if all(8 <= len(sentence.split()) <= 60 for sentence in (one, two)) and len(f"{one} {two}".split()) >= 25
    ]
    if pairs:
        yield "two sentences", pasted(random.choice(pairs), host, random)


def lifted(text: str, words: int, random: Random) -> str:
    """Return successive sentences, with what stands between them, that hold 30 % of an article's words or more."""
    starts = [0, *(found.end() for found in _SENTENCE.finditer(text)), len(text)]
    enough = [
        (start, next(end for end in starts if len(text[start:end].split()) >= 0.3 * words))
        for start in starts
        if len(text[start:].split()) >= 0.3 * words
    ]
    start, end = random.choice(enough)
    return text[start:end].strip()


def pasted(words: str, host: str, random: Random) -> str:
    """Return an article with a paragraph more."""
    paragraphs = _PARAGRAPH.split(host)
    place = random.randint(0, len(paragraphs))
    return "\n\n".join([*paragraphs[:place], words, *paragraphs[place:]])


def edited(words: list[str], others: list[str], random: Random) -> str:
    """Return words of which 15 % were left out, replaced, or given one to follow."""
    kept = []
    for word in words:
        change = random.choice(("leave out", "replace", "insert")) if random.random() < 0.15 else None
        if change in (None, "insert"):
            kept.append(word)
        if change in ("replace", "insert"):
            kept.append(random.choice(others))
    return " ".join(kept)


def minhash(words: BodyWords) -> NDArray[np.uint32]:
    """Return an article's MinHash signature; of a text without a run of five words, the largest numbers."""
    hashes, _ = run_hashes(words)
    if not len(hashes):
        return np.full(PERMUTATIONS, 2**32 - 1, np.uint32)
    # Multiplied, of 64 bits the upper half: one of the simple families of hashes (Dietzfelbinger and others, 1997).
    signature: NDArray[np.uint32] = ((hashes[:, None] * _MULTIPLIERS) >> np.uint64(32)).min(axis=0).astype(np.uint32)
    return signature


def report(title: str, texts: dict[str, str], threshold: int | None) -> int:
    """Print the recall of each kind of copy and the pairs found in one half; return MinHash's threshold for it."""
    index = Index(texts)
    pairs = pairs_of(index)
    signatures = np.array([minhash(words) for words in index.words])
    agreements = np.concatenate([
        (signatures[number + 1 :] == signatures[number]).sum(axis=1) for number in range(len(signatures) - 1)
    ])  # fmt: skip
    for first, second in pairs:  # what shares text is no false pair of anybody's
        agreements[first * len(signatures) - first * (first + 1) // 2 + second - first - 1] = 0
    if threshold is None:
        threshold = next(low for low in range(1, PERMUTATIONS) if (agreements >= low).mean() <= ALLOWED)
    found: defaultdict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    for number, name in enumerate(index.names):
        for kind, text in copies_of(name, texts):
            words = body_words(as_article("copy", text))
            ours = any(other == number for other, _ in index.matches(words, fingerprints(words)))
            agreeing = int((minhash(words) == signatures[number]).sum())
            found[kind].append((ours, agreeing >= USUAL, agreeing >= threshold))
    print(f"== {title}: {len(texts)} articles, {len(agreements):,} pairs, of which {len(pairs)} share text")
    print(f"{'recall':14} copies   sayso  MinHash {USUAL}/{PERMUTATIONS}  MinHash {threshold}/{PERMUTATIONS}")
    for kind, ones in found.items():
        ours, usual, lowest = (sum(column) / len(ones) for column in zip(*ones, strict=True))
        print(f"{kind:14} {len(ones):6}   {ours:.4f}  {usual:14.4f}  {lowest:13.4f}")
    print(f"MinHash {threshold}/{PERMUTATIONS}: {int((agreements >= threshold).sum())} false pairs")
    return threshold


def pairs_of(index: Index) -> dict[tuple[int, int], Match]:
    """Return what the articles share as they are, by their numbers, the smaller first."""
    return {
        (number, other): shared
        for number, (words, prints) in enumerate(zip(index.words, index.prints, strict=True))
        for other, shared in index.matches(words, prints, but=number)
        if number < other
    }


def report_pairs(texts: dict[str, str], path: Path | None) -> None:
    """Print how many pairs of all the articles share text and what they were by eye; write them out if asked."""
    index = Index(texts)
    pairs = pairs_of(index)
    names = [(index.names[one], index.names[two]) for one, two in sorted(pairs)]
    digest = blake2b(json.dumps(names).encode(), digest_size=8).hexdigest()
    across = sum(outlet_of(one) != outlet_of(two) for one, two in names)
    total = len(texts) * (len(texts) - 1) // 2
    print(f"== all articles as they are: {total:,} pairs, {len(names)} found, {across} of them across outlets")
    if digest == READ_BY_EYE["digest"]:
        print("   by eye: " + "; ".join(f"{key}: {value}" for key, value in READ_BY_EYE.items() if key != "digest"))
    else:
        print(f"   these pairs (digest {digest}) are not those that were read by eye: look at them with --pairs FILE")
    if path is not None:
        with path.open("w", encoding="utf-8") as out:
            for (one, two), shared in sorted(pairs.items()):
                longest = max(shared.stretches, key=lambda stretch: stretch.words)
                print(f"{longest.words:5} {shared.words:5} {index.names[one]} {index.names[two]}", file=out)
                print("     ", " ".join(longest.a.cut(texts[index.names[one]]).split())[:500], file=out)


def outlet_of(name: str) -> str:
    """Return whose article it is as far as its name tells: APW, NYT, wsj, nyt; each page is taken for another's."""
    corpus, _, rest = name.partition("/")
    return rest if corpus == "pages" else re.split(r"[\d_]", rest)[0]


def report_speed(texts: dict[str, str]) -> None:
    """Print how many articles a second are fingerprinted and looked up, on one core."""
    articles = [as_article(name, text) for name, text in texts.items()]
    started = time.perf_counter()
    made = [(words := body_words(article), fingerprints(words)) for article in articles]
    fingerprinted = time.perf_counter() - started
    index = Index(texts)
    started = time.perf_counter()
    for number, (words, prints) in enumerate(made):
        list(index.matches(words, prints, but=number))
    looked_up = time.perf_counter() - started
    count = len(articles)
    print(f"== speed: {sum(len(words) for words, _ in made) / count:.0f} words, ", end="")
    print(f"{sum(len(prints) for _, prints in made) / count:.0f} fingerprints an article; ", end="")
    print(f"{count / fingerprinted:,.0f} articles/s fingerprinted, {count / looked_up:,.0f} looked up and matched")


def main() -> None:
    """Run the measurement."""
    parser = arguments(__doc__)
    parser.add_argument("--pairs", type=Path, help="write the pairs found among the articles as they are")
    asked = parser.parse_args()
    texts = load(asked.shared)
    halves: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for name, text in texts.items():
        halves[blake2b(name.encode(), digest_size=1).digest()[0] % 2][name] = text
    threshold = report("tuning half", halves[0], None)
    report("other half", halves[1], threshold)
    report_pairs(texts, asked.pairs)
    report_speed(texts)


if __name__ == "__main__":
    main()
