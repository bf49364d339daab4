"""Keys of a new YAML file: with a value or to be filled in, explained beside or above."""

from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from generator.findings.positions import Plain
from generator.scaffold.keys import list_more, name_key, write_field, write_fields
from schema.facts.address import AddressFacts, Measure
from schema.facts.enterprise import EnterpriseFacts, Person
from schema.fields import Field, FieldWords, fields_of, find_field
from schema.labels import Label
from schema.report import Report, Revision, Signing

LONG = "Et navn som er så langt at det ikke får plass ved siden av nøkkelen. " * 2
# A mapping with `name` (Navn) and `title` (Stilling), and its fields.
AUTHOR = find_field(EnterpriseFacts, "foreword_author")
INSIDE = fields_of(Person)
# A list of mappings with `id` (Fast kortnavn) and `goal` (Mål).
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
        (key("Navn", "Som i registeret.", examples=("Kari",)), "Navn"),
        (key("Hvor", choices=("own", "other")), "Hvor (own, other)"),
        (key("Er det slik?", kind="yes_no"), "Er det slik? (ja, nei)"),
        (key("Slag", vocabulary="kinds"), "Slag (actual, potential)"),
        (key("Tema", vocabulary="topics"), "Tema"),
        (key("Land", vocabulary="countries"), "Land"),
    ],
)
def test_a_key_is_named_by_its_label_and_few_choices(field: Field, said: str) -> None:
    """Help and many choices are where an editor's program shows them, and in docs/felter.md."""
    assert name_key(field) == said


def test_the_forms_are_a_choice() -> None:
    assert "ehn-2023" in name_key(find_field(Report, "form"))


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


def test_text_of_several_lines_is_explained_above() -> None:
    lines = [*write_field(key("Tekst"), "En.\nTo.\n")]
    assert lines[0] == "# Tekst"
    assert yaml.safe_load("\n".join([*lines, ""])) == {"a": "En.\nTo.\n"}


def test_a_mapping_has_all_its_keys_filled_in_or_not() -> None:
    filled = [*write_field(AUTHOR, {"title": "Leder"}, explained=True)]
    assert filled == ["foreword_author:", "  name: # Navn", "  title: Leder # Stilling"]
    assert [*write_field(AUTHOR, None)] == [
        "foreword_author: # Hvem som har skrevet forordet",
        "  name: # Navn",
        "  title: # Stilling",
    ]


@pytest.mark.parametrize("empty", [None, []])
def test_an_empty_list_has_an_item_to_be_filled_in(empty: "Plain | None") -> None:
    first, said, *item = write_field(GOALS, empty, explained=True)
    assert first == "next_goals:"
    assert said == "  # Fyll ut. Er det flere, kopierer du linjene for hver."
    assert item == ["  - id: # Fast kortnavn", "    goal: # Mål"]


def test_an_item_begins_with_what_it_needs_and_says_what_else_it_may_have() -> None:
    first, said, *item = write_field(find_field(AddressFacts, "measures"), None, explained=True)
    assert first == "measures:"
    keys = [each.strip(" -").split(":")[0] for each in item if not each.startswith("  #")]
    assert keys == ["risk", "status", "actions", "results"]
    told = " ".join((said, *(each.strip(" #") for each in item if each.startswith("  #"))))
    assert told.endswith("Andre felt: goal, status_note, goal_this_year, expected_results.")


def test_what_tools_fill_in_is_never_there() -> None:
    for model in (Measure, Signing, Revision):
        fields = fields_of(model)
        never = [each.key for each in fields if each.words.in_new_files == "never"]
        assert never in (["joined_by"], ["digest"])
        written = "\n".join(write_fields(fields, {})) + list_more(fields)
        assert never[0] not in written


def test_a_list_with_something_in_it_has_its_items_alone() -> None:
    assert [*write_field(GOALS, [{"goal": "x"}], explained=True)] == ["next_goals:", "  - goal: x"]


def test_fields_are_indented_by_their_level() -> None:
    lines = [*write_fields(INSIDE, {"name": "Kari"}, 2)]
    assert lines == ["    name: Kari # Navn", "    title: # Stilling"]
