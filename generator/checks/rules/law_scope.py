"""LAW405–LAW408: whom the statement covers, whether the Act covers them, and where it is found."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.checks.rules.queries import about_fact, speaks
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from schema.organisation import Entity, Organisation
from schema.report import Money

_PUBLISHED = "aapenhetsloven-5-3"


def _organisation_file(context: Context, *keys: str | int) -> Ref:
    return Ref(f"{context.book.key}/organisation.yaml", keys)


@rule(
    "LAW405",
    Severity.ERROR,
    law=("aapenhetsloven-5-a", "aapenhetsloven-3-a"),
    in_draft=Severity.WARNING,
)
def entities_listed(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield an organisation without entities, and entities without a number of their own."""
    if not speaks(report, context):
        return
    organisation = context.book.organisation
    about = about_fact(report, "organisation.entities")
    if not organisation.entities:
        yield hit(_organisation_file(context, "entities"), about=about, case="none")
    for index, entity in enumerate(organisation.entities):
        if _lacks_number(entity, organisation):
            where = _organisation_file(context, "entities", index, "number")
            yield hit(where, about=about or entity.name, case="number", name=entity.name)
    yield from _twice(organisation, context, about)


def _twice(organisation: Organisation, context: Context, about: str | None) -> Iterator[Hit]:
    seen: dict[str, Ref] = {}
    for index, entity in enumerate(organisation.entities):
        where = _organisation_file(context, "entities", index, "number")
        first = seen.setdefault(entity.number, where) if entity.number else where
        if first != where:
            yield hit(where, about=about, related=(first,), case="twice", name=entity.name)


def _lacks_number(entity: Entity, organisation: Organisation) -> bool:
    """A Norwegian entity has a number; the organisation's own may stand at the organisation."""
    itself = entity.name == organisation.name and organisation.number is not None
    return entity.number is None and entity.country in {None, "NO"} and not itself


@rule("LAW407", Severity.INFO, law=(_PUBLISHED,))
def annual_report_refers(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield the sentence that the annual report needs, or that the website is unknown."""
    if not speaks(report, context) or report.head.status != "published":
        return
    organisation = context.book.organisation
    where = _organisation_file(context, "website")
    about = "organisation.yaml"
    if organisation.website is None:
        yield hit(where, about=about, severity=Severity.WARNING, case="unknown")
    else:
        website = organisation.website
        yield hit(where, about=about, case="sentence", year=report.year, website=website)


@rule("LAW408", Severity.WARNING, law=("aapenhetsloven-3-a", "aapenhetsloven-2"))
def scope_agrees(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield an answer on whether the Act applies that the figures contradict."""
    covered, scope = report.enterprise.covered_by_act, report.head.scope
    where = report.ref("0-enterprise/facts.yaml", "covered_by_act")
    if not isinstance(covered, bool):
        return
    about = about_fact(report, "covered_by_act")
    if scope.basis is not None and covered == (scope.basis == "voluntary"):
        yield hit(where, about=about, case="basis_covered" if covered else "basis_not_covered")
    elif covered and scope.basis != "voluntary" and _is_larger(report) is False:
        yield hit(where, about=about, case="smaller")
    elif not covered and _is_larger(report):
        yield hit(where, about=about, case="larger")


# § 3 a: sales and balance sheet in NOK, full-time equivalents.
_LIMITS = (70_000_000, 35_000_000, 50)


def _is_larger(report: BookReport) -> bool | None:
    """Whether the figures make it a larger enterprise; None when they cannot tell."""
    facts, scope = report.enterprise, report.head.scope
    if scope.public_interest:
        return True
    now = _exceeds(facts.turnover, scope.balance_sheet, facts.employees)
    before = scope.previous
    then = _exceeds(before.turnover, before.balance_sheet, before.employees)
    return now if then is None or then == now else None


def _exceeds(turnover: object, balance_sheet: object, employees: object) -> bool | None:
    figures = (_kroner(turnover), _kroner(balance_sheet), employees)
    known = [
        figure > limit
        for figure, limit in zip(figures, _LIMITS, strict=True)
        if isinstance(figure, int)
    ]
    if sum(known) >= 2:
        return True
    return False if known.count(False) >= 2 else None


def _kroner(value: object) -> int | None:
    return int(value.amount) if isinstance(value, Money) and value.currency == "NOK" else None
