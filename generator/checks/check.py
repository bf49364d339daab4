"""Stage 5, check: the rules over a book, and every finding so far settled and located."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator.assessment.points import Assessment
from generator.assessment.today import Days, Today
from generator.book.model import Book
from generator.checks.alike import sum_alike
from generator.checks.locations import locate
from generator.checks.rules import all_rules
from generator.checks.rules.registry import Context
from generator.checks.suppression import Found, settle
from generator.content.documents import Documents, Parsed
from generator.content.sources import Source
from generator.content.typed_files import TypedFiles
from generator.findings.finding import Finding, Ref
from generator.findings.positions import Span


class Located(Struct, frozen=True):
    """A finding with its place in the file.

    `shown` are the addresses on the site where that place is shown, from site/, the nearest first;
    only a preview knows them.
    """

    finding: Finding
    span: Span
    related: tuple[tuple[Ref, Span], ...] = ()
    shown: tuple[str, ...] = ()


class PageAnswers(Struct, frozen=True):
    """What a page of the preview shows answers of: a report (its path), and in which language.

    `questions` are those that are answered by a text or a fact, and not by their parts. `files` are
    those, by name, with fields that no question asks for. `lacking` are the questions of the page's
    step that must be answered and are not, with what they are called.
    """

    report: str
    language: str
    questions: tuple[str, ...]
    files: tuple[str, ...] = ()
    lacking: Mapping[str, str] = {}


class ReportNames(Struct, frozen=True):
    """What a report of a form calls its risks: titles by id, by the language of who reads them."""

    form: str
    risks: Mapping[str, Mapping[str, str]]


class Judged(Struct, frozen=True, kw_only=True):
    """All that is wrong with an organisation's reports; `texts` by path of the file.

    `drafts` are the paths of the reports that are drafts. `asked` are the ids of the questions for
    people (schema/review_questions.yaml) by page of a draft, `answers` the path of the report and
    the language whose answers a page shows, `named` what each report (its path) calls its risks;
    only a preview knows them. `days` are those on which a check finds the same, as long as nothing
    is changed.
    """

    key: str
    findings: tuple[Located, ...]
    texts: Mapping[str, str]
    sources: tuple[Source, ...]
    drafts: tuple[str, ...] = ()
    asked: Mapping[str, tuple[str, ...]] = {}
    answers: Mapping[str, PageAnswers] = {}
    named: Mapping[str, ReportNames] = {}
    days: Days = Days()

    @property
    def may_be_published(self) -> bool:
        """Whether no finding stops publishing."""
        return not any(each.finding.stops_publishing for each in self.findings)


class Checked(Judged, frozen=True, kw_only=True):
    """Stage 5's value: a book with all that is wrong with it.

    `assessments` are its reports measured by the Act, by path, as the rules were told.
    """

    book: Book
    assessments: Mapping[str, Assessment] = {}


def check(book: Book, today: Today, assessments: Mapping[str, Assessment]) -> tuple[Finding, ...]:
    """Return what the rules find in a book; they may ask about today.

    `assessments` are its reports measured by the Act, by path.
    """
    context = Context(book, today, assessments)
    rules = all_rules()
    return tuple(
        finding
        for report in book.reports
        for rule in rules
        for finding in rule.find(report, context)
    )


def conclude(documents: Documents, files: TypedFiles, book: Book, found: Found) -> Checked:
    """Settle what stages 1 to 5 found, and locate each finding in its file."""
    settled = settle(found, book, files, documents.unparsed)
    located = locate_findings(sum_alike(settled.findings), documents.parsed, files)
    drafts = tuple(each.path for each in book.reports if each.head.status == "draft")
    texts = {path: each.text for path, each in documents.parsed.items()}
    sources = (*files.source.sources, *files.source.signed)
    return Checked(
        key=book.key, book=settled.book, findings=located, texts=texts, sources=sources,
        drafts=drafts,
    )  # fmt: skip


def locate_findings(
    findings: Iterable[Finding], parsed: Mapping[str, Parsed], files: TypedFiles
) -> tuple[Located, ...]:
    """Return findings with their places, in the order of files and lines."""
    read = {
        path: replace(each, document=files.documents.get(path)) for path, each in parsed.items()
    }
    return tuple(sorted((_locate(each, read) for each in findings), key=_order))


def _locate(finding: Finding, parsed: Mapping[str, Parsed]) -> Located:
    related = tuple((ref, locate(ref, parsed.get(ref.file))) for ref in finding.related)
    return Located(finding, locate(finding.where, parsed.get(finding.where.file)), related)


def _order(located: Located) -> tuple[object, ...]:
    finding = located.finding
    return finding.where.file, located.span, -finding.severity, finding.code


def slim(checked: Checked) -> Judged:
    """Leave out the book, and of texts all but the lines that findings point to.

    What is left may come from another process, or be kept for the next run.
    """
    lines: dict[str, set[int]] = {}
    for located in checked.findings:
        for ref, span in ((located.finding.where, located.span), *located.related):
            lines.setdefault(ref.file, set()).update(range(span.line, span.end_line + 1))
    read = ((path, text) for path, text in checked.texts.items() if text and path in lines)
    texts = {path: _keep_lines(text, lines[path]) for path, text in read}
    pointed_to = lines.keys() - texts
    kept = {each: getattr(checked, each) for each in Judged.__struct_fields__}
    sources = tuple(each for each in checked.sources if each.path in pointed_to)
    return Judged(**{**kept, "texts": texts, "sources": sources})


def _keep_lines(text: str, numbers: set[int]) -> str:
    """Empty every line but these; the others keep their numbers."""
    lines = text.split("\n")
    return "\n".join(line if number in numbers else "" for number, line in enumerate(lines, 1))
