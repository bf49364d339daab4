"""LAW502: what may be left out of the statement (§ 5 second paragraph), and what may not."""

from collections.abc import Iterator

from generator.assessment.withholding import HIDING, judge_withheld
from generator.book.model import BookReport
from generator.checks.rules.queries import title_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import main_texts
from generator.checks.rules.signs import quoted, signs_in
from generator.findings.finding import Severity


@rule("LAW502", Severity.ERROR, law=("aapenhetsloven-5-2", "aapenhetsloven-6"))
def nothing_hidden(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield actual harm that is withheld, and what is withheld without saying what it is."""
    for doubt in judge_withheld(report):
        withheld = doubt.withheld
        where = report.ref("report.yaml", "withheld", doubt.index)
        yield hit(
            where.at("risk" if doubt.risk else "reason"),
            about=withheld.risk or withheld.question,
            severity=None if doubt.case in HIDING else Severity.WARNING,
            case=doubt.case,
            risk=withheld.risk or "",
            title=title_of(report, withheld.risk or ""),
            named=withheld.question,
        )
    yield from _untold(report)


def _untold(report: BookReport) -> Iterator[Hit]:
    """Yield where a text says that something which happened is not told."""
    told = {each.question for each in report.head.withheld}
    for passage, sentence, found in signs_in(report, "harm_untold", main_texts(report)):
        if passage.question not in told and not passage.where.file.endswith("report.yaml"):
            yield hit(
                passage.where.on(found.group()),
                about=passage.question or None,
                severity=Severity.WARNING,
                case="text",
                title="",
                named=quoted(sentence),
                risk="",
            )
