"""Which names belong where in an organisation's folder."""

from collections.abc import Iterable, Mapping

import pytest

from generator.content.layout import (
    check_organisation_folder,
    check_report_folder,
    find_unread,
    is_usable_key,
    reserved_names,
    years_of,
)
from generator.content.sources import SourceFolder
from generator.findings.finding import Finding
from schema.form import load_form
from schema.languages import complete_languages
from tests.organisations import KEY, make_source


def lay(*paths: str) -> SourceFolder:
    files: Mapping[str, str] = dict.fromkeys(paths, "")
    return make_source(files, base={})


def named(key: str) -> SourceFolder:
    return SourceFolder(key, (), (f"{key}/2025",))


def strays(*paths: str) -> dict[str, object]:
    """What is stray in a report's folder, and what it was probably meant to be."""
    form = load_form("ehn-2023")
    findings = check_report_folder(lay(*paths), f"{KEY}/2025", form, ("nb", "nn", "en"))
    return told(findings)


def told(findings: Iterable[Finding]) -> dict[str, object]:
    return {
        f"{each.code} {each.where.file.removeprefix(f'{KEY}/')}": each.arguments.get("suggestion")
        for each in findings
    }


def test_the_newest_year_comes_first() -> None:
    source = lay("2023/report.yaml", "2025/report.yaml", "2024/report.yaml", "gammelt/2022.md")
    assert years_of(source) == (2025, 2024, 2023)


@pytest.mark.parametrize(
    "folder", ["23", "2025 ", "2025-rapport", "3025", "x2025", "\uff12\uff10\uff12\uff15"]
)
def test_a_year_has_four_digits_and_nothing_else(folder: str) -> None:
    assert years_of(lay(f"{folder}/report.yaml")) == ()
    assert list(told(check_organisation_folder(lay(f"{folder}/report.yaml")))) == [
        f"SYN005 {folder}"
    ]


def test_the_year_in_a_longer_name_is_suggested() -> None:
    found = told(check_organisation_folder(lay("2025-rapport/report.yaml", "organisation.yaml")))
    assert found == {"SYN005 2025-rapport": "2025"}


@pytest.mark.parametrize(
    ("key", "suggestion"),
    [
        ("Elvebakken AS", "elvebakken-as"),
        ("blåbær", "blabaer"),
        ("bla\u030abær", "blabaer"),
        ("Müller Łódź", "muller-lodz"),
        ("en", ""),
        ("assets", ""),
        ("2025", ""),
        ("???", ""),
        ("a.b", "a-b"),
    ],
)
def test_the_name_of_an_organisations_folder_becomes_a_part_of_addresses(
    key: str, suggestion: str
) -> None:
    (finding,) = check_organisation_folder(named(key))
    assert (finding.code, finding.arguments["suggestion"]) == ("SYN008", suggestion)


@pytest.mark.parametrize("key", ["lo", "elvebakken-bakeri", "3m"])
def test_small_letters_digits_and_hyphens_will_do(key: str) -> None:
    assert list(check_organisation_folder(named(key))) == []


def test_every_language_is_a_reserved_name() -> None:
    assert {
        *complete_languages("pages"),
        "latest",
        "assets",
        "data",
        "register",
    } <= reserved_names()


def test_what_lies_beside_organisation_yaml_and_the_years_is_stray() -> None:
    source = lay("2025/report.yaml", "organisation.yml", "utkast/a.md")
    assert told(check_organisation_folder(source)) == {
        "SYN005 utkast": "",
        "SYN004 organisation.yml": "organisation.yaml",
    }


def test_a_name_that_is_taken_is_not_suggested() -> None:
    source = lay("organisation.yaml", "organisation.yml", "2025/report.yaml", "2025 - Kopi/a.md")
    assert told(check_organisation_folder(source)) == {
        "SYN005 2025 - Kopi": "",
        "SYN004 organisation.yml": "",
    }


def test_an_organisation_without_a_year_has_no_report() -> None:
    assert list(told(check_organisation_folder(lay("organisation.yaml")))) == [
        "SYN007 organisation.yaml"
    ]


def test_nothing_is_stray_in_a_report_as_it_should_be() -> None:
    assert (
        strays(
            "2025/report.yaml",
            "2025/1-embed/facts.yaml",
            "2025/1-embed/nb.md",
            "2025/4-track/en.md",
            "2025/attachments/plan.pdf",
        )
        == {}
    )


