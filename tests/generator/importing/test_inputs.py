"""Inputs and raw materials: items with where they come from, in rows or in lines below."""

from typing import Any

import pytest

from generator.importing.answers.inputs import read_inputs
from tests.generator.importing.facts import read, rest_of

STEEL = {"item": "Stål", "geography": ["IN"]}


@pytest.mark.parametrize(
    ("text", "items", "rest"),
    [
        ("Stål\nIndia", [STEEL], []),
        ("Råvare\n\nStål India", [STEEL], []),
        # A head is one above all items.
        ("Stål India\n\nRåvare", [STEEL, {"item": "Råvare"}], []),
        ("Stål India\n\nUll\n\nPeru", [STEEL, {"item": "Ull", "geography": ["PE"]}], []),
        # A place alone is one more of the item above, said once, but not after a comment.
        (
            "Stål India\n\nIndia\n\nPeru",
            [{"item": "Stål", "geography": ["IN", "PE"]}],
            [],
        ),
        (
            "Stål India\n\nDet er alt vi vet.\n\nPeru",
            [STEEL],
            ["Det er alt vi vet.", "Peru"],
        ),
        ("India\n\nStål India", [STEEL], ["India"]),
        ("Stål Kina og Norge", [{"item": "Stål", "geography": ["CN", "NO"]}], []),
        # What is alone between blank lines is an item without a place; what is not, a comment.
        ("Stål India\n\nUll", [STEEL, {"item": "Ull"}], []),
        ("Stål India\n\nUll\nSilke", [STEEL], ["Ull", "Silke"]),
        ("en to tre fire fem seks\n\nIndia", [
            {"item": "en to tre fire fem seks", "geography": ["IN"]},
        ], []),
        ("en to tre fire fem seks sju\n\nIndia", None, ["en to tre fire fem seks sju", "India"]),
        ("Vi vet ikke India.", None, ["Vi vet ikke India."]),
    ],
)  # fmt: skip
def test_an_item_has_the_places_at_its_end_or_below(
    text: str, items: list[Any] | None, rest: list[str]
) -> None:
    found = read(read_inputs, text)
    assert (found.value, rest_of(found)) == (items, rest)


@pytest.mark.parametrize(("length", "is_parted"), [(120, True), (121, False)])
def test_a_row_is_no_longer_than_a_line(length: int, *, is_parted: bool) -> None:
    text = f"Varer {'x' * (length - 12)} India"
    assert len(text) == length
    item = {"item": text[:114].strip(), "geography": ["IN"]} if is_parted else {"item": text}
    assert read(read_inputs, text).value == [item]
