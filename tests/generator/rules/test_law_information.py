"""LAW5xx: where to ask."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


@pytest.mark.parametrize(
    "place", ["email: a@b.no", "url: https://granlia.example/spør", "address: 'Storgata 1, Oslo'"]
)
def test_any_written_way_to_ask_will_do(place: str, found: "Found") -> None:
    assert found(("organisation.yaml", f"information: {{{place}}}")) == []


def test_a_telephone_is_not_a_written_way(found: "Found") -> None:
    (finding,) = found(("organisation.yaml", "information: {telephone: 23 00 00 00}"))
    assert (finding.code, finding.arguments["case"]) == ("ADV501", "telephone")
