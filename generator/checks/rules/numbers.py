"""NUM: figures that do not agree."""

from collections.abc import Iterator
from decimal import Decimal

from generator.book.model import Answered, BookReport
from generator.checks.rules.queries import about_fact, is_unread, main_answer
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from schema.facts.enterprise import Purchasing, Workers

_FACTS = "0-enterprise/facts.yaml"
_SECTION_4_B = "aapenhetsloven-4-b"
# Shares rounded to one decimal may miss 100 by a little.
_ROUNDING = Decimal("0.5")


@rule("NUM101", Severity.ERROR, law=(_SECTION_4_B,), in_draft=Severity.WARNING)
def shares_add_up(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield shares of purchasing whose sum is not 100: also parts of 1, which are none of 100."""
    purchasing = report.enterprise.purchasing
    if not isinstance(purchasing, Purchasing):
        return
    values = {name: getattr(purchasing, name) for name in Purchasing.model_fields}
    given = {name: value for name, value in values.items() if value is not None}
    total = sum(given.values())
    if given and abs(total - 100) >= _ROUNDING:
        parts = total > 0 and (total - 1) * 100 < _ROUNDING
        lines = (f"{name}: {_show(value * 100)}" for name, value in given.items())
        yield hit(
            report.ref(_FACTS, "purchasing"),
            about=about_fact(report, "purchasing"),
            case="fractions" if parts else "sum",
            total=_show(total),
            block="\n".join(lines),
        )


def _show(number: Decimal | int) -> str:
    return f"{Decimal(number).normalize():f}".replace(".", ",")


@rule("NUM102", Severity.WARNING, law=(_SECTION_4_B,))
def producers_counted(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield a list of producers whose sum is at odds with the number of suppliers."""
    facts, total = report.enterprise, _producers(report)
    suppliers = facts.suppliers
    if total is None or not isinstance(suppliers, int):
        return
    about, where = about_fact(report, "producers_by_country"), _list(report)
    if facts.producers_counted == "suppliers" and total != suppliers:
        yield hit(where, about=about, case="differs", total=total, suppliers=suppliers)
    if facts.producers_counted == "producers" and total == suppliers and not _explained(report):
        yield hit(where, about=about, case="equal", total=total, suppliers=suppliers)


def _list(report: BookReport) -> Ref:
    return report.ref(_FACTS, "producers_by_country")


def _producers(report: BookReport) -> int | None:
    """Return the sum of the list; None where it is not known, or not wholly read."""
    if is_unread(report, "producers_by_country"):
        return None
    listed = report.enterprise.producers_by_country
    return sum(each.producers for each in listed) if isinstance(listed, tuple) else None


def _explained(report: BookReport) -> bool:
    """Whether a comment belonging to the list is answered."""
    bound = report.answered_by("producers_by_country")
    parts = bound.parts if bound else ()
    return any(isinstance(main_answer(report, part), Answered) for part in parts)


@rule("NUM103", Severity.ERROR, law=(_SECTION_4_B,), in_draft=Severity.WARNING)
def workers_based(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield a number of workers without one of producers, or two that cannot both be right."""
    numbers = report.enterprise.workers
    if not isinstance(numbers, Workers):
        return
    about, where = about_fact(report, "workers"), report.ref(_FACTS, "workers")
    if numbers.workers is None and numbers.producers is not None:
        yield hit(where, about=about, case="no_workers", producers=numbers.producers)
    elif numbers.producers is None and numbers.workers is not None:
        yield hit(where, about=about, case="no_producers", workers=numbers.workers)
    elif numbers.workers is not None and numbers.workers < (numbers.producers or 0):
        workers, producers = numbers.workers, numbers.producers or 0
        level = Severity.WARNING
        yield hit(
            where, about=about, severity=level, case="fewer", workers=workers, producers=producers
        )
    total = _producers(report)
    counts_producers = report.enterprise.producers_counted == "producers"
    if counts_producers and total is not None and (numbers.producers or 0) > total:
        producers, where = numbers.producers or 0, where.at("producers")
        yield hit(where, about=about, case="too_many", producers=producers, total=total)