@pytest.mark.parametrize(
    ("path", "suggestion"),
    [
        ("2025/rapport.yaml", "report.yaml"),
        ("2025/1-embed/Facts.yaml", "facts.yaml"),
        ("2025/1-embed/facts.yml", "facts.yaml"),
        ("2025/1-embed/fact.yaml", "facts.yaml"),
        ("2025/1-embed/NB.md", "nb.md"),
        ("2025/1-embed/nb.txt", "nb.md"),
        ("2025/1-embed/nb.markdown", "nb.md"),
        ("2025/1-embed/nb.md~", "nb.md"),
        ("2025/1-embed/sv.md", ""),
        ("2025/1-embed/notater.docx", ""),
    ],
)
def test_a_file_that_nothing_reads_is_stray(path: str, suggestion: str) -> None:
    assert strays(path) == {f"SYN004 {path}": suggestion}


def test_a_file_with_the_name_of_a_language_is_meant_for_its_code() -> None:
    path = "2025/1-embed/norsk.md"
    assert strays(path) == {f"SYN004 {path}": "nb.md"}


@pytest.mark.parametrize(
    ("name", "suggestion"), [("svar.md", ""), ("dansk.md", "da.md"), ("das.md", "da.md")]
)
def test_not_every_short_name_is_like_the_code_of_a_language(name: str, suggestion: str) -> None:
    source = lay(f"2025/1-embed/{name}", "2025/1-embed/nb.md")
    form = load_form("ehn-2023")
    found = told(check_report_folder(source, f"{KEY}/2025", form, ("nb", "da")))
    assert found == {f"SYN004 2025/1-embed/{name}": suggestion}


@pytest.mark.parametrize(
    ("path", "folder", "suggestion"),
    [
        ("2025/7-annet/nb.md", "2025/7-annet", ""),
        ("2025/1-Embed/nb.md", "2025/1-Embed", "1-embed"),
        ("2025/embed/nb.md", "2025/embed", "1-embed"),
        ("2025/vedlegg/plan.pdf", "2025/vedlegg", "attachments"),
        ("2025/Bilder/kart.png", "2025/Bilder", "attachments"),
        ("2025/diverse/plan.pdf", "2025/diverse", "attachments"),
        ("2025/1-embed/utkast/nb.md", "2025/1-embed/utkast", ""),
        ("2025/attachments/arkiv/plan.pdf", "2025/attachments/arkiv", ""),
        ("2025/1-embed/facts.yaml/nb.md", "2025/1-embed/facts.yaml", ""),
    ],
)
def test_a_folder_that_nothing_reads_is_stray_and_said_so_once(
    path: str, folder: str, suggestion: str
) -> None:
    assert strays(path) == {f"SYN005 {folder}": suggestion}


@pytest.mark.parametrize(
    ("form", "answer", "step"),
    [
        ("ehn-2023", "4.A.2", "4-track"),
        ("act-minimum", "5.b.2", "2-identify"),  # numbers of the Act's sections, not of steps
        ("act-essential", "4.f.1", "3-address"),
    ],
)
def test_a_folder_of_another_name_is_known_by_the_answers_in_it(
    form: str, answer: str, step: str
) -> None:
    source = make_source({"2025/Risiko/nb.md": f"## {answer}\n\nVi ser.\n"}, base={})
    findings = check_report_folder(source, f"{KEY}/2025", load_form(form), ("nb",))
    assert told(findings) == {"SYN005 2025/Risiko": step}


def test_a_stray_file_is_unread_and_so_is_what_it_was_meant_for() -> None:
    form = load_form("ehn-2023")
    source = lay("2025/1-embed/facts.yml", "2025/2-Identify/nb.md", "2025/1-embed/x.csv")
    found = list(check_report_folder(source, f"{KEY}/2025", form, ("nb",)))
    assert find_unread(found) == {
        f"{KEY}/2025/1-embed/facts.yml",
        f"{KEY}/2025/1-embed/facts.yaml",
        f"{KEY}/2025/1-embed/x.csv",
        f"{KEY}/2025/2-Identify",
        f"{KEY}/2025/2-identify",
    }


def test_a_folder_of_a_year_outside_it_is_told_where_to_go_and_meant_for_the_year() -> None:
    source = lay("2025/report.yaml", "organisation.yaml", "1-embed/nb.md")
    (finding,) = check_organisation_folder(source)
    assert (finding.code, finding.arguments["case"]) == ("SYN005", "inside")
    assert find_unread([finding]) == {f"{KEY}/1-embed", f"{KEY}/2025/1-embed"}


def test_what_is_said_in_a_misplaced_organisation_is_not_missed_where_it_belongs() -> None:
    source = lay("2025/organisation.yaml", "2025/report.yaml")
    form = load_form("ehn-2023")
    (finding,) = check_report_folder(source, f"{KEY}/2025", form, ("nb",))
    assert f"{KEY}/organisation.yaml" in find_unread([finding])


@pytest.mark.parametrize(
    ("key", "is_usable"),
    [("a" * 80, True), ("a" * 81, False), ("2023", False), ("nb", False), ("con", False)],
)
def test_a_folder_of_an_organisation_may_have_a_name(key: str, *, is_usable: bool) -> None:
    assert is_usable_key(key) is is_usable
