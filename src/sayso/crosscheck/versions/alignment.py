"""Which words of a new version are those of the old one: blocks first, then the words of blocks that changed.

Blocks are compared whole, so that a page of a thousand lines costs no comparison of each word with each.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from sayso.records import Article, Block, Span

_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*|[^\w\s]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")

STORY = frozenset({
    "title", "dek", "caption", "heading", "paragraph", "quote", "list", "table", "faq_question", "faq_answer",
    "correction", "embed",
})  # fmt: skip
"""Blocks that a reader takes for the story; what is tagged or advertised beside it may change with every visit."""

REWORDED = 0.4
"""Likeness of two sentences from which one is the other in new words: below, one went and the other came."""

Change = Literal["added", "removed", "reworded", "corrected"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or block that is not as it was: `old` is None where it was added, `new` where it was removed.

    "corrected" is a notice of a correction or update that came with the new version.
    """

    change: Change
    old: Span | None
    new: Span | None


@dataclass
class Alignment:
    """Where the words of the old version are in the new one, and the passages that are not as they were.

    `moved` maps the start of each word that stayed to its start in the new version; a word in a reworded passage is
    mapped to the `stretches` that took its place.
    """

    moved: dict[int, int] = field(default_factory=dict)
    stretches: list[tuple[Span, Span]] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def places_of(self, old: Span, old_text: str) -> list[Span]:
        """Return where the words of `old` are in the new version, as words or as what took their place."""
        found = [Span(self.moved[at], self.moved[at] + 1) for at in _word_starts(old_text, old) if at in self.moved]
        return found + [new for gone, new in self.stretches if gone.meets(old)]


def align(old: Article, new: Article) -> Alignment:
    """Return what became of the words of the old version."""
    done = Alignment()
    before, after = _blocks(old), _blocks(new)
    texts = [_key(block, old.text) for block in before], [_key(block, new.text) for block in after]
    for same, start, end, then, until in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if same == "equal":
            for one, other in zip(before[start:end], after[then:until], strict=True):
                _stay(done, old.text, one.span, new.text, other.span)
        else:
            _compare(done, old, before[start:end], new, after[then:until])
    done.passages.sort(key=lambda one: one.new or one.old or Span(0, 0))
    return done


def _blocks(article: Article) -> list[Block]:
    return [block for block in article.blocks if block.kind in STORY]


def _key(block: Block, text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(block.span.cut(text)))


def _compare(done: Alignment, old: Article, before: Sequence[Block], new: Article, after: Sequence[Block]) -> None:
    """Compare the sentences of blocks that are not the same, in their order."""
    notices = [block for block in after if block.kind == "correction"]
    done.passages += [Passage("corrected", None, block.span) for block in notices]
    gone = [span for block in before for span in _sentences(block, old.text)]
    come = [span for block in after if block not in notices for span in _sentences(block, new.text)]
    keys = (
        [tuple(_WORD.findall(span.cut(old.text))) for span in gone],
        [tuple(_WORD.findall(span.cut(new.text))) for span in come],
    )
    for same, start, end, then, until in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if same == "equal":
            for one, other in zip(gone[start:end], come[then:until], strict=True):
                _stay(done, old.text, one, new.text, other)
        else:
            _reword(done, old.text, gone[start:end], new.text, come[then:until])


def _sentences(block: Block, text: str) -> Iterator[Span]:
    start = block.start
    for end in _SENTENCE_END.finditer(text, block.start, block.end):
        yield Span(start, end.end())
        start = end.end()
    if start < block.end:
        yield Span(start, block.end)


def _reword(done: Alignment, old: str, gone: Sequence[Span], new: str, come: Sequence[Span]) -> None:
    """Pair sentences that say the same in other words, in their order; the others were removed or added."""
    left = 0
    for span in gone:
        words = _WORD.findall(span.cut(old))
        likeness = [
            SequenceMatcher(None, words, _WORD.findall(other.cut(new)), autojunk=False).ratio() for other in come[left:]
        ]
        best = max(likeness, default=0.0)
        if best < REWORDED:
            done.passages.append(Passage("removed", span, None))
            continue
        chosen = left + likeness.index(best)
        done.passages += [Passage("added", None, other) for other in come[left:chosen]]
        done.passages.append(Passage("reworded", span, come[chosen]))
        _move(done, old, span, new, come[chosen])
        left = chosen + 1
    done.passages += [Passage("added", None, other) for other in come[left:]]


def _stay(done: Alignment, old: str, before: Span, new: str, after: Span) -> None:
    done.moved.update(zip(_word_starts(old, before), _word_starts(new, after), strict=True))


def _move(done: Alignment, old: str, before: Span, new: str, after: Span) -> None:
    """Map the words of a reworded sentence: those that stayed, and those that others took the place of."""
    gone, come = list(_words(old, before)), list(_words(new, after))
    cut = [span.cut(old) for span in gone], [span.cut(new) for span in come]
    for same, start, end, then, until in SequenceMatcher(None, *cut, autojunk=False).get_opcodes():
        if same == "equal":
            done.moved.update((a.start, b.start) for a, b in zip(gone[start:end], come[then:until], strict=True))
        elif same == "replace":
            done.stretches.append(
                (Span(gone[start].start, gone[end - 1].end), Span(come[then].start, come[until - 1].end))
            )


def _words(text: str, span: Span) -> Iterator[Span]:
    for word in _WORD.finditer(text, span.start, span.end):
        yield Span(*word.span())


def _word_starts(text: str, span: Span) -> list[int]:
    return [word.start for word in _words(text, span)]


def overlap(places: Sequence[Span], pieces: Sequence[Span]) -> int:
    """Return how many of the places lie in, or touch, one of the pieces, which are in order."""
    starts = [piece.start for piece in pieces]
    count = 0
    for place in places:
        at = bisect_left(starts, place.end) - 1
        count += at >= 0 and pieces[at].meets(place)
    return count
