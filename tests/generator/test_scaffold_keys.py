"""Keys of a new YAML file: with a value or to be filled in, explained beside or above."""

from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from generator.findings.positions import Plain
from generator.scaffold.keys import explain, write_field, write_fields
from schema.facts.enterprise import EnterpriseFacts, Person
from schema.fields import Field, FieldWords, fields_of, find_field
from schema.labels import Label
from schema.report import Report

LONG = "En forklaring som er så lang at den ikke får plass ved siden av nøkkelen. " * 2
COUNTRIES = "Land skrives med to store bokstaver (ISO 3166): "
# A mapping with `name` (Navn) and `title` (Stilling), and its fields.
AUTHOR = find_field(EnterpriseFacts, "foreword_author")
INSIDE = fields_of(Person)
# A list of mappings with `id` (Fast id) and `goal` (Mål).
GOALS = find_field(EnterpriseFacts, "next_goals")


def label(text: str) -> Label:
    return Label(dict.fromkeys(("nb", "nn", "en"), text))


def key(title: str, explanation: str = "", **more: Any) -> Field:
    """A field `a` that holds a text, unless more is said."""
    words = FieldWords(label(title), help=label(explanation) if explanation else None)
    return replace(find_field(Person, "name"), key="a", words=words, **more)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (key("Navn"), "Navn"),
        (key("Navn", "Som i registeret."), "Navn. Som i registeret."),
        (key("Hvem?", "Skriv navnet"), "Hvem? Skriv navnet."),
        (key("Navn", examples=("Kari", "Ola")), "Navn. For eksempel Kari."),
        (key("Hvor", choices=("own", "other")), "Hvor. Velg blant own, other."),
        (key("Hvor", choices=("own",), examples=("own",)), "Hvor. Velg blant own."),
        (key("Er det slik?", kind="yes_no"), "Er det slik? Velg blant ja, nei."),
    ],
)
def test_a_key_is_explained_by_label_help_and_choices_or_an_example(
    field: Field, said: str
) -> None:
    assert explain(field) == said


def test_what_may_be_chosen_is_a_vocabulary_or_the_forms() -> None:
    kinds = explain(key("Slag", vocabulary="kinds"))
    assert kinds.startswith("Slag. Velg blant actual (")
    assert "potential (" in kinds
    assert "ehn-2023 (" in explain(find_field(Report, "form"))


def test_countries_are_not_listed_one_by_one() -> None:
    where = explain(key("Hvor", vocabulary="geographies", examples=("NO",)))
    assert "asia (Asia), " in where
    assert where.count(COUNTRIES) == 1
    assert "eksempel" not in where
    country = explain(key("Hvor", vocabulary="countries", examples=("NO",)))
    assert country == f"Hvor. {COUNTRIES}NO (Norge), CN (Kina), BD (Bangladesh)."


def test_a_list_is_explained_without_an_example() -> None:
    assert explain(key("Navn", examples=("a, b",), many=True)) == "Navn"


def test_an_explanation_stands_beside_a_key_where_there_is_room_and_else_above() -> None:
    assert [*write_field(key("Navn"), None)] == ["a: # Navn"]
    assert [*write_field(key("Navn"), "Kari")] == ["a: Kari # Navn"]
    for value, written in ((None, "a:"), ("Kari", "a: Kari")):
        *above, line = write_field(key(LONG), value)
        assert line == written
        assert above
        assert all(each.startswith("# ") for each in above)


@pytest.mark.parametrize(("value", "line"), [(None, "a:"), ("Kari", "a: Kari")])
def test_a_line_may_be_as_wide_as_the_file_and_no_wider(value: str | None, line: str) -> None:
    fits = "x" * (100 - len(f"{line} # "))
    assert [*write_field(key(fits), value)] == [f"{line} # {fits}"]
    assert [*write_field(key(f"{fits}x"), value)] == [f"# {fits}x", line]


def test_what_is_explained_already_is_not_explained_again() -> None:
    assert [*write_field(key("Navn"), None, explained=True)] == ["a:"]
    assert [*write_field(key("Navn"), "Kari", explained=True)] == ["a: Kari"]


def test_a_value_needs_no_example_but_its_choices() -> None:
    assert [*write_field(key("Navn", examples=("Ola",)), "Kari")] == ["a: Kari # Navn"]
    assert [*write_field(key("Hvor", choices=("own", "other")), "own")] == [
        "a: own # Hvor. Velg blant own, other."
    ]


def test_text_of_several_lines_is_explained_above() -> None:
    lines = [*write_field(key("Tekst"), "En.\nTo.\n")]
    assert lines[0] == "# Tekst"
    assert yaml.safe_load("\n".join([*lines, ""])) == {"a": "En.\nTo.\n"}


def test_a_mapping_has_all_its_keys_filled_in_or_not() -> None:
    filled = [*write_field(AUTHOR, {"title": "Leder"}, explained=True)]
    assert filled == ["foreword_author:", "  name: # Navn", "  title: Leder # Stilling"]
    assert [*write_field(AUTHOR, None)] == [
        "# Hvem som har skrevet forordet",
        "foreword_author:",
        "  name: # Navn",
        "  title: # Stilling",
    ]


@pytest.mark.parametrize("empty", [None, []])
def test_an_empty_list_shows_an_item_as_a_comment(empty: "Plain | None") -> None:
    first, shown, *item = write_field(GOALS, empty, explained=True)
    assert first == "next_goals:"
    assert shown.startswith("  # Slik ser én ut.")
    assert item == ["  # - id: # Fast id", "  #   goal: # Mål"]


def test_a_list_with_something_in_it_has_its_items_alone() -> None:
    assert [*write_field(GOALS, [{"goal": "x"}], explained=True)] == ["next_goals:", "  - goal: x"]


def test_fields_are_indented_by_their_level() -> None:
    lines = [*write_fields(INSIDE, {"name": "Kari"}, 2)]
    assert lines == ["    name: Kari # Navn", "    title: # Stilling"]
