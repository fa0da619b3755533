"""Crosscheck: how records stand to each other. It reads records only, says what it saw, and never who is right."""

from sayso.crosscheck.relate import relate

__all__ = ["relate"]
