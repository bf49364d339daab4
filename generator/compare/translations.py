"""Translations: what differs in the languages that a comparison is not made in."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from pydantic import BaseModel

from generator.book.model import Answered, BookQuestion, Prose, Unavailable
from generator.compare.pairs import ReportPair
from generator.text.prose import to_text
from schema.form import Question
from schema.values import Text


class TranslationChange(Struct, frozen=True):
    """An answer that differs in a language, as plain text; empty where it is not in it."""

    question: Question
    language: str
    before: str
    now: str


def compare_translations(reports: ReportPair) -> Iterator[TranslationChange]:
    """Yield the answers of two versions of a report that differ in other languages than the pair's.

    A translation is what is written in the language itself: what is not translated has none.
    """
    asked = reports.match_questions()
    others = dict.fromkeys((*reports.report.languages, *reports.earlier.languages))
    for language in others:
        for now in reports.report.questions if language != reports.language else ():
            before = asked.get(now.question.id)
            old = _read(before, language) if before else ""
            new = _read(now, language)
            if old != new:
                yield TranslationChange(now.question, language, old, new)


def _read(bound: BookQuestion, language: str) -> str:
    if bound.question.answer == "parts":
        return ""
    answer = bound.answers.get(language)
    if isinstance(answer, Answered):
        return to_text("\n\n".join(_texts(answer.value, language)))
    if isinstance(answer, Unavailable):
        return to_text("\n\n".join(_texts(answer.reason, language)))
    return ""


def _texts(value: object, language: str) -> Iterator[str]:
    """Yield the texts of an answer that are written in a language."""
    if isinstance(value, Prose):
        if value.language == language:
            yield value.markdown
    elif isinstance(value, Text):
        yield value.by_language.get(language, "")
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), language)
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each, language)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each, language)
