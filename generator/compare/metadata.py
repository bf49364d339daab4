"""Metadata: organisation.yaml, report.yaml, facts that no question asks for, attachments."""

from collections.abc import Iterator

from generator.book.model import Book, BookAttachment, BookReport
from generator.book.plain import PlainWriter
from generator.compare.answers import is_hidden
from generator.compare.changes import Change, ChangeSection, Difference
from generator.compare.model_fields import compare_fields, list_changed_fields
from generator.compare.report_pair import ReportPair
from generator.content.sources import Source
from generator.text.words import load_words
from schema.fields import find_field
from schema.report import Signatory, Signing

# What other sections compare.
_APART = frozenset({"signing", "attachments"})
# What says itself that it is another year's.
_OF_A_YEAR = frozenset({"period", "published", "revisions", "exceptions", "withheld"})


def compare_organisation_files(before: Book, now: Book, reader: str) -> ChangeSection:
    """Return what differs in organisation.yaml."""
    words = load_words(reader, "changes")
    old, new = before.organisation, now.organisation
    writers = (
        PlainWriter(reader, reader, old.languages[0]),
        PlainWriter(reader, reader, new.languages[0]),
    )
    changes = tuple(list_changed_fields(old, new, writers))
    return ChangeSection("organisation", words["section_organisation"], changes)


def compare_organisations_of(pair: ReportPair) -> ChangeSection:
    """Return what differs in organisation.yaml between the days of two versions."""
    earlier, now = (each.organisation for each in pair.both)
    changes = tuple(list_changed_fields(earlier, now, pair.writers, {"appearance", "moved"}))
    return ChangeSection("organisation", pair.words["section_organisation"], changes)


def compare_metadata(pair: ReportPair) -> ChangeSection:
    """Return what differs in report.yaml, and in facts that no question of the form asks for."""
    leave_out = _APART | _asked(pair.report, "report.")
    if not pair.one_year:
        leave_out |= _OF_A_YEAR
    head = list_changed_fields(pair.earlier.head, pair.report.head, pair.writers, leave_out)
    return ChangeSection("frame", pair.words["section_frame"], (*head, *_unasked_facts(pair)))


def _unasked_facts(pair: ReportPair) -> Iterator[Change]:
    asked = _asked(pair.report, "") | {"values"}
    hidden = {
        step.folder
        for report in pair.both
        for step in report.steps
        if is_hidden(report, *(each.question.fact or "" for each in step.questions))
    }
    for step, facts in pair.report.facts.items():
        before = pair.earlier.facts.get(step) if step not in hidden else None
        if before:
            yield from list_changed_fields(before, facts, pair.writers, asked)


def _asked(report: BookReport, prefix: str) -> frozenset[str]:
    """Return the fields that questions of the form ask for."""
    facts = (each.question.fact or "" for each in report.questions)
    return frozenset(fact.removeprefix(prefix) for fact in facts if fact.startswith(prefix))


def compare_signing(pair: ReportPair) -> ChangeSection:
    """Return who signs now, who no longer does, and what else of the signing differs.

    Those who sign are known by their names.
    """
    old, new = (each.head.signing or Signing() for each in pair.both)
    before, now = ({each.name: each for each in it.signatories} for it in (old, new))
    changes = [
        Change(name, "new", _sign(now[name], pair), _tell(_bare(now[name]), now[name], pair))
        for name in now
        if name not in before
    ]
    changes += [
        Change(
            name, "gone", _sign(before[name], pair), _tell(before[name], _bare(before[name]), pair)
        )
        for name in before
        if name not in now
    ]
    changes += [
        Change(name, "changed", name, _tell(before[name], now[name], pair))
        for name in now
        if name in before and before[name] != now[name]
    ]
    leave_out = {"signatories", "digest"}
    changes += list_changed_fields(old, new, pair.writers, leave_out)
    return ChangeSection("signing", pair.words["section_signing"], tuple(changes))


def _bare(signatory: Signatory) -> Signatory:
    """Return someone who signs, with nothing but what the line on them says already."""
    return Signatory(name=signatory.name, role=signatory.role)


def _tell(before: Signatory, now: Signatory, pair: ReportPair) -> tuple[Difference, ...]:
    return tuple(compare_fields(before, now, pair.writers))


def _sign(signatory: Signatory, pair: ReportPair) -> str:
    role = pair.now.write(signatory.role, find_field(Signatory, "role"))
    return f"{signatory.name}, {role.lower()}"


def compare_attachments(pair: ReportPair) -> ChangeSection:
    """Return the attachments that are new, gone or changed, by the names of their files."""
    before, now = ({each.attachment.file: each for each in it.attachments} for it in pair.both)
    compared = (
        _compare_attachment(before.get(file), now.get(file), pair)
        for file in dict.fromkeys((*now, *before))
    )
    changes = tuple(each for each in compared if each)
    return ChangeSection("attachments", pair.words["section_attachments"], changes)


def _compare_attachment(
    before: BookAttachment | None, now: BookAttachment | None, pair: ReportPair
) -> Change | None:
    """Return how an attachment differs; None where it is the same, or neither here nor there."""
    there, writer = (now, pair.now) if now else (before, pair.before)
    if there is None:
        return None
    file, title = there.attachment.file, writer.write(there.attachment.title)
    shown = f"{title} ({file})"
    if before is None or now is None:
        return Change(file, "new" if now else "gone", shown)
    fields = tuple(compare_fields(before.attachment, now.attachment, pair.writers))
    rewritten = not is_same(before.source, now.source)
    note = pair.words["rewritten"] if rewritten else ""
    return Change(file, "changed", shown, fields, note) if fields or rewritten else None


def is_same(one: Source, other: Source) -> bool:
    """Tell whether two files hold the same; False where one cannot be read any more.

    Of texts, line breaks are all the same: git may give them anew as a machine likes them.
    """
    if one.data is not None and other.data is not None:
        return _lines(one.data) == _lines(other.data)
    if one.size != other.size:
        return False
    try:
        return one.file.read_bytes() == other.file.read_bytes()
    except OSError:
        return False


def _lines(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")
