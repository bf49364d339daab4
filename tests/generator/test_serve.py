"""The preview as a process: it follows the content through every state, and never gives up."""

import os
import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from generator.serve.folder_state import take_snapshot
from tests.generator.command import FINE, break_report
from tests.preview import Answer, Preview, copy_program, run_preview
from tests.tools import ROOT

pytestmark = pytest.mark.slow

MISTAKES = "<h1>Innholdet har feil</h1>"
STRIP = "Innholdet har feil og kan ikke publiseres slik."


@pytest.fixture
def preview(tmp_path: Path, program: Path) -> Iterator[Preview]:
    with run_preview(tmp_path, FINE, program) as running:
        yield running


def is_site(answer: Answer) -> bool:
    return (
        answer.status == 200
        and "Fjordtre AS" in answer.text
        and "<h1>Innholdet" not in answer.text
        and STRIP not in answer.text
    )


def is_wrong(answer: Answer) -> bool:
    return answer.status == 200 and (STRIP in answer.text or MISTAKES in answer.text)


def without_preview(html: str) -> str:
    """A page without what belongs to one build of the preview alone."""
    return re.sub(r'data-(build|token)="[^"]*"', "", html)


def test_a_mistake_shows_on_every_page_and_goes_when_it_is_mended(preview: Preview) -> None:
    organisation = preview.folder / "content" / "fjordtre"
    before = preview.get("/2025/index.html").text
    break_report(organisation, "organisation.yaml", "website", "webside")
    page = preview.wait_for(is_wrong).text
    assert "content/fjordtre/organisation.yaml:3:1" in page
    assert "<mark>webside</mark>: https://fjordtre.example" in page
    assert STRIP in preview.get("/2025/index.html").text
    assert MISTAKES in preview.get("/no/such/page").text
    break_report(organisation, "organisation.yaml", "webside", "website")
    preview.wait_for(is_site)
    assert without_preview(preview.get("/2025/index.html").text) == without_preview(before)


def test_what_can_be_shown_is_shown_as_it_now_is_in_spite_of_errors(preview: Preview) -> None:
    """What cannot be read is said; all else follows along as it is written."""
    organisation = preview.folder / "content" / "fjordtre"
    break_report(organisation, "2025/3-address/facts.yaml", "status: ", "status: nei")
    break_report(organisation, "2025/3-address/facts.yaml", "Bare bomull", "Bare lin og bomull")
    page = preview.wait_for(is_wrong, "/2025/3-tiltak.html").text
    assert "Noe her er skrevet på en måte som ikke kan leses, og vises ikke." in page
    assert "Bare lin og bomull" in page
    break_report(organisation, "2025/1-embed/nb.md", "er eid av to", "er eid av tre")
    shown = preview.wait_for(
        lambda answer: "er eid av tre familier" in answer.text, "/2025/1-forankring.html"
    )
    assert is_wrong(shown)


def test_pages_that_errors_make_impossible_are_replaced_by_what_is_wrong(preview: Preview) -> None:
    """A text in an unknown language is more than the pages can bear; nobody sees a traceback."""
    broken = ROOT / "tests" / "folders" / "broken" / "mapping-for-text" / "content"
    shutil.rmtree(preview.folder / "content")
    shutil.copytree(broken, preview.folder / "content")
    page = preview.wait_for(lambda answer: MISTAKES in answer.text).text
    assert '<article class="finding error"' in page
    assert "Traceback" not in page


def test_the_last_good_site_stays_within_reach(preview: Preview) -> None:
    organisation = preview.folder / "content" / "fjordtre"
    break_report(organisation, "2025/3-address/facts.yaml", "Bare bomull", "Bare lin og bomull")
    preview.wait_for(lambda answer: "lin og bomull" in answer.text, "/2025/hele-redegjorelsen.html")
    break_report(organisation, "2025/report.yaml", "status", "statuss")
    page = preview.wait_for(is_wrong, "/2025/index.html").text
    assert '<a href="/_last/2025/index.html">Vis siste gode utgave</a>' in page
    good = preview.get("/_last/2025/hele-redegjorelsen.html").text
    assert "lin og bomull" in good
    assert '<a href="/2025/hele-redegjorelsen.html">Vis innholdet slik det er nå</a>' in good
    assert preview.get("/_last/2025/new.html").headers["location"] == "/_last/"
    break_report(organisation, "2025/report.yaml", "statuss", "status")
    preview.wait_for(is_site)
    answer = preview.get("/_last/2025/index.html")
    assert (answer.status, answer.headers["location"]) == (302, "/2025/index.html")
    assert preview.get("/_last//evil.example/").headers["location"] == "/evil.example/"


def test_it_survives_whatever_becomes_of_the_content(preview: Preview) -> None:
    content = preview.folder / "content"
    report = content / "fjordtre" / "2025" / "report.yaml"
    kept = preview.folder / "kept"
    shutil.copytree(content, kept)

    def put_back() -> None:
        shutil.rmtree(content, ignore_errors=True)
        shutil.copytree(kept, content)
        preview.wait_for(is_site)

    report.write_bytes(b"form: [\xff\x00")
    preview.wait_for(lambda answer: is_wrong(answer) and "SYN101" in answer.text)
    report.unlink()
    preview.wait_for(lambda answer: is_wrong(answer) and "SYN007" in answer.text)
    put_back()
    shutil.rmtree(content / "fjordtre")
    preview.wait_for(lambda answer: is_wrong(answer) and "SYN009" in answer.text)
    put_back()
    shutil.rmtree(content)
    preview.wait_for(lambda answer: "<h1>Innholdet er borte</h1>" in answer.text)
    put_back()
    content.rename(preview.folder / "renamed")
    preview.wait_for(lambda answer: "<h1>Innholdet er borte</h1>" in answer.text)
    content.write_text("no folder at all", encoding="utf-8")
    preview.wait_for(lambda answer: "<h1>Innholdet er borte</h1>" in answer.text)
    content.unlink()
    put_back()
    assert preview.process.poll() is None


