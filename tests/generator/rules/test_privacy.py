"""Personal data: what is found where, and what an exception may name it by."""

from typing import TYPE_CHECKING

import pytest

from tests.generator.rules.sentences import answer

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

PROSE, FACTS, HEAD = "1-embed/nb.md", "0-enterprise/facts.yaml", "report.yaml"
# The number of the example in the manual.
NUMBER = "15108695088"
CASES = {
    "PRV101": f"Fødselsnummeret er {NUMBER}.",
    "PRV102": "Ring 91 23 45 67.",
    "PRV103": "Skriv til kari.n@gmail.com.",
}


@pytest.mark.parametrize("code", CASES)
def test_it_is_found_in_an_answer_and_named_by_its_question(code: str, found: "Found") -> None:
    (finding,) = found((PROSE, f"## 1.A.2\n\n{CASES[code]}"))
    assert (finding.code, finding.about) == (code, "1.A.2")


def test_it_is_found_in_a_text_among_facts(found: "Found") -> None:
    (finding,) = found((FACTS, f"head_office: Storgata 1, {CASES['PRV102']}"))
    assert (finding.code, finding.about) == ("PRV102", "0.2")


@pytest.mark.parametrize(
    "text",
    [
        f"contact: {{name: Kari {NUMBER}}}",
        f"signing: {{signatories: [{{name: Ida, role: chair}}, {{name: {NUMBER}, role: chair}}]}}",
    ],
)
def test_it_is_found_beside_names_and_named_by_the_file(text: str, found: "Found") -> None:
    findings = [each for each in found((HEAD, text)) if each.code == "PRV101"]
    assert [each.about for each in findings] == [HEAD]


def test_the_same_number_is_told_of_once_in_a_text(found: "Found") -> None:
    twice = "Ring 91 23 45 67 først. Ring 91 23 45 67 igjen."
    (finding,) = found((PROSE, f"## 1.A.2\n\n{twice}"))
    assert finding.where.words == "Ring 91 23 45 67"


def test_an_address_at_a_company_is_no_private_one(found: "Found") -> None:
    assert found((PROSE, "## 1.A.2\n\nSkriv til kari@granlia.example.")) == []
    (finding,) = found((PROSE, "## 1.A.2\n\nSkriv til Kari@GMAIL.com."))
    assert finding.arguments["host"] == "gmail.com"


@pytest.mark.parametrize("number", ["15108695088", "151086 95088", "151086-95088"])
def test_an_identity_number_is_found_and_not_repeated(number: str, found: "Found") -> None:
    (finding,) = found(answer(f"Kari ({number})."))
    assert finding.code == "PRV101"
    assert "95088" not in str(finding.arguments)


@pytest.mark.parametrize("number", ["15108695077", "115108695088", "1510 8695088", "15108695088-1"])
def test_other_numbers_are_no_identity_numbers(number: str, found: "Found") -> None:
    assert found(answer(f"Konto {number}.")) == []


@pytest.mark.parametrize("number", ["45108688887", "551086 18858", "151086.95088"])
def test_identity_numbers_of_all_kinds(number: str, found: "Found") -> None:
    from stdnum.no import fodselsnummer

    digits = "".join(filter(str.isdigit, number))
    expected = ["PRV101"] if fodselsnummer.is_valid(digits) else []
    assert [each.code for each in found(answer(f"Kari ({number})."))] == expected


@pytest.mark.parametrize(
    "number",
    ["912 34 567", "91 23 45 67", "+47 91234567", "0047 41 23 45 67", "tlf. 91234567"],
)
def test_a_mobile_number_is_found(number: str, found: "Found") -> None:
    (finding,) = found(answer(f"Kari har {number}."))
    assert finding.code == "PRV102"


@pytest.mark.parametrize(
    "text",
    [
        "Vi kjøpte for 91 234 567 kroner.",
        "Vi har nummer 912 345 678.",
        "Saken har nummer 91234567.",
        "Ring 22 12 34 56.",
        "1 912 34 567 kroner",
        "Perioden er 2023-91 23 45 67.",
        "Konto 9123 45 67890.",
    ],
)
def test_other_numbers_are_no_mobile_numbers(text: str, found: "Found") -> None:
    assert [each for each in found(answer(text)) if each.code == "PRV102"] == []


def test_a_number_at_the_contact_is_where_it_belongs(found: "Found") -> None:
    contact = "contact: {name: Kari, title: A, email: a@granlia.example, telephone: 912 34 567}"
    assert found(("report.yaml", contact)) == []


def test_numbers_in_names_are_found_too(found: "Found") -> None:
    contact = "contact: {name: Kari 151086 95088, title: A, email: a@granlia.example}"
    (finding,) = found(("report.yaml", contact))
    assert (finding.code, finding.where.keys) == ("PRV101", ("contact", "name"))


@pytest.mark.parametrize("address", ["kari@gmail.com", "Kari.N@Hotmail.com", "k@online.no"])
def test_a_private_address(address: str, found: "Found") -> None:
    (finding,) = found(answer(f"Skriv til {address}."))
    assert finding.code == "PRV103"


@pytest.mark.parametrize("address", ["kari@lo.no", "post@gmail.com.example", "a@minonline.no"])
def test_an_address_of_the_organisation(address: str, found: "Found") -> None:
    assert found(answer(f"Skriv til {address}.")) == []
