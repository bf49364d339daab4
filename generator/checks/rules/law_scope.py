"""LAW405–LAW408: whom the statement covers, whether the Act covers them, and where it is found."""

from collections.abc import Iterator

from generator.book.enterprise_size import is_larger, owes_annual_report
from generator.book.model import BookReport
from generator.checks.rules.queries import about_fact, speaks
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from schema.organisation import Entity, Organisation

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


@rule("LAW407", Severity.WARNING, law=(_PUBLISHED, "regnskapsloven-2-1"))
def annual_report_refers(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield that no website is given, where an annual report must say where the statement is."""
    published = speaks(report, context) and report.head.status == "published"
    owed = published and owes_annual_report(report) is not False
    if owed and context.book.organisation.website is None:
        yield hit(_organisation_file(context, "website"), about="organisation.yaml")


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
    elif covered and scope.basis != "voluntary" and is_larger(report) is False:
        yield hit(where, about=about, case="smaller")
    elif not covered and is_larger(report):
        yield hit(where, about=about, case="larger")
