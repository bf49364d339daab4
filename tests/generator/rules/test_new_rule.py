"""A new rule is a function and a file of words: with these two, the whole program has it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import Struct

from generator.checks.rules import all_codes
from tests.generator.rules.minimal import Change, write_report
from tests.preview import copy_program
from tests.tools import ROOT

pytestmark = pytest.mark.slow

FUNCTION = '''

@rule("LAW399", Severity.WARNING, law=(_SECTION_5_C,))
def goals_described(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield measures whose goal is a single word."""
    for bound in measures_of(report):
        for text in bound.measure.goal.by_language.values() if bound.measure.goal else ():
            if len(text.split()) == 1:
                risk = bound.measure.risks[0]
                yield hit(bound.where.at("goal"), about=risk, case="word", words=text)
'''
WORDS = """\
nb:
  title: Et mål er bare ett ord.
  message:
    word: Målet er bare «{words}».
  help: Skriv hva dere vil oppnå.
  why: Ett ord sier ikke når målet er nådd.
  remedy: Skriv i `goal` hva dere vil oppnå.
  sum: {one: ett mål er bare et ord, other: "{count} mål er bare et ord"}
  gap: Et mål er ikke forklart
nn:
  gap: Eit mål er ikkje forklart
en:
  title: A goal is a single word.
  message:
    word: The goal is only “{words}”.
  help: Write what you want to achieve.
  why: One word does not show when the goal is reached.
  sum: {one: one goal is a single word, other: "{count} goals are single words"}
  gap: A goal is not explained
failing:
  3-address/facts.yaml: |
    measures:
      - {risk: child-labour, goal: Bedring, status: ongoing, actions: Skole, results: Ti barn}
passing:
  3-address/facts.yaml: |
    measures:
      - {risk: child-labour, goal: Ingen barn der, status: ongoing, actions: Kurs, results: Ti barn}
"""
BROKEN = Change(
    "3-address/facts.yaml",
    "measures: [{risk: child-labour, goal: Bedring, status: ongoing, actions: Skole, results: Ti}]",
)
EXCEPTED = "exceptions: [{code: LAW399, reason: Målet blir vedtatt av styret i mai.}]"


class Program(Struct, frozen=True):
    """A copy of aktsom, and a folder to run it in."""

    root: Path
    here: Path

    def run(self, *arguments: str) -> str:
        """Return what a command prints, whatever its exit status."""
        command = [sys.executable, "-P", "-m", "generator", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(self.root), "COLUMNS": "100"}
        finished = subprocess.run(
            command, cwd=self.here, env=environment, capture_output=True, check=False
        )
        assert finished.stderr == b""
        return finished.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    folder = tmp_path_factory.mktemp("new-rule")
    made = Program(copy_program(folder / "program"), folder / "here")
    made.here.mkdir()
    rules = made.root / "generator" / "checks" / "rules" / "law_measures.py"
    rules.write_text(rules.read_text(encoding="utf-8") + FUNCTION, encoding="utf-8")
    words = made.root / "templates" / "words" / "findings" / "LAW399.yaml"
    words.write_text(WORDS, encoding="utf-8")
    return made


def write_content(program: Program, name: str, *changes: Change) -> str:
    """Write the smallest report with changes, and return its content folder."""
    languages = Change("organisation.yaml", "languages: [nb, nn, en]")
    write_report(program.here / name, languages, *changes)
    return name


@pytest.mark.parametrize(
    ("language", "message", "sum_"),
    [
        ("nb", "Målet er bare «Bedring».", "§ 5 c: ett mål er bare et ord"),
        ("en", "The goal is only “Bedring”.", "§ 5(1)(c): one goal is a single word"),
    ],
)
def test_check_finds_it_and_the_sum_counts_it(
    language: str, message: str, sum_: str, program: Program
) -> None:
    content = write_content(program, f"found-{language}", BROKEN)
    printed = program.run("check", "--content", content, "--lang", language, "--as-of=2024-12-02")
    assert f"{message}\n" in printed
    assert f"  {sum_}\n" in printed
    assert "aktsom explain LAW399" in printed


def test_explain_has_its_page(program: Program) -> None:
    page = program.run("explain", "law399")
    assert page.startswith("LAW399  Et mål er bare ett ord.\n\nAlvor: advarsel\n\n")
    assert "\n\nHvem som ber om det: loven\n\nLov: Åpenhetsloven § 5 " in page
    assert "Rett opp: Skriv i `goal` hva dere vil oppnå.\n" in page
    assert "Feiler (3-address/facts.yaml):\n\n    measures:\n" in page
    english = program.run("explain", "LAW399", "--lang", "en")
    assert "How to put it right: Write what you want to achieve.\n" in english


def test_the_list_of_codes_has_one_line_more(program: Program) -> None:
    *lines, _, _, _ = program.run("rules").splitlines()
    assert [each[:6] for each in lines] == sorted([*all_codes(), "LAW399"])
    assert "LAW399  advarsel    Et mål er bare ett ord." in lines


def test_the_docs_have_a_row_and_a_section_more(program: Program) -> None:
    program.run("rules", "--out", "docs")
    written = {
        file.relative_to(program.here / "docs").as_posix(): file.read_text(encoding="utf-8")
        for file in (program.here / "docs").rglob("*.md")
    }
    differing = {
        path for path, text in written.items()
        if text != (ROOT / "docs" / path).read_text(encoding="utf-8")
    }  # fmt: skip
    assert differing == {"rules.md", "rules/LAW.md"}
    index = set(written["rules.md"].splitlines())
    (row,) = index - set((ROOT / "docs" / "rules.md").read_text(encoding="utf-8").splitlines())
    assert row.startswith("| [LAW399](rules/LAW.md#law399) | advarsel | Et mål er bare ett ord. |")
    assert "\n## LAW399\n\n**Et mål er bare ett ord.** Alvor: advarsel." in written["rules/LAW.md"]


def test_where_it_is_excepted_the_site_names_the_gap_in_each_language(program: Program) -> None:
    content = write_content(program, "excepted", BROKEN, Change("report.yaml", EXCEPTED))
    program.run("build", "--content", content, "--no-search", "--as-of=2024-12-02")
    for folder, title in (
        (".", "Et mål er ikke forklart"),
        ("nn", "Eit mål er ikkje forklart"),
        ("en", "A goal is not explained"),
    ):
        pages = (program.here / "site" / folder).rglob("*.html")
        assert any(title in page.read_text(encoding="utf-8") for page in pages), folder
