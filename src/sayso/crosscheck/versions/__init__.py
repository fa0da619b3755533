"""Two versions of one article: what was added, removed, reworded, corrected, and which records changed with it."""

from sayso.crosscheck.versions.alignment import Alignment, Passage, align
from sayso.crosscheck.versions.changes import Changes, RecordChange, Slot, changes_between

__all__ = ["Alignment", "Changes", "Passage", "RecordChange", "Slot", "align", "changes_between"]
