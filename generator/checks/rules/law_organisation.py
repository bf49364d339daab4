"""LAW1xx and FRM1xx: organisation, area of operations, policies and routines (§ 5 a)."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.book.model import Answer, BookReport, Unanswered
from generator.checks.rules.queries import (
    asked_in_vain,
    beyond_the_act,
    is_unread,
    main_answer,
    policies_of,
)
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from schema.points import load_points

_SECTION_5_A = "aapenhetsloven-5-a"


@rule("LAW101", Severity.ERROR, law=(_SECTION_5_A,), in_draft=Severity.WARNING)
def organisation_described(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield what of organisation, operations, policies and routines no answer describes.

    That it cannot be given, and why, or where it stands, is a public gap, and no error.
    """
    for point in context.assessment(report).of(_SECTION_5_A):
        for lack in () if point.met else point.lacks:
            bound, case = report.find(lack.about or ""), _CASES.get(lack.case)
            answer = main_answer(report, bound) if bound else None
            if bound and case and not _has_marks(answer):
                label = load_points()[point.id].label.text
                told = asked_in_vain(report, bound, {"case": case, "point": label})
                if case != "none":  # then help says what to write, and not only where
                    told = replace(told, arguments=told.arguments[:-1])
                is_gap = lack.reasoned or case in _GAPS
                yield replace(told, severity=Severity.WARNING if is_gap else None)


# What could not be read, and marks without a word (TXT108), have findings of their own.
_CASES = {
    "unanswered": "none",
    "refused": "refused",
    "vacuous_answer": "vacuous",
    "elsewhere": "elsewhere",
    "withheld": "withheld",
}
# What is public and can be followed, or is said with its reason: a gap, and no error.
_GAPS = frozenset({"elsewhere", "withheld"})


def _has_marks(answer: Answer | None) -> bool:
    return isinstance(answer, Unanswered) and bool(answer.written)


@rule("FRM101", Severity.WARNING, law=(_SECTION_5_A,))
def enterprise_described(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield the unanswered questions on the enterprise that the Act does not need answered."""
    yield from beyond_the_act(report, context, _SECTION_5_A)


@rule("FRM102", Severity.WARNING, law=(_SECTION_5_A,))
def policies_given(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield a report without the policies that are asked for, and those without an address."""
    bound = report.answered_by("policies")
    if bound is None or is_unread(report, "policies"):
        return
    answer, about = main_answer(report, bound), bound.question.id
    if isinstance(answer, Unanswered):
        if bound.question.required:
            yield hit(answer.where, about=about, case="none", question=about)
        return
    for index, policy in enumerate(policies_of(report)):
        if not policy.url and not policy.attachment:
            where = answer.where.at(index)
            yield hit(where, about=about, case="no_address", question=about)
