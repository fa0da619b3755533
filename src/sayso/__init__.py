"""sayso: on whose say-so? A ledger of attributed claims, every record tied to the exact characters that carry it."""
