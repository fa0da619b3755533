"""Where the benchmarks find the data that is not part of the project, and how they tell that it is absent."""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

SHARED = Path(__file__).parent.parent.parent / "shared"


def arguments(description: str | None) -> argparse.ArgumentParser:
    """Return a parser with the option --shared."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with data/, eval/ and examples/")
    return parser


def with_model(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Return the parser with the option --model, which goes to `sayso.read` as it is."""
    parser.add_argument(
        "--model", help='"rules", or a model\'s folder; the trained reader that comes with sayso if absent'
    )
    return parser


def need(path: Path) -> Path:
    """Return the path, or leave with a message where there is nothing."""
    if not path.exists():
        sys.exit(f"{path}: the development data is not here. Name its folder with --shared.")
    return path


def load_scorer(path: Path) -> ModuleType:
    """Return a scorer as a module; it lies outside of the project and is no package."""
    spec = importlib.util.spec_from_file_location(path.stem, need(path))
    assert spec is not None and spec.loader is not None  # `need` has seen the file
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
