"""The ledger: everything that was read, in one file, kept safe, in order and searchable."""

from sayso.ledger.migrations import STEPS, migrate
from sayso.ledger.passages import passage_of, passage_span
from sayso.ledger.seals import seal_of
from sayso.ledger.store import Beside, Ledger
from sayso.ledger.versions import Outcome, address_of

__all__ = ["STEPS", "Beside", "Ledger", "Outcome", "address_of", "migrate", "passage_of", "passage_span", "seal_of"]
