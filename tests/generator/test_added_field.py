"""A field that is added shows everywhere: its model, its words and its vocabulary are all of it.

The worked example of CONTRIBUTING, carried out on a copy of the program.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pikepdf import Pdf

from tests.generator.command import run_apart
from tests.organisations import FOLDERS
from tests.pdf.text import read_text
from tests.preview import copy_program

pytestmark = pytest.mark.slow

FIELD = '    severity: Annotated[str, OneOf("severities")] | None = None\n'
VOCABULARY = """\
id: severities
title: {nb: Alvorlighet, nn: Alvor, en: Severity}
help: {nb: Hvor ille det er., nn: Kor ille det er., en: How bad it is.}
terms:
  - {id: high, label: {nb: Svært alvorlig, nn: Svært alvorleg, en: Very severe}}
  - {id: low, label: {nb: Mindre alvorlig, nn: Mindre alvorleg, en: Less severe}}
"""
WORDS = """\
  severity:
    label: {nb: Alvorlighet, nn: Alvor, en: Severity}
    help: {nb: Hvor ille det er for dem., nn: Kor ille det er for dei., en: How bad it is for them.}
"""
MEASURE_WORDS = """\
  responsible:
    label: {nb: Ansvarlig for tiltaket, nn: Ansvarleg for tiltaket, en: Responsible for the measure}
  hours:
    label: {nb: Timer brukt på tiltaket, nn: Timar brukte på tiltaket, en: Hours spent on it}
    next_year: renewed
  deadline:
    label: {nb: Frist for tiltaket, nn: Frist for tiltaket, en: Deadline of the measure}
"""
# Prints what the preview's writer and the CMS are told of the list of risks, each on a line.
WRITERS = """
from datetime import date
from pathlib import Path
import msgspec
from generator.data.editable_files import describe_editable
from generator.editing.desk import Desk
from generator.editing.places import AnswerPlace
from generator.line.content_check import read_book

place, content = AnswerPlace("tindekraft/2025", "2.A.1", "nb"), Path("content")
print(msgspec.json.encode(Desk(content).open(place, date(2026, 1, 1))).decode())
(described,) = describe_editable(read_book(content, "tindekraft"))
print(described.data.decode(), end="")
"""
# A report of the portal with a column more, and fields more below a measure.
REPORT = """\
Redegjørelse for rapporteringsåret 2023

0.1 Navn på virksomheten
Tindekraft AS

2.A.1 List opp virksomhetens faktiske negative konsekvenser og/eller prioriterte vesentlig risiko
for negativ påvirkning/skade på mennesker, dyr, samfunn og miljø

Prioritert negativ påvirkning / skade    Relatert tema    Geografi    {column}
Tvangsarbeid i silisium    Tvangsarbeid    Kina    {high}
Fall fra tak    Helse, miljø og sikkerhet    Norge    {low}

Vi ser på flere.

3.A.1 Legg til mål, status på fremdrift, og beskriv tiltak dere har iverksatt for å håndtere
virksomhetens prioriterte negative påvirkning/skade på mennesker, dyr, samfunn og miljø:

Prioritert negativ påvirkning/skade : Tvangsarbeid i silisium
Overordnet mål : Ingen deler fra tvangsarbeid
Status : Pågår
Ansvarlig for tiltaket : Kari Nordmann
Timer brukt på tiltaket : 1 250
Frist for tiltaket : 1. mars 2025

