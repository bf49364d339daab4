"""The worker of the preview: whatever comes of a build, there is a page that says so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.findings.codes import syntax
from generator.findings.finding import Ref
from generator.line.build import Built, Options
from generator.output.write import Written
from generator.serve import worker
from generator.serve.addresses import GOOD, LAST_GOOD, NOW
from generator.serve.outcome import PreviewOutcome
from generator.serve.worker import Worker

FINE = Built((), (), 1, 1, Written(1, 0, 0))
STRAY = syntax.STRAY_FILE.at(Ref("a.txt"), about="a.txt", file="a.txt", suggestion="", case="other")
WRONG = Built((), (STRAY,))
Build = Callable[..., Built]


def work(folder: Path, monkeypatch: pytest.MonkeyPatch, build: Build) -> PreviewOutcome:
    (folder / "content").mkdir(exist_ok=True)
    (folder / "out").mkdir(exist_ok=True)
    monkeypatch.setattr(worker, "build", build)
    return Worker(folder / "content", folder / "out", "nb", folder).work()


def by_folder(good: Built | Exception, now: Built | Exception) -> Build:
    """A build that gives one thing for the site, and another in spite of errors."""

    def build(_content: Path, out: Path, options: Options, *_more: object) -> Built:
        assert options.preview
        assert options.drafts
        assert options.in_spite is (out.name == NOW)
        found = now if options.in_spite else good
        if isinstance(found, Exception):
            raise found
        return found

    return build


def test_what_is_fine_is_shown_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = work(tmp_path, monkeypatch, by_folder(FINE, FINE))
    assert (outcome.site, outcome.page, outcome.notice, outcome.past) == (GOOD, "", "", "")
    assert outcome.said
    assert outcome.panel is not None
    assert outcome.not_found


def test_with_errors_what_can_be_is_shown_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = work(tmp_path, monkeypatch, by_folder(WRONG, FINE))
    assert outcome.site == NOW
    assert outcome.page
    assert outcome.notice
    assert outcome.past


@pytest.mark.parametrize("now", [WRONG, ValueError("x")])
def test_where_nothing_can_be_shown_the_mistakes_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: Built | Exception
) -> None:
    outcome = work(tmp_path, monkeypatch, by_folder(WRONG, now))
    assert (outcome.site, outcome.notice) == ("", "")
    assert "a.txt" in outcome.page
    assert "1 feil" in outcome.said


def test_a_fault_is_shown_with_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = work(tmp_path, monkeypatch, by_folder(ZeroDivisionError("x"), FINE))
    assert outcome.site == ""
    assert "ZeroDivisionError" in outcome.page
    assert outcome.panel is None


def test_a_folder_that_is_gone_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unreadable = work(tmp_path, monkeypatch, by_folder(OSError("vekk"), FINE))
    assert "vekk" in unreadable.page
    (tmp_path / "content").rmdir()
    monkeypatch.setattr(worker, "build", by_folder(OSError("vekk"), FINE))
    missing = Worker(tmp_path / "content", tmp_path / "out", "nb", tmp_path).work()
    assert "content" in missing.page
    assert "vekk" not in missing.page
    assert missing.page != unreadable.page


def test_the_last_good_site_is_led_to_if_there_has_been_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert LAST_GOOD not in work(tmp_path, monkeypatch, by_folder(WRONG, WRONG)).page
    (tmp_path / "out" / GOOD).mkdir()
    (tmp_path / "out" / GOOD / "index.html").write_text("", encoding="utf-8")
    assert LAST_GOOD in work(tmp_path, monkeypatch, by_folder(WRONG, WRONG)).page
