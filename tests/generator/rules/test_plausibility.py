"""NUM104–NUM106: figures that can hardly be right, beside each other and last year's."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

FACTS = "0-enterprise/facts.yaml"


@pytest.mark.parametrize(
    ("now", "then", "cases"),
    [
        ("suppliers: 4000", "suppliers: 40", ["jump"]),
        ("suppliers: 40", "suppliers: 399", []),
        ("suppliers: 30", "suppliers: 3", []),
        ("employees: 80", "employees: 80", []),
        ("suppliers: 0", "suppliers: 400", []),
    ],
)
def test_figures_that_jump(now: str, then: str, cases: list[str], found: "Found") -> None:
    findings = found((f"2022/{FACTS}", then), (FACTS, now))
    told = [each for each in findings if each.code.startswith("NUM104")]
    assert [each.arguments["case"] for each in told] == cases
    assert all(each.related[0].file.startswith("granlia/2022/") for each in told)


@pytest.mark.parametrize(
    ("amount", "cases"), [("120", ["small"]), ("120000", ["small"]), ("9000000", []), ("0", [])]
)
def test_a_turnover_in_thousands(amount: str, cases: list[str], found: "Found") -> None:
    findings = found((FACTS, f"turnover: {{amount: {amount}, currency: NOK}}"))
    assert [each.arguments["case"] for each in findings if each.code == "NUM104"] == cases


def test_a_turnover_in_euros_is_not_judged(found: "Found") -> None:
    findings = found((FACTS, "turnover: {amount: 120, currency: EUR}"))
    assert "NUM104" not in [each.code for each in findings]


@pytest.mark.parametrize(
    ("amount", "cases"),
    [(399_999, ["small"]), (400_000, []), (40_000_000_000, []), (40_000_000_001, ["large"])],
)
def test_a_turnover_is_judged_by_the_eighty_employees(
    amount: int, cases: list[str], found: "Found"
) -> None:
    findings = found((FACTS, f"turnover: {{amount: {amount}, currency: NOK}}"))
    assert [each.arguments["case"] for each in findings if each.code == "NUM104"] == cases


@pytest.mark.parametrize(
    "rest",
    [
        "employees: {unavailable: Tallet hentes inn neste år.}",
        "employees: 0",
        "employees:",
    ],
)
def test_a_turnover_beside_no_employees_is_not_judged(rest: str, found: "Found") -> None:
    findings = found((FACTS, f"turnover: {{amount: 120, currency: NOK}}\n{rest}"))
    assert "NUM104" not in [each.code for each in findings]


def test_employees_without_a_turnover_are_not_judged(found: "Found") -> None:
    findings = found((FACTS, "turnover: {unavailable: Tallet hentes inn neste år.}"))
    assert "NUM104" not in [each.code for each in findings]


@pytest.mark.parametrize(
    ("now", "then", "jumps"), [(200, 20, True), (20, 200, True), (199, 20, False), (190, 19, False)]
)
def test_a_figure_jumps_when_it_is_tenfold_and_not_small(
    now: int,
    then: int,
    jumps: bool,  # noqa: FBT001 - what is expected
    found: "Found",
) -> None:
    changes = (
        (f"2022/{FACTS}", f"suppliers: {then}\nworkers:\nproducers_by_country:"),
        (FACTS, f"suppliers: {now}"),
    )
    assert ("NUM104" in [each.code for each in found(*changes)]) is jumps


def test_of_a_turnover_in_a_wrong_unit_that_alone_is_said(found: "Found") -> None:
    findings = found(
        (f"2022/{FACTS}", "suppliers: 400"),
        (FACTS, "turnover: {amount: 120, currency: NOK}\nsuppliers: 40"),
    )
    assert [each.arguments["case"] for each in findings if each.code == "NUM104"] == ["small"]


LAST = "turnover: {amount: 119000000, currency: NOK}"


def test_figures_of_last_year_are_told_of_where_the_turnover_is_among_them(found: "Found") -> None:
    assert "NUM105" not in [each.code for each in found((f"2022/{FACTS}", "head_office: Oslo"))]
    (finding,) = [
        each
        for each in found((f"2022/{FACTS}", "head_office: Oslo"), (FACTS, LAST))
        if each.code == "NUM105"
    ]
    assert (finding.where.keys, finding.arguments["year"]) == (("turnover", "amount"), 2022)
    assert finding.related[0].file == f"granlia/2022/{FACTS}"


@pytest.mark.parametrize(("then", "now", "fields"), [(20, 20, 3), (19, 19, 2), (40, 41, 2)])
def test_small_figures_may_be_the_same(then: int, now: int, fields: int, found: "Found") -> None:
    changes = (f"2022/{FACTS}", f"suppliers: {then}"), (FACTS, f"{LAST}\nsuppliers: {now}")
    (finding,) = [each for each in found(*changes) if each.code == "NUM105"]
    told = finding.arguments["fields"]
    assert isinstance(told, tuple)
    assert len(told) == fields


@pytest.mark.parametrize(
    ("previous", "keys"),
    [
        ("employees: 80", None),
        ("employees: 79", ("employees",)),
        ("turnover: {amount: 119000000, currency: NOK}", None),
        ("turnover: {amount: 118000000, currency: NOK}", ("turnover", "amount")),
        ("balance_sheet: {amount: 5, currency: NOK}", None),  # nobody said what it was
    ],
)
def test_what_is_said_of_last_year_is_what_its_report_says(
    previous: str, keys: tuple[str, ...] | None, found: "Found"
) -> None:
    findings = found(
        (f"2022/{FACTS}", "head_office: Oslo"),
        ("report.yaml", f"scope: {{previous: {{{previous}}}}}"),
    )
    told = [each.where.keys[2:] for each in findings if each.code == "NUM106"]
    assert told == ([] if keys is None else [keys])
