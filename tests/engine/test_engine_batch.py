"""A batch run again: what is known is skipped, what the person newly says is not."""

from __future__ import annotations

from pathlib import Path

from sayso.engine import Options, read_into
from sayso.ledger import Ledger

STORY = "The bridge is closed, the mayor, Ilse Vorn, said on Monday. She denied that it had been unsafe.\n"


def test_a_date_given_later_is_not_lost_because_the_text_is_known(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    paths = [str(tmp_path / "story.txt")]
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        first = read_into(ledger, paths, Options())
        [article_id] = first.new
        assert [date.value for date in ledger.reading(article_id).dates] == [None]
        dated = read_into(ledger, paths, Options(published="2025-10-15"))
        assert dated.again == [article_id]
        assert ledger.article(article_id).version == 1
        assert [date.value for date in ledger.reading(article_id).dates] == ["2025-10-13"]
        assert read_into(ledger, paths, Options(published="2025-10-15")).known == 1
        assert read_into(ledger, paths, Options()).known == 1
        assert ledger.article(article_id).published == "2025-10-15"


def test_what_took_too_long_once_may_never_be_tried_again(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY * 400)
    paths = [str(tmp_path / "story.txt")]
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        hurried = read_into(ledger, paths, Options(model="rules", seconds=0.05))
        assert [failure.reason.split(".")[0] for failure in hurried.failures] == ["not read within 0"]
        assert len(read_into(ledger, paths, Options(model="rules")).new) == 1
        assert list(ledger.failures()) == []
