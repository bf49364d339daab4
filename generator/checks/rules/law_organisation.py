"""LAW1xx: what § 5 a asks: organisation, area of operations, policies and routines."""

from collections.abc import Iterator

from generator.book.model import BookReport, Unanswered
from generator.checks.rules.queries import (
    is_unread,
    main_answer,
    policies_of,
    unanswered,
)
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity

_SECTION_5_A = "aapenhetsloven-5-a"


@rule("LAW101", Severity.ERROR, law=(_SECTION_5_A,), in_draft=Severity.WARNING)
def organisation_described(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the unanswered questions on organisation, operations, policies and routines."""
    yield from unanswered(report, {_SECTION_5_A})


@rule("FRM102", Severity.WARNING, law=(_SECTION_5_A,))
def policies_given(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield a report without policies, and policies without an address or an attachment."""
    bound = report.answered_by("policies")
    if bound is None or is_unread(report, "policies"):
        return
    answer, about = main_answer(report, bound), bound.question.id
    if isinstance(answer, Unanswered):
        yield hit(answer.where, about=about, case="none", question=about)
        return
    for index, policy in enumerate(policies_of(report)):
        if not policy.url and not policy.attachment:
            where = answer.where.at(index)
            yield hit(where, about=about, case="no_address", question=about)