4.A.1 Beskriv hvordan dere overvåker
Vi måler.
"""


def put_in(file: Path, old: str, new: str) -> None:
    """Put a text in before another one."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, f"{new}{old}", 1), encoding="utf-8")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program in which risks have a severity: three files are edited for it.

    Measures have someone responsible, a number of hours and a deadline: a model and words.
    """
    schema = copy_program(tmp_path_factory.mktemp("program")) / "schema"
    risk, measure = schema / "facts" / "identify.py", schema / "facts" / "address.py"
    put_in(risk, "\n\nclass NoneFound", FIELD)
    put_in(risk, "from schema.vocabulary import", "from schema.vocabulary import OneOf\n")
    put_in(schema / "fields.yaml", "\nNoneFound:\n", WORDS)
    (schema / "vocabulary" / "severities.yaml").write_text(VOCABULARY, encoding="utf-8")
    added = "    responsible: Text | None = None\n    hours: Count | None = None\n"
    put_in(measure, "\n\nclass AddressFacts", f"{added}    deadline: Date | None = None\n")
    put_in(measure, "from schema.values", "from schema.scalars import Count, Date\n")
    put_in(measure, "from schema.values", "from schema.values import Text\n")
    with (schema / "fields.yaml").open("a", encoding="utf-8") as words:
        words.write(MEASURE_WORDS)
    run(schema.parent, schema.parent, "schema")
    return schema.parent


def run(program: Path, folder: Path, *arguments: str, status: int = 0) -> str:
    """Run the copy's command in a folder; return what it says."""
    ran = run_apart(folder, *arguments, PYTHONPATH=str(program))
    said = ran.stdout.decode() + ran.stderr.decode()
    assert ran.returncode == status, said
    return said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose content has two years that fill in what was added, each in its own way."""
    shutil.copytree(FOLDERS / "two-years", tmp_path / "content")
    for year, code, hours in (("2024", "low", "10"), ("2025", "high", "1250")):
        report = tmp_path / "content" / "tindekraft" / year
        put_in(report / "2-identify" / "facts.yaml", "    kind:", f"    severity: {code}\n")
        added = f"    responsible: Kari {year}\n    hours: {hours}\n    deadline: {year}-03-01\n"
        put_in(report / "3-address" / "facts.yaml", "    status:", added)
    return tmp_path


def test_it_is_checked(program: Path, folder: Path) -> None:
    risks = folder / "content" / "tindekraft" / "2025" / "2-identify" / "facts.yaml"
    text = risks.read_text(encoding="utf-8")
    risks.write_text(text.replace("severity: high", "severity: hihg"), encoding="utf-8")
    said = run(program, folder, "check", status=1)
    assert "Mente du «high» (Svært alvorlig)?" in said
    risks.write_text(text.replace("severity: high", "severty: high"), encoding="utf-8")
    assert "Did you mean “severity” (Severity)?" in run(
        program, folder, "check", "--lang", "en", status=1
    )


def test_it_is_on_pages_on_paper_and_in_data(program: Path, folder: Path) -> None:
    run(program, folder, "build", "--drafts", "--no-search", "--pdf", "--out", "site")
    site = folder / "site" / "2025"
    texts = {path.name: path.read_text(encoding="utf-8") for path in site.glob("*.*ml")}
    for page in ("2-kartlegging.html", "risiko-forced-labour.html", "hele-redegjorelsen.html"):
        assert "Alvorlighet" in texts[page]
        assert "Svært alvorlig" in texts[page]
    assert '<p class="cell-note">Alvorlighet: Svært alvorlig</p>' in texts["index.html"]
    assert "<dt>Alvorlighet</dt> <dd>Svært alvorlig</dd>" in texts["risiko-forced-labour.html"]
    assert "Alvorlighet" not in texts["risiko-heat.html"]
    block = [each.split("</dd>")[0] for each in texts["3-tiltak.html"].split("<dt>")]
    for label, value in (
        ("Ansvarlig for tiltaket", "Kari 2025"),
        ("Timer brukt på tiltaket", "1\u00a0250"),
        ("Frist for tiltaket", "1. mars 2025"),
    ):
        assert [value in each for each in block if each.startswith(label)] == [True]
    (paper,) = site.glob("*.pdf")
    with Pdf.open(paper) as pdf:
        printed = " ".join(read_text(pdf))
    assert "Alvorlighet" in printed
    assert "Frist for tiltaket" in printed


def test_it_is_in_the_open_data(program: Path, folder: Path) -> None:
    run(program, folder, "build", "--drafts", "--no-search", "--out", "site")
    site = folder / "site" / "2025"
    with (site / "risks.csv").open(encoding="utf-8", newline="") as file:
        assert [(row["severity"], row["severity_label"]) for row in csv.DictReader(file)] == [
            ("high", "Svært alvorlig"), ("", ""),
        ]  # fmt: skip
    with (site / "measures.csv").open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    assert [first[name] for name in ("responsible", "hours", "deadline")] == [
        "Kari 2025", "1250", "2025-03-01",
    ]  # fmt: skip
    described = json.loads((site / "datapackage.json").read_bytes())["resources"]
    columns = {each["name"]: each for table in described for each in table["schema"]["fields"]}
    assert columns["severity"]["title"] == "Alvorlighet (kode)"
    assert (columns["severity_label"]["title"], columns["hours"]["type"]) == (
        "Alvorlighet", "integer",
    )  # fmt: skip
    report = json.loads((site / "report.json").read_bytes())
    assert report["risks"][0]["severity"] == "high"
    assert report["labels"]["severities"] == {
        "high": {"nb": "Svært alvorlig", "nn": "Svært alvorleg", "en": "Very severe"}
    }
    schema = json.loads((folder / "site" / "data" / "report.schema.json").read_bytes())
    Draft202012Validator(schema).validate(report)
    risk = schema["properties"]["risks"]["items"]["properties"]
    assert risk["severity"]["title"] == "Alvorlighet"


def test_it_is_compared_from_year_to_year(program: Path, folder: Path) -> None:
    said = run(program, folder, "compare", "2024", "2025")
    assert "Alvorlighet: Mindre alvorlig → Svært alvorlig" in said
    assert "Timer brukt på tiltaket: 10 → 1 250" in said
    assert "Frist for tiltaket: 1. mars 2024 → 1. mars 2025" in said
    assert "Ansvarlig for tiltaket: Kari [-2024-] {+2025+}" in said
    english = run(program, folder, "compare", "2024", "2025", "--lang", "en")
    assert "Severity: Less severe → Very severe" in english
    run(program, folder, "build", "--drafts", "--no-search", "--out", "site")
    for page in ("endringer.html", "risiko-forced-labour.html"):
        text = (folder / "site" / "2025" / page).read_text(encoding="utf-8")
        assert "Alvorlighet" in text
        assert "Mindre alvorlig" in text


def test_it_is_named_in_new_reports_and_carried_over(program: Path, folder: Path) -> None:
    told = ("--name", "Ny AS", "--number", "123456785", "--languages", "nb")
    run(program, folder, "new", "first", "2025", "--yes", *told)
    first = (folder / "content" / "first" / "2025" / "2-identify" / "facts.yaml").read_text("utf-8")
    assert "severity" in first.partition("Andre felt: ")[2].partition(".")[0]
    run(program, folder, "new", "tindekraft", "2026", "--yes")
    following = folder / "content" / "tindekraft" / "2026"
    assert "severity: high" in (following / "2-identify" / "facts.yaml").read_text("utf-8")
    measures = (following / "3-address" / "facts.yaml").read_text("utf-8")
    assert "    deadline: 2025-03-01\n" in measures
    assert "    # hours: 1250\n" in measures


@pytest.mark.parametrize(
    ("column", "high", "low"),
    [
        ("Alvorlighet", "Svært alvorlig", "Mindre alvorlig"),
        ("Alvor", "Svært alvorleg", "Mindre alvorleg"),
        ("Severity", "Very severe", "Less severe"),
    ],
)
def test_it_is_imported(program: Path, tmp_path: Path, column: str, high: str, low: str) -> None:
    text = REPORT.format(column=column, high=high, low=low)
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    run(program, tmp_path, "import", "report.txt", "--into", "content", "--organisation", "tinde")
    report = tmp_path / "content" / "tinde" / "2023"
    risks = (report / "2-identify" / "facts.yaml").read_text("utf-8")
    assert [line.strip() for line in risks.splitlines() if "severity" in line] == [
        "severity: high", "severity: low",
    ]  # fmt: skip
    assert "Vi ser på flere." in (report / "2-identify" / "nb.md").read_text("utf-8")
    measures = (report / "3-address" / "facts.yaml").read_text("utf-8")
    for line in ("responsible: Kari Nordmann", "hours: 1250", "deadline: 2025-03-01"):
        assert line in measures


def test_it_is_written_in_the_preview_and_in_the_cms(program: Path, folder: Path) -> None:
    asked = subprocess.run(
        [sys.executable, "-P", "-c", WRITERS],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(program)}, capture_output=True, check=True,
    )  # fmt: skip
    preview, cms = (json.loads(line) for line in asked.stdout.splitlines())
    files = [file for each in cms["folders"] for file in each["files"]]
    told = next(each for each in files if each["path"] == "tindekraft/2025/2-identify/facts.yaml")
    risks = next(each for each in told["fields"] if each["key"] == "risks")
    for field, options in ((preview["field"], preview["options"]), (risks, cms["options"])):
        (severity,) = (each for each in field["fields"] if each["key"] == "severity")
        assert (severity["label"], severity["options"]) == ("Alvorlighet", "severities")
        assert options["severities"] == [["high", "Svært alvorlig"], ["low", "Mindre alvorlig"]]


def test_editors_programs_know_it(program: Path) -> None:
    schema = json.loads((program / "schema" / "json" / "facts-2-identify.json").read_bytes())
    severity = schema["$defs"]["Risk"]["properties"]["severity"]
    assert (severity["title"], severity["description"]) == (
        "Alvorlighet", "Hvor ille det er for dem.",
    )  # fmt: skip
    assert severity["anyOf"][0]["enum"] == ["high", "low"]
    assert severity["anyOf"][0]["enumDescriptions"] == ["Svært alvorlig", "Mindre alvorlig"]
