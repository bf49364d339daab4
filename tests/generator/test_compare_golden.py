"""What `aktsom compare` tells, to the letter, in both languages, as text and as Markdown.

Each case lays out two folders, `before` and `now`. What comes out stands in comparisons/.
"""

import json
import re
import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.__main__ import main
from generator.assessment.tallies import must_be_answered
from schema.files import FOLDER
from schema.form import form_names, load_form
from schema.languages import complete_languages
from tests.generator.command import FINE, break_report
from tests.golden import check_golden
from tests.tools import ROOT

GOLDEN = Path(__file__).parent / "comparisons"
FOLDERS = ROOT / "tests" / "folders"
RISKS, MEASURES = "2025/2-identify/facts.yaml", "2025/3-address/facts.yaml"


def lay_out_small(before: Path, now: Path) -> Path:
    """Lay out the small report on both sides; return the organisation as it is now."""
    shutil.copytree(FINE, before)
    shutil.copytree(FINE, now)
    return now / "fjordtre"


def edit_report(before: Path, now: Path) -> None:
    """One report edited everywhere: answers, risks, measures, numbers, signatures, attachments."""
    fjordtre = lay_out_small(before, now)
    break_report(fjordtre, "2025/report.yaml", "status: published", "status: draft")
    break_report(fjordtre, "2025/report.yaml", "name: Anne Dahl", "name: Nina Vik")
    break_report(fjordtre, "2025/report.yaml", "date: 2026-06-10", "date: 2026-06-12")
    attachment = "attachments: [{file: plan.pdf, title: Planen vår}]\n"
    with (fjordtre / "2025/report.yaml").open("a", encoding="utf-8") as file:
        file.write(attachment)
    (fjordtre / "2025/attachments").mkdir()
    (fjordtre / "2025/attachments/plan.pdf").write_bytes(b"%PDF")
    break_report(fjordtre, "2025/0-enterprise/facts.yaml", "employees: 62", "employees: 58")
    break_report(fjordtre, "2025/0-enterprise/facts.yaml", "95000000", "101500000")
    break_report(fjordtre, RISKS, "kind: potential", "kind: actual")
    break_report(fjordtre, MEASURES, "status: ongoing", "status: done")
    break_report(fjordtre, MEASURES, "halvparten av bomullen", "all bomullen")
    break_report(
        fjordtre, "organisation.yaml", "website: https://fjordtre.example", "sector: manufacturing"
    )
    prose = fjordtre / "2025/2-identify/nb.md"
    prose.write_text(
        prose.read_text(encoding="utf-8").replace("leverandør", "underleverandør", 1),
        encoding="utf-8",
    )


def next_year(before: Path, now: Path) -> None:
    """A report of a new year beside the old one, compared with it; promises kept and not."""
    shutil.copytree(FOLDERS / "three-years", now)
    shutil.copytree(now, before)
    shutil.rmtree(before / "bergvik" / "2024")


def first_report(before: Path, now: Path) -> None:
    """An organisation with its first report, where there was nothing."""
    before.mkdir()
    shutil.copytree(FINE, now)


def deleted(before: Path, now: Path) -> None:
    """An organisation taken away, and another as before."""
    lay_out_small(before, now)
    shutil.copytree(FOLDERS / "two-years" / "tindekraft", before / "tindekraft")


def renamed(before: Path, now: Path) -> None:
    """An organisation's folder and a report's with new names, and a word changed."""
    fjordtre = lay_out_small(before, now)
    break_report(fjordtre, MEASURES, "halvparten", "en tredel")
    (fjordtre / "2025").rename(fjordtre / "2026")
    fjordtre.rename(now / "fjord-tre")


def unreadable(before: Path, now: Path) -> None:
    """Files that cannot be read, on both sides: the rest is compared."""
    fjordtre = lay_out_small(before, now)
    break_report(before / "fjordtre", "organisation.yaml", "name: Fjordtre AS", "name: [Fjordtre")
    break_report(fjordtre, MEASURES, "status: ongoing", "status: ongoin")
    break_report(fjordtre, "2025/0-enterprise/facts.yaml", "employees: 62", "employees: 58")


def other_form(before: Path, now: Path) -> None:
    """A report that has gone over to another form."""
    shutil.copytree(FOLDERS / "two-years", before)
    shutil.copytree(before, now)
    shutil.rmtree(now / "tindekraft" / "2024")
    shutil.rmtree(before / "tindekraft" / "2024")
    break_report(now / "tindekraft", "2025/report.yaml", "form: ehn-2023", "form: act-minimum")


def translated(before: Path, now: Path) -> None:
    """A translation edited alone, in a report of several languages."""
    shutil.copytree(FOLDERS / "three-languages", before)
    shutil.copytree(before, now)
    for file in now.glob("skogheim/*/1-embed/en.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text.rstrip()} We are proud of it.\n", encoding="utf-8")


def comments_only(before: Path, now: Path) -> None:
    """Files written anew that say the same."""
    fjordtre = lay_out_small(before, now)
    with (fjordtre / RISKS).open("a", encoding="utf-8") as file:
        file.write("# Gjennomgått i mars.\n")


def nothing(before: Path, now: Path) -> None:
    """Two folders that are the same."""
    lay_out_small(before, now)


CASES: dict[str, Callable[[Path, Path], None]] = {
    each.__name__.replace("_", "-"): each
    for each in (
        edit_report, next_year, first_report, deleted, renamed, unreadable, other_form, translated,
        comments_only, nothing,
    )
}  # fmt: skip
UNREAD = {"unreadable", "other-form"}


@pytest.mark.parametrize(
    "case", list(product(CASES, ("text", "markdown"), complete_languages("command"))), ids="-".join
)
def test_a_comparison_reads_as_expected(
    case: tuple[str, str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    name, kind, language = case
    CASES[name](tmp_path / "before", tmp_path / "now")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    status = main(["compare", "before", "now", "--lang", language, "--format", kind])
    assert status == (1 if name in UNREAD else 0)
    suffix = {"text": "txt", "markdown": "md"}[kind]
    check_golden(of_any_form(capsys.readouterr().out), GOLDEN / f"{name}.{language}.{suffix}")


def of_any_form(printed: str) -> str:
    """What is printed with ALL for the number of a form's questions, however many it has."""
    for form in form_names():
        asked = sum(map(must_be_answered, load_form(form).questions))
        printed = re.sub(rf"\b(av|of) {asked} (spørsmål|questions)", r"\1 ALL \2", printed)
    return printed


@pytest.mark.parametrize("name", CASES)
def test_json_is_as_its_schema_says(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    CASES[name](tmp_path / "before", tmp_path / "now")
    monkeypatch.chdir(tmp_path)
    main(["compare", "before", "now", "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    schema = json.loads((FOLDER / "json" / "comparison.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data)
    assert data["complete"] == (name not in UNREAD)
