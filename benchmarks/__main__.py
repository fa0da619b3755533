"""Everything that docs/benchmarks.md reports, one after the other: `python -m benchmarks`."""

from __future__ import annotations

import subprocess
import sys

COMMANDS = (
    "golden", "passages", "polnear", "calibration", "errors", "quantities", "timex",
    "pages", "regions", "grounding", "archives", "copies", "survival", "bad_input", "speed",
)  # fmt: skip


def main() -> None:
    """Run each benchmark in a process of its own, so that none warms another's caches."""
    failed = []
    for name in COMMANDS:
        print(f"\n## {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:
            failed.append(name)
    if failed:
        sys.exit(f"These did not run: {', '.join(failed)}.")


if __name__ == "__main__":
    main()
