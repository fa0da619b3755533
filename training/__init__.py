"""How the shipped reader is trained and what it learns from: outside of the package, needs the extra `train`."""
