"""What breaks the structure of an archive, as against a record that is whole and merely of no use."""

from __future__ import annotations

from sayso.errors import IntakeError


class DamageError(IntakeError):
    """A record is broken so that the place where the next one starts is not known; the message names no path."""
