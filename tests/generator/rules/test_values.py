"""VAL202 and VAL203: addresses that not everyone can send to, and names that are more than one."""

from typing import TYPE_CHECKING

import pytest

from tests.generator.rules.sentences import answer

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

SIGNED = (
    "signing:\n  date: 2024-03-13\n  board_size: 1\n  general_manager: false\n"
    "  signatories:\n    - name: '{}'\n      role: chair\n"
)


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


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("Kari Vik og Ola Nes", "several"),
        ("Kari Vik, Ola Nes og Siri Lund", "several"),
        ("Kari Vik / Ola Nes", "several"),
        ("Kari Vik, styreleder", "beside"),
        ("Styreleder: Kari Vik", "beside"),
        ("Kari Vik - styreleder", "beside"),
        ("Kari Vik (sign.)", "beside"),
        ("[navn]", "beside"),
    ],
)
def test_a_name_that_is_more_than_one_name_is_found(name: str, case: str, found: "Found") -> None:
    findings = found(("report.yaml", SIGNED.format(name.replace("'", "''"))))
    assert [(each.code, each.arguments.get("case")) for each in findings] == [("VAL203", case)]


@pytest.mark.parametrize(
    "name",
    ["Kari", "Elisabeth (Lise) Vik", "Jan-Erik von der Lippe", "Odd Og Nes", "Dr. Mary O'Neil",
     "Nguyễn Văn An", "Åse-Marie Ødegård"],
)  # fmt: skip
def test_a_name_of_any_shape_is_a_name(name: str, found: "Found") -> None:
    assert found(("report.yaml", SIGNED.format(name.replace("'", "''")))) == []


def test_what_is_no_person_is_told_once(found: "Found") -> None:
    assert [each.code for each in found(("report.yaml", SIGNED.format("sign.")))] == ["LAW524"]
