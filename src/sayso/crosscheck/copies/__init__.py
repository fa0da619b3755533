"""Copies: which articles share text, exact or nearly so, and the very characters they share.

The path: `body_words` once an article, `fingerprints` for the index, `candidates` from what the index holds of them,
`match` on each candidate. All four are pure; the index is the ledger's.
"""

from sayso.crosscheck.copies.candidates import Candidates, candidates
from sayso.crosscheck.copies.fingerprints import Fingerprint, fingerprints
from sayso.crosscheck.copies.match import Match, Stretch, match
from sayso.crosscheck.copies.words import BodyWords, body_words

__all__ = [
    "BodyWords",
    "Candidates",
    "Fingerprint",
    "Match",
    "Stretch",
    "body_words",
    "candidates",
    "fingerprints",
    "match",
]
