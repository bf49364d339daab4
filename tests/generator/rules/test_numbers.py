"""NUM: figures that agree, and figures that do not."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

FACTS = "0-enterprise/facts.yaml"
SHARES = "purchasing: {direct_from_producer: %s, through_intermediary: %s}"


@pytest.mark.parametrize("shares", [("50", "50"), ("0", "100"), ("33,3", "66.6"), ("60 %", "40 %")])
def test_shares_that_add_up(shares: tuple[str, str], found: "Found") -> None:
    quoted = tuple(f'"{each}"' for each in shares)
    assert found((FACTS, SHARES % quoted)) == []


@pytest.mark.parametrize(("shares", "total"), [((50, 40), "90"), ((50, 50.5), "100,5")])
def test_shares_that_do_not(shares: tuple[float, float], total: str, found: "Found") -> None:
    (finding,) = found((FACTS, SHARES % shares))
    assert (finding.code, finding.arguments["total"]) == ("NUM101", total)


@pytest.mark.parametrize("shares", [(0.6, 0.4), (0.6, 0), (0.6, 0.25)])
def test_shares_as_parts_of_one(shares: tuple[float, float], found: "Found") -> None:
    (finding,) = found((FACTS, SHARES % shares))
    assert (finding.code, finding.arguments["case"]) == ("NUM101", "fractions")


def test_nothing_and_nothing_are_no_parts_of_one(found: "Found") -> None:
    told = [each.arguments["case"] for each in found((FACTS, SHARES % (0, 0)))]
    assert told == ["sum"]


def test_no_shares_at_all_are_unanswered(found: "Found") -> None:
    assert [each.code for each in found((FACTS, "purchasing:"))] == ["REF401"]


COUNTED = (
    "suppliers: %s\nproducers_counted: %s\nproducers_by_country: [{country: NO, producers: 15}]"
)


@pytest.mark.parametrize(
    ("suppliers", "counted", "case"), [(15, "producers", "equal"), (16, "suppliers", "differs")]
)
def test_what_the_list_counts_and_what_it_says_it_counts(
    suppliers: int, counted: str, case: str, found: "Found"
) -> None:
    (finding,) = found((FACTS, COUNTED % (suppliers, counted)))
    assert (finding.code, finding.arguments["case"]) == ("NUM102", case)


@pytest.mark.parametrize(("suppliers", "counted"), [(16, "producers"), (15, "suppliers")])
def test_a_list_that_agrees(suppliers: int, counted: str, found: "Found") -> None:
    assert found((FACTS, COUNTED % (suppliers, counted))) == []


def test_an_equal_number_may_be_explained(found: "Found") -> None:
    comment = ("0-enterprise/nb.md", "## 0.15.comment\n\nHver leverandør er selv produsent.")
    assert found((FACTS, COUNTED % (15, "producers")), comment) == []


@pytest.mark.parametrize(
    ("workers", "case"),
    [
        ("workers: 900", "no_producers"),
        ("producers: 12", "no_workers"),
        ("workers: 900, producers: 16", "too_many"),
    ],
)
def test_workers_and_the_producers_they_are_counted_at(
    workers: str, case: str, found: "Found"
) -> None:
    (finding,) = found((FACTS, f"workers: {{{workers}}}"))
    assert (finding.code, finding.arguments["case"]) == ("NUM103", case)


@pytest.mark.parametrize(("workers", "cases"), [(15, []), (14, ["fewer"])])
def test_each_producer_on_the_list_may_have_one_worker(
    workers: int, cases: list[str], found: "Found"
) -> None:
    """The list has 15 producers."""
    findings = found((FACTS, f"workers: {{workers: {workers}, producers: 15}}"))
    told = [each.arguments["case"] for each in findings if each.code == "NUM103"]
    assert told == cases


def test_a_list_of_suppliers_sets_no_limit_to_producers(found: "Found") -> None:
    facts = f"{COUNTED % (15, 'suppliers')}\nworkers: {{workers: 900, producers: 16}}"
    assert found((FACTS, facts)) == []
