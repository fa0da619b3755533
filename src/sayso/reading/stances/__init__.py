"""What a source does with what it says: asserts, denies, demands …

The cue decides (`senses`); where it is neutral, the words of a quotation do (`spoken`).
"""

from sayso.reading.stances.decide import stance_of
from sayso.reading.stances.lexicon import Words, load_words

__all__ = ["Words", "load_words", "stance_of"]
