"""LAW405, LAW407, LAW408: whom the statement covers and whether the Act does."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

KRONER = "{amount: %s000000, currency: NOK}"
SALES = "turnover: {amount: %s, currency: NOK}\nemployees: %s\ncovered_by_act: %s"


def scope(text: str) -> tuple[str, str]:
    """report.yaml with this scope."""
    return "report.yaml", f"scope: {{{text}}}"


def facts(sales: int, employees: int, covered: str) -> tuple[str, str]:
    """Key information with these figures and this answer."""
    return "0-enterprise/facts.yaml", SALES % (sales, employees, covered)


def test_no_entities_at_all(found: "Found") -> None:
    (finding,) = found(("organisation.yaml", "entities: []"))
    assert (finding.code, finding.arguments["case"]) == ("LAW405", "none")


def test_each_norwegian_entity_has_a_number(found: "Found") -> None:
    entities = "entities:\n  - name: Salg AS\n  - name: Salg AB\n    country: SE"
    (finding,) = found(("organisation.yaml", entities))
    assert finding.arguments == {"case": "number", "name": "Salg AS"}


def test_what_all_years_share_is_told_once(found: "Found") -> None:
    changes = (("organisation.yaml", "information:"), ("2022/report.yaml", "language: nb"))
    assert [each.code for each in found(*changes)] == ["ADV501"]


def test_a_draft_does_not_soften_what_a_published_year_lacks(found: "Found") -> None:
    draft = ("2024/report.yaml", "status: draft\npublished:\nsigning:")
    findings = found(("organisation.yaml", "entities:"), draft)
    assert [each.severity.word for each in findings if each.code == "LAW405"] == ["error"]


def test_without_a_website_the_annual_report_cannot_refer(found: "Found") -> None:
    (finding,) = found(("organisation.yaml", "website:"))
    assert (finding.code, finding.severity.word) == ("LAW407", "warning")


@pytest.mark.parametrize(
    ("figures", "more"),
    [
        # Larger under § 3 a of the Transparency Act, but small under § 1-5 of the Accounting Act.
        (
            facts(120_000_000, 40, "ja"),
            "balance_sheet: {amount: 36000000, currency: NOK}",
        ),
        (facts(168_000_000, 50, "ja"), "public_interest: nei"),
        (facts(60_000_000, 20, "nei"), "basis: voluntary"),
    ],
)
def test_who_owes_no_annual_report_hears_nothing_of_it(
    figures: tuple[str, str], more: str, found: "Found"
) -> None:
    codes = {each.code for each in found(("organisation.yaml", "website:"), figures, scope(more))}
    assert "LAW407" not in codes


@pytest.mark.parametrize(
    ("figures", "more"),
    [
        (facts(170_000_000, 80, "ja"), "public_interest: nei"),
        (facts(75_000_000, 20, "ja"), "public_interest: ja"),
        # One of three is above its limit, and one is not known: the figures cannot tell.
        (facts(120_000_000, 80, "ja"), "public_interest: nei"),
        # The first year below the limits: it counts only from the second.
        (
            facts(120_000_000, 40, "ja"),
            f"balance_sheet: {KRONER % 80}, previous: {{employees: 90, turnover: {KRONER % 200}}}",
        ),
    ],
)
def test_who_may_owe_an_annual_report_is_asked_for_the_website(
    figures: tuple[str, str], more: str, found: "Found"
) -> None:
    (finding,) = found(("organisation.yaml", "website:"), figures, scope(more))
    assert finding.code == "LAW407"


@pytest.mark.parametrize(
    ("figures", "more", "case"),
    [
        (facts(120_000_000, 80, "nei"), "public_interest: nei", "larger"),
        (facts(60_000_000, 20, "ja"), "public_interest: nei", "smaller"),
        (facts(60_000_000, 20, "nei"), "public_interest: ja", "larger"),
        (
            facts(60_000_000, 80, "nei"),
            "balance_sheet: {amount: 36000000, currency: NOK}",
            "larger",
        ),
        (facts(120_000_000, 80, "ja"), "basis: voluntary", "basis_covered"),
        (facts(60_000_000, 20, "nei"), "basis: resident", "basis_not_covered"),
    ],
)
def test_the_answer_disagrees_with_the_figures(
    figures: tuple[str, str], more: str, case: str, found: "Found"
) -> None:
    (finding,) = found(figures, scope(more))
    assert (finding.code, finding.arguments["case"]) == ("LAW408", case)


@pytest.mark.parametrize(
    ("figures", "more"),
    [
        (facts(120_000_000, 80, "ja"), "basis: resident"),
        (facts(60_000_000, 20, "nei"), "basis: voluntary"),
        (facts(70_000_000, 50, "nei"), "public_interest: nei"),
        # One of three: the third figure decides, and is not given.
        (facts(120_000_000, 20, "ja"), "public_interest: nei"),
        (facts(120_000_000, 20, "nei"), "public_interest: nei"),
        # The second year counts: one year above or below settles nothing.
        (
            facts(120_000_000, 80, "nei"),
            "previous: {turnover: {amount: 1, currency: NOK}, employees: 9}",
        ),
    ],
)
def test_figures_that_agree_or_cannot_tell(
    figures: tuple[str, str], more: str, found: "Found"
) -> None:
    assert found(figures, scope(more)) == []


def test_amounts_in_other_currencies_cannot_be_compared(found: "Found") -> None:
    assert found(("0-enterprise/facts.yaml", "turnover: {amount: 9, currency: EUR}")) == []
