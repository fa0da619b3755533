"""What the rules of the crosscheck lean on, in one place, with what each number means."""

from __future__ import annotations

ABOUT = 0.1
""" "About 90" is 90 give or take a tenth."""

APART = 2.0
"""Lower ends that differ by more than this factor are a disparity, though both may hold."""

SAME_STORY = 31
"""Days between two as-of dates within which a count may be of the same event."""

SAME_LINE = 6
"""Words in one run that make two sentences one line of text told twice."""

ALIKE = 0.6
"""Share of words by which two statements of one speaker are one statement."""

QUOTED_ALIKE = 0.5
"""Likeness of two quotations of one speaker from which one is the other in changed words."""

ANSWERS = 0.75
"""Share of the words of a denial, or of what it denies, that the other holds, from which one answers the other."""

CHARGED = 0.1
"""The same where a charge stands near: whoever denies something there answers it."""

LIKELY = 0.3
"""The same where the charge does not name who denies: capitals deny for their countries."""

TOPIC = 0.2
"""Share of an article's statements that hold a word from which it is what the article is about, and ties no two of
them: everybody in it speaks of Trump."""

LEAST_FAR_APART = 10
"""The least of two lower ends that are held against each other: "more than one" is far from everything."""

AT_MOST = 3
"""Relations of one figure to others of other values: a list of counts must not fill the ledger."""

MOST = 60
"""Earlier records that each is held against: articles are shorter, and floods of numbers must not cost their square."""
