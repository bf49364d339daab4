"""What `aktsom migrate` shows and writes, and what it leaves to the editor."""

import shutil
from pathlib import Path
from textwrap import indent

import pytest

from generator.book.model import BookReport
from generator.scaffold.migration import is_signed, plan_migration
from schema.files import read_data
from tests.generator.command import Run
from tests.organisations import FOLDERS, KEY, check_files

RISKS = {"2025/2-identify/facts.yaml": "risks: [{id: a, title: A}, {id: b, title: B}]\n"}
ORGANISATION = {"organisation.yaml": "name: Elvebakken\nlanguages: [nb, en]\n"}
HEAD = "form: ehn-2023\nstatus: draft\n"
SIGNED = "signing: {date: 2026-03-01, signatories: [{name: Ada Vik, role: chair}]}\n"


def migrate(facts: str, head: str = HEAD) -> tuple[str, list[str]]:
    """Return the measures' file as it would be, and the cases that are left to the editor."""
    name = "2025/3-address/facts.yaml"
    files = {**ORGANISATION, **RISKS, name: facts, "2025/report.yaml": head}
    (report,) = check_files(files).book.reports
    migration = plan_migration(report, {f"{KEY}/{path}": text for path, text in files.items()})
    changed = {each.path: each.after for each in migration.files}
    return changed.get(f"{KEY}/{name}", facts), [each.case for each in migration.notes]


@pytest.mark.parametrize("case", read_data(Path(__file__).with_name("migrations.yaml")))
def test_what_is_only_hoped_for_is_moved_and_all_else_is_as_it_was(case: dict[str, str]) -> None:
    before, after = (
        f"# Tiltak\nmeasures:\n  - risk: a # her\n{indent(case[side], '    ')}\n  - risk: b\n"
        for side in ("before", "after")
    )
    assert migrate(before) == (after, [])


def test_in_braces_it_stays_on_its_line() -> None:
    facts = 'measures: [{risk: a, results: "Ti er ferdige. Vi venter ti til.", status: done}]\n'
    assert migrate(facts)[0] == (
        'measures: [{risk: a, results: "Ti er ferdige.", '
        'expected_results: "Vi venter ti til.", status: done}]\n'
    )


def test_line_ends_stay_what_they_are() -> None:
    facts = "measures:\r\n  - risk: a\r\n    results: Ti er ferdige. Vi venter ti til.\r\n"
    after = (
        "measures:\r\n  - risk: a\r\n    results: Ti er ferdige.\r\n"
        "    expected_results: Vi venter ti til.\r\n"
    )
    assert migrate(facts) == (after, [])


@pytest.mark.parametrize(
    ("measure", "case"),
    [
        ("{risk: a, results: Antallet er redusert og skal ned til null.}", "unsure"),
        ("{risk: a, results: Vi venter lister., expected_results: Færre skift.}", "both"),
        ("{risk: a, results: {nb: Vi venter lister., en: Lists are here.}}", "languages"),
    ],
)
def test_what_is_in_doubt_is_left_and_told(measure: str, case: str) -> None:
    facts = f"measures: [{measure}]\n"
    assert migrate(facts) == (facts, [case])


def test_results_that_are_results_are_left_in_silence() -> None:
    facts = "measures: [{risk: a, results: Elleve av fjorten har betalt tilbake.}]\n"
    assert migrate(facts) == (facts, [])


def migrate_head(head: str) -> tuple[str, list[str]]:
    files = {**ORGANISATION, "2025/report.yaml": head}
    (report,) = check_files(files).book.reports
    migration = plan_migration(report, {f"{KEY}/{path}": text for path, text in files.items()})
    changed = [each.after for each in migration.files]
    return (changed or [head])[0], [each.case for each in migration.notes]


EXCEPTED = "exceptions:\n  - {code: CODE, reason: Styret vedtar dem i mai.} # ja\n"


@pytest.mark.parametrize(
    ("before", "after", "notes"),
    [
        ("form: act-minimum # kort\nstatus: draft\n", ("act-minimum", "act-essential"), []),
        ("form: act-minimum\nstatus: published\n", ("", ""), []),
        ("form: ehn-2023\nstatus: draft\n", ("", ""), []),
        (HEAD + EXCEPTED.replace("CODE", "LAW102"), ("LAW102", "FRM102"), []),
        (HEAD + EXCEPTED.replace("CODE", "LAW101"), ("", ""), []),
        (HEAD + EXCEPTED.replace("CODE", "REF101"), ("", ""), ["retired_code"]),
    ],
)
def test_forms_of_drafts_and_codes_of_exceptions(
    before: str, after: tuple[str, str], notes: list[str]
) -> None:
    assert migrate_head(before) == (before.replace(*after), notes)


