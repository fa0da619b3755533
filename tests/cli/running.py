"""Runs the command as a person's shell does: another process, another folder, real streams."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SAYSO = [sys.executable, "-c", "from sayso.cli.main import main; main()"]
"""The console script's one line, run by the Python of the tests."""

PATIENCE = 120
"""Seconds after which a run counts as hung."""


@dataclass(frozen=True)
class Ran:
    """What came of a run; both outputs as UTF-8, as they came."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def surroundings(**more: str) -> dict[str, str]:
    """Return an environment in which nothing of the machine shows through."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL")}
    return kept | {"COLUMNS": "200"} | more


def sayso(*arguments: str | Path, cwd: Path, stdin: bytes = b"", **environment: str) -> Ran:
    """Run `sayso` in a folder and return what came of it; nothing may ever end in a traceback."""
    done = subprocess.run(
        [*SAYSO, *map(os.fspath, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=surroundings(**environment),
        timeout=PATIENCE,
        check=False,
    )
    ran = Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert "Traceback" not in ran.out + ran.err, ran.err
    return ran
