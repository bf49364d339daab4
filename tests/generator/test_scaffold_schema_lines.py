"""The first line of a YAML file leads to its schema: the repository's, or the program's own."""

from pathlib import Path

import pytest

from generator.scaffold.schema_lines import SCHEMAS, schema_of, with_schema


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        ("organisation.yaml", "organisation.json"),
        ("2023/report.yaml", "report.json"),
        ("2-identify/facts.yaml", "facts-2-identify.json"),
        ("9-other/facts.yaml", "facts.json"),
    ],
)
def test_a_file_has_the_schema_of_its_step_if_there_is_one(file: str, schema: str) -> None:
    assert schema_of(file) == schema


def line(folder: Path, name: str) -> str:
    first, rest = with_schema(folder, name, "a: 1\n").split("\n", 1)
    assert rest == "a: 1\n"
    return first.removeprefix("# yaml-language-server: $schema=")


def test_the_schemas_of_the_repository_come_before_the_program_s(tmp_path: Path) -> None:
    (tmp_path / "schema" / "json").mkdir(parents=True)
    (tmp_path / "schema" / "json" / "organisation.json").write_text("{}", encoding="utf-8")
    folder = tmp_path / "content" / "lo"
    assert line(folder, "organisation.yaml") == "../../schema/json/organisation.json"
    assert line(tmp_path, "organisation.yaml") == "schema/json/organisation.json"
    # It has no schema for this one.
    program = line(folder, "2023/report.yaml")
    assert (folder / "2023" / program).resolve() == (SCHEMAS / "report.json").resolve()


def test_only_yaml_has_a_schema(tmp_path: Path) -> None:
    assert with_schema(tmp_path, "2023/nb.md", "Hei\n") == "Hei\n"
