"""The smallest report with nothing wrong, in which one thing is changed at a time.

A change is a piece of a file, by the file's name in the report's folder (`organisation.yaml`:
in the organisation's; `2022/…`: in another year's; `content/…`: from the content folder). The
keys or answers in it take the place of those in the report; an unknown file is written as it is.
"""

import atexit
import base64
import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch

from generator.checks import check as checks
from generator.checks.rules import all_rules
from generator.content import documents
from generator.content.content_folder import discover_content
from generator.content.sources import Source
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
    _write(content, make_report(*changes))


def _write(content: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a content folder, by their paths from it."""
    for path, data in files.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(data)


def make_report(*changes: Change) -> dict[str, bytes]:
    """The files of the report, with changes, by their paths from the content folder."""
    files = dict(_files())
    for year in sorted({each.file[:4] for each in changes if each.file[:4].isdigit()}):
        files |= {f"{KEY}/{year}/{file}": text for file, text in _report(int(year)).items()}
    for change in changes:
        path = _path(change.file)
        files[path] = _merge(files[path], change) if path in files else f"{change.text}\n"
    return {path: STAND_INS.get(text, text.encode()) for path, text in files.items()}


def check(content: Path, *changes: Change, today: date = TODAY) -> tuple[Finding, ...]:
    """Write the report with changes and return all that is found, in order."""
    write_report(content, *changes)
    return _check_content(content, today)


def check_changes(
    changes: tuple[Change, ...], today: date = TODAY, *, only: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return all that is found in the report with changes, in order.

    With `only`, no other rules are asked than those with these codes: nothing that others find on
    the same spot can hide what they find, and it takes half the time.
    """
    desk = _desk()
    desk.lay(make_report(*changes))
    if not only:
        return _check_content(desk.content, today)
    rules = tuple(each for each in all_rules() if each.code.id in only)
    with patch.object(checks, "all_rules", lambda: rules):
        return _check_content(desk.content, today)


# For examples, which several tests ask.
check_once = cache(check_changes)


class _Desk:
    """A content folder in which one report after the other is laid, and what lies there now.

    Of thousands of reports each has but a file or two that the one before had not.
    """

    def __init__(self) -> None:
        folder = TemporaryDirectory()
        atexit.register(folder.cleanup)
        self.content = Path(folder.name)
        self._laid: dict[str, bytes] = {}

    def lay(self, files: dict[str, bytes]) -> None:
        """Let there be these files, and no others."""
        for path in self._laid.keys() - files.keys():
            (self.content / path).unlink()
            for folder in (self.content / path).parents:
                if any(folder.iterdir()):
                    break
                folder.rmdir()
        _write(self.content, dict(files.items() - self._laid.items()))
        self._laid = files


_desk = cache(_Desk)


def _check_content(content: Path, today: date) -> tuple[Finding, ...]:
    with patch.object(documents, "parse_file", _parse):
        folder = discover_content(content)
        checked = [check_organisation(content, key, today) for key in folder.keys]
    return (*folder.findings, *(located.finding for each in checked for located in each.findings))


_parse_file = documents.parse_file


def _parse(source: Source) -> tuple[documents.Parsed, tuple[Finding, ...]]:
    return _parse_once(source.path, source.file.name, source.data)


@lru_cache(maxsize=64)
def _parse_once(
    path: str, name: str, data: bytes | None
) -> tuple[documents.Parsed, tuple[Finding, ...]]:
    """Most files are the same in every report; what they are parsed to never changes."""
    return _parse_file(Source(path, Path(name), len(data or b""), data))


def _path(file: str) -> str:
    if file.startswith("content/"):
        return file.removeprefix("content/")
    if file == "organisation.yaml" or file[:4].isdigit():
        return f"{KEY}/{file}"
    return f"{KEY}/{YEAR}/{file}"


@cache
def _files() -> Mapping[str, str]:
    report = {f"{KEY}/{YEAR}/{file}": text for file, text in _report(YEAR).items()}
    return {f"{KEY}/organisation.yaml": ORGANISATION, **report}


@cache
def _report(year: int) -> Mapping[str, str]:
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
