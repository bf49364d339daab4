"""A list in YAML with other items: each is one of the file's, and once, or a new one."""

import pytest

from generator.editing.opened_file import UnwritableError
from generator.editing.yaml_changes import change_value
from generator.editing.yaml_nodes import ListItem
from schema.facts.identify import IdentifyFacts
from schema.fields import fields_of

FIRST, SECOND, NEW = ({"id": each, "title": each.upper()} for each in "abc")
TWO = """\
risks:
  # Den første.
  - id: a
    title: A
  # Den andre.
  - id: b
    title: B
# Slutt.
"""
# What stands above the first item may be of the whole list, and stays.
HEAD, ONE = "risks:\n  # Den første.\n", "  - id: a\n    title: A\n"
OTHER = "  # Den andre.\n  - id: b\n    title: B\n"


def change(*items: ListItem) -> str:
    return change_value(TWO, ["risks"], list(items), fields_of(IdentifyFacts))


def test_items_that_change_places_take_their_comments_along() -> None:
    assert f"{HEAD}{ONE}{OTHER}# Slutt.\n" == TWO
    assert change(ListItem(FIRST, 0), ListItem(SECOND, 1)) == TWO
    assert change(ListItem(SECOND, 1), ListItem(FIRST, 0)) == f"{HEAD}{OTHER}{ONE}# Slutt.\n"
    assert change(ListItem(SECOND, 1)) == f"{HEAD}{OTHER}# Slutt.\n"


def test_a_new_item_comes_after_the_last() -> None:
    made = change(ListItem(FIRST, 0), ListItem(SECOND, 1), ListItem(NEW))
    assert made == f"{HEAD}{ONE}{OTHER}  - id: c\n    title: C\n# Slutt.\n"


@pytest.mark.parametrize("origins", [(0, 0), (0, 2), (-1, 0), (1, 1)])
def test_no_item_is_another_or_twice_the_same(origins: tuple[int, int]) -> None:
    with pytest.raises(UnwritableError, match="does_not_read_back"):
        change(*(ListItem(FIRST, each) for each in origins))
