"""NUM104–NUM106: figures that can hardly be right, beside each other and last year's."""

from collections.abc import Iterator
from decimal import Decimal

from generator.book.model import BookReport
from generator.checks.rules.queries import about_fact, names_of, previous_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from schema.facts.enterprise import EnterpriseFacts
from schema.report import Money, Scope

_FACTS = "0-enterprise/facts.yaml"
# Kroner of turnover for each employee: below, thousands or millions are meant; above, the same
# in the other direction.
_LEAST, _MOST = 5_000, 500_000_000
_JUMP = 10
# Figures below this are often the same from year to year.
_TELLING = 20


def _number(value: object) -> Decimal | None:
    if isinstance(value, Money):
        return value.amount.normalize()
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _figures(report: BookReport) -> Iterator[tuple[str, Decimal]]:
    """Yield the key figures that are given, by the name of their field."""
    facts = report.enterprise
    for name in ("turnover", "employees", "suppliers"):
        number = _number(getattr(facts, name))
        if number is not None:
            yield name, number


def _where(report: BookReport, name: str) -> Ref:
    keys = (name, "amount") if name == "turnover" else (name,)
    return report.ref(_FACTS, *keys)


@rule("NUM104", Severity.WARNING)
def figures_possible(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield a turnover in a wrong unit, and figures many times those of the year before."""
    unit = _wrong_unit(report)
    if unit:
        yield unit
    previous = previous_of(report, context)
    before = dict(_figures(previous)) if previous else {}
    for name, now in _figures(report):
        then = before.get(name, Decimal(0))
        # A small number may well grow tenfold.
        jumps = min(now, then) > 0 and max(now, then) >= _TELLING * _JUMP
        if previous and jumps and max(now, then) / min(now, then) >= _JUMP and not unit:
            yield hit(
                _where(report, name),
                about=about_fact(report, name),
                related=(_where(previous, name),),
                case="jump",
                fields=names_of(EnterpriseFacts, name),
                now_number=now,
                then_number=then,
                year=previous.year,
            )


def _wrong_unit(report: BookReport) -> Hit | None:
    facts = report.enterprise
    turnover, employees = facts.turnover, facts.employees
    if not isinstance(turnover, Money) or not isinstance(employees, int) or not employees:
        return None
    each = turnover.amount / employees
    if turnover.currency != "NOK" or _LEAST <= each <= _MOST or not turnover.amount:
        return None
    return hit(
        _where(report, "turnover"),
        about=about_fact(report, "turnover"),
        case="small" if each < _LEAST else "large",
        now_number=turnover.amount.normalize(),
        employees=employees,
    )


@rule("NUM105", Severity.WARNING)
def figures_renewed(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield the figures that are those of the year before, where the turnover is one of them."""
    previous = previous_of(report, context)
    if previous is None:
        return
    before = dict(_figures(previous))
    same = tuple(
        name for name, now in _figures(report) if before.get(name) == now and now >= _TELLING
    )
    if "turnover" in same:
        yield hit(
            _where(report, "turnover"),
            about=about_fact(report, "turnover"),
            related=(_where(previous, "turnover"),),
            fields=names_of(EnterpriseFacts, *same),
            year=previous.year,
        )


@rule("NUM106", Severity.WARNING, law=("aapenhetsloven-3-a",))
def previous_year_agrees(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield figures for the year before that are not those of its own report."""
    previous = previous_of(report, context)
    if previous is None:
        return
    then, said = previous.enterprise, report.head.scope.previous
    pairs = (
        (EnterpriseFacts, "turnover", said.turnover, then.turnover, _where(previous, "turnover")),
        (EnterpriseFacts, "employees", said.employees, then.employees,
         _where(previous, "employees")),
        (Scope, "balance_sheet", said.balance_sheet, previous.head.scope.balance_sheet,
         previous.ref("report.yaml", "scope", "balance_sheet", "amount")),
    )  # fmt: skip
    for model, name, here, there, origin in pairs:
        one, other = _number(here), _number(there)
        if one is not None and other is not None and one != other:
            keys = (name, "amount") if isinstance(here, Money) else (name,)
            yield hit(
                report.ref("report.yaml", "scope", "previous", *keys),
                about="report.yaml",
                related=(origin,),
                fields=names_of(model, name),
                year=previous.year,
                said_number=one,
                then_number=other,
            )
