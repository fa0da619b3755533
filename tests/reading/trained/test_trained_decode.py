"""What the network's chances become: few pieces, whole words, and never a character that nobody marked."""

from __future__ import annotations

from itertools import pairwise, product
from math import log

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.reading.attributions.quotations import find_quotations
from sayso.reading.trained.decode import FURTHER, best_tags, linked
from sayso.reading.trained.network import CONTENT, NONE, SOURCE, Found
from sayso.reading.trained.windows import Window
from sayso.records import Article, Block, Span, text_sha256

N, S, C = (0.9, 0.05, 0.05), (0.05, 0.9, 0.05), (0.05, 0.05, 0.9)
UNSURE = (0.5, 0.01, 0.49)


def tags(*chances: tuple[float, float, float]) -> list[int]:
    return [int(tag) for tag in best_tags(np.array([chances], np.float32))[0]]


def test_one_unsure_word_may_tear_a_content_in_two() -> None:
    assert tags(S, C, C, UNSURE, C, C) == [SOURCE, CONTENT, CONTENT, CONTENT, CONTENT, CONTENT]


def test_a_content_around_its_speaker_stays_in_two_pieces() -> None:
    assert tags(C, C, S, S, N, C, C, C) == [CONTENT, CONTENT, SOURCE, SOURCE, NONE, CONTENT, CONTENT, CONTENT]


def test_a_first_piece_costs_nothing() -> None:
    assert tags(N, (0.4, 0.1, 0.5), N) == [NONE, CONTENT, NONE]


def cost(path: tuple[int, ...], chances: np.ndarray) -> float:
    """Return what a path of roles is worth, by its definition."""
    total, seen, before = 0.0, set(), NONE
    for role, row in zip(path, chances, strict=True):
        total += log(row[role] + 1e-6)
        if role != NONE and role != before and role in seen:
            total -= FURTHER
        seen.add(role)
        before = role
    return total


@settings(max_examples=150, deadline=None)
@given(arrays(np.float32, (5, 3), elements=st.floats(0.015625, 1, width=32)))
def test_the_best_path_may_be_missed(chances: np.ndarray) -> None:
    best = max(cost(path, chances) for path in product(range(3), repeat=5))
    found = tuple(int(tag) for tag in best_tags(chances[None])[0])
    assert abs(cost(found, chances) - best) < 1e-3


TEXT = "“The dam is safe,” Ana Velk said, “but the road is not.”"


def window_of(text: str) -> Window:
    """Return a window whose pieces are the words of a text, punctuation apart."""
    window, start = Window(), 0
    for position, character in enumerate([*text, " "]):
        if not character.isalnum():
            if start < position:
                window.append(0, Span(start, position), 0, 0, 0)
            if not character.isspace():
                window.append(0, Span(position, position + 1), 0, 0, 0)
            start = position + 1
    return window


def article_of(text: str) -> Article:
    return Article(
        id="a", path="a.txt", text=text, sha256="", text_sha256=text_sha256(text),
        blocks=(Block("paragraph", 0, len(text)),),
    )  # fmt: skip


def found_in(window: Window, text: str, cue: str, source: str, content: set[str]) -> Found:
    words = [place.cut(text) for place in window.places]
    roles = np.array([S if word in source.split() else C if word in content else N for word in words], np.float32)
    return Found(words.index(cue), words.index(cue) + 1, 0.9, roles)


def test_a_quotation_keeps_its_marks_and_loses_its_comma_s_neighbour() -> None:
    window = window_of(TEXT)
    content = {"The", "dam", "is", "safe", ",", "but", "the", "road", "not", "."}
    one = found_in(window, TEXT, "said", "Ana Velk", content)
    [attribution] = linked(TEXT, window, [one], find_quotations(article_of(TEXT)))
    assert [span.cut(TEXT) for span in attribution.source] == ["Ana Velk"]
    assert attribution.cue.cut(TEXT) == "said"
    assert [span.cut(TEXT) for span in attribution.content] == ["“The dam is safe,”", "“but the road is not.”"]


def test_a_cue_without_a_content_is_no_attribution() -> None:
    window = window_of(TEXT)
    assert (
        list(
            linked(TEXT, window, [found_in(window, TEXT, "said", "Ana Velk", set())], find_quotations(article_of(TEXT)))
        )
        == []
    )


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_spans_of_one_attribution_may_run_into_each_other(data: st.DataObject) -> None:
    parts = st.sampled_from(["“", "”", "Ana", "said", "it", ",", ".", "dam", "’s", " ", " ", "\n"])
    text = data.draw(st.lists(parts, min_size=3, max_size=30).map("".join))
    window = window_of(text)
    if not len(window):
        return
    roles = data.draw(arrays(np.float32, (len(window), 3), elements=st.floats(0.015625, 1, width=32)))
    first = data.draw(st.integers(0, len(window) - 1))
    one = Found(first, data.draw(st.integers(first + 1, len(window))), 0.9, roles)
    for attribution in linked(text, window, [one], find_quotations(article_of(text))):
        spans = sorted([*attribution.source, attribution.cue, *attribution.content])
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
        assert all(span.cut(text).strip() == span.cut(text) for span in spans)
