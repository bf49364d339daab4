"""Next year's form: reworded and renumbered questions keep their answers and their comparison."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.compare.answers import pair_answers
from generator.compare.report_pair import ReportPair
from generator.compare.translations import compare_translations
from generator.importing.portal.data import texts_of
from generator.importing.portal.lexicon import squeeze
from generator.line.build import Options, build
from generator.line.content_check import check_organisation
from generator.text.hyphens import SOFT
from schema.facts.address import Measure
from schema.form import form_names
from tests.generator.books import make_book, render_all
from tests.generator.command import Run
from tests.generator.samples import AS_OF

CHANNELS = (
    "Ansatte, innleide og andre kan varsle på telefon og på nett, også anonymt og på seks språk, "
    "og tillitsvalgte følger sakene sammen med varslingsutvalget til de er løst."
)
REQUESTS = "Innkjøpssjefen svarer skriftlig innen tre uker."
CASES = "To saker er løst i året."


def report(form: str, year: int, **answers: str) -> dict[str, str]:
    """The files of a report with these answers, each by its step and its question's id."""
    files = {f"{year}/report.yaml": f"form: {form}\nstatus: draft\n"}
    for place, text in answers.items():
        step, _, question = place.partition(" ")
        file = f"{year}/{step}/nb.md"
        files[file] = f"{files.get(file, '')}## {question}\n\n{text}\n\n"
    return files


BEFORE = report(
    "ehn-2023",
    2024,
    **{"5-communicate 5.A.3": REQUESTS, "6-remediate 6.A.2": CASES, "6-remediate 6.B.1": CHANNELS},
)


@pytest.fixture
def fish(content: Path) -> Path:
    """The content folder, with a report on the form of before."""
    make_book(content, BEFORE)
    (content / "fisk" / "2023" / "report.yaml").unlink()
    (content / "fisk" / "2023").rmdir()
    return content


def headings(file: Path) -> Iterator[tuple[str, str]]:
    """The id of each answer in a file, and what stands below its heading without comments."""
    for part in file.read_text(encoding="utf-8").split("\n## ")[1:]:
        id_, _, rest = part.partition(" ")
        yield id_, rest.partition("-->")[2] if "<!--" in rest else rest


def test_a_new_report_carries_answers_over_to_their_new_numbers(
    next_form: str, run: Run, fish: Path
) -> None:
    ran = run("new", "fisk", "2025", "--yes", "--form", next_form)
    assert ran.status == 0, ran.err
    folder = fish / "fisk" / "2025"
    found = dict(headings(folder / "6-remediate" / "nb.md"))
    assert [*found] == ["6.A.1", "6.B.1", "6.B.2"]
    assert CHANNELS in found["6.B.2"]
    assert CHANNELS not in found["6.B.1"]
    written = (folder / "5-communicate" / "nb.md").read_text(encoding="utf-8")
    assert "## 5.A.3 Beskriv hvordan dere svarer den som ber om informasjon" in written
    assert REQUESTS in written
    assert f"form: {next_form}" in (folder / "report.yaml").read_text(encoding="utf-8")


def test_who_goes_on_with_a_form_hears_of_one_that_builds_on_it(
    next_form: str, run: Run, fish: Path
) -> None:
    said = " ".join(run("new", "fisk", "2025", "--yes").out.split())
    assert "Skjema: ehn-2023" in said
    assert f"Et nyere skjema bygger på det: {next_form}" in said
    assert f"--form {next_form}" in said
    assert (fish / "fisk" / "2025").is_dir()
    assert "bygger på det" not in run("new", "fisk", "2026", "--yes", "--form", next_form).out


def test_answers_go_along_to_the_form_that_replaces_the_smallest(run: Run, content: Path) -> None:
    make_book(content, report("act-minimum", 2024, **{"1-embed 5.a.1": CHANNELS}))
    assert "bygger på det: act-essential" in " ".join(run("new", "fisk", "--yes").out.split())
    shutil.rmtree(content / "fisk" / "2025")
    assert run("new", "fisk", "--yes", "--form", "act-essential").status == 0
    assert CHANNELS in (content / "fisk/2025/1-embed/nb.md").read_text(encoding="utf-8")


