"""How many: the amounts of an article with their bounds, what they count, and in whose voice."""

from sayso.reading.figures.find import find_figures

__all__ = ["find_figures"]
