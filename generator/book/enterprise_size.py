"""How large an enterprise is by the figures of a report: what the Acts' thresholds decide."""

from generator.book.model import BookReport
from schema.report import Money

# Sales and balance sheet total in NOK, full-time equivalents: § 3 a of the Transparency Act, and
# § 1-5 of the Accounting Act, above which an undertaking is no longer small.
_LARGER = (70_000_000, 35_000_000, 50)
_NOT_SMALL = (168_000_000, 84_000_000, 50)


def is_larger(report: BookReport) -> bool | None:
    """Whether the figures make it a larger enterprise; None when they cannot tell."""
    return _is_above(report, _LARGER)


def owes_annual_report(report: BookReport) -> bool | None:
    """Whether the figures make it owe an annual report (årsberetning) that names the statement.

    An enterprise that the Act does not cover has nothing to name in it. None when the figures
    cannot tell.
    """
    covered = report.enterprise.covered_by_act
    if covered is False or report.head.scope.basis == "voluntary":
        return False
    return _is_above(report, _NOT_SMALL)


def _is_above(report: BookReport, limits: tuple[int, int, int]) -> bool | None:
    """Whether two of three limits are exceeded: a change counts from the second year in a row."""
    facts, scope = report.enterprise, report.head.scope
    if scope.public_interest:
        return True
    now = _exceeds((facts.turnover, scope.balance_sheet, facts.employees), limits)
    before = scope.previous
    then = _exceeds((before.turnover, before.balance_sheet, before.employees), limits)
    return now if then is None or then == now else None


def _exceeds(figures: tuple[object, object, object], limits: tuple[int, int, int]) -> bool | None:
    turnover, balance_sheet, employees = figures
    known = [
        figure > limit
        for figure, limit in zip(
            (_kroner(turnover), _kroner(balance_sheet), employees), limits, strict=True
        )
        if isinstance(figure, int)
    ]
    if sum(known) >= 2:
        return True
    return False if known.count(False) >= 2 else None


def _kroner(value: object) -> int | None:
    return int(value.amount) if isinstance(value, Money) and value.currency == "NOK" else None
