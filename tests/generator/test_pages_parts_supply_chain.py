"""The chain of purchases: drawn where two shares of it are told."""

from pathlib import Path

import pytest

from generator.pages.parts.supply_chain import _bought, show_chain
from tests.generator.books import make_book, open_page

COUNTRIES = "producers_by_country: [{country: NO, producers: 3}]"


@pytest.mark.parametrize(
    ("shares", "is_drawn"),
    [
        ("own_production: 100", False),
        ("own_production: 40, through_intermediary: 60", True),
        ("own_production: 40, through_intermediary: 50, other: 10", True),
    ],
)
def test_a_chain_has_two_ways(tmp_path: Path, shares: str, *, is_drawn: bool) -> None:
    files = {"2023/0-enterprise/facts.yaml": f"purchasing: {{{shares}}}\n"}
    assert (show_chain(open_page(make_book(tmp_path, files))) is not None) is is_drawn


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("suppliers: 40", "40 leverandører"),
        ("", None),
        (f"suppliers: 40\n{COUNTRIES}", "40 leverandører"),
        ("suppliers: 40\nproducers_counted: suppliers", "40 leverandører"),
        (f"suppliers: 40\nproducers_counted: suppliers\n{COUNTRIES}", None),
    ],
)
def test_how_many_sell_is_said_once(tmp_path: Path, facts: str, said: str | None) -> None:
    files = {"2023/0-enterprise/facts.yaml": f"{facts}\n"}
    assert _bought(open_page(make_book(tmp_path, files))) == said
