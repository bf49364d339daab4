"""LAW409: whether a statement is still what was signed."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.signed_digest import digest_report
from generator.checks.rules.queries import about_fact
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity


@rule(
    "LAW409",
    Severity.ERROR,
    law=("aapenhetsloven-5-4", "regnskapsloven-3-5"),
    in_draft=Severity.WARNING,
)
def unchanged_since_signed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield a digest that is no longer the report's, and no later revision says why."""
    signed = _signed(report)
    if signed is None:
        return
    digest, where, explained = signed
    if not explained and digest_report(report) not in {digest, None}:
        about = about_fact(report, "report.signing") or "report.yaml"
        yield hit(where, about=about)


def _signed(report: BookReport) -> tuple[str, Ref, bool] | None:
    """Return the newest digest, its place, and whether a later revision explains a change."""
    revisions, signing = report.head.revisions, report.head.signing
    for index in reversed(range(len(revisions))):
        digest = revisions[index].digest
        if digest:
            where = report.ref("report.yaml", "revisions", index, "digest")
            return digest, where, index + 1 < len(revisions)
    if signing is None or signing.digest is None:
        return None
    later = any(signing.date is None or each.date >= signing.date for each in revisions)
    return signing.digest, report.ref("report.yaml", "signing", "digest"), later
