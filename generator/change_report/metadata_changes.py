"""What frames a report, told: report.yaml, signatures, attachments, and facts nobody asks for."""

from collections.abc import Iterator

from generator.book.model import Book, BookReport, BookStep
from generator.change_report.model import Detail, Line, Section
from generator.change_report.presenter import Voice
from generator.compare.answers import is_hidden
from generator.compare.attachments import AttachmentChange, compare_attachments
from generator.compare.frame_fields import FieldChange, compare_fields, write_plainly
from generator.compare.signing import compare_signing
from generator.data.plain import label_of
from generator.text.words import load_words
from schema.fields import Field, find_field
from schema.organisation import Organisation
from schema.report import Attachment, Report, Signatory, Signing
from schema.values import Model

_TOLD_APART = frozenset({"signing", "attachments"})
# What says itself that it is another year's.
_OF_A_YEAR = frozenset({"period", "published", "revisions", "exceptions", "withheld"})


def tell_organisation(before: Book, now: Book, language: str) -> Section:
    """Return what differs in organisation.yaml."""
    words = load_words(language, "comparison")
    changes = compare_fields(before.organisation, now.organisation)
    lines = tuple(_field(Organisation, each, language) for each in changes)
    return Section("organisation", words["section_organisation"], lines)


def _field(model: type[Model], change: FieldChange, language: str) -> Line:
    field = find_field(model, change.field)
    before, now = (_label(field, text, language) for text in (change.before, change.now))
    detail = Detail(field.name, "", before, now)
    return Line(field.name, "changed", field.short(language), (detail,))


def tell_frame(voice: Voice) -> Section:
    """Return what differs in report.yaml, and in facts that no question of the form asks for."""
    lines = (*_head(voice), *_unasked_facts(voice))
    return Section("frame", voice.words["section_frame"], lines)


def _head(voice: Voice) -> Iterator[Line]:
    pair = voice.pair
    told = _TOLD_APART | _asked(pair.report, "report.")
    if not pair.one_year:
        told |= _OF_A_YEAR
    for each in compare_fields(pair.earlier.head, pair.report.head, told):
        yield _field(Report, each, voice.words.language)


def _unasked_facts(voice: Voice) -> Iterator[Line]:
    pair = voice.pair
    asked = _asked(pair.report, "")
    hidden = {each.folder for report in (pair.earlier, pair.report) for each in _hidden(report)}
    for step, facts in pair.report.facts.items():
        before = pair.earlier.facts.get(step) if step not in hidden else None
        for each in compare_fields(before, facts, {*asked, "values"}) if before else ():
            yield _field(type(facts), each, voice.words.language)


def _hidden(report: BookReport) -> Iterator[BookStep]:
    """Yield the steps with facts that cannot be read."""
    for step in report.steps:
        if any(is_hidden(report, each.question.fact or "") for each in step.questions):
            yield step


def _asked(report: BookReport, prefix: str) -> frozenset[str]:
    """Return the fields that questions of the form ask for."""
    facts = (each.question.fact or "" for each in report.questions)
    return frozenset(fact.removeprefix(prefix) for fact in facts if fact.startswith(prefix))


def _label(field: Field, text: str, language: str) -> str:
    """Return what readers call a field's value, where it is a code."""
    if not text or not field.vocabulary or field.many:
        return text
    return label_of(field.vocabulary, text)[language]


def tell_signing(voice: Voice) -> Section:
    """Return who signs now, who no longer does, and what else of the signing differs."""
    change, words = compare_signing(voice.pair.earlier, voice.pair.report), voice.words
    lines = [Line(each.name, "new", _sign(each, voice)) for each in change.added]
    lines += [Line(each.name, "gone", _sign(each, voice)) for each in change.removed]
    lines += [_resigned(before, now, voice) for before, now in change.changed]
    for field, before, now in change.fields:
        written = FieldChange(field, write_plainly(before), write_plainly(now))
        lines.append(_field(Signing, written, words.language))
    return Section("signing", words["section_signing"], tuple(lines))


def _resigned(before: Signatory, now: Signatory, voice: Voice) -> Line:
    """Return a person who signs in another role, with another title or reservation."""
    details = []
    for each in compare_fields(before, now):
        field, language = find_field(Signatory, each.field), voice.words.language
        texts = (_label(field, text, language) for text in (each.before, each.now))
        details.append(voice.detail(field, *texts))
    return Line(now.name, "changed", now.name, tuple(details))


def _sign(signatory: Signatory, voice: Voice) -> str:
    role = _label(find_field(Signatory, "role"), signatory.role, voice.words.language)
    return f"{signatory.name}, {role.lower()}"


def tell_attachments(voice: Voice) -> Section:
    """Return the attachments that are new, gone or changed."""
    changes = compare_attachments(voice.pair.earlier, voice.pair.report)
    lines = tuple(_attachment(each, voice) for each in changes)
    return Section("attachments", voice.words["section_attachments"], lines)


def _attachment(change: AttachmentChange, voice: Voice) -> Line:
    bound = change.now or change.before
    if bound is None:
        raise TypeError("an attachment is neither here nor there")
    attachment, pair = bound.attachment, voice.pair
    title = voice.plain(attachment.title, pair.report if change.now else pair.earlier)
    shown = f"{title} ({attachment.file})"
    if change.now is None or change.before is None:
        return Line(attachment.file, "new" if change.now else "gone", shown)
    fields = compare_fields(change.before.attachment, change.now.attachment)
    details = tuple(
        voice.detail(find_field(Attachment, each.field), each.before, each.now) for each in fields
    )
    note = voice.words["rewritten"] if change.rewritten else ""
    return Line(attachment.file, "changed", shown, details, note)
