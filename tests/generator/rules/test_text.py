"""VAL202, LNG, TXT, ACC and PRV: the words of a report."""

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.checks.messages import message_of

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

ENGLISH = ("organisation.yaml", "languages: [nb, en]")


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


@pytest.mark.parametrize(
    "words", ["TBD", "TODO", "???", "XXX", "Lorem ipsum", "fyll inn", "<NAVN>", "[SETT INN]"]
)
def test_a_placeholder(words: str, found: "Found") -> None:
    (finding,) = [each for each in found(answer(f"Vi gjør {words}.")) if each.code == "TXT101"]
    assert finding.arguments["words"] == words


@pytest.mark.parametrize(
    "text",
    ["Hva gjør vi?", "Metoden tar hensyn.", "Under <30.", "Vi følger [ILO](https://www.ilo.org)."],
)
def test_no_placeholder(text: str, found: "Found") -> None:
    assert found(answer(text)) == []


@pytest.mark.parametrize("words", ["her", "Les mer", "**klikk her**", "here"])
def test_a_link_that_says_nothing(words: str, found: "Found") -> None:
    (finding,) = found(answer(f"Vi bruker [{words}](https://lo.no)."))
    assert finding.code == "ACC102"


def test_a_link_that_says_something(found: "Found") -> None:
    assert found(answer("Vi bruker [det som er her](https://lo.no) og https://lo.no/mer.")) == []


@pytest.mark.parametrize("number", ["15108695088", "151086 95088", "151086-95088"])
def test_an_identity_number_is_found_and_not_repeated(number: str, found: "Found") -> None:
    (finding,) = found(answer(f"Kari ({number})."))
    assert finding.code == "PRV101"
    assert "95088" not in str(finding.arguments)


@pytest.mark.parametrize("number", ["15108695077", "115108695088", "1510 8695088", "15108695088-1"])
def test_other_numbers_are_no_identity_numbers(number: str, found: "Found") -> None:
    assert found(answer(f"Konto {number}.")) == []


def test_a_language_that_is_promised_but_not_there(found: "Found") -> None:
    (finding,) = found(ENGLISH)
    assert (finding.code, finding.arguments["missing_language"]) == ("LNG102", "en")


def test_each_text_that_is_missing_in_a_language_that_is_there(found: "Found") -> None:
    english = ("4-track/en.md", "## 4.A.2\n\nWe visit the farms.\n\n## 4.A.1.a\n\nWe do.")
    findings = {each.where: each for each in found(ENGLISH, english)}
    about = {each.about for each in findings.values()}
    assert {each.code for each in findings.values()} == {"LNG101"}
    assert "4.A.2" not in about
    assert {"4.A.1.b", "3.A.1", "2.A.1"} <= about


def test_a_step_of_which_nothing_is_translated_is_one_finding(found: "Found") -> None:
    english = ("4-track/en.md", "## 4.A.2\n\nWe visit the farms.")
    steps = {
        each.where.file: each.arguments["questions"]
        for each in found(ENGLISH, english)
        if each.arguments["case"] == "step"
    }
    assert steps["granlia/2023/5-communicate/en.md"] == ("5.A.1", "5.A.2", "5.A.3")
    assert "granlia/2023/4-track/en.md" not in steps


def test_where_a_missing_text_would_be_written(found: "Found") -> None:
    english = ("4-track/en.md", "## 4.A.2\n\nWe visit the farms.")
    places = {each.about: each.where for each in found(ENGLISH, english)}
    assert places["4.A.1.b"].file == "granlia/2023/4-track/en.md"
    assert places["3.A.1"].file == "granlia/2023/3-address/facts.yaml"


def test_an_address_is_the_same_in_every_language(found: "Found") -> None:
    english = ("4-track/en.md", "## 4.A.2\n\nWe visit the farms.")
    keys = {each.where.keys[:1] for each in found(ENGLISH, english)}
    assert ("head_office",) not in keys


def test_an_unreadable_organisation_promises_no_language(found: "Found") -> None:
    assert [each.code for each in found(("organisation.yaml", "languages: ["))] == ["SYN105"]


def test_a_colour_that_is_too_light_comes_with_its_contrast_and_the_nearest_that_is_not(
    found: "Found",
) -> None:
    (finding,) = found(("organisation.yaml", "appearance: {accent: '#FFD400'}"))
    assert finding.code == "ACC103"
    assert finding.where.keys == ("appearance", "accent")
    ratio = finding.arguments["ratio"]
    assert ratio == Decimal("1.2")
    assert ["1,2" in message_of(finding, "nb").text, "1.2" in message_of(finding, "en").text] == [
        True,
        True,
    ]
    suggested = finding.arguments["suggestion"]
    assert found(("organisation.yaml", f"appearance: {{accent: '{suggested}'}}")) == []


def test_a_colour_may_be_written_without_its_number_sign(found: "Found") -> None:
    assert found(("organisation.yaml", "appearance: {accent: 000000}")) == []


@pytest.mark.parametrize("accent", ["teal", "'#12345'", "'#abc'"])
def test_what_is_no_colour_says_so(found: "Found", accent: str) -> None:
    (finding,) = found(("organisation.yaml", f"appearance: {{accent: {accent}}}"))
    assert (finding.code, finding.arguments["kind"]) == ("VAL104", "colour")


def test_a_short_colour_is_suggested_in_full(found: "Found") -> None:
    (finding,) = found(("organisation.yaml", "appearance: {accent: '#aBc'}"))
    assert finding.arguments["suggestion"] == "#aabbcc"


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


@pytest.mark.parametrize(
    "text",
    [
        "Skjemaet fylles ut av leverandøren.",
        "Mer opplæring kommer senere.",
        "Suppliers fill in a form.",
        "Vi har sett inn i kontorene.",
        "Butikken XXL er stor.",
    ],
)
def test_words_that_are_no_placeholders(text: str, found: "Found") -> None:
    assert [each for each in found(answer(text)) if each.code == "TXT101"] == []
