"""Which words of a new version are those of the old one: blocks first, then sentences, then the words of reworded ones.

Blocks are compared whole, so that a page of a thousand lines costs no comparison of each word with each.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import Literal

from sayso.crosscheck.versions.reworded import pairs
from sayso.records import Article, Block, Span

_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*|\S")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")

STORY = frozenset({
    "title", "dek", "caption", "heading", "paragraph", "quote", "list", "table", "faq_question", "faq_answer",
    "correction", "embed",
})  # fmt: skip
"""Blocks that a reader takes for the story; what is tagged or advertised beside it may change with every visit."""

LONGEST = 200
"""Words of a sentence that are compared each with each; a table without a full stop is compared in such parts."""

Change = Literal["added", "removed", "reworded", "moved", "corrected"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or block that is not as it was: `old` is None where it was added, `new` where it was removed.

    "moved" is said of the same words in another place, "corrected" of a notice of a correction or update that came
    with the new version.
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

    @cached_property
    def _starts(self) -> list[int]:
        return sorted(self.moved)

    def places_of(self, old: Span, old_text: str) -> list[Span]:
        """Return where the words of `old` are in the new version, as words or as what took their place.

        A word of which `old` is but a part ("4" in "7-4") is cut to that part.
        """
        found: list[Span] = []
        first = max(0, bisect_right(self._starts, old.start) - 1)
        for start in self._starts[first : bisect_left(self._starts, old.end)]:
            word = _WORD.match(old_text, start)
            if word is not None and word.end() > old.start:
                shift = self.moved[start] - start
                found.append(Span(max(start, old.start) + shift, min(word.end(), old.end) + shift))
        return found + [new for gone, new in self.stretches if gone.meets(old)]


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Sentences that went, and those that came in their place."""

    gone: list[Span]
    come: list[Span]


def align(old: Article, new: Article) -> Alignment:
    """Return what became of the words of the old version."""
    done = Alignment()
    before, after = _blocks(old), _blocks(new)
    texts = [_key(block.span, old.text) for block in before], [_key(block.span, new.text) for block in after]
    hunks: list[_Hunk] = []
    for same, start, end, then, until in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if same == "equal":
            for one, other in zip(before[start:end], after[then:until], strict=True):
                _stay(done, old.text, one.span, new.text, other.span)
        else:
            hunks += _hunks(done, old, before[start:end], new, after[then:until])
    _take_moved(done, old.text, new.text, hunks)
    for hunk in hunks:
        _reword(done, old.text, hunk.gone, new.text, hunk.come)
    done.passages.sort(key=lambda one: one.new or one.old or Span(0, 0))
    return done


def is_story(article: Article, position: int) -> bool:
    """Tell whether the code point at `position` is in the story, and not beside it."""
    block = article.block_at(position)
    return block is not None and block.kind in STORY


def _blocks(article: Article) -> list[Block]:
    return [block for block in article.blocks if block.kind in STORY]


def _key(span: Span, text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text, span.start, span.end))


def _hunks(
    done: Alignment, old: Article, before: Sequence[Block], new: Article, after: Sequence[Block]
) -> Iterator[_Hunk]:
    """Compare the sentences of blocks that are not the same, in their order, and yield those that differ."""
    notices = [block for block in after if block.kind == "correction"]
    done.passages += [Passage("corrected", None, block.span) for block in notices]
    gone = [span for block in before for span in _sentences(block, old.text)]
    come = [span for block in after if block not in notices for span in _sentences(block, new.text)]
    keys = [_key(span, old.text) for span in gone], [_key(span, new.text) for span in come]
    for same, start, end, then, until in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if same == "equal":
            for one, other in zip(gone[start:end], come[then:until], strict=True):
                _stay(done, old.text, one, new.text, other)
        else:
            yield _Hunk(gone[start:end], come[then:until])


def _sentences(block: Block, text: str) -> Iterator[Span]:
    start = block.start
    for end in _SENTENCE_END.finditer(text, block.start, block.end):
        yield from _in_parts(Span(start, end.end()), text)
        start = end.end()
    if start < block.end:
        yield from _in_parts(Span(start, block.end), text)


def _in_parts(sentence: Span, text: str) -> Iterator[Span]:
    starts = [word.start for word in _words(text, sentence)][LONGEST::LONGEST]
    for start, end in pairwise([sentence.start, *starts, sentence.end]):
        yield Span(start, end)


def _take_moved(done: Alignment, old: str, new: str, hunks: Sequence[_Hunk]) -> None:
    """Take the sentences that went in one place and came in another out of the hunks, neighbours as one passage."""
    came: defaultdict[tuple[str, ...], deque[tuple[_Hunk, Span]]] = defaultdict(deque)
    for hunk in hunks:
        for span in hunk.come:
            came[_key(span, new)].append((hunk, span))
    last: Passage | None = None
    for hunk in hunks:
        for span in list(hunk.gone):
            places = came.get(_key(span, old))
            if not places:
                continue
            where, place = places.popleft()
            hunk.gone.remove(span)
            where.come.remove(place)
            _stay(done, old, span, new, place)
            if last is not None and last.old and last.new and (last.old.end, last.new.end) == (span.start, place.start):
                done.passages.pop()
                span, place = Span(last.old.start, span.end), Span(last.new.start, place.end)
            last = Passage("moved", span, place)
            done.passages.append(last)


def _reword(done: Alignment, old: str, gone: Sequence[Span], new: str, come: Sequence[Span]) -> None:
    """Pair sentences that say the same in other words, in their order; the others were removed or added."""
    paired = pairs([_key(span, old) for span in gone], [_key(span, new) for span in come])
    for at, span in enumerate(gone):
        if at not in paired:
            done.passages.append(Passage("removed", span, None))
            continue
        other = come[paired[at]]
        done.passages.append(Passage("reworded", span, other))
        _move(done, old, span, new, other)
    taken = set(paired.values())
    done.passages += [Passage("added", None, span) for at, span in enumerate(come) if at not in taken]


def _stay(done: Alignment, old: str, before: Span, new: str, after: Span) -> None:
    pairs_of_words = zip(_words(old, before), _words(new, after), strict=True)
    done.moved.update((a.start, b.start) for a, b in pairs_of_words)


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


def overlap(places: Sequence[Span], pieces: Sequence[Span]) -> int:
    """Return how many of the places lie in, or touch, one of the pieces, which are in order."""
    starts = [piece.start for piece in pieces]
    count = 0
    for place in places:
        at = bisect_left(starts, place.end) - 1
        count += at >= 0 and pieces[at].meets(place)
    return count
