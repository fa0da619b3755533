"""Attributions by a trained network: windows of word pieces in, linked triples out."""

from __future__ import annotations

from sayso.reading.trained.card import SHIPPED, Card, read_card
from sayso.reading.trained.find import TrainedFinder

__all__ = ["SHIPPED", "Card", "TrainedFinder", "read_card"]
