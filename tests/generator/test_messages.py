"""Every finding can be told in both languages, with the arguments that the stages really pass.

messages.txt holds what each code and case says, to the letter; `AKTSOM_RENEW=1` writes it anew.
"""

import os
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest

from generator.checks.messages import message_of, wording_of
from generator.checks.rules import all_codes
from generator.checks.wordings import words_of
from generator.content.sources import list_organisations
from generator.findings.codes import paper, site, syntax, values
from generator.findings.finding import Code, Finding, Ref
from generator.line.content_check import check_organisation
from generator.output.inspection import inspect_links, inspect_organisation, inspect_page
from generator.output.moves import check_moves
from generator.pdf.values import FaultKind
from generator.plan.addresses import Site
from generator.plan.artifacts import Artifact
from generator.plan.site_plan import plan
from generator.text.words import TEMPLATES
from schema.languages import complete_languages
from tests.generator.rules.minimal import KEY, TODAY, Change, check, write_report

SPOKEN = complete_languages("command")
OF_PAGES = {
    each.id for module in (site, paper) for each in vars(module).values() if isinstance(each, Code)
}
GOLDEN = Path(__file__).parent / "messages.txt"
FACTS, HEAD = "0-enterprise/facts.yaml", "report.yaml"
FULL = "measures: [{risk: child-labour, goal: A, status: %s, actions: A, results: A}]"
NO_MEASURES = ("3-address/facts.yaml", "measures: []")
RISK = "risks: [{id: a, title: A, topic: %s, geography: [BR], relation: own, kind: potential}]"
CHAIR, MEMBER = "{name: Ola, role: chair}", "{name: Ola, role: board_member}"
NUMBER, ENGLISH = "number: 123 456 785", ("organisation.yaml", "languages: [nb, en]")
# What the manuals' examples leave out: the other cases of a code, and arguments seldom there.
CASES: tuple[tuple[tuple[str, str], ...], ...] = (
    (("1-embed/facts.yaml", "policies: [{title: Retningslinjer}]"),),
    (("2-identify/facts.yaml", "risks: {unavailable: Nei}"), NO_MEASURES),
    (("2-identify/facts.yaml", "none_found: {method: Intervju, scope: Alt}"),),
    (("3-address/facts.yaml", FULL % "stopped"),),
    ((HEAD, "signing: {general_manager: ja}"),),
    ((HEAD, "signing: {general_manager: ja, signatories: [{name: A, role: chair}]}"),),
    ((HEAD, "signing: {signatories: [{name: A, role: general_manager}]}"),),
    ((HEAD, "signing:\npublished:"),),
    ((HEAD, "signing: {date: 2024-03-21, signatories: [{name: A, role: chair}]}"),),
    (("organisation.yaml", "entities: []\ninformation:"),),
    ((FACTS, "employees: 20\nturnover: {amount: 1, currency: NOK}"),),
    ((FACTS, "covered_by_act: ja"), (HEAD, "scope: {basis: voluntary}")),
    ((FACTS, "covered_by_act: nei"), (HEAD, "scope: {basis: resident}")),
    ((FACTS, "suppliers: 41\nproducers_counted: suppliers"),),
    ((FACTS, "workers: {producers: 12}"),),
    ((FACTS, "workers: {workers: 900, producers: 99}"),),
    ((FACTS, "workers: {unavailable: {see: '0.17'}}"),),
    ((HEAD, "status: draft\nperiod: {from: 2021-01-01, to: 2022-12-31}"),),
    ((HEAD, "revisions: [{date: 2024-01-01, changes: Ny risiko.}]"),),
    ((HEAD, "withheld: [{question: 2.A.1, risk: child-labor, ground: c, reason: Nei}]"),),
    (("2022/report.yaml", "language: nb"), (FACTS, "goals: [{id: visit-farms, goal: A}]")),
    (("2-identify/facts.yaml", RISK % "wage"),),
    (("2-identify/facts.yaml", RISK % "other"), NO_MEASURES),
    ((FACTS, "foreword_author: Kari\ninputs: Kaffe\nturnover: [1]\npurchasing: {other: 200}"),),
    ((FACTS, "employees: [80]\ncovered_by_act: kanskje\nproducers_by_country: [{country: no}]"),),
    (("organisation.yaml", "website: granlia.example\nnumber: 123 456 789"),),
    ((HEAD, "published: 2024-02-30\nlanguage: en"),),
    (("organisation.yaml", "appearance: {accent: '#abc', logo: loga.svg}"),),
    (("organisation.yaml", "appearance: {logo: logo.svg}"), ("content/granlia/logo.svg", "<svg>")),
    (("organisation.yaml", "appearance: {logo: loga.svg}"), ("content/granlia/logo.svg", "<svg>")),
    ((HEAD, "period: {from: 2022-01-01, to: 2022-12-31}"),),
    (("2022/report.yaml", "period: {from: 2022-07-01, to: 2023-06-30}"),),
    ((HEAD, "contact: {name: Kari, email: kari}\nperiod: {from: 1.1.2023, to: 31.12.2023}"),),
    (("4-track/nb.md", "## 4.A.2\n\nVi ser.[^1]\n\n### \n\n[^2]: En note."),),
    (("4-track/nb.md", "## 4.A.2\n\nVi viser til planen.\n\n## 4.A.1.a\n\n***"),),
    ((HEAD, "attachments: [{file: plan.zip, title: Plan}]"), ("attachments/plan.zip", "x")),
    ((HEAD, "period:"),),
    ((HEAD, "withheld: [{question: 2.A.1, ground: c, reason: .}]"),),
    ((HEAD, "exceptions: [{code: REF306, case: x, reason: Vi venter på svar.}]"),),
    ((HEAD, f"signing: {{signatories: [{CHAIR}, {CHAIR.replace('Ola', 'Kari')}]}}"),),
    ((HEAD, f"signing: {{signatories: [{MEMBER}, {MEMBER.replace('Ola', 'Kari')}]}}"),),
    (("organisation.yaml", f"entities: [{{name: A, {NUMBER}}}, {{name: B, {NUMBER}}}]"),),
    ((FACTS, "workers: {workers: 5, producers: 12}"),),
    ((FACTS, "turnover: {amount: 99000000000000, currency: NOK}"),),
    (("2022/0-enterprise/facts.yaml", "suppliers: 4000"),),
    ((FACTS, "goals: [{id: a, goal: A, status: stopped}]"),),
    (("2-identify/facts.yaml", "none_found: {method: %s, scope: Alt}" % ("Vi så " * 9)),),
    (("4-track/facts.yaml", ""),),
    ((FACTS, 'head_office: "Oslo" sentrum'),),
    ((FACTS, "head_office: Oslo #2"),),
    ((FACTS, "goals:\n  -id: a\n    goal: A"),),
    (("4-track/nb.md", "## 4.A.2\n\nVi så <!-- tre --> gårder."),),
    (("3-address/nb.md", "## 3.B.1 Valg av produkter og sertifiseringer\n\nVi velger."),),
    (("attachments/plan.docx", "x"), ("4-track/svar.docx", "x"), ("1-forankring/nb.md", "x")),
    ((HEAD, "attachments: [{file: a.pdf, title: A}]"), ("content/granlia/2023-24/nb.md", "x")),
    (ENGLISH, ("4-track/en.md", "## 4.A.2\n\nWe saw."), (FACTS, "head_office: {nb: Oslo}")),
    ((FACTS, "producers_by_country: [{country: NO, producers: 1}, {country: NO, producers: 2}]"),),
    ((HEAD, "attachments: [{file: plan.pdf, title: A}, {file: plan.pdf, title: B}]"),),
    (ENGLISH, ("4-track/nb.md", "## 4.A.2\n\nVi så 44."), ("4-track/en.md", "## 4.A.2\n\nWe saw.")),
    (ENGLISH, ("4-track/nb.md", "## 4.A.2\n\nVi så."), ("4-track/en.md", "## 4.A.2\n\nWe saw 44.")),
    (ENGLISH, ("4-track/en.md", "## 4.A.2\n\n%s" % ("We look into it with them. " * 12))),
)  # fmt: skip


