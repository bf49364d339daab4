"""The smallest report with nothing wrong, in which one thing is changed at a time.

A change is a piece of a file, by the file's name in the report's folder (`organisation.yaml`:
in the organisation's; `2022/…`: in another year's; `content/…`: from the content folder). The
keys or answers in it take the place of those in the report; an unknown file is written as it is.
"""

import base64
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.content.content_folder import discover_content
from generator.findings.finding import Finding
from generator.line.content_check import check_organisation
from schema.form import load_form

KEY, YEAR, TODAY = "granlia", 2023, date(2024, 12, 2)
ANSWER = "Innkjøp gjør det sammen med de ansatte."

ORGANISATION = """\
name: Granlia Kaffe AS
number: 123 456 785
website: https://www.granlia.example
languages: [nb]
information:
  email: sporsmal@granlia.example
entities:
  - name: Granlia Kaffe AS
"""
REPORT = """\
form: ehn-2023
status: published
period:
  from: {year}-01-01
  to: {year}-12-31
published: {next_year}-03-20
contact:
  name: Kari Nordmann
  title: Innkjøpssjef
  email: kari@granlia.example
signing:
  place: Oslo
  date: {next_year}-03-13
  board_size: 2
  general_manager: ja
  signatories:
    - name: Ola Nordmann
      role: chair
    - name: Ida Hansen
      role: board_member
    - name: Kari Nordmann
      role: general_manager
"""
# To be gone on with: it may have further fields, and others may follow.
RISK = """\
risks:
  - id: child-labour
    title: Barnearbeid på kaffegårder
    topic: child_labour
    geography: [BR]
    kind: potential
    relation: supply_chain
"""
FACTS = {
    "0-enterprise": """\
head_office: Storgata 1, 0155 Oslo
turnover:
  amount: {turnover}
  currency: NOK
employees: 80
covered_by_act: ja
suppliers: 40
purchasing:
  direct_from_producer: 60
  through_intermediary: 40
producers_by_country:
  - country: NO
    producers: 10
  - country: BR
    producers: 5
workers:
  workers: 900
  producers: 12
inputs:
  - item: Kaffebønner
    geography: [BR]
supplier_to_public_sector: nei
goals:
  - id: visit-farms
    goal: Besøke to gårder i året
    status: done
next_goals:
  - id: visit-farms
    goal: Besøke tre gårder i året
""",
    "1-embed": """\
policies:
  - url: https://www.granlia.example/retningslinjer
""",
    "2-identify": RISK,
    "3-address": """\
measures:
  - risk: child-labour
    goal: Ingen barn i arbeid på gårdene vi kjøper fra
    status: ongoing
    actions: Vi besøker gårdene hvert år.
    results: To av fem gårder er besøkt.
""",
}
# The least of a PDF, and of a picture; and what stands for them in examples.
WHOLE = "%PDF-1.7\n%%EOF\n"
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
STAND_INS = {"(filen)\n": WHOLE.encode(), "(bildet)\n": DOT}
# What is said of the report as it stands (code, case).
ALWAYS: set[tuple[str, str | None]] = set()


class Change(NamedTuple):
    """A piece of a file."""

    file: str
    text: str


def write_report(content: Path, *changes: Change) -> None:
    """Write the report, with changes, below a content folder."""
    files = dict(_files())
    for year in sorted({each.file[:4] for each in changes if each.file[:4].isdigit()}):
        files |= {f"{KEY}/{year}/{file}": text for file, text in _report(int(year)).items()}
    for change in changes:
        path = _path(change.file)
        files[path] = _merge(files[path], change) if path in files else f"{change.text}\n"
    for path, text in files.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        data = STAND_INS.get(text, text.encode())
        (content / path).write_bytes(data)


def check(content: Path, *changes: Change, today: date = TODAY) -> tuple[Finding, ...]:
    """Write the report with changes and return all that is found, in order."""
    write_report(content, *changes)
    folder = discover_content(content)
    checked = [check_organisation(content, key, today) for key in folder.keys]
    return (*folder.findings, *(located.finding for each in checked for located in each.findings))


def _path(file: str) -> str:
    if file.startswith("content/"):
        return file.removeprefix("content/")
    if file == "organisation.yaml" or file[:4].isdigit():
        return f"{KEY}/{file}"
    return f"{KEY}/{YEAR}/{file}"


def _files() -> Mapping[str, str]:
    report = {f"{KEY}/{YEAR}/{file}": text for file, text in _report(YEAR).items()}
    return {f"{KEY}/organisation.yaml": ORGANISATION, **report}


def _report(year: int) -> dict[str, str]:
    files = {"report.yaml": REPORT.format(year=year, next_year=year + 1)}
    turnover = str(120_000_000 - 1_000_000 * (YEAR - year))
    for folder, text in FACTS.items():
        files[f"{folder}/facts.yaml"] = text.replace("{turnover}", turnover)
    for folder, step in load_form("ehn-2023").steps.items():
        prose = [each.id for each in step.questions if each.required and each.answer == "prose"]
        files[f"{folder}/nb.md"] = "\n".join(f"## {each}\n\n{ANSWER}\n" for each in prose)
    return files


def _merge(text: str, change: Change) -> str:
    """Put the parts of a change in the place of those with the same name.

    What stands before its first part, comes first; its parts come last, where a mistake in one
    can spoil no other.
    """
    pattern = r"^## \S+" if change.file.endswith(".md") else r"^\w+(?=:)"
    start = re.compile(pattern, re.MULTILINE)
    first = start.search(change.text)
    at = first.start() if first else len(change.text)
    renewed = set(start.findall(change.text))
    parts = re.split(f"(?m)(?={pattern})", text)
    kept = (part for part in parts if (start.match(part) or [""])[0] not in renewed)
    return f"{change.text[:at]}\n{''.join(kept)}\n{change.text[at:]}\n"
