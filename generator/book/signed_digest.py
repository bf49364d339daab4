"""The digest of what a board signs: everything that a report says, and nothing of how it is typed.

White space, comments, the order of keys, line ends and the spelling of numbers and dates make no
difference, nor do line ends and the Unicode form of attachments that are text. What comes after the
signing is left out: status, publication, signatures, revisions.

A digest does not name the version it was made by. Version 2, which `aktsom sign` writes, covers the
exceptions, which readers meet as known gaps; version 1 did not, and took attachments byte for byte.
Version 2 first knew a text by its being UTF-8: one that Excel had saved counted byte for byte.
Whoever signed then must find the digest valid in ten years, so `fits` tries the newest first.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import BaseModel

from generator.book.model import Answered, BookReport, Invalid, Prose, Unavailable
from generator.text.characters import compose
from schema.fields import Field, fields_of
from schema.values import Text

_KIND = "sha256"
_FileDigest: TypeAlias = Callable[[Path], str]
# The number belongs to what is digested: another way of doing it gets another one, and this stays.
_NEWEST, _FIRST = 2, 1
_AFTERWARDS = frozenset({"status", "published", "signing", "revisions", "exceptions"})
_WHO = ("name", "number", "entities")
# Exceptions to what is looked at when all is signed: that a statement came late, say, cannot be
# known before.
_KNOWN_LATER = frozenset({"DAT101", "DAT102", "DAT103", "LAW402", "LAW409", "LAW411"})


def digest_report(report: BookReport) -> str | None:
    """Return the digest of a report, `sha256:…`; None when something in it cannot be read.

    Reads the attachments from disk. Raises OSError when one cannot be read any more.
    """
    return next(_digests(report), None)


def fits(digest: str, report: BookReport) -> bool | None:
    """Tell whether a report says what it said when it got a digest, by any version.

    None when something in it cannot be read. Reads the attachments; raises OSError as above.
    """
    unread = True
    for each in _digests(report):
        unread = False
        if each == digest:
            return True
    return None if unread else False


def _digests(report: BookReport) -> Iterator[str]:
    """Yield the digests that a report may have got, the newest version's first; none if unread."""
    for question in report.questions:
        if any(isinstance(answer, Invalid) for answer in question.answers.values()):
            return
    yield _digest_whole(report, _NEWEST, _digest_lines)
    if report.attachments:
        yield _digest_whole(report, _NEWEST, _digest_text)
    yield _digest_whole(report, _FIRST, _digest)
    # Git may have given a text other line ends than it had on the machine where it was signed.
    if report.attachments:
        yield _digest_whole(report, _FIRST, _digest_lines)


def _digest_whole(report: BookReport, version: int, digest: _FileDigest) -> str:
    import json

    whole = _whole(report, version, digest)
    canonical = json.dumps(whole, ensure_ascii=False, sort_keys=True)
    return f"{_KIND}:{hashlib.sha256(canonical.encode()).hexdigest()}"


def _whole(report: BookReport, version: int, digest: _FileDigest) -> dict[str, Any]:
    language = report.language
    head = _plain(report.head, language)
    who = _plain(report.organisation, language)
    for entity in who.get("entities", ()):
        entity.pop("own_duty", None)  # who must sign, not what is signed
    said = {key: value for key, value in head.items() if key not in _AFTERWARDS}
    if version > _FIRST:
        excepted = [each for each in head.get("exceptions", ()) if each["code"] not in _KNOWN_LATER]
        said |= {"exceptions": excepted} if excepted else {}
    return {
        "version": version,
        "year": report.year,
        "language": language,
        "organisation": {key: who[key] for key in _WHO if key in who},
        "report": said,
        "facts": {step: _plain(facts, language) for step, facts in report.facts.items()},
        "answers": dict(_answers(report)),
        "attachments": {
            each.attachment.file: digest(each.source.file) for each in report.attachments
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


def _digest_text(file: Path) -> str:
    """Return the digest of a file; line ends and Unicode form of a text make no difference."""
    data = file.read_bytes()
    text = _read_text(data)
    return hashlib.sha256(data if text is None else _alike(text).encode()).hexdigest()


def _digest_lines(file: Path) -> str:
    """Return the digest of a file, as `_digest_text` does; also a text in another encoding is one.

    What has no zero byte is a text to git, which may change its line ends and nothing else.
    """
    data = file.read_bytes()
    text = _read_text(data)
    if text is not None:
        return hashlib.sha256(_alike(text).encode()).hexdigest()
    lines = data if b"\0" in data else data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return hashlib.sha256(lines).hexdigest()


def _read_text(data: bytes) -> str | None:
    """Return a text in UTF-8; None where it is none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _alike(text: str) -> str:
    return compose(text.replace("\r\n", "\n").replace("\r", "\n"))