@cache
def real_findings() -> tuple[Finding, ...]:
    """One finding or more of every code, from the stages that make them."""
    examples = [
        tuple((each.file, each.text) for each in words_of(code).failing if each.file)
        for code in all_codes()
        if code not in OF_PAGES
    ]
    found: list[Finding] = [*of_files(), *of_pages(), *of_papers(), *by_hand()]
    for changes in (*examples, *CASES):
        with TemporaryDirectory() as folder:
            found.extend(check(Path(folder), *(Change(*each) for each in changes)))
    for today in (date(2024, 6, 1), date(2024, 7, 1), date(2026, 1, 1)):
        with TemporaryDirectory() as folder:
            change = Change(HEAD, "status: draft" if today.year == 2024 else "language: nb")
            found.extend(check(Path(folder), change, today=today))
    return tuple(found)


def of_files() -> Iterator[Finding]:
    """What only the disk can have wrong."""
    with TemporaryDirectory() as folder:
        content = Path(folder)
        write_report(content)
        report = content / KEY / "2023"
        (report / "4-track" / "nb.md").write_bytes("Gården".encode("cp1252"))
        (report / "3-address" / "nb.md").write_bytes("Gården".encode("utf-16"))
        (report / "1-embed" / "facts.yaml").write_bytes(b"policies: \x07")
        (report / "5-communicate" / "nb.md").write_text("a" * 5_000_001, encoding="utf-8")
        (report / "attachments").symlink_to(content)
        (report / "report.yaml").rename(report / "rapport.yaml")
        (content / KEY).rename(content / "Granlia AS")
        (content / "notat.txt").touch()
        yield from list_organisations(content)[1]
        for located in check_organisation(content, "Granlia AS", TODAY).findings:
            yield located.finding


