"""What the terminal says of pages in other languages: of which only a part is read, and which not at all."""

from __future__ import annotations

from pathlib import Path

from running import sayso

SPANISH = """\
Title: Cae un puente
Language: es

El derrumbe del puente dejó al menos 43 muertos y costó 1.200 millones de euros.
"""


def test_a_spanish_page_is_read_in_part_and_a_german_one_is_not(tmp_path: Path) -> None:
    (tmp_path / "puente.txt").write_text(SPANISH, encoding="utf-8")
    (tmp_path / "damm.txt").write_text("Language: de\n\nDer Damm brach am Dienstag, 43 Menschen starben.", "utf-8")
    ran = sayso("read", "puente.txt", "damm.txt", cwd=tmp_path)
    assert ran.code == 0
    assert "In Spanish, so read for figures and dates only: puente.txt." in ran.err
    assert "Neither in English nor in Spanish, so kept without records: damm.txt." in ran.err


def test_the_figures_of_a_spanish_page_are_shown_although_nobody_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "puente.txt").write_text(SPANISH, encoding="utf-8")
    ran = sayso("read", "puente.txt", cwd=tmp_path)
    assert "figures: ≥ 43 muertos (muertos); EUR 1,200,000,000" in ran.out
