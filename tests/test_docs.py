"""The documents say what the program does: what they show is run, what they promise exists."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

import sayso

ROOT = Path(__file__).parent.parent


def test_the_command_line_page_is_what_the_commands_say() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "generate_cli.py"))["page"]
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == page(), "run: python docs/generate_cli.py"


def test_the_three_lines_of_the_readme_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    [lines] = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    *before, last = lines.strip().splitlines()
    assert len(before) == 2
    names: dict[str, object] = {}
    exec("\n".join(before), names)
    source, stance, chain = eval(last, names)
    assert source == "Russia Today"
    assert stance == "assert"
    assert chain == ("Russia Today", "The Windward Lantern")


def test_a_notebook_shows_who_said_what_and_runs_nothing_of_the_article() -> None:
    reading = sayso.read_text('"<script>alert(1)</script> is safe," Ana Rell said.', outlet="The <b>Gull</b>")
    shown = reading._repr_html_()
    assert "Ana Rell → The &lt;b&gt;Gull&lt;/b&gt;" in shown
    assert "<script>" not in shown
    assert "<b>" not in shown


def test_every_link_between_the_documents_leads_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md"), ROOT / "examples" / "README.md"]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_dependency_at_run_time_is_justified() -> None:
    table = (ROOT / "docs" / "decisions.md").read_text("utf-8")
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    block = re.search(r"^dependencies = \[\n(.*?)^\]", project, re.DOTALL | re.MULTILINE)
    assert block is not None
    for name in re.findall(r'"([a-z0-9-]+)', block.group(1)):
        assert re.search(rf"^\|.*\b{name}\b", table, re.MULTILINE), name


def test_the_lock_file_names_no_registry_and_no_local_version() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = [line.split(" \\")[0] for line in lock.splitlines() if re.match(r"[a-z]", line)]
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; platform_machine in \"[\w ]+\")?", pin) for pin in pinned)
    assert "://" not in lock
    assert not any(pin.startswith("torch==") for pin in pinned)
