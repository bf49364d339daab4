"""VAL202: addresses that not everyone can send to."""

from typing import TYPE_CHECKING

from tests.generator.rules.sentences import answer

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


def test_an_address_that_not_everyone_can_send_to_is_found_wherever_it_stands(
    found: "Found",
) -> None:
    changes = (
        ("organisation.yaml", "information: {email: spør@granlia.example}"),
        ("report.yaml", "contact: {name: Kari, email: kåre@granlia.example}"),
        answer("Skriv til måns@granlia.example."),
    )
    addresses = [each.arguments["address"] for each in found(*changes)]
    assert addresses == ["måns@granlia.example", "kåre@granlia.example", "spør@granlia.example"]
