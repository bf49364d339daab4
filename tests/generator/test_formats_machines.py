"""How findings are given to other programs: JSON, GitHub's workflows, SARIF."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from generator.commands.output import show
from generator.commands.session import Session
from generator.findings.finding import Severity
from generator.findings.positions import Span
from generator.formats import as_github, as_markdown, as_sarif
from generator.formats import as_json as machine
from generator.formats.listing import Listing, Location
from generator.formats.surroundings import Surroundings
from generator.formats.terminal import Look, Terminal
from generator.text.words import load_words
from schema.files import FOLDER
from tests.generator.listings import HERE, entry, listing, place


def test_json_is_as_its_schema_says() -> None:
    schema = json.loads((FOLDER / "json" / "findings.json").read_text(encoding="utf-8"))
    whole = Location("lo", Span(1, 1, 1, 1), "", whole=True)
    shown = listing(replace(entry(), related=(place("x"),)), entry(excepted="fordi", where=whole))
    data = json.loads(machine.render(shown, HERE))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data)
    assert data["findings"][0]["place"] == {
        "file": "content/lo/a.yaml",
        "region": {"line": 1, "column": 9, "end_line": 1, "end_column": 15},
    }
    assert data["findings"][1]["place"] == {"file": "content/lo", "region": None}
    assert data["findings"][1]["excepted"] == "fordi"
    assert data["summary"]["errors"] == 1


def annotations(printed: str) -> list[str]:
    return [line for line in printed.splitlines() if line.startswith(("::error", "::warning"))]


def test_github_gets_errors_first_and_no_more_than_it_shows() -> None:
    warnings, errors = (
        tuple(entry(each) for _ in range(number))
        for each, number in ((Severity.WARNING, 12), (Severity.ERROR, 11))
    )
    entries = (*warnings, entry(Severity.INFO), *errors)
    printed = as_github.render(listing(*entries), HERE)
    kinds = [each.split()[0] for each in annotations(printed)]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10
    assert "\n::notice title=aktsom::1 feil, 2 advarsler, 1 opplysning til står bare i " in printed
    assert printed.count("content/lo/a.yaml:1:9") == 24


def test_github_gets_paths_from_the_repositorys_root(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    shown = replace(listing(entry()), content=tmp_path / "reports" / "content")
    (line,) = annotations(as_github.render(shown, Surroundings(tmp_path / "reports")))
    assert line.startswith(
        "::error file=reports/content/lo/a.yaml,line=1,endLine=1,col=9,endColumn=15"
    )


def test_content_cannot_speak_to_github() -> None:
    evil = entry(
        source="::set-output name=a::b",
        message="100 %\n::error::ondt: ja, da",
        where=Location("lo/a,b:c%.yaml", Span(1, 1, 1, 3), "::warning::x", whole=False),
    )
    printed = as_github.render(listing(evil), HERE)
    (line,) = annotations(printed)
    assert "file=content/lo/a%2Cb%3Ac%25.yaml," in line
    assert line.endswith(
        "::100 %25 ::error::ondt: ja, da%0Abruk ongoing%0Amer: aktsom explain VAL102"
    )
    stopped = re.search(r"::stop-commands::(\w+)\n(.*)\n::\1::\n", printed, flags=re.DOTALL)
    assert stopped
    assert "::warning::x" in stopped[2]
    assert "::warning::x" not in printed.replace(stopped[0], "")


def test_the_summary_for_github_links_to_the_lines() -> None:
    known = {
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_REPOSITORY": "lo/rapport",
        "GITHUB_SHA": "abc",
    }
    shown = listing(entry(message="a | b <script> *c*"), entry(excepted="fordi"))
    printed = as_markdown.render(shown, replace(HERE, environment=known))
    assert "https://github.example/lo/rapport/blob/abc/content/lo/a.yaml?plain=1#L1" in printed
    assert r"a \| b \<script\> \*c\*" in printed
    assert "| VAL102 |" in printed
    assert "fordi" in printed


def test_the_summary_is_added_to_githubs_file(tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_text("from before\n", encoding="utf-8")
    here = replace(HERE, environment={"GITHUB_STEP_SUMMARY": str(file)})
    here.summarise(as_markdown.render(listing(entry()), here))
    assert file.read_text(encoding="utf-8") == "from before\n" + as_markdown.render(
        listing(entry()), here
    )


def sarif_of(shown: Listing) -> dict[str, Any]:
    (run,) = json.loads(as_sarif.render(shown, HERE))["runs"]
    return dict(run)


def test_sarif_has_a_rule_for_every_result() -> None:
    run = sarif_of(listing(entry(), entry(Severity.INFO), entry(Severity.WARNING)))
    rules = run["tool"]["driver"]["rules"]
    assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == ["VAL102"] * 3
    assert [each["level"] for each in run["results"]] == ["error", "note", "warning"]
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_says_where_and_what_is_excepted() -> None:
    whole = Location("lo/ø b.docx", Span(1, 1, 1, 1), "", whole=True)
    (first, second) = sarif_of(listing(entry(), entry(excepted="fordi", where=whole)))["results"]
    physical = first["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "content/lo/a.yaml"
    assert physical["region"] == {
        "startLine": 1,
        "startColumn": 9,
        "endLine": 1,
        "endColumn": 15,
        "snippet": {"text": "status: ongoin"},
    }
    elsewhere = second["locations"][0]["physicalLocation"]
    assert elsewhere == {
        "artifactLocation": {"uri": "content/lo/%C3%B8%20b.docx", "uriBaseId": "SRCROOT"}
    }
    assert second["suppressions"] == [{"kind": "external", "justification": "fordi"}]


@pytest.mark.parametrize(("version", "said"), [("1.2.3", {"version": "1.2.3"}), ("", {})])
def test_sarif_names_the_version_where_it_is_known(
    monkeypatch: pytest.MonkeyPatch, version: str, said: dict[str, str]
) -> None:
    monkeypatch.setattr(as_sarif, "program_version", lambda: version)
    driver = json.loads(as_sarif.render(listing(), HERE))["runs"][0]["tool"]["driver"]
    assert {key: driver[key] for key in driver if key == "version"} == said


@pytest.mark.parametrize(
    ("name", "written"),
    [("json", "é".encode()), ("sarif", "é".encode()), ("text", b"e"), ("markdown", b"e")],
)
def test_what_is_for_programs_is_utf_8_whatever_the_terminal_has(name: str, written: bytes) -> None:
    data = io.BytesIO()
    terminal = Terminal(io.TextIOWrapper(data, encoding="ascii"), Look())
    session = Session(terminal, terminal, load_words("nb", "command"), HERE)
    show(listing(entry(message="XéX")), name, session)
    assert b"X" + written + b"X" in data.getvalue()
