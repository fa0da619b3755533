"""What holds for the dates and figures of any text at all, in every language we read."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from itertools import pairwise

from sayso.records import Article, Date, Figure


def assert_work_grows_with_length(read: Callable[[str], object], flood: str, end: str) -> None:
    """Eight times the flood takes no more than about eight times the work."""

    def work(length: int) -> float:
        text = (flood * (length // len(flood) + 1))[:length] + end
        costs = []
        for _ in range(2):
            began = time.process_time()
            read(text)
            costs.append(time.process_time() - began)
        return min(costs)

    work(1000)
    # Quadratic work would be 64 times; the least that counts keeps the noise of tiny numbers out.
    assert work(48_000) < 24 * max(0.01, work(6_000))


def assert_records_hold(article: Article, dates: Sequence[Date], figures: Sequence[Figure]) -> None:
    """Every record cuts its own words, and every figure holds a finite number."""
    for record in (*dates, *figures):
        assert article.text[record.start : record.end] == record.text != ""
    for date in dates:
        assert date.basis or date.open
    for before, after in pairwise(dates):
        assert before.end <= after.start
    for figure in figures:
        ends = [end for end in (figure.lo, figure.hi) if end is not None]
        assert all(math.isfinite(end) for end in ends)
        assert bool(ends) == (figure.qualifier != "vague")
        assert figure.lo is None or figure.hi is None or figure.lo <= figure.hi
    assert len({figure.id for figure in figures}) == len(figures)
