"""The digest of what a board signs: everything that a report says, and nothing of how it is typed.

White space, comments, the order of keys and the spelling of numbers and dates make no difference.
What comes after the signing is left out: status, publication, signatures, revisions, exceptions.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.book.model import Answered, BookReport, Invalid, Prose, Unavailable
from schema.fields import Field, fields_of
from schema.values import Text

# Belongs to what is digested: another way of doing it gets another number, and keeps this one.
_VERSION = 1
_KIND = "sha256"
_AFTERWARDS = frozenset({"status", "published", "signing", "revisions", "exceptions"})
_WHO = ("name", "number", "entities")


def digest_report(report: BookReport) -> str | None:
    """Return the digest of a report, `sha256:…`; None when something in it cannot be read.

    Reads the attachments from disk. Raises OSError when one cannot be read any more.
    """
    for question in report.questions:
        if any(isinstance(answer, Invalid) for answer in question.answers.values()):
            return None
    import json

    canonical = json.dumps(_whole(report), ensure_ascii=False, sort_keys=True)
    return f"{_KIND}:{hashlib.sha256(canonical.encode()).hexdigest()}"


def _whole(report: BookReport) -> dict[str, Any]:
    language = report.language
    head = _plain(report.head, language)
    who = _plain(report.organisation, language)
    return {
        "version": _VERSION,
        "year": report.year,
        "language": language,
        "organisation": {key: who[key] for key in _WHO if key in who},
        "report": {key: value for key, value in head.items() if key not in _AFTERWARDS},
        "facts": {step: _plain(facts, language) for step, facts in report.facts.items()},
        "answers": dict(_answers(report)),
        "attachments": {
            each.attachment.file: _digest(each.source.file) for each in report.attachments
        },
    }


def _answers(report: BookReport) -> Iterator[tuple[str, str]]:
    """Yield the answers in prose, by question and language, with all white space alike."""
    for question in report.questions:
        if question.question.answer != "prose":
            continue
        for language, answer in question.answers.items():
            key = f"{question.question.id} {language}"
            if isinstance(answer, Answered) and isinstance(answer.value, Prose):
                yield key, _words(answer.value.markdown)
            elif isinstance(answer, Unavailable):
                reason = answer.reason.markdown if isinstance(answer.reason, Prose) else ""
                yield f"{key} unavailable", _words(reason)


def _plain(value: Any, language: str) -> Any:
    """Return a value as JSON knows it, without what was not written."""
    if isinstance(value, BaseModel):
        fields = (each for each in fields_of(type(value)) if each.name in value.model_fields_set)
        value = {each.key: _written(each, getattr(value, each.name)) for each in fields}
    if isinstance(value, Text):
        return {code or language: _words(text) for code, text in value.by_language.items()}
    if isinstance(value, Mapping):
        plain = {key: _plain(each, language) for key, each in value.items()}
        return {key: each for key, each in plain.items() if each not in (None, {}, [])}
    if isinstance(value, tuple):
        return [_plain(each, language) for each in value]
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    return _words(value) if isinstance(value, str) else value


def _written(field: Field, value: Any) -> Any:
    """Return the value of a field, one of what may be several as the one that it was."""
    return value[0] if field.one_or_several and len(value) == 1 else value


def _words(text: str) -> str:
    return " ".join(text.split())


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, _KIND).hexdigest()
