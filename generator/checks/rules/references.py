"""REF103, REF104, REF305: titles of risks, measures joined by position, ids used once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.book.model import BookReport, BookRisk
from generator.checks.rules.queries import about_fact, measures_of, title_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from schema.values import listed

_FACTS = "0-enterprise/facts.yaml"


@rule("REF103", Severity.WARNING)
def titles_differ(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield risks of the same title."""
    alike: dict[str, list[BookRisk]] = defaultdict(list)
    for bound in report.risks:
        found = bound.risk.title.find(report.language, report.language)
        alike[found[0].strip().casefold() if found else ""].append(bound)
    for title, risks in alike.items():
        if title and len(risks) > 1:
            first, second, *rest = risks
            yield hit(
                second.where.at("title"),
                about=about_fact(report, "risks"),
                related=tuple(each.where.at("title") for each in (first, *rest)),
                title=second.risk.title,
                risks=tuple(each.risk.id for each in risks),
            )


@rule("REF104", Severity.WARNING)
def measures_joined_by_id(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield measures that the import joined to a risk by position alone."""
    for bound in measures_of(report):
        if bound.measure.joined_by == "position":
            risk = bound.measure.risks[0]
            title = title_of(report, risk)
            yield hit(bound.where.at("joined_by"), about=risk, risk=risk, title=title)


@rule("REF305", Severity.ERROR)
def ids_used_once(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the second use of each id of a risk, a goal or an attachment."""
    facts, head = report.enterprise, report.head
    coming = facts.next_goals if isinstance(facts.next_goals, tuple) else ()
    producers = facts.producers_by_country
    countries = producers if isinstance(producers, tuple) else ()
    yield from _repeated("id", ((each.risk.id, each.where.at("id")) for each in report.risks))
    for key, name, ids in (
        ("goals", "id", [each.id for each in listed(report.enterprise.goals)]),
        ("next_goals", "id", [each.id for each in coming]),
        ("producers_by_country", "country", [each.country for each in countries]),
    ):
        where = report.ref(_FACTS, key)
        yield from _repeated(name, ((each, where.at(i, name)) for i, each in enumerate(ids)))
    where = report.ref("report.yaml", "attachments")
    files = [each.file for each in head.attachments]
    yield from _repeated("file", ((file, where.at(i, "file")) for i, file in enumerate(files)))


def _repeated(case: str, named: Iterable[tuple[str, Ref]]) -> Iterator[Hit]:
    seen: dict[str, Ref] = {}
    for name, where in named:
        first = seen.setdefault(name, where)
        if first != where:
            yield hit(where, about=name, related=(first,), case=case, id=name)
