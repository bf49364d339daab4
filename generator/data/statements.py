"""What a search of the whole register knows of each statement: whose, and what it is about."""

from collections.abc import Iterator

from msgspec import Struct

from generator.book.model import BookReport
from generator.book.plain import PlainWriter
from generator.plan.addresses import Addresses
from generator.plan.site_plan import SitePlan
from generator.text.words import Words
from schema.facts.identify import Risk
from schema.fields import fields_of

# So many words of a statement are searched by, and of what each measure is to reach: a register is
# searched by what its statements are about, and the text of each by itself.
_MOST, _OF_A_GOAL = 200, 20
# What is said of a risk in a word or two.
_SAID = ("title", "topic", "other_topic", "geography")


class StatementRecord(Struct, frozen=True):
    """A statement in one language, in plain values that can cross between processes.

    `key` is its organisation's; `page` is its front page and `search` the page that searches its
    organisation, both from site/. `title` is the organisation's name, `context` which statement it
    is; `text` begins with the title.
    """

    key: str
    language: str
    page: str
    search: str
    year: int
    title: str
    context: str
    text: str


def list_statements(plan: SitePlan) -> tuple[StatementRecord, ...]:
    """Return the records of an organisation's statements, in each language; none without search."""
    if not plan.site.search:
        return ()
    return tuple(
        _record(plan, report, home, plan.words[language])
        for report in plan.book.reports
        for language, home in plan.homes.items()
    )


def _record(plan: SitePlan, report: BookReport, home: Addresses, words: Words) -> StatementRecord:
    organisation = plan.book.organisation
    parts = [organisation.name, organisation.short_name, organisation.number, str(report.year)]
    said = (*filter(None, parts), *_about(report, words.language))
    text = " ".join(" · ".join(dict.fromkeys(said)).split()[:_MOST])
    return StatementRecord(
        key=plan.book.key,
        language=words.language,
        page=home.report(report.year),
        search=home.page("search"),
        year=report.year,
        title=organisation.name,
        context=words("nav_statement", year=report.year),
        text=text,
    )


def _about(report: BookReport, language: str) -> Iterator[str]:
    """Yield what a statement is about: its risks in a few words, and what is done about them."""
    writer = PlainWriter(language, language, report.language)
    fields = [each for each in fields_of(Risk) if each.name in _SAID]
    for bound in report.risks:
        for field in fields:
            if said := writer.write(getattr(bound.risk, field.name), field):
                yield said
    for measure in report.measures:
        if goal := writer.text(measure.measure.goal):
            yield " ".join(goal.split()[:_OF_A_GOAL])
