"""What import asks the editor to look over of a statement in free form."""

from pathlib import Path

import pytest

from generator.importing.source.reading import read_blocks
from generator.importing.statement.reading import read_statement
from generator.importing.statement_check import list_unanswered, look_over_statement
from schema.form import load_form
from tests.generator.command import Run

HEAD = "# Redegjørelse 2024 for Solfisk AS\n\n"
PARTS = {
    "Organisering": "Solfisk AS er eid av familien og har 85 ansatte.",
    "Leverandørkjede": "Vi kjøper fisk, salt og emballasje fra 40 leverandører.",
    "Retningslinjer": "Styret har vedtatt etiske retningslinjer, og alle kan varsle anonymt.",
    "Metode": "Vi sendte spørreskjema til 30 leverandører, og 25 svarte.",
    "Risikoer": "- Risiko for tvangsarbeid på fabrikkskip",
    "Tiltak": "Vi har byttet leverandør.",
}


def statement(**changed: str) -> str:
    parts = {**PARTS, **changed}
    return HEAD + "\n\n".join(f"## {head}\n\n{text}" for head, text in parts.items())


def found(text: str, name: str = "") -> set[tuple[str, str]]:
    read = read_statement(read_blocks(text.encode()), load_form("act-essential"), None)
    return {(each.key, each.about) for each in look_over_statement(read, name)}


def test_of_a_statement_as_it_should_be_nothing_is_said() -> None:
    assert found(statement(), "Solfisk AS") == set()


@pytest.mark.parametrize(
    ("key", "about", "changed"),
    [
        ("import_check_long", "5.b.2", {"Metode": "Vi undersøkte hver leverandør for seg. " * 40}),
        ("import_check_heading", "5.a.4", {"Retningslinjer": "Vi har regler.\n\nInnledning:"}),
        (
            "import_check_repeated",
            "5.a.4",
            {"Retningslinjer": "Solfisk internt\n\nRegler.\n\nSolfisk internt\n\nSolfisk internt"},
        ),
    ],
)
def test_what_looks_wrong_is_named(key: str, about: str, changed: dict[str, str]) -> None:
    assert (key, about) in found(statement(**changed))


def test_another_organisation_s_statement_is_told() -> None:
    assert found(statement(), "Nordlys Tekstil AS") == {("import_check_name", "0.1")}


def test_what_nothing_was_found_of_is_listed() -> None:
    read = read_statement(
        read_blocks(statement(Tiltak="").encode()), load_form("act-essential"), None
    )
    assert "4.f.1" not in {each.where for each in read.draft.placed}
    assert list_unanswered(read) == []
    only = read_statement(
        read_blocks(
            (
                HEAD
                + "## Metode\n\nVi kartla risiko for tvangsarbeid. Vi har rutiner for varsling."
            ).encode()
        ),
        load_form("act-essential"),
        None,
    )
    assert "5.a.2" in list_unanswered(only)


def test_remarks_name_file_and_line_and_the_source(run: Run, tmp_path: Path) -> None:
    text = statement(Retningslinjer="Vi har regler.\n\nInnledning:")
    (tmp_path / "s.md").write_text(text, encoding="utf-8")
    ran = run("import", "s.md")
    assert ran.status == 0
    line = next(each for each in ran.out.splitlines() if "«Innledning" in each)
    where, _, source = line.strip().partition(" (")
    assert source.startswith("linje 15)")
    path, _, number = where.rpartition(":")
    file = tmp_path / "content/solfisk/2024" / path
    assert "Innledning" in file.read_text(encoding="utf-8").splitlines()[int(number) - 1]