def test_whoever_has_signed_has_signed_what_stands_there() -> None:
    unsigned = "form: act-minimum\nstatus: draft\nsigning: {board_size: 3, place: Vik}\n"
    reports: list[BookReport] = []
    for head in (unsigned, f"{HEAD}{SIGNED}"):
        files = {**ORGANISATION, "2025/report.yaml": head}
        reports.extend(check_files(files).book.reports)
    assert [is_signed(each) for each in reports] == [False, True]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    files = {
        **ORGANISATION, **RISKS,
        "2025/report.yaml": "form: act-minimum\nstatus: draft\n",
        "2025/3-address/facts.yaml": "measures: [{risk: a, results: Vi venter lister.}]\n",
        "2024/report.yaml": f"form: ehn-2023\nstatus: published\n{SIGNED}",
        "2024/2-identify/facts.yaml": RISKS["2025/2-identify/facts.yaml"],
        "2024/3-address/facts.yaml": "measures: [{risk: a, results: Vi venter lister.}]\n",
    }  # fmt: skip
    for name, text in files.items():
        file = tmp_path / "content" / "elvebakken" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "content"


def snapshot(content: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in content.rglob("*.yaml")}


def test_nothing_is_written_until_it_is_asked_for(run: Run, content: Path) -> None:
    before = snapshot(content)
    shown = run("migrate")
    assert (shown.status, snapshot(content)) == (1, before)
    assert "-form: act-minimum\n+form: act-essential\n" in shown.out
    assert "content/elvebakken/2024: signert, og røres ikke." in shown.out
    assert "Dette er ikke skrevet ennå. Skriv det i 2 filer: legg til --write." in shown.out
    written = run("migrate", "--write")
    assert (written.status, "Skrevet i 2 filer." in written.out) == (0, True)
    changed = [path for path, data in snapshot(content).items() if data != before[path]]
    assert all("/2025/" in path for path in changed)
    again = run("migrate")
    assert (again.status, again.out.endswith("Ingenting å skrive om.\n")) == (0, True)


def test_what_cannot_be_read_is_not_written_anew(run: Run, content: Path) -> None:
    (content / "elvebakken" / "2025" / "3-address" / "facts.yaml").write_text("measures: [\n")
    ran = run("migrate", "--write")
    assert (ran.status, "kan ikke leses, og kan derfor ikke skrives om ennå" in ran.out) == (
        1,
        True,
    )
    assert "act-minimum" in (content / "elvebakken" / "2025" / "report.yaml").read_text()


@pytest.mark.parametrize("name", ["valid", "three-languages", "two-years", "paper", "essential"])
def test_a_whole_folder_is_as_sound_after_as_before(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    content = tmp_path / "folders" / "content"
    shutil.copytree(FOLDERS / name, content)
    for report in content.glob("*/*/report.yaml"):
        unsigned = report.read_text(encoding="utf-8").split("\nsigning:")[0]
        report.write_text(f"{unsigned}\n", encoding="utf-8")
    monkeypatch.chdir(content.parent)
    run("migrate", "--write")
    checked = run("check", "--select", "SYN,VAL,REF2,REF304", "--as-of", "2026-06-01").out
    assert " feil " not in checked
    assert run("migrate").status == 0


def test_a_change_is_shown_with_two_lines_on_either_side(run: Run, content: Path) -> None:
    shutil.copytree(FOLDERS / "three-years" / "bergvik", content / "bergvik")
    report = content / "bergvik" / "2025" / "report.yaml"
    report.parent.mkdir(exist_ok=True)
    head = "# 1\n# 2\n# 3\nform: act-minimum\n# 5\n# 6\n# 7\nstatus: draft\n"
    report.write_text(head, encoding="utf-8")
    shown = run("migrate", "content/bergvik/2025").out.split("\n")
    around = [each for each in shown if each[:3] in {" # ", "-fo", "+fo"}]
    assert around == [
        " # 2", " # 3", "-form: act-minimum", "+form: act-essential", " # 5", " # 6",
    ]  # fmt: skip


def test_the_help_of_the_form_that_was_replaced_is_no_answer(run: Run, tmp_path: Path) -> None:
    """It stands in the comments of a draft that has been moved to the new form."""
    new = ("new", "nordlys", "2025", "--name", "Nordlys AS", "--form", "act-minimum")
    assert run(*new).status == 0
    assert run("migrate", "--write").status == 0
    report = (tmp_path / "content/nordlys/2025/report.yaml").read_text(encoding="utf-8")
    assert "\nform: act-essential #" in report
    assert "SYN250" not in run("check").out
