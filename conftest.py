"""Without the extra `train`, what needs torch is not searched for doctests: it cannot be imported."""

from importlib.util import find_spec

_NEED_TORCH = ("batches", "checkpoint", "export", "fit", "model", "tune", "weights")

collect_ignore = [] if find_spec("torch") else [f"src/sayso/learning/{name}.py" for name in _NEED_TORCH]