def test_it_survives_strange_files_and_hundreds_of_changes(preview: Preview) -> None:
    report = preview.folder / "content" / "fjordtre" / "2025"
    facts = report / "3-address" / "facts.yaml"
    good = facts.read_bytes()
    (report / "loop").symlink_to(report)
    os.mkfifo(report / "pipe.yaml")
    preview.wait_for(lambda answer: is_wrong(answer) and "SYN001" in answer.text)
    (report / "loop").unlink()
    (report / "pipe.yaml").unlink()
    preview.wait_for(is_site)
    facts.write_bytes(b"a: " + b"b" * 3_000_000)
    preview.wait_for(lambda answer: is_wrong(answer) and "SYN002" in answer.text)
    for length in range(0, len(good), max(1, len(good) // 300)):
        facts.write_bytes(good[:length])
        (report / f"{length}.md").write_text("x", encoding="utf-8")
    for path in report.glob("*.md"):
        path.unlink()
    facts.write_bytes(good.replace(b"Bare bomull", b"Bare lin og bomull"))
    # A build that began before the last files were gone may show the new text and be wrong.
    preview.wait_for(
        lambda answer: "lin og bomull" in answer.text and not is_wrong(answer),
        "/2025/hele-redegjorelsen.html",
    )


def test_drafts_are_shown_and_the_own_site_folder_is_left_alone(preview: Preview) -> None:
    organisation = preview.folder / "content" / "fjordtre"
    break_report(organisation, "2025/report.yaml", "status: published", "status: draft")
    break_report(organisation, "2025/3-address/facts.yaml", "Bare bomull", "Bare lin og bomull")
    preview.wait_for(lambda answer: "lin og bomull" in answer.text, "/2025/hele-redegjorelsen.html")
    assert not (preview.folder / "site").exists()


def test_pages_reload_themselves_and_nothing_is_kept_by_the_browser(preview: Preview) -> None:
    page = preview.get("/2025/index.html")
    assert page.text.count('<script src="/_preview/files/preview.js"') == 1
    assert page.headers["cache-control"] == "no-store"
    missing = preview.get("/2025/nowhere.html")
    assert missing.status == 404
    assert "<h1>Siden finnes ikke</h1>" in missing.text
    assert preview.get("/2025").headers["location"] == "/2025/"


def test_it_follows_the_programs_own_files_too(tmp_path: Path) -> None:
    program = copy_program(tmp_path / "program", checkout=True)
    (tmp_path / "here").mkdir()
    with run_preview(tmp_path / "here", FINE, program) as preview:
        words = program / "templates" / "words" / "command.yaml"
        break_report(preview.folder / "content" / "fjordtre", "organisation.yaml", "website", "web")
        preview.wait_for(is_wrong)
        text = words.read_text(encoding="utf-8")
        words.write_text(text.replace("Innholdet har feil", "Her er noe galt"), encoding="utf-8")
        preview.wait_for(lambda answer: "Her er noe galt og kan ikke" in answer.text)

        checking = program / "generator" / "checks" / "check.py"
        good = checking.read_text(encoding="utf-8")
        checking.write_text(f"{good}\ndef (:\n", encoding="utf-8")
        preview.wait_for(lambda answer: "<h1>aktsom kan ikke starte</h1>" in answer.text)
        failing = good.replace("def check(", "def check(*_):\n    raise KeyError\ndef _unused(")
        checking.write_text(failing, encoding="utf-8")
        page = preview.wait_for(lambda answer: "<h1>aktsom sviktet</h1>" in answer.text)
        assert "KeyError" in page.text
        checking.write_text(good, encoding="utf-8")
        preview.wait_for(lambda answer: "Her er noe galt og kan ikke" in answer.text)


def test_the_folder_it_was_started_in_may_go_and_come_back(preview: Preview) -> None:
    folder = preview.folder / "content"
    preview.folder.rename(preview.folder.with_name("elsewhere"))
    preview.wait_for(lambda answer: "<h1>Innholdet er borte</h1>" in answer.text)
    shutil.rmtree(preview.folder.with_name("elsewhere"))
    shutil.copytree(FINE, folder)
    preview.wait_for(is_site)
    break_report(folder / "fjordtre", "organisation.yaml", "website", "webside")
    assert "content/fjordtre/organisation.yaml:3:1" in preview.wait_for(is_wrong).text


def test_a_snapshot_sees_every_kind_of_change(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    file = tmp_path / "a" / "b.md"

    def look() -> object:
        return take_snapshot((tmp_path, tmp_path / "missing"))

    seen = [look()]
    file.write_text("one", encoding="utf-8")
    seen.append(look())
    file.write_text("other", encoding="utf-8")
    seen.append(look())
    beside = tmp_path / "c.md"
    beside.write_text("other", encoding="utf-8")
    beside.replace(file)
    seen.append(look())
    file.unlink()
    (tmp_path / "a").rename(tmp_path / "d")
    seen.append(look())
    assert all(one != other for one, other in pairwise(seen))
    assert look() == seen[-1]
