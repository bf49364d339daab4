"""The map of a portal's report: written by paragraph, corrected, and obeyed."""

from pathlib import Path

import pytest

from generator.importing.files import write_files
from generator.importing.piece_map import MapEntry, MapError, MapPiece, find_moved
from generator.importing.report import ImportOptions, read_report
from tests.generator.command import Run
from tests.generator.importing.sources import REPORTS, make_report

ANSWERS = {
    "1.A.2": "Vi følger FNs veiledende prinsipper.\n\nStyret leder arbeidet.",
    "6.A.2": "Ingen tilfeller, så vidt vi vet.",
    "6.B.1": "Nei.",
    "5.A.1": "Nei.",
}


@pytest.fixture
def written(run: Run, tmp_path: Path) -> list[str]:
    (tmp_path / "rapport.txt").write_text(make_report(ANSWERS), encoding="utf-8")
    ran = run("import", "rapport.txt", "--dry-run", "--map", "import.yaml")
    assert ran.status == 0, ran.err
    assert not (tmp_path / "content").exists()
    return (tmp_path / "import.yaml").read_text(encoding="utf-8").splitlines()


def _answers(folder: Path) -> str:
    return "\n".join(each.read_text(encoding="utf-8") for each in sorted(folder.rglob("nb.md")))


def _move(lines: list[str], text: str, to: str) -> str:
    at = next(n for n, line in enumerate(lines) if text in line) - 1
    return "\n".join([*lines[:at], f"    to: {to}", *lines[at + 1 :], ""])


@pytest.mark.parametrize("name", ["fjellbris-mobel-2022", "nordlys-textiles-2024", "lo-2023"])
def test_a_map_that_nobody_changed_changes_nothing(name: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_bytes((REPORTS / f"{name}.txt").read_bytes())
    run("import", "r.txt", "--dry-run", "--map", "import.yaml")
    for into in ("one", "two"):
        more = ("--map", "import.yaml") if into == "two" else ()
        assert run("import", "r.txt", "--into", into, *more).status == 0
    files = [
        {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*.*")}
        for folder in (tmp_path / "one", tmp_path / "two")
    ]
    assert files[0] == files[1] != {}


def test_a_paragraph_goes_where_the_editor_puts_it(
    written: list[str], run: Run, tmp_path: Path
) -> None:
    (tmp_path / "import.yaml").write_text(_move(written, "Styret leder", "1.B.1"), encoding="utf-8")
    ran = run("import", "rapport.txt", "--map", "import.yaml")
    assert ran.status == 0, ran.err
    answers = _answers(tmp_path)
    under = answers[: answers.index("Styret leder arbeidet.")].rsplit("\n## ", 1)[1]
    assert under.startswith("1.B.1 ")
    assert "veiledende prinsipper" in answers


def test_of_equal_answers_one_alone_is_moved(written: list[str]) -> None:
    pieces = [MapPiece(1, "5.A.1", "Nei."), MapPiece(2, "6.B.1", "Nei.")]
    assert sum("Nei." in line for line in written) == 2
    entries = (MapEntry("5.A.1", "Nei.", 1), MapEntry("6.A.2", "Nei.", 2))
    assert find_moved(entries, pieces) == {("nei", 1): "6.A.2"}
    assert find_moved(entries[1:], pieces) == {("nei", 0): "6.A.2", ("nei", 1): "6.A.2"}
    with pytest.raises(MapError):
        find_moved((MapEntry("6.A.2", "Ja.", 1),), pieces)


def test_a_question_without_a_heading_is_answered_too() -> None:
    text = make_report(ANSWERS)
    moved = {("ingentilfellersåvidtvivet", 0): "2.A.2.c"}
    files = write_files(read_report(text.encode(), ImportOptions(), moved)).files
    answers = "\n".join(files.values())
    assert "## 2.A.2.c" in answers[: answers.index("Ingen tilfeller")]


def test_an_unknown_question_is_told(written: list[str], run: Run, tmp_path: Path) -> None:
    (tmp_path / "import.yaml").write_text(_move(written, "Styret leder", "9.Z"), encoding="utf-8")
    ran = run("import", "rapport.txt", "--map", "import.yaml")
    assert ran.status == 2
    assert "«9.Z» er ikke et spørsmål" in ran.err
