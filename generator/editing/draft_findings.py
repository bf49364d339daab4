"""What the rules find in an answer that is being written, and elsewhere because of it."""

from itertools import islice
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.book.model import Unanswered
from generator.checks.check import Checked
from generator.checks.rules import all_codes
from generator.editing.finding_names import (
    FormNames,
    field_at,
    names_of,
    remedy_in_field,
    say_by_name,
)
from generator.editing.places import FoundAnswer
from generator.findings.finding import Finding, Ref
from generator.formats.groups import group_counted, say_group
from generator.formats.listing import ListedFinding, Listing, list_findings
from generator.formats.summary import count_entries
from generator.formats.visible import flatten
from schema.fields import Field
from schema.languages import spoken_for

# What tells one finding from another when lines have moved.
FindingMark: TypeAlias = tuple[str, str, tuple[str | int, ...], str]


# So many provisions of the Act are named in the sum.
_FIRST = 3


class DraftFinding(Struct, frozen=True):
    """A finding as it stands below a field: its kind, what is wrong, and the remedy.

    `keys` lead from the field to the value within it that is meant. `elsewhere` says that another
    answer has it, and only because of this one. `line` and `column` (from 1) say where it is in a
    file that is written as text.
    """

    kind: str
    code: str
    message: str
    help: tuple[str, ...]
    keys: tuple[str | int, ...] = ()
    elsewhere: bool = False
    line: int = 0
    column: int = 0


class DraftSum(Struct, frozen=True):
    """What is found in an answer, and in words what the whole report amounts to."""

    findings: tuple[DraftFinding, ...]
    counted: str


def find_in_draft(found: FoundAnswer, before: FoundAnswer, language: str) -> DraftSum:
    """Return what is found in an answer, and what is new since `before` anywhere else.

    It is told in the language that the command speaks to readers of this one.
    """
    language = spoken_for(language)
    names = names_of(found.report, _near(found), language, before.report)
    entries = [each for each in list_findings(found.checked, language) if not each.excepted]
    own = [each for each in entries if _is_own(each.finding, found)]
    known, unanswered = marks_of(before.checked), _unanswered(found)
    new = [each for each in entries if each not in own and _mark(each.finding) not in known
           and not any(_stands_in(each.finding.where, place) for place in unanswered)]  # fmt: skip
    report = f"{found.report.path}/"
    of_report = tuple(each for each in entries if each.finding.where.file.startswith(report))
    shown = [_show(each, found, names, elsewhere=each in new) for each in (*own, *new)]
    return DraftSum(tuple(shown), _sum_up(of_report, language))


def find_in_file(checked: Checked, file: str, language: str) -> DraftSum:
    """Return what is found in a file, by its lines, the gravest first."""
    language = spoken_for(language)
    entries = [each for each in list_findings(checked, language) if not each.excepted]
    own = [each for each in entries if each.finding.where.file == file]
    own.sort(key=lambda each: (-each.finding.severity, each.place.span.line))
    near = f"{'/'.join(file.split('/')[:2])}/"
    counted = tuple(
        each for each in entries if each.finding.where.file.startswith(near) or each in own
    )
    return DraftSum(
        tuple(_show_in_text(each, language) for each in own), _sum_up(counted, language)
    )


def _show_in_text(entry: ListedFinding, language: str) -> DraftFinding:
    span = entry.place.span
    shown = _describe(entry, language, on_page=False)
    return shown if entry.place.whole else replace(shown, line=span.line, column=span.column)


def _sum_up(entries: tuple[ListedFinding, ...], language: str) -> str:
    """Return how many findings there are, and what the first provisions of the Act lack."""
    groups = group_counted(Listing(entries, Path(), language))
    lacking = (each for each in groups if all_codes()[each.counted[0].code].asked_by == "act")
    said = (f"{each.title}: {say_group(each, language)}" for each in islice(lacking, _FIRST))
    return ". ".join(filter(None, (count_entries(entries, language), *said)))


def _is_own(finding: Finding, found: FoundAnswer) -> bool:
    where = finding.where
    if found.question is None:
        inside = where.file == found.where.file
        return inside and where.keys[:1] in {(each.key,) for each in found.fields}
    if _stands_in(where, found.where):
        return True
    same_report = where.file.startswith(f"{found.report.path}/")
    return same_report and finding.about == found.question.id


def _stands_in(where: Ref, place: Ref) -> bool:
    return where.file == place.file and where.keys[: len(place.keys)] == place.keys


def _unanswered(found: FoundAnswer) -> list[Ref]:
    """Return the places of all questions that have no answer: what is lacking there, is anyway."""
    return [
        answer.where
        for bound in found.report.questions
        for answer in bound.answers.values()
        if isinstance(answer, Unanswered)
    ]


def _near(found: FoundAnswer) -> tuple[Field, ...]:
    """Return the fields that are meant first where one is spoken of by its key."""
    return (found.field, *found.field.fields, *found.fields) if found.field else found.fields


def _show(
    entry: ListedFinding, found: FoundAnswer, names: FormNames, *, elsewhere: bool
) -> DraftFinding:
    where = entry.finding.where
    shown = replace(
        _describe(entry, names.language), keys=_below(where, found.where), elsewhere=elsewhere
    )
    field = field_at(where, found.fields) if where.file == found.where.file else None
    remedy = shown.help
    if field:
        remedy = tuple(remedy_in_field(shown.code, remedy, field, names.language))
    message, *lines = (say_by_name(each, field, names) for each in (shown.message, *remedy))
    return replace(shown, message=message, help=tuple(lines))


def _describe(entry: ListedFinding, language: str, *, on_page: bool = True) -> DraftFinding:
    finding = entry.finding
    said = entry.message_on_page(language) if on_page else entry.message
    return DraftFinding(
        kind=finding.severity.word,
        code=finding.code,
        message=flatten(said.text),
        help=tuple(flatten(each) for each in said.help),
    )


def _below(where: Ref, field: Ref) -> tuple[str | int, ...]:
    return where.keys[len(field.keys) :] if _stands_in(where, field) else ()


def marks_of(checked: Checked) -> frozenset[FindingMark]:
    """Return what tells all findings from others."""
    return frozenset(_mark(each.finding) for each in checked.findings)


def _mark(finding: Finding) -> FindingMark:
    where = finding.where
    return finding.code, where.file, where.keys, finding.about or ""
