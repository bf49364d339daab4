"""What a rule is: a generator over one report, with its code, severity and provisions."""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from generator.assessment.points import Assessment
from generator.assessment.today import Today
from generator.book.model import Book, BookReport
from generator.findings.finding import Argument, Code, Finding, Ref, Severity


class Context(Struct, frozen=True):
    """What a rule may know beside the report: its organisation, and what today answers.

    `assessments` are the organisation's reports measured by the Act, by path.
    """

    book: Book
    today: Today
    assessments: Mapping[str, Assessment]

    def assessment(self, report: BookReport) -> Assessment:
        """Return how a report of the organisation stands by the Act."""
        return self.assessments[report.path]


class Hit(Struct, frozen=True):
    """One place where a rule is broken; the registry makes a finding of it.

    `about` is the id of the question or risk, or the file, that an exception may name; the message
    names a question by itself. `related` are places to be shown beside it; without a `severity`,
    it is the rule's.
    """

    where: Ref
    about: str | None = None
    related: tuple[Ref, ...] = ()
    arguments: tuple[tuple[str, Argument], ...] = ()
    severity: Severity | None = None


def hit(
    where: Ref,
    *,
    about: str | None = None,
    related: tuple[Ref, ...] = (),
    severity: Severity | None = None,
    **arguments: Argument,
) -> Hit:
    """Return a hit; the keyword arguments fill the message's placeholders, `case` chooses the text.

    Texts are given as `Text`: the message has them in the reader's language.
    """
    return Hit(where, about, related, tuple(arguments.items()), severity)


Check = Callable[[BookReport, Context], Iterator[Hit]]


class Rule(Struct, frozen=True):
    """A rule; `in_draft` is the severity while the report is a draft."""

    code: Code
    in_draft: Severity
    check: Check

    def find(self, report: BookReport, context: Context) -> Iterator[Finding]:
        """Yield the rule's findings in one report."""
        draft = report.head.status == "draft"
        for each in self.check(report, context):
            level = each.severity or self.code.severity
            level = min(level, self.in_draft) if draft else level
            yield self.code.at(
                each.where,
                about=each.about,
                related=each.related,
                severity=level,
                given={**_question(report, each), **dict(each.arguments)},
            )


def _question(report: BookReport, found: Hit) -> dict[str, Argument]:
    """The question that a hit is about: its id and its text, where its line does not show them."""
    heading = found.where.file.endswith(".md") and not found.where.words
    bound = report.find(found.about) if found.about and not heading else None
    if bound is None:
        return {}
    return {"asked": bound.question.id, "asked_label": bound.question.label.text}


def rule(
    code: str,
    severity: Severity,
    *,
    law: tuple[str, ...] = (),
    in_draft: Severity = Severity.ERROR,
) -> Callable[[Check], Rule]:
    """Make a rule of a generator; what it says is in templates/words/findings/<code>.yaml."""

    def register(check: Check) -> Rule:
        return Rule(Code(code, severity, law), in_draft, check)

    return register
