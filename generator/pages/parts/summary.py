"""What the pages of the whole site must know of each organisation: little, and plain."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from generator.assessment.points import Assessment
from generator.assessment.signature_state import signature_of
from generator.book.model import BookReport
from generator.plan.site_plan import SitePlan
from schema.languages import load_languages, usual_language

# What § 5 asks for, first paragraph, letter by letter.
PROVISIONS = ("aapenhetsloven-5-a", "aapenhetsloven-5-b", "aapenhetsloven-5-c")


class Part(Struct, frozen=True):
    """How many points a provision asks for, and how many are met; `partly` if some of one is."""

    met: int
    points: int
    partly: bool = False

    @property
    def state(self) -> str:
        """Return `answered`, `partly` or `unanswered`."""
        if self.points and self.met == self.points:
            return "answered"
        return "partly" if self.met or self.partly else "unanswered"


class StatementSummary(Struct, frozen=True):
    """One statement; `pages` maps a language to its front page, from site/.

    It is `complete` when it meets all four paragraphs of § 5, signature and publication included.

    `parts` follow `PROVISIONS`; `signed` is a code of the vocabulary `signature_states`.
    `topics`, `places` (countries and regions) and `measures` (statuses) are codes, each once,
    sorted. `risks` is None where nobody says how many there are. `changed` is the day it was last
    revised or published.
    """

    year: int
    draft: bool
    pages: Mapping[str, str]
    form: str
    published: date | None
    signed: str
    complete: bool
    parts: tuple[Part, ...]
    risks: int | None
    topics: tuple[str, ...]
    places: tuple[str, ...]
    measures: tuple[str, ...]
    changed: date | None = None


class Summary(Struct, frozen=True):
    """One organisation in plain values, so that it can cross between processes.

    `fronts` maps a language to the organisation's front page, from site/; the first language is its
    main one. `statements` are the newest first.
    """

    key: str
    name: str
    number: str | None
    sector: str | None
    languages: tuple[str, ...]
    fronts: Mapping[str, str]
    statements: tuple[StatementSummary, ...]


def summarise(plan: SitePlan) -> Summary:
    """Return the summary of an organisation."""
    facts = plan.book.organisation
    return Summary(
        key=plan.book.key,
        name=facts.name,
        number=facts.number,
        sector=facts.sector,
        languages=facts.languages,
        fronts={language: home.front() for language, home in plan.homes.items()},
        statements=tuple(_statement(plan, each) for each in plan.book.reports),
    )


def _statement(plan: SitePlan, report: BookReport) -> StatementSummary:
    assessment = plan.assessments[report.path]
    risks = [each.risk for each in report.risks]
    measures = [each.measure for risk in report.risks for each in risk.measures]
    return StatementSummary(
        year=report.year,
        draft=report.head.status == "draft",
        pages={language: home.report(report.year) for language, home in plan.homes.items()},
        form=report.form.head.id,
        published=report.head.published,
        signed=signature_of(report),
        complete=assessment.complete,
        parts=tuple(_part(assessment, provision) for provision in PROVISIONS),
        risks=assessment.found,
        topics=tuple(sorted({each.topic for each in risks if each.topic})),
        places=tuple(sorted({place for each in risks for place in each.geography})),
        measures=tuple(sorted({each.status for each in measures if each.status})),
        changed=report.changed,
    )


def _part(assessment: Assessment, provision: str) -> Part:
    points = assessment.of(provision)
    met = sum(point.met for point in points)
    return Part(met, len(points), any(point.state == "partly" for point in points))


def site_languages(summaries: Sequence[Summary]) -> tuple[str, ...]:
    """Return the languages of the site's own pages: the default, and all that are published in."""
    used = {usual_language(), *(language for each in summaries for language in each.languages)}
    return tuple(language for language in load_languages() if language in used)
