"""Every piece of running text in a report, wherever it stands: for rules that read text."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias

from pydantic import BaseModel

from generator.book.model import (
    Answer,
    Answered,
    BookReport,
    BookStep,
    Prose,
    Unavailable,
)
from generator.book.text_passage import TextPassage
from generator.content.typed_files import ReportFiles
from generator.findings.codes import references, syntax
from generator.findings.finding import Finding, Ref
from generator.findings.positions import Keys
from generator.text.nesting import find_too_deep, find_too_long
from schema.fields import fields_of
from schema.form import FactAnswer, Step
from schema.limits import most
from schema.organisation import Organisation
from schema.values import Text
from schema.vocabulary import load_also_called

__all__ = ["TextPassage", "check_languages", "check_passages", "find_passages", "passages_of",
           "texts_of"]  # fmt: skip
_Found: TypeAlias = tuple[Keys, Text, bool]


def passages_of(report: BookReport) -> tuple[TextPassage, ...]:
    """Return every text of a report that readers will see, in the order of the form."""
    return report.passages


def find_passages(files: ReportFiles, steps: Iterable[BookStep]) -> Iterator[TextPassage]:
    """Yield the texts that a report's bound answers, facts and frame have."""
    main = files.languages[0]
    for question in chain.from_iterable(step.questions for step in steps):
        if question.question.answer == "prose":
            yield from _prose(question.question.id, question.answers)
    for folder, facts in files.facts.items():
        asked = _questions_by_fact(files.form.steps[folder])
        for found in _texts(facts.value):
            yield from _by_language(found, facts.path, asked.get(str(found[0][0]), ""), main)
    for found in _texts(files.head.value):
        yield from _by_language(found, files.head.path, "", main)


def _prose(question: str, answers: Mapping[str, Answer]) -> Iterator[TextPassage]:
    for answer in answers.values():
        if isinstance(answer, Answered) and isinstance(answer.value, Prose):
            prose, where = answer.value, answer.where
        elif isinstance(answer, Unavailable) and isinstance(answer.reason, Prose):
            prose, where = answer.reason, answer.where
        else:
            continue
        yield TextPassage(where, prose.markdown, prose.language, question, markdown=True)


def _questions_by_fact(step: Step) -> Mapping[str, str]:
    return {
        question.answer.fact: question.id
        for question in step.questions
        if isinstance(question.answer, FactAnswer)
    }


def texts_of(value: object) -> Iterator[Text]:
    """Yield every text within a value of the book."""
    for _, text, _ in _texts(value):
        yield text


def _texts(value: object, keys: Keys = (), *, markdown: bool = False) -> Iterator[_Found]:
    """Yield every text in a model with its key path, and whether it is Markdown."""
    if isinstance(value, Text):
        yield keys, value, markdown
    elif isinstance(value, BaseModel):
        for each in fields_of(type(value)):
            inside = getattr(value, each.name)
            yield from _texts(inside, (*keys, each.key), markdown=each.kind == "markdown")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, (*keys, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*keys, index))


def _by_language(found: _Found, path: str, question: str, main: str) -> Iterator[TextPassage]:
    keys, text, markdown = found
    for code, words in text.by_language.items():
        place = Ref(path, (*keys, code) if code else keys)
        yield TextPassage(place, words, code or main, question, markdown)


def check_passages(report: BookReport) -> Iterator[Finding]:
    """Yield the texts in YAML files that would not be shown, or not as they are meant.

    Those are in a language that the site does not have, or Markdown that nests too deep.
    """
    for each in report.passages:
        if each.language not in report.languages:
            yield _not_listed(each.where, each.language, report.languages)
        elif each.markdown and each.where.file.endswith(".yaml"):
            if find_too_deep(each.text):
                yield syntax.TOO_DEEP.at(each.where, limit=most("markdown_depth"))
            if find_too_long(each.text):
                yield syntax.TOO_MANY.at(each.where, case="paragraph", limit=most("paragraph"))


def check_languages(organisation: Organisation, path: str) -> Iterator[Finding]:
    """Yield the texts in organisation.yaml that are in a language which the site does not have."""
    languages = organisation.languages
    for keys, text, _ in _texts(organisation):
        for code in sorted(text.languages - set(languages)):
            yield _not_listed(Ref(path, (*keys, code)), code, languages)


def _not_listed(where: Ref, language: str, languages: tuple[str, ...]) -> Finding:
    meant = load_also_called("languages").get(language.casefold(), language.casefold())
    suggestion = meant if meant in languages else ""
    return references.LANGUAGE_NOT_LISTED.at(
        where.key(), language=language, listed=languages, suggestion=suggestion
    )
