"""What a careful reader would record of each story in examples/: the measure of the product (see README.md here)."""

from training.quoting import QuoteError, find

from .loader import GoldenError, load, stories
from .relations import GoldenRelations, load_relations

__all__ = ["GoldenError", "GoldenRelations", "QuoteError", "find", "load", "load_relations", "stories"]
