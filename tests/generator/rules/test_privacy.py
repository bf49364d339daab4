"""Personal data: what is found where, and what an exception may name it by."""

from typing import TYPE_CHECKING

import pytest

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


@pytest.mark.parametrize(
    "text",
    [
        f"{NUMBER}0",
        f"0{NUMBER}",
        f"{NUMBER}-1",
        "15108695087",  # its last digit does not check
        "12345678901",
    ],
)
def test_other_numbers_are_no_identity_numbers(text: str, found: "Found") -> None:
    assert found((PROSE, f"## 1.A.2\n\nSak {text} er stor.")) == []


@pytest.mark.parametrize("written", ["151086 95088", "151086.95088", "151086-95088"])
def test_an_identity_number_may_be_parted(written: str, found: "Found") -> None:
    (finding,) = found((PROSE, f"## 1.A.2\n\nNummeret er {written}."))
    assert finding.code == "PRV101"


def test_the_same_number_is_told_of_once_in_a_text(found: "Found") -> None:
    twice = "Ring 91 23 45 67 først. Ring 91 23 45 67 igjen."
    (finding,) = found((PROSE, f"## 1.A.2\n\n{twice}"))
    assert finding.where.words == "Ring 91 23 45 67"


def test_an_address_at_a_company_is_no_private_one(found: "Found") -> None:
    assert found((PROSE, "## 1.A.2\n\nSkriv til kari@granlia.example.")) == []
    (finding,) = found((PROSE, "## 1.A.2\n\nSkriv til Kari@GMAIL.com."))
    assert finding.arguments["host"] == "gmail.com"
