"""What a person meets first: help, version, completion, and words that are no verb."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from running import sayso, surroundings

import sayso as package
from sayso.cli.main import VERBS


@pytest.mark.parametrize("asked", [["--help"], ["-h"], ["--version"], ["read", "--help"], ["show", "--help"]])
def test_help_may_load_what_only_reading_needs(tmp_path: Path, asked: list[str]) -> None:
    watched = (
        "import atexit, sys; from sayso.cli.main import main; heavy = {'spacy','sqlalchemy','lxml','pydantic','rich'}; "
        "atexit.register(lambda: sys.stderr.write(' '.join(sorted(heavy & set(sys.modules))))); main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", watched, *asked], cwd=tmp_path, capture_output=True, text=True, env=surroundings()
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout


def test_a_verb_may_be_missing_from_the_help_or_have_none(tmp_path: Path) -> None:
    ran = sayso("--help", cwd=tmp_path)
    assert ran.code == 0
    for verb, line in VERBS.items():
        assert f"  {verb} " in ran.out and line in ran.out
        own = sayso(verb, "--help", cwd=tmp_path)
        assert own.code == 0
        assert own.out.startswith(f"Usage: sayso {verb} ")
        assert max(map(len, own.lines)) <= 100


def test_the_version_is_the_package_s(tmp_path: Path) -> None:
    assert sayso("--version", cwd=tmp_path).out == f"sayso {package.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["reed"], "No such command 'reed'"),
        (["read"], "Missing argument 'PATH...'"),
        (["show", "--stances"], "No such option"),
        (["export", "--format", "xml"], "'xml' is not one of 'jsonl', 'csv'"),
        (["read", "nowhere.txt", "neither.html"], "sayso: nowhere.txt, neither.html: no such file or folder."),
        (["read", ""], "sayso: (an empty path): no such file or folder."),
        (["read", ".", "--published", "yesterday"], "sayso: 'yesterday' is no date. Write it as 2025-10-15."),
        (["read", ".", "--encoding", "klingon"], "sayso: 'klingon' is no encoding."),
        (["read", ".", "--encoding", "hex"], "sayso: 'hex' is no encoding."),
        (["read", ".", "--max-bytes", "0"], "0 is not in the range"),
    ],
)
def test_a_wrong_call_costs_nothing_but_its_message(tmp_path: Path, arguments: list[str], said: str) -> None:
    ran = sayso(*arguments, cwd=tmp_path)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_ask_the_command_that_answers(tmp_path: Path, shell: str) -> None:
    script = sayso("completion", shell, cwd=tmp_path)
    assert script.code == 0
    assert "_SAYSO_COMPLETE" in script.out and "sayso" in script.out


def test_tab_offers_verbs_and_options(tmp_path: Path) -> None:
    asked = {"_SAYSO_COMPLETE": "bash_complete", "COMP_WORDS": "sayso re", "COMP_CWORD": "1"}
    assert sayso(cwd=tmp_path, **asked).lines == ["plain,read", "plain,report", "plain,remove"]
    asked |= {"COMP_WORDS": "sayso show --st", "COMP_CWORD": "2"}
    assert sayso(cwd=tmp_path, **asked).lines == ["plain,--stance"]
