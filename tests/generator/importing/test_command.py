"""`aktsom import`: where the files go, what is refused, and what is never written over."""

from pathlib import Path

import pytest

from schema.form import form_names
from tests.generator.command import Run
from tests.generator.importing.sources import FACTS, NAME, make_report

# What tells the editor's own program of a file's schema.
LINE = "# yaml-language-server: $schema="
REPORT = make_report({"0.3": "Stoler.", "1.A.2": "Alt."})


def save(folder: Path, data: bytes | str, name: str = "rapport.txt") -> str:
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return name


def test_the_folder_is_named_after_the_enterprise_and_the_year(run: Run, tmp_path: Path) -> None:
    ran = run("import", save(tmp_path, REPORT))
    assert (ran.status, ran.err) == (0, "")
    organisation = tmp_path / "content" / "fjordtre-prove"
    assert (organisation / "organisation.yaml").read_text(encoding="utf-8") == (
        f"{LINE}../../schema/json/organisation.json\nname: {NAME}\nlanguages: [nb]\naddress: /\n"
    )
    assert (organisation / "2023" / "report.yaml").read_text(encoding="utf-8") == (
        f"{LINE}../../../schema/json/report.json\n"
        "form: ehn-2023\nstatus: draft\nperiod:\n  from: 2023-01-01\n  to: 2023-12-31\n"
        f"contact:\n  email: {FACTS['0.10']}\n"
    )
    assert ran.out.endswith("  aktsom check content/fjordtre-prove/2023\n")


def test_the_editor_may_say_where_and_when(run: Run, tmp_path: Path) -> None:
    name = save(tmp_path, REPORT)
    ran = run("import", name, "--into", "innhold", "--organisation", "tre", "--year", "2021")
    assert ran.status == 0
    assert (tmp_path / "innhold" / "tre" / "2021" / "report.yaml").is_file()


def test_a_statement_that_is_there_is_not_written_over(run: Run, tmp_path: Path) -> None:
    name = save(tmp_path, REPORT)
    run("import", name)
    file = tmp_path / "content" / "fjordtre-prove" / "2023" / "1-embed" / "nb.md"
    file.write_text("## 1.A.2\n\nMitt eget.\n", encoding="utf-8")
    ran = run("import", name)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "Det ligger alt en redegjørelse i «content/fjordtre-prove/2023/». Ingenting er skrevet.\n"
        "Flytt den, eller skriv over den med --overwrite.\n"
    )
    assert "Mitt eget." in file.read_text(encoding="utf-8")
    assert run("import", name, "--overwrite").status == 0
    assert "Mitt eget." not in file.read_text(encoding="utf-8")


def test_an_organisation_that_is_there_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    organisation = tmp_path / "content" / "fjordtre-prove"
    organisation.mkdir(parents=True)
    known = "name: Fjordtre\nlanguages: [en]\n"
    (organisation / "organisation.yaml").write_text(known, encoding="utf-8")
    ran = run("import", save(tmp_path, REPORT))
    assert (organisation / "organisation.yaml").read_text(encoding="utf-8") == known
    assert "language: nb" in (organisation / "2023" / "report.yaml").read_text(encoding="utf-8")
    assert "legg til «nb» under languages i fjordtre-prove/organisation.yaml" in ran.out


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "«rapport.txt» er tom."),
        (b" \r\n\f\n", "«rapport.txt» er tom."),
        (b"PK\x03\x04" + bytes(500), "er ødelagt eller ikke et helt dokument"),
        (bytes(range(256)) * 40, "er et format som aktsom ikke leser"),
        (b"%PDF-1.7\n" + b"nonsense " * 50, "er ødelagt eller ikke en hel PDF"),
        ("Kjære alle, her er referatet fra møtet.\n" * 50, "ligner ikke på en redegjørelse"),
        (REPORT.replace("2023", "i fjor"), "Fant ikke rapporteringsåret"),
        ("a" * 5_000_001, "er for stor til å være en rapport"),
    ],
)
def test_what_is_no_report_is_refused_in_plain_words(
    run: Run, tmp_path: Path, data: bytes | str, said: str
) -> None:
    ran = run("import", save(tmp_path, data))
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert not (tmp_path / "content").exists()


def test_a_report_without_a_name_needs_one(run: Run, tmp_path: Path) -> None:
    nameless = REPORT.replace(f"Navn på virksomheten\n\n{NAME}", "").replace(f"for {NAME}", "")
    ran = run("import", save(tmp_path, nameless))
    assert ran.status == 2
    assert "--organisation fjordtre" in ran.err
    assert run("import", "rapport.txt", "--organisation", "navnlos").status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "FIL mangler."),
        (("raport.txt",), "Mente du «rapport.txt»?"),
        ((".",), "«.» er en mappe uten noe som aktsom har publisert."),
        (("rapport.txt", "--year", "23"), "«23» er ikke et årstall."),
        (("rapport.txt", "--organisation", "Fjord Tre"), "Mente du «fjord-tre»?"),
        (("rapport.txt", "--organisation", "assets"), "kan ikke være navnet på en mappe"),
        (("rapport.txt", "--form", "ehn"), f"Velg blant {', '.join(form_names())}."),
        (("rapport.txt", "--into", "rapport.txt"), "er en fil, ikke en mappe"),
        (("rapport.txt", "--into", "tre"), "--into ."),
    ],
)
def test_wrong_use_is_told(run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    save(tmp_path, REPORT)
    (tmp_path / "tre").mkdir()
    save(tmp_path / "tre", "name: Tre\n", "organisation.yaml")
    ran = run("import", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(
    ("name", "folder", "short"),
    [
        ("Landsorganisasjonen i Norge (LO)", "lo", "LO"),
        ("Nortre SA (konsern)", "nortre", ""),
        ("Skogmøbler AS (Norge)", "skogmobler", ""),
        ("Norsk Prøve Forbund (NPF)", "npf", "NPF"),
    ],
)
def test_a_word_in_brackets_names_no_folder_unless_it_is_an_abbreviation(
    run: Run, tmp_path: Path, name: str, folder: str, short: str
) -> None:
    assert run("import", save(tmp_path, REPORT.replace(NAME, name))).status == 0
    written = (tmp_path / "content" / folder / "organisation.yaml").read_text(encoding="utf-8")
    assert (f"short_name: {short}\n" in written) is bool(short)
