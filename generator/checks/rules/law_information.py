"""LAW5xx: the right to information (§§ 6 and 7), and what may be left out of the statement."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.checks.rules.queries import speaks, title_of, unanswered
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from schema.report import Withheld
from schema.vocabulary import load_vocabulary

_SECTION_6, _SECTION_7 = "aapenhetsloven-6", "aapenhetsloven-7"


@rule("ADV501", Severity.WARNING, law=(_SECTION_6, _SECTION_7))
def information_offered(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield an organisation without a written way to ask for information."""
    information = context.book.organisation.information
    written = (information.email, information.url, information.address)
    if speaks(report, context) and not any(written):
        where = Ref(f"{context.book.key}/organisation.yaml", ("information",))
        case = "telephone" if information.telephone else "none"
        yield hit(where, about="organisation.yaml", case=case)


@rule("LAW502", Severity.ERROR, law=("aapenhetsloven-5-2", _SECTION_6))
def nothing_hidden(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield what is withheld of an actual violation of a human right."""
    for index, withheld in enumerate(report.head.withheld):
        where = report.ref("report.yaml", "withheld", index)
        if _hides_violation(report, withheld):
            risk = withheld.risk or ""
            title = title_of(report, risk)
            yield hit(where.at("risk"), about=risk, risk=risk, title=title)


def _hides_violation(report: BookReport, withheld: Withheld) -> bool:
    topics = load_vocabulary("topics")
    for each in report.risks:
        topic = topics.find(each.risk.topic or "")
        if each.risk.id == withheld.risk and each.risk.kind == "actual" and topic:
            return topic.human_right
    return False


@rule("FRM503", Severity.WARNING, law=(_SECTION_6, _SECTION_7))
def requests_answered(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the unanswered questions on contact and on answering requests."""
    yield from unanswered(report, {_SECTION_6, _SECTION_7})
