"""A value in YAML changed in its place: its own lines, and no other byte."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import permutations, product
from pathlib import Path

import pytest

from generator.content.yaml_documents import parse_yaml
from generator.editing.opened_file import UnwritableError
from generator.editing.yaml_changes import change_value, read_value
from generator.editing.yaml_nodes import ListItem, Plain, Value
from schema.facts.enterprise import EnterpriseFacts
from schema.facts.identify import IdentifyFacts
from schema.fields import Field, fields_of
from tests.tools import ROOT

RISKS = fields_of(IdentifyFacts)
ENTERPRISE = fields_of(EnterpriseFacts)
TWO = """\
# Hva som er funnet.
risks:
  # Fast id først.
  - id: lonn # fast
    title: Lav lønn

  # Den andre.
  - id: tvang
    title: "Tvang"
# Slutt.
"""


def changed(text: str, keys: str, value: Value, fields: tuple[Field, ...] = ENTERPRISE) -> str:
    """A text with another value; also with the line ends of Windows, which all stay."""
    path = keys.split()
    made = change_value(text, path, value, fields)
    windows = change_value(text.replace("\n", "\r\n"), path, value, fields)
    assert windows == made.replace("\n", "\r\n") or text.count("\n") < 1
    return made


def opened(value: Plain) -> Value:
    """A value as the page gives it back: the items of its lists say which they were."""
    if isinstance(value, Mapping):
        return {key: opened(each) for key, each in value.items()}
    if isinstance(value, list) and all(isinstance(each, Mapping) for each in value):
        return [ListItem(dict(each), n) for n, each in enumerate(value)]  # type: ignore[arg-type]
    return value  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("suppliers: 12 # i år\n", "13", "suppliers: 13 # i år\n"),
        ("suppliers:   # antall\nemployees: 3\n", "5", "suppliers: 5   # antall\nemployees: 3\n"),
        ("suppliers: ~\n", "5", "suppliers: 5\n"),
        ("suppliers: 'a'\n", "b's", "suppliers: 'b''s'\n"),
        ('suppliers: "a"\n', 'b "c"', 'suppliers: "b \\"c\\""\n'),
        ("suppliers: a\n", "b: c", "suppliers: 'b: c'\n"),
        ("suppliers: a\n", "b #2", "suppliers: 'b #2'\n"),
        ("suppliers: a # x\n", "b\nc", "suppliers: |- # x\n  b\n  c\n"),
        ("suppliers: >-\n    a\n    b\ninputs: []\n", "c", "suppliers: >-\n    c\ninputs: []\n"),
        ("suppliers: >- # x\n  a\n\nemployees: 3\n", "b\n\nc",
         "suppliers: |- # x\n  b\n\n  c\n\nemployees: 3\n"),
        ("suppliers: |\n  a\n", "b\nc", "suppliers: |\n  b\n  c\n"),
        ("suppliers:\n  unavailable: hentes inn\n", "5", "suppliers: 5\n"),
        ("suppliers: 5 # x\n", {"unavailable": "hentes inn"},
         "suppliers: # x\n  unavailable: hentes inn\n"),
        ("suppliers: {nb: Ull}\n", {"nb": "Ull", "en": "Wool"}, "suppliers: {nb: Ull, en: Wool}\n"),
        ("suppliers: {nb: Ull, en: Wool}\n", {"en": "Yarn", "nb": "Ull"},
         "suppliers: {nb: Ull, en: Yarn}\n"),
        ("suppliers: 12 # i år\n", None, "suppliers: # i år\n"),
        ("suppliers: |\n  a\nemployees: 3\n", None, "suppliers: \nemployees: 3\n"),
        ("employees: 3\n# c\ninputs: []\n", "5", "employees: 3\nsuppliers: 5\n# c\ninputs: []\n"),
        ("employees: 3 # x", "5", "employees: 3 # x\nsuppliers: 5"),
        ("# bare en merknad\n", "5", "# bare en merknad\nsuppliers: 5\n"),
        ("", "5", "suppliers: 5\n"),
    ],
)  # fmt: skip
def test_a_value_changes_where_it_stands(before: str, value: Value, after: str) -> None:
    assert changed(before, "suppliers", value) == after


def test_why_there_is_no_value_takes_the_place_of_its_fields_and_gives_it_back() -> None:
    """Also in a new file, whose fields are there, and empty: beside the reason they are wrong."""
    new = (
        "# Over.\nturnover: # i året\n  # Hele kroner.\n  amount: # Beløp\n"
        "  currency: # Valuta\n\n# Under.\nemployees:\n"
    )
    why = "# Over.\nturnover: # i året\n  unavailable: Ikke ennå.\n\n# Under.\nemployees:\n"
    both = "# Over.\nturnover: # i året\n  amount: 5\n  currency: NOK\n\n# Under.\nemployees:\n"
    assert changed(new, "turnover", {"unavailable": "Ikke ennå."}) == why
    assert changed(why, "turnover", {"currency": "NOK", "amount": "5"}) == both
    assert changed(both, "turnover", {"unavailable": "Ikke ennå."}) == why
    other = changed(why, "turnover", {"unavailable": {"see": "0.6"}})
    assert other == why.replace(" Ikke ennå.", '\n    see: "0.6"')


def test_a_list_that_is_added_stands_apart_where_the_others_do() -> None:
    added = [ListItem({"file": "a.pdf", "title": "A"})]
    before = "form: f\n\nsigning:\n  place: Oslo\n"
    after = change_value(before, ("attachments",), added, ())
    assert after == f"{before}\nattachments:\n  - file: a.pdf\n    title: A\n"
    close = "form: f\nsigning:\n  place: Oslo\n"
    assert change_value(close, ("attachments",), added, ()) == after.replace("\n\n", "\n")


def test_a_field_within_a_mapping_comes_and_goes_with_its_line() -> None:
    before = "turnover:\n  amount: 5 # kroner\n  currency: NOK\nemployees: 3\n"
    after = "turnover:\n  amount: 6 # kroner\nemployees: 3\n"
    assert changed(before, "turnover", {"amount": "6"}) == after
    assert changed(after, "turnover", {"amount": "6", "currency": "NOK"}) == (
        "turnover:\n  amount: 6 # kroner\n  currency: NOK\nemployees: 3\n"
    )


def test_a_part_of_a_mapping_leaves_its_other_keys() -> None:
    before = "contact:\n  name: Kari\n  email: k@example.no # ny\n"
    assert change_value(before, ("contact", "email"), "o@example.no", ()) == (
        "contact:\n  name: Kari\n  email: o@example.no # ny\n"
    )


def test_items_are_added_in_the_manner_of_those_that_are_there() -> None:
    items = [*items_of(TWO), ListItem({"title": "Brann", "id": "brann"})]
    assert changed(TWO, "risks", items, RISKS) == TWO.replace(
        '"Tvang"\n', '"Tvang"\n\n  - id: brann\n    title: Brann\n'
    )


def test_items_move_with_their_comments() -> None:
    first, second = items_of(TWO)
    assert (
        changed(TWO, "risks", [second, first], RISKS)
        == """\
