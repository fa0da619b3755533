"""Records out of the ledger and into other hands: one file per format."""
