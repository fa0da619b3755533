"""The house rules that nobody should have to remember: names, layers, sizes, help and pages for each verb."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

import sayso
from sayso.cli.main import VERBS, cli

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 500
MOST_LINES_IN_THE_MIDDLE = 120

# The folders in which people keep their work.
_MACHINE_PATH = re.compile(r"(?<![\w.~/-])/(?:home|Users|root|work|mnt|private/var)/[\w.-]+")
_BINARY = {".db", ".gz", ".ico", ".jpg", ".png", ".whl", ".woff2"}


def sources() -> list[Path]:
    return sorted((ROOT / "src").rglob("*.py"))


def tracked() -> list[Path]:
    """Return the files that git knows or would take in; without git, those that a release is made of."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True
    )
    if listed.returncode:
        pytest.skip("this copy is no git repository")
    names = listed.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("name", sayso.__all__)
def test_a_public_name_may_be_absent_or_unexplained(name: str) -> None:
    found = getattr(sayso, name)
    assert name in dir(sayso)
    assert found.__module__.startswith("sayso.") or name == "Record"
    own = inspect.getdoc(found) if name != "Record" else sayso.records.__doc__
    assert own
    # A dataclass without a docstring is given one that only repeats its fields.
    assert not own.startswith(f"{name}(")


def test_public_names_are_listed_in_order_and_a_wrong_one_is_refused() -> None:
    assert list(sayso.__all__) == sorted(set(sayso.__all__))
    with pytest.raises(AttributeError, match="module 'sayso' has no attribute 'reed'"):
        _ = sayso.reed


def test_importing_the_package_may_cost_what_only_reading_needs() -> None:
    asked = "import sys, sayso; print(sorted({'spacy', 'lxml', 'pydantic', 'sqlalchemy', 'rich'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True).stdout == "[]\n"


def test_a_station_may_import_another() -> None:
    pytest.importorskip("importlinter")
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_may_leave_an_option_unexplained(verb: str) -> None:
    command = cli.get_command(click.Context(cli), verb)
    assert command is not None
    assert command.name == verb
    assert command.help
    assert VERBS[verb].endswith(".")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{verb} {parameter.opts}"


def test_a_verb_may_be_missing_from_the_documentation() -> None:
    page = ROOT / "docs" / "cli.md"
    if not page.exists():
        pytest.skip("docs/cli.md is not written yet")
    text = page.read_text(encoding="utf-8")
    for verb in VERBS:
        command = cli.get_command(click.Context(cli), verb)
        assert command is not None
        assert f"sayso {verb}" in text
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert any(option in text for option in parameter.opts), f"{verb} {parameter.opts}"


def test_a_file_may_outgrow_one_idea() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "src").rglob("*.*")
               if path.suffix in {".py", ".toml", ".js", ".css", ".html", ".sql"}}  # fmt: skip
    assert {path.name: length for path, length in lengths.items() if length > LONGEST_FILE} == {}
    ordered = sorted(length for path, length in lengths.items() if path.suffix == ".py")
    assert ordered[len(ordered) // 2] < MOST_LINES_IN_THE_MIDDLE


def test_a_file_may_not_say_why_it_is_there() -> None:
    for path in sources():
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), path
        assert path.stem not in {"utils", "util", "helpers", "manager", "misc", "common"}


def test_a_machine_s_own_paths_may_slip_in() -> None:
    found = []
    for path in tracked():
        if path.suffix not in _BINARY:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in _MACHINE_PATH.finditer(text)]
    assert found == []


def test_tests_may_share_a_name_and_hide_each_other() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("*.py") if path.name not in {"conftest.py", "__init__.py"}]
    assert sorted(set(names)) == sorted(names)