def of_pages() -> Iterator[Finding]:
    """What only built pages can have wrong."""
    body = (
        "<h1></h1><h3>Dypt</h3><p id=x><p id=x><img src=a.png><a href=b.html></a><a href=#y>Y</a>"
    )
    page = inspect_page(Artifact("index.html", body.encode()), Ref(f"{KEY}/organisation.yaml"))
    twice = inspect_page(Artifact("index.html", b"<p>Hei"), page.where)
    yield from (*page.findings, *twice.findings)
    yield from inspect_links([page], {"index.html"})
    with TemporaryDirectory() as folder:
        moved = (
            "moved: [{from: a.html, to: b.html}, {from: index.html, to: index.html},"
            " {from: c.html, to: 'index.html#z'}]"
        )
        write_report(Path(folder), Change("organisation.yaml", moved))
        organisation = check_organisation(Path(folder), KEY, TODAY).book
        yield from check_moves(plan(organisation, Site()), [page], {"index.html"})
    with TemporaryDirectory() as folder:
        write_report(Path(folder))
        organisation = check_organisation(Path(folder), KEY, TODAY).book
        front = inspect_page(Artifact("2023/index.html", b"<title>Rapport</title>"), page.where)
        yield from inspect_organisation(plan(organisation, Site()), [front])


def of_papers() -> Iterator[Finding]:
    """What can be wrong with a PDF, of every kind."""
    where, page = Ref("lo/2023/report.yaml"), "2023/redegjorelse-apenhetsloven-lo-2023.pdf"
    for kind in get_args(FaultKind):
        yield paper.make_finding(kind, "7", page, where)


def by_hand() -> Iterator[Finding]:
    """What takes a broken disk, an empty folder, or a mistake of a kind not known yet."""
    yield syntax.UNREADABLE.at(Ref("lo/2023/report.yaml"), file="lo/2023/report.yaml")
    yield syntax.NO_CONTENT.at(Ref("."))
    yield values.OTHER_VALUE.at(Ref("lo/2023/report.yaml", ("form",)), key="form", value="x")


def case_of(finding: Finding) -> str:
    return str(finding.arguments.get("case", ""))


@pytest.mark.parametrize("code", sorted(all_codes()))
@pytest.mark.parametrize("language", SPOKEN)
def test_every_code_is_told_in_every_case(code: str, language: str) -> None:
    findings = [each for each in real_findings() if each.code == code]
    messages = wording_of(code, language).message
    cases = {""} if isinstance(messages, str) else set(messages)
    assert {case_of(each) for each in findings} == cases
    for finding in findings:
        message = message_of(finding, language)
        assert re.match(r"[«“\w]", message.text)
        for line in (message.text, *message.help):
            assert line.rstrip("”»")[-1] in ".?!"
            assert not re.search(r"\b(?:None|True|False)\b|  |«»|“”|\(\)", line)


def test_no_code_lacks_words_and_no_words_lack_a_code() -> None:
    files = (TEMPLATES / "words" / "findings").iterdir()
    assert sorted(each.name for each in files) == [f"{code}.yaml" for code in all_codes()]


@pytest.mark.parametrize("code", sorted(all_codes()))
def test_the_languages_say_the_same_things(code: str) -> None:
    norwegian, english = (wording_of(code, language) for language in SPOKEN)
    for part in ("message", "added", "help", "help_added", "sum"):
        assert shape(getattr(norwegian, part)) == shape(getattr(english, part))
    assert norwegian.title
    assert english.title


@pytest.mark.parametrize("code", sorted(all_codes()))
def test_a_gap_has_a_title_in_every_language_of_the_site(code: str) -> None:
    said = words_of(code).by_language
    gaps = {language for language, wording in said.items() if wording.gap}
    assert gaps in ({*complete_languages("pages")}, set())
    assert said.keys() == {*SPOKEN, *gaps}


def shape(wording: object) -> object:
    """The placeholders of a wording, for each case."""
    if isinstance(wording, dict):
        return {name: shape(text) for name, text in wording.items()}
    return sorted(set(re.findall(r"\{(\w+)\}", str(wording)))) if wording else None


def test_quotation_marks_are_those_of_the_language() -> None:
    for code in all_codes():
        assert not re.search("[“”]", str(wording_of(code, "nb")))
        assert not re.search("[«»]", str(wording_of(code, "en")))


def test_every_message_reads_as_expected() -> None:
    told: dict[str, Finding] = {}
    for finding in real_findings():
        told.setdefault(f"{finding.code} {case_of(finding)}".rstrip(), finding)
    printed = "\n\n".join(f"{name}\n{tell(told[name])}" for name in sorted(told)) + "\n"
    if os.environ.get("AKTSOM_RENEW"):
        GOLDEN.write_text(printed, encoding="utf-8")
    assert printed == GOLDEN.read_text(encoding="utf-8")


def tell(finding: Finding) -> str:
    messages = (message_of(finding, language) for language in SPOKEN)
    return "\n".join("\n  = ".join((each.text, *each.help)) for each in messages)
