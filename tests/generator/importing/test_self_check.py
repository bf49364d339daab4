"""What import asks the editor to look over, with the file, its line, and the source's line."""

from pathlib import Path

import pytest

from generator.importing.report import ImportOptions, read_report
from generator.importing.self_check import look_over
from tests.generator.command import Run
from tests.generator.importing.pdfs import make_pdf
from tests.generator.importing.sources import make_report

ANSWERS = dict.fromkeys(
    ("0.3", "0.4", "1.A.2", "1.B.1", "1.C.1", "1.C.2", "5.A.1", "5.A.2"),
    "Vi ser på dette hvert år, og styret får vite det.",
)
LONG = "Vi ser på dette hvert år, og styret får vite det hver gang. " * 12
SHARES = "Innkjøp direkte fra produsent\n\n60%\n\nAnnet\n\n30%"
MEASURES = "\n\n".join(
    f"Prioritert negativ påvirkning/skade {title}\n\nOverordnet mål : Bedre\n\nStatus : Pågår\n\n"
    "Mål i rapporteringsåret : To\n\nTiltak : Kurs\n\nAnsvarlig : Ola\n\nResultater : Mindre"
    for title in ("Støv", "Støy")
)
RISKS = "Støv\n\nNorge\n\nStøy Lønn\n\nKina"
CASES = {
    "import_check_label": ("1.C.1", {"1.C.1": "Vi gjør det.\n\nOverordnet mål : Bedre luft"}),
    "import_check_long": ("1.C.1", {"1.C.1": LONG}),
    "import_check_shares": ("0.14", {"0.14": SHARES}),
    "import_check_topic": ("2.A.1", {"2.A.1": RISKS, "3.A.1": MEASURES}),
    "import_check_recurs": ("3.A.1", {"2.A.1": RISKS, "3.A.1": MEASURES}),
}


def found(answers: dict[str, str], name: str = "") -> set[tuple[str, str]]:
    report = read_report(make_report({**ANSWERS, **answers}).encode(), ImportOptions())
    return {(each.key, each.about) for each in look_over(report, name)}


@pytest.mark.parametrize(("key", "case"), CASES.items(), ids=CASES)
def test_what_looks_wrong_is_named(key: str, case: tuple[str, dict[str, str]]) -> None:
    about, answers = case
    assert (key, about) in found(answers)


def test_of_a_report_as_it_should_be_nothing_is_said() -> None:
    whole = SHARES.replace("30", "40")
    risks, measures = (
        RISKS.replace("Støv", "Støv Miljø"),
        MEASURES.replace("Ansvarlig : Ola\n\n", ""),
    )
    assert found({"0.14": whole, "2.A.1": risks, "3.A.1": measures}, "Fjordtre Prøve") == set()


def test_another_organisation_s_report_is_told() -> None:
    assert found({}, "Landsorganisasjonen i Norge") == {("import_check_name", "0.1")}


def test_pages_without_text_are_named() -> None:
    pages = [make_report(ANSWERS), "", ""]
    report = read_report(make_pdf(pages), ImportOptions())
    told = [each for each in look_over(report) if each.key == "import_check_pages"]
    assert [each.text for each in told] == ["2, 3"]


def test_each_is_listed_with_the_file_its_line_and_the_source_s(run: Run, tmp_path: Path) -> None:
    text = make_report({**ANSWERS, "0.6": "ca. 40", "1.C.1": "Vi gjør det.\n\nStatus : Pågår"})
    (tmp_path / "rapport.txt").write_text(text, encoding="utf-8")
    out = run("import", "rapport.txt").out
    lines = text.split("\n")
    employees, status = lines.index("ca. 40") + 1, lines.index("Status : Pågår") + 1
    assert f"  0-enterprise/facts.yaml:5 (linje {employees}), 0.6: «ca. 40» er lest som 40." in out
    assert f"(linje {status}), 1.C.1: «Status : Pågår» er en av skjemaets egne ledetekster" in out
    facts = tmp_path / "content/fjordtre-prove/2023/0-enterprise/facts.yaml"
    assert "# I rapporten sto det: «ca. 40»\nemployees: 40\n" in facts.read_text(encoding="utf-8")


def test_the_questions_that_have_answers_are_those_that_check_counts(
    run: Run, tmp_path: Path
) -> None:
    text = make_report({"1.A.2": "Alt.", "1.B.1": "TODO"})
    (tmp_path / "rapport.txt").write_text(text, encoding="utf-8")
    out = run("import", "rapport.txt").out
    filled = int(out.split("\n")[3].split()[0])
    assert f"{filled} av skjemaets 54 spørsmål har svar." in out
    assert f"{filled} " in run("check").out


def test_a_dry_run_shows_where_each_piece_goes_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    text = make_report({"1.A.2": "Alt vi gjør.", "1.C.1": "Hver vår."}) + "\nKontaktinformasjon\n"
    (tmp_path / "rapport.txt").write_text(text, encoding="utf-8")
    out = run("import", "rapport.txt", "--dry-run").out
    line = text.split("\n").index("Alt vi gjør.") + 1
    assert f"  linje {line}".ljust(16) + f"  {'1.A.2':<14} Alt vi gjør." in out
    assert not (tmp_path / "content").exists()
