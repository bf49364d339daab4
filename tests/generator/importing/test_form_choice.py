"""The form that a report is read on: what it is written on, whatever its year."""

from pathlib import Path

import pytest

from generator.importing.form_choice import ChoiceReason, measure_fit
from generator.importing.headings.candidates import Candidate
from generator.importing.headings.known import list_headings
from generator.importing.report import ImportedReport, ImportOptions, read_report
from generator.importing.source.lines import SourceLine
from schema.form import Form, load_form
from tests.generator.command import Run
from tests.generator.importing.sources import FORM, REPORTS, heading, make_report, prose_questions

YEARS = [2019, 2022, 2023, 2024, 2025, 2026]


def report_on(form: Form, year: int, language: str = "nb", *, width: int = 105) -> str:
    answers = {each: f"Vårt svar på {each}." for each in prose_questions(form)}
    return make_report(answers, language, width, year, form)


def read(text: str, form: str | None = None, year: int | None = None) -> ImportedReport:
    return read_report(text.encode(), ImportOptions(form, year))


def chosen(imported: ImportedReport) -> tuple[str, ChoiceReason]:
    return imported.form.head.id, imported.choice.reason


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_report_is_read_on_the_form_it_is_written_on(
    year: int, language: str, next_form: str
) -> None:
    for name in (FORM.head.id, next_form):
        imported = read(report_on(load_form(name), year, language))
        assert chosen(imported) == (name, ChoiceReason.LIKEST)
        assert [each for each in imported.draft.unplaced if any(each.lines)] == []


def test_a_report_is_read_on_its_form_where_lines_are_broken_otherwise(next_form: str) -> None:
    for name in (FORM.head.id, next_form):
        text = report_on(load_form(name), 2025, width=38)
        assert chosen(read(text)) == (name, ChoiceReason.LIKEST)


@pytest.mark.parametrize(("year", "at"), [(2019, 0), (2024, 0), (2025, 1), (2026, 1)])
def test_the_year_decides_only_where_both_forms_fit(year: int, at: int, next_form: str) -> None:
    imported = read(make_report({"1.A.2": "Styret leder arbeidet."}, year=year))
    names = [FORM.head.id, next_form]
    assert chosen(imported) == (names[at], ChoiceReason.YEAR)
    assert imported.choice.others == (names[1 - at],)


def test_a_report_without_a_year_takes_the_newest_of_forms_that_fit_alike(next_form: str) -> None:
    text = make_report({"1.A.2": "Styret leder arbeidet."}).replace("2023", "i fjor")
    assert chosen(read(text)) == (next_form, ChoiceReason.YEAR)
    assert chosen(read(text, year=2024)) == (FORM.head.id, ChoiceReason.YEAR)


def test_the_editor_s_word_goes_before_what_the_report_is_like(next_form: str) -> None:
    text = report_on(FORM, 2023)
    assert chosen(read(text, form=next_form)) == (next_form, ChoiceReason.ASKED_FOR)


@pytest.mark.parametrize(
    ("pattern", "fit"),
    [
        ("6.B.1 {}", 1.0),
        ("6.B.1 {}:", 1.0),
        ("{}", 1.0),
        ("6.B.1 Hvem har klaget på oss i det siste?", 0.0),
        ("6.A.1 {}", 0.98),  # another number is a part of the text
    ],
)
def test_only_a_heading_that_is_like_its_question_says_something_of_the_form(
    pattern: str, fit: float
) -> None:
    target = next(each for each in list_headings(FORM) if each.key == "6.B.1")
    written = pattern.format(target.wordings[0].text)
    lines = (SourceLine(1, 1, written), SourceLine(2, 1, "Svaret."))
    found = Candidate(target, 0, 1, ":" if written[-1] == ":" else "", 8)
    assert measure_fit([found], lines) == pytest.approx(fit, abs=0.02)


def test_a_form_of_which_a_report_has_too_little_is_another_that_was_thought_of(
    next_form: str,
) -> None:
    lines = "Redegjørelse rapporteringsåret 2025\nfor Prøve AS\n\n"
    asked = ["6.A.1", "6.A.2"]  # the later form has dropped the second
    text = lines + "\n\n".join(f"{heading(each, 'nb')}\n\nNei." for each in asked)
    unlike = f"{text}\n\n{heading('5.A.3', 'nb')}\n\nNei.\n"
    imported = read(unlike)
    assert chosen(imported) == (FORM.head.id, ChoiceReason.LIKEST)
    assert imported.choice.others == (next_form,)


def test_the_only_form_is_chosen_for_any_year() -> None:
    for year in YEARS:
        assert chosen(read(report_on(FORM, year))) == (FORM.head.id, ChoiceReason.ONLY)


@pytest.mark.usefixtures("next_form")
def test_los_report_is_on_the_form_of_2023_beside_a_later_one() -> None:
    text = (REPORTS / "lo-2023.txt").read_text(encoding="utf-8")
    alone = read(text, form=FORM.head.id)
    for each in (text, text.replace("rapporteringsåret 2023", "rapporteringsåret 2025")):
        imported = read(each)
        assert chosen(imported) == (FORM.head.id, ChoiceReason.LIKEST)
        assert imported.blocks[5:] == alone.blocks[5:]


@pytest.mark.usefixtures("next_form")
def test_what_is_no_report_is_so_on_any_form(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("Kjære alle.\n" * 50, encoding="utf-8")
    assert "ligner ikke på en redegjørelse" in run("import", "brev.txt").err


WRITTEN = {
    ChoiceReason.LIKEST: report_on(FORM, 2025),
    ChoiceReason.YEAR: make_report({"1.A.2": "Styret leder arbeidet."}, year=2024),
    ChoiceReason.ASKED_FOR: report_on(FORM, 2023),
}


@pytest.mark.usefixtures("next_form")
@pytest.mark.parametrize(
    ("reason", "options", "said"),
    [
        ("LIKEST", "", "Skjema: ehn-2023. Spørsmålene i rapporten ligner mer på dette enn på made"),
        ("YEAR", "", "Skjema: ehn-2023, valgt etter året. Spørsmålene i rapporten passer like god"),
        ("ASKED_FOR", "--form=made-up-2025", "Skjema: made-up-2025, valgt med --form.\n"),
    ],
)
def test_the_command_says_which_form_and_why(
    reason: str, options: str, said: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "rapport.txt").write_text(WRITTEN[ChoiceReason[reason]], encoding="utf-8")
    assert said in run("import", "rapport.txt", "--dry-run", *options.split()).out
    assert said in run("import", "rapport.txt", *options.split()).out
