"""LNG103–LNG106: what languages say differently, and what is only written differently."""

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.figures import figures_in

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

ENGLISH = ("organisation.yaml", "languages: [nb, en]")


def both(norwegian: str, english: str) -> tuple[tuple[str, str], ...]:
    """The same answer in two languages."""
    return (
        ENGLISH,
        ("4-track/nb.md", f"## 4.A.2\n\n{norwegian}"),
        ("4-track/en.md", f"## 4.A.2\n\n{english}"),
    )


def told(found: "Found", *changes: tuple[str, str]) -> list[str]:
    return [each.code for each in found(*changes) if each.code != "LNG101"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1 000 000,50 kr", ["1000000.50"]),
        ("1,000,000.50", ["1000000.50"]),
        ("2,5 millioner og 2 mill. kr", ["2500000", "2000000"]),
        ("3 milliarder, 3 billion", ["3000000000", "3000000000"]),
        ("100 000,-", ["100000"]),
        ("den 13.03.24", ["13", "3", "2024"]),
        ("2023/24 og 2023–2024", ["2023", "2024", "2023", "2024"]),
        ("12,5 % (12.5%)", ["12.5", "12.5"]),
        ("21st of May in the 1990s", ["21", "1990"]),
        ("A4, CO2 og nr.5", []),
        ("tlf. 22 12 34 56 eller 800 33 000", ["22123456", "80033000"]),
        ("116 117 og 2021 2022", ["116117", "2021", "2022"]),
        ("[44](https://a.no/45) https://a.no/46 a47@b.no [^1]", ["44"]),
    ],
)
def test_figures(text: str, values: list[str]) -> None:
    assert [each.value for each in figures_in(text)] == [Decimal(each) for each in values]


@pytest.mark.parametrize(
    ("norwegian", "english"),
    [
        ("Ring 22 12 34 56.", "Call +47 2212 3456."),
        ("Ring 22123456.", "Call (+47) 22 12 34 56."),
        ("Ring 912 34 567.", "Call 0047 91 23 45 67."),
        ("Ring +46 8 123 456 78.", "Call +46 (0)8-123 456 78."),
        ("Det kom +12 500 000 kr.", "There came +12,500,000 kroner."),
    ],
)
def test_a_telephone_number_is_the_same_however_it_is_grouped(
    norwegian: str, english: str, found: "Found"
) -> None:
    assert "LNG103" not in told(found, *both(norwegian, english))


def test_another_telephone_number_is_one_figure(found: "Found") -> None:
    findings = found(*both("Ring 22 12 34 56.", "Call +47 22 12 34 57."))
    (finding,) = (each for each in findings if each.code == "LNG103")
    assert finding.arguments["main_figures"] == ("22 12 34 56",)


@given(st.integers(min_value=0, max_value=10**12))
def test_a_number_is_the_same_however_its_thousands_are_parted(number: int) -> None:
    english = f"{number:,}"
    values = {
        each.value
        for written in (english, english.replace(",", " "), english.replace(",", "."), str(number))
        for each in figures_in(f"Vi har {written}.")
    }
    assert values == {number}


@pytest.mark.parametrize(
    ("norwegian", "english", "case"),
    [
        ("Vi besøkte 44 gårder.", "We visited 41 farms.", "differ"),
        ("Vi besøkte 5 gårder.", "We visited 6 farms.", "differ"),
        ("Vi besøkte 44 gårder.", "We visited many farms.", "gone"),
        ("Vi besøkte mange.", "We visited 44 farms.", "new"),
        ("Vi besøkte tolv gårder.", "We visited eleven farms.", "differ"),
        ("Vi besøkte 12 gårder.", "We visited eleven farms.", "differ"),
        ("Vi besøkte førtito gårder.", "We visited forty-three farms.", "differ"),
    ],
)
def test_figures_that_differ(norwegian: str, english: str, case: str, found: "Found") -> None:
    findings = [each for each in found(*both(norwegian, english)) if each.code == "LNG103"]
    assert [each.arguments["case"] for each in findings] == [case]
    assert findings[0].where.file.endswith("en.md")
    assert findings[0].related[0].file.endswith("nb.md")


@pytest.mark.parametrize(
    ("norwegian", "english"),
    [
        ("Vi besøkte 3 av 5 gårder.", "We visited three of five farms."),
        ("Vi handlet for 1,5 millioner kroner.", "We bought for NOK 1,500,000."),
        ("Innen 30. juni 2024.", "By June 30, 2024."),
        ("Fra 13.03.2024 har vi 44.", "Since 13 March 2024 we have 44."),
        ("Det er 12,5 %.", "It is 12.5%."),
        ("Vi besøkte tolv gårder.", "We visited a dozen farms."),
        ("Fire av fem har svart.", "Four of five have answered, and fire drills are held."),
        ("Etter fjorten dager kom svar.", "After two weeks there were answers."),
        ("De gikk halv fire.", "They left at half past three, all seven days."),
        ("Tolv og 44 har svart.", "12 and forty-four have answered."),
    ],
)
def test_figures_that_are_only_written_differently(
    norwegian: str, english: str, found: "Found"
) -> None:
    assert told(found, *both(norwegian, english)) == []


def test_figures_in_facts_are_compared_too(found: "Found") -> None:
    goals = "goals: [{id: a, status: done, goal: {nb: Besøke 44 gårder, en: Visit 41 farms}}]"
    assert "LNG103" in told(found, *both("Vi ser.", "We see."), ("0-enterprise/facts.yaml", goals))


def test_a_question_that_is_unavailable_in_one_language_only(found: "Found") -> None:
    findings = found(*both("Vi ser.", "Not available: We do not know."))
    (finding,) = [each for each in findings if each.code == "LNG105"]
    assert finding.arguments["unavailable_language"] == "en"
    assert finding.related[0].file.endswith("nb.md")


@pytest.mark.parametrize(
    ("norwegian", "english", "case", "lacking"),
    [
        ("Vi ser gårdene igjen. " * 20, "We see them.", "shorter", "en"),
        ("Vi ser.", "We see the farms again. " * 20, "shorter", "nb"),
        ("Vi ser [gårdene](https://a.no).", "We see the farms.", "links", "en"),
    ],
)
def test_a_translation_that_lacks_something(
    norwegian: str, english: str, case: str, lacking: str, found: "Found"
) -> None:
    findings = [each for each in found(*both(norwegian, english)) if each.code == "LNG106"]
    assert [each.arguments["case"] for each in findings] == [case]
    assert findings[0].arguments["lacking_language"] == lacking


@pytest.mark.parametrize(
    ("norwegian", "english", "codes"),
    [(300, 150, []), (300, 149, ["LNG106"]), (299, 149, [])],
)
def test_a_long_text_has_half_as_much_in_the_other_language(
    norwegian: int, english: int, codes: list[str], found: "Found"
) -> None:
    texts = ("Vi ser gårdene igjen. " * 20)[: norwegian - 1], ("We see farms. " * 20)[: english - 1]
    findings = found(*both(*(f"{each}." for each in texts)))
    assert [each.code for each in findings if each.code == "LNG106"] == codes