def pair(content: Path, form: str, **answers: str) -> ReportPair:
    book = make_book(content, BEFORE | report(form, 2025, **answers))
    now, earlier = book.reports[:2]
    return ReportPair(earlier, now, "nb", "nb")


def test_questions_are_compared_whatever_their_number_and_wording(
    next_form: str, tmp_path: Path
) -> None:
    found = pair_answers(
        pair(
            tmp_path / "content",
            next_form,
            **{
                "5-communicate 5.A.3": "Vi svarer innen en uke.",
                "6-remediate 6.B.1": "Ingen.",
                "6-remediate 6.B.2": CHANNELS,
            },
        )
    )
    states = {each.question.id: each.state for each in found}
    assert states == {
        "0.1": "same",
        "5.A.3": "changed",
        "6.B.1": "asked",
        "6.B.2": "same",
        "6.A.2": "dropped",
    }


def test_translations_are_compared_with_those_of_the_same_question(
    next_form: str, tmp_path: Path
) -> None:
    reports = pair(tmp_path / "content", next_form, **{"6-remediate 6.B.2": CHANNELS})
    other = ReportPair(reports.earlier, reports.report, "en", "en")
    assert {each.id for each in compare_translations(other).changes} == {"5.A.3"}


def test_the_command_and_the_page_tell_of_it(next_form: str, run: Run, fish: Path) -> None:
    answers = {"5-communicate 5.A.3": REQUESTS, "6-remediate 6.B.2": f"{CHANNELS} Og på e-post."}
    make_book(fish, report(next_form, 2025, **answers))
    ran = run("compare", "2024", "2025")
    assert "1 besvart spørsmål fra forrige skjema er ikke med: 6.A.2" in ran.out
    assert "sto ikke i forrige skjema" not in ran.out
    assert "6.B.2" in ran.out
    assert "skjemaer fra ulike år" in ran.out
    assert build(
        fish, fish.parent / "site", Options(AS_OF, drafts=True, in_spite=True, processes=1)
    ).written
    page = (fish.parent / "site" / "2025" / "endringer.html").read_text(encoding="utf-8")
    assert "er sammenlignet med det de var" in page
    assert '2024/6-gjenoppretting.html#6.B.1"' in page
    assert '6-gjenoppretting.html#6.B.2"' in page


def test_fields_have_the_words_of_the_form_of_their_report(next_form: str, tmp_path: Path) -> None:
    facts = {
        f"{year}/{file}": text
        for year in (2024, 2025)
        for file, text in (
            ("2-identify/facts.yaml", "risks: [{id: a, title: A}]"),
            ("3-address/facts.yaml", "measures: [{risk: a, goal_this_year: Kurs, results: To.}]"),
        )
    }
    pages = render_all(make_book(tmp_path, BEFORE | report(next_form, 2025) | facts))
    last, this = "<dt>Mål i rapporteringsåret</dt>", "<dt>Mål i 2025</dt>"
    for page in ("3-tiltak", "hele-redegjorelsen"):
        before, now = (pages[f"{year}/{page}.html"].replace(SOFT, "") for year in (2024, 2025))
        assert [last in before, this in before, last in now, this in now] == [1, 0, 0, 1]
        assert "<dt>Resultater</dt>" in now, "an instruction is no name"
        assert "Resultater: Beskriv faktiske eller forventede resultater av tiltaket" in now
        assert "<li>Tiltak</li>" in now, "what is missing is named shortly"
    assert "<dt>Resultater</dt>" in pages["2025/risiko-a.html"]


def test_the_import_knows_fields_by_the_words_of_every_form(next_form: str) -> None:
    assert next_form in form_names()
    labels = {(squeeze(text), key) for text, key in texts_of.__wrapped__(Measure)}
    assert ("måli2025", "goal_this_year") in labels
    assert ("målirapporteringsåret", "goal_this_year") in labels


def test_an_answer_repeated_under_another_number_is_found(next_form: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    make_book(content, BEFORE | report(next_form, 2025, **{"6-remediate 6.B.2": CHANNELS}))
    checked = check_organisation(content, "fisk", AS_OF)
    repeated = [each.finding for each in checked.findings if each.finding.code == "TXT106"]
    assert [each.where.keys for each in repeated] == [("6.B.2",)]
