"""VAL202: addresses that not everyone can send to."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


def answer(text: str) -> tuple[str, str]:
    """An answer with this text."""
    return "4-track/nb.md", f"## 4.A.2\n\n{text}"


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
