"""The editor's own program helps: completion, what is shown at a key, and mistakes while writing.

yaml-language-server is driven as VS Code drives it, with the repository's own settings. (JetBrains'
editors read the same schemas, by the same lines at the top of the files.)
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.__main__ import main
from schema.facts import FACTS_BY_STEP
from schema.form import form_names
from tests.language_server import LanguageServer, read_settings
from tests.tools import ROOT

ORGANISATION, REPORT = "content/ny/organisation.yaml", "content/ny/2025/report.yaml"
ENTERPRISE = "content/ny/2025/0-enterprise/facts.yaml"
RISKS, MEASURES = (f"content/ny/2025/{step}/facts.yaml" for step in ("2-identify", "3-address"))
ERROR = 1


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    """A language server at work on the repository."""
    server = LanguageServer(ROOT, read_settings())
    yield server
    server.close()


def messages(server: LanguageServer, file: str, text: str) -> list[str]:
    return [each["message"] for each in server.open(file, text)]


def documentation(item: dict[str, object]) -> str:
    told = item["documentation"]
    return str(told["value"] if isinstance(told, dict) else told)


def test_keys_are_offered_with_the_question_they_answer(server: LanguageServer) -> None:
    server.open(ENTERPRISE, "employees: 12\n\n")
    offered = server.complete(ENTERPRISE, 1, 0)
    assert {"turnover", "head_office", "goals"} <= offered.keys()
    assert "employees" not in offered
    assert "0.2: Adresse hovedkontor" in documentation(offered["head_office"])
    assert offered["turnover"]["insertText"] == "turnover:\n  amount: $1\n  currency: $2"
    assert offered["covered_by_act"]["insertText"] == "covered_by_act: "


@pytest.mark.parametrize(
    ("file", "text", "line", "offered"),
    [
        (MEASURES, "measures:\n  - risk: a\n    status: ", 2,
         {"planned", "ongoing", "done", "partly_achieved", "not_achieved", "postponed", "stopped"}),
        (RISKS, "risks:\n  - id: a\n    title: b\n    kind: ", 3, {"actual", "potential"}),
        (REPORT, "form: ", 0, set(form_names())),
        (REPORT, "status: ", 0, {"draft", "published"}),
        (ENTERPRISE, "covered_by_act: ", 0, {"ja", "nei"}),
    ],
)  # fmt: skip
def test_values_are_offered_and_no_others(
    server: LanguageServer, file: str, text: str, line: int, offered: set[str]
) -> None:
    server.open(file, text)
    column = len(text.split("\n")[line])
    assert server.complete(file, line, column).keys() == offered


def test_values_are_offered_with_what_they_mean(server: LanguageServer) -> None:
    server.open(ENTERPRISE, "producers_by_country:\n  - country: ")
    offered = server.complete(ENTERPRISE, 1, 13)
    assert documentation(offered["SE"]) == "Sverige"
    assert len(offered) > 200


def test_a_key_shows_its_question_help_and_law_in_norwegian(server: LanguageServer) -> None:
    server.open(ENTERPRISE, "turnover:\n  amount: 12\n  currency: NOK\nemployees: 80\n")
    shown = server.hover(ENTERPRISE, 3, 2)
    assert shown.startswith("#### Antall ansatte\n")
    assert "**0.6** Antall ansatte _(ehn-2023)_" in shown
    assert "Grensen i loven er 50 årsverk" in shown
    assert "Lov: [åpenhetsloven § 3 a](https://lovdata.no/" in shown
    assert "**0.5** Omsetning i rapporteringsåret (NOK)" in server.hover(ENTERPRISE, 0, 2)
    assert "683000000" in server.hover(ENTERPRISE, 1, 4)


@pytest.mark.parametrize("value", ["", "actual"])
def test_a_key_shows_what_may_be_chosen_also_while_it_is_empty(
    server: LanguageServer, value: str
) -> None:
    server.open(RISKS, f"risks:\n  - id: a\n    title: b\n    kind: {value}\n")
    shown = server.hover(RISKS, 3, 5)
    assert shown.startswith("#### Faktisk eller mulig")
    assert "`potential` (Mulig konsekvens)" in shown


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        (RISKS, "risks:\n  - id: a\n    title: b\n    geogrphy: [NO]\n", "geogrphy"),
        (MEASURES, "measures:\n  - risk: a\n    status: ongoin\n", "Velg blant planned, ongoing"),
        (ENTERPRISE, "employees: mange\n", "integer"),
        (ENTERPRISE, "turnover:\n  amount: 12\n  currency: kroner\n", "ikke skrevet slik"),
        (ENTERPRISE, "covered_by_act: kanskje\n", "Velg blant ja, nei."),
        (REPORT, "form: ehn-2023\nstatus: draft\npublished: 1. mai\n", "år-måned-dag"),
        (ORGANISATION, "name: A\n", "languages"),
    ],
)
def test_a_mistake_is_told_once_while_it_is_made(
    server: LanguageServer, file: str, text: str, said: str
) -> None:
    told = messages(server, file, text)
    assert said in " ".join(told)
    assert len(told) == 1


def test_the_repositorys_own_report_has_no_mistakes(server: LanguageServer) -> None:
    files = sorted((ROOT / "content").rglob("*.yaml"))
    assert files
    for file in files:
        name = file.relative_to(ROOT).as_posix()
        assert server.open(name, file.read_text(encoding="utf-8")) == [], name


@pytest.mark.parametrize("form", form_names())
def test_what_aktsom_new_makes_has_no_mistakes(
    server: LanguageServer, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "ny", "2025", "--yes", "--name", "Ny AS", "--form", form]) == 0
    files = sorted((tmp_path / "content").rglob("*.yaml"))
    assert files
    for file in files:
        name = f"../{form}/{file.relative_to(tmp_path).as_posix()}"
        # The line at the top alone says which schema it is: the settings know no such place.
        text = file.read_text(encoding="utf-8")
        first, _, rest = text.partition("\n")
        schema = ROOT / "schema" / "json" / first.rpartition("/")[2]
        assert server.open(name, f"# yaml-language-server: $schema={schema.as_uri()}\n{rest}") == []


def test_the_settings_give_each_file_its_schema() -> None:
    schemas = read_settings()["yaml.schemas"]
    assert schemas["./schema/json/organisation.json"] == "content/*/organisation.yaml"
    assert schemas["./schema/json/report.json"] == "content/*/*/report.yaml"
    for step in FACTS_BY_STEP:
        assert schemas[f"./schema/json/facts-{step}.json"] == f"content/*/*/{step}/facts.yaml"
    assert all((ROOT / name).is_file() for name in schemas)


def test_each_file_of_the_repositorys_report_names_its_schema() -> None:
    for file in sorted((ROOT / "content").rglob("*.yaml")):
        first = file.read_text(encoding="utf-8").split("\n")[0]
        address = first.removeprefix("# yaml-language-server: $schema=")
        assert (file.parent / address).resolve().parent == ROOT / "schema" / "json"
