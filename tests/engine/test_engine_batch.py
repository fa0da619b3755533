"""A batch run again: what is known is skipped, what the person newly says is not."""

from __future__ import annotations

import io
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


def test_a_story_that_goes_back_to_what_it_said_may_be_shown_as_it_was_in_between(tmp_path: Path) -> None:
    page = tmp_path / "story.txt"
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        for text in (STORY, STORY.replace("Monday", "Friday"), STORY, STORY):
            page.write_text(text)
            read_into(ledger, [str(page)], Options(model="rules"), jobs=1)
        [latest] = ledger.articles(latest=True)
        assert (latest.text, latest.version) == (STORY, 3)
        assert len(list(ledger.articles())) == 2
        assert ledger.article(latest.supersedes or "").text == STORY.replace("Monday", "Friday")


def test_two_texts_through_standard_input_may_pass_for_versions_of_one(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db", write=True) as ledger:
        for text in (STORY, "The dam broke on Monday, the Red Cross said in a statement.\n"):
            done = read_into(ledger, ["-"], Options(model="rules"), stdin=io.BytesIO(text.encode()), jobs=1)
            assert len(done.new) == 1
        assert [article.version for article in ledger.articles(latest=True)] == [1, 1]