# Hva som er funnet.
risks:
  # Fast id først.
  # Den andre.
  - id: tvang
    title: "Tvang"

  - id: lonn # fast
    title: Lav lønn
# Slutt.
"""
    )


def test_an_item_is_left_out_and_another_changed_at_once() -> None:
    second = ListItem({"id": "tvang", "title": "Tvangsarbeid"}, 1)
    assert (
        changed(TWO, "risks", [second], RISKS)
        == """\
# Hva som er funnet.
risks:
  # Fast id først.
  # Den andre.
  - id: tvang
    title: "Tvangsarbeid"
# Slutt.
"""
    )


THREE = """\
risks:
  - id: a # fast
    title: A
    # Hvor.
    geography: [NO]
    kind: actual

  # Den andre.
  - id: b
    title: |
      B
    kind: potential
  - id: c
    kind: actual
none_found:
  scope: Alt
"""


def test_items_leave_and_move_while_others_lose_and_gain_fields() -> None:
    """Whatever is done to a list at once: it can be written, and says what was wanted."""
    read = read_value(THREE, ["risks"])
    assert isinstance(read, list)
    said = [each for each in read if isinstance(each, dict)]
    tried = 0
    for count in range(1, 4):
        for order in permutations(range(3), count):
            for item, lost in product(order, ("id", "title", "geography", "kind", "title kind")):
                items = {number: {**said[number]} for number in order}
                for key in lost.split():
                    items[item].pop(key, None)
                items[item]["relation"] = "own"
                wanted = [ListItem(items[number], number) for number in order]  # type: ignore[arg-type]  # texts
                made = changed(THREE, "risks", wanted, RISKS)
                assert read_value(made, ["risks"]) == [items[number] for number in order]
                assert made.endswith("\nnone_found:\n  scope: Alt\n")
                tried += 1
    assert tried == (3 * 1 + 6 * 2 + 6 * 3) * 5


def test_a_template_is_filled_in_before_lines_are_added() -> None:
    before = "risks:\n  # Fyll ut.\n  - id: # Fast id\n    title: # Navn\n"
    items = [ListItem({"id": "a", "title": "A", "kind": "actual"}), ListItem({"id": "b"})]
    assert changed(before, "risks", items, RISKS) == (
        "risks:\n  # Fyll ut.\n  - id: a # Fast id\n    title: A # Navn\n"
        "    kind: actual\n  - id: b\n"
    )


def test_fields_that_are_added_come_in_their_order_and_leave_no_spaces_behind() -> None:
    before = "risks:\n  - id: a # fast\n    kind: actual\n"
    value = {"reason": "R", "id": "a", "kind": "actual", "description": "D\n\nd", "title": "A"}
    assert changed(before, "risks", [ListItem(value, 0)], RISKS) == (
        "risks:\n  - id: a # fast\n    title: A\n    kind: actual\n"
        "    description: |-\n      D\n\n      d\n    reason: R\n"
    )


def test_a_list_that_is_emptied_keeps_what_is_said_above_it() -> None:
    assert changed(TWO, "risks", [], RISKS) == (
        "# Hva som er funnet.\nrisks:\n  # Fast id først.\n# Slutt.\n"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [("a: [", "unparsed"), ("- a\n", "not_a_mapping"), ("{suppliers: 5}\n", "not_a_mapping")],
)
def test_what_cannot_be_changed_in_its_place_is_left_alone(text: str, reason: str) -> None:
    with pytest.raises(UnwritableError) as caught:
        change_value(text, ("suppliers",), "6", ENTERPRISE)
    assert caught.value.reason == reason


def items_of(text: str) -> list[ListItem]:
    given = opened(read_value(text, ("risks",)))
    assert isinstance(given, list)
    return [each for each in given if isinstance(each, ListItem)]


def fixtures() -> Iterator[Path]:
    """Every YAML file of content that can be read."""
    folders = (ROOT / "content", ROOT / "tests" / "folders", ROOT / "tests" / "content")
    for path in sorted(file for folder in folders for file in folder.rglob("*.yaml")):
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            continue
        if parse_yaml("", text.removeprefix("\ufeff"))[0]:
            yield path


def values_of(text: str) -> Iterator[tuple[tuple[str, ...], Plain]]:
    """Every value of a file that is not in a list, with its keys."""
    waiting: list[tuple[str, ...]] = [()]
    while waiting:
        keys = waiting.pop()
        said = read_value(text, keys)
        if keys:
            yield keys, said
        if isinstance(said, dict):
            waiting += [(*keys, each) for each in said]


def lines_left(before: str, after: str) -> Counter[str]:
    """The lines of a text that another one lacks."""
    return Counter(before.splitlines()) - Counter(after.splitlines())


@pytest.mark.slow
def test_saving_what_was_opened_changes_no_byte_of_any_fixture() -> None:
    tried = 0
    for path in fixtures():
        text = path.read_bytes().decode().removeprefix("\ufeff")
        for keys, said in values_of(text):
            assert change_value(text, keys, opened(said), ()) == text, (path, keys)
            tried += 1
    assert tried > 1500


@pytest.mark.slow
def test_one_change_in_any_fixture_touches_its_own_lines_alone() -> None:
    tried = 0
    for path in fixtures():
        text = path.read_bytes().decode().removeprefix("\ufeff")
        for keys, said in values_of(text):
            if isinstance(said, str):
                after = change_value(text, keys, "Noe ganske annet: #1", ())
                gone = lines_left(text, after)
                within = said.count("\n") + 1 + len(said) // 40
                assert gone.total() <= within, (path, keys)
            elif isinstance(said, list) and isinstance(said[0], dict):
                items = [ListItem(dict(each), n) for n, each in enumerate(said)]  # type: ignore[arg-type]
                new = ListItem({"id": "ny", "title": "Ny: en"})
                after = change_value(text, keys, [*items, new], ())
                gone = lines_left(text, after)
                assert {*gone} <= {"  -"}, (path, keys)  # an item with nothing in it is filled
                assert change_value(after, keys, items, ()).split() == text.split() or gone
                change_value(text, keys, [*reversed(items)], ())
            else:
                continue
            tried += 1
    assert tried > 1000
