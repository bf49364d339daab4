"""What the front page of a site with several organisations must know of each."""

from dataclasses import dataclass

from generator.book import BoundOrganisation
from generator.routes import Site, addresses, newest
from generator.views.questions import tally


@dataclass(frozen=True, slots=True)
class Summary:
    """One organisation in a few plain values, so that it can cross between processes.

    `front` and `newest` are addresses from site/; `newest` is None before the first statement.
    """

    key: str
    name: str
    number: str | None
    languages: tuple[str, ...]
    years: tuple[int, ...]
    front: str
    newest: str | None
    newest_year: int | None
    draft: bool
    risks: int
    answered: int
    asked: int


def summarise(organisation: BoundOrganisation, site: Site) -> Summary:
    """Return the summary of an organisation, in its main language."""
    report, home = newest(organisation), addresses(organisation, site)
    counts = tally(report.questions, home.main, report.language) if report else None
    return Summary(
        key=organisation.key,
        name=organisation.organisation.name,
        number=organisation.organisation.number,
        languages=organisation.organisation.languages,
        years=tuple(each.year for each in organisation.reports),
        front=home.front(),
        newest=home.report(report.year) if report else None,
        newest_year=report.year if report else None,
        draft=report is not None and report.head.status == "draft",
        risks=len(report.risks) if report else 0,
        answered=counts.answered if counts else 0,
        asked=counts.asked if counts else 0,
    )
