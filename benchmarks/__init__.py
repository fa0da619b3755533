"""Measurements that anyone can repeat: one command each, all of them with `python -m benchmarks`."""
