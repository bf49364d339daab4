"""What the CMS of a site is told of an organisation: its files, and the fields of each.

The fields are those of `generator.book.field_views`, which the preview's writer shows, too. Nothing
that anybody has written is told, only what may be: the CMS reads the files where they are.
"""

import re
from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.book.field_views import (
    FieldView,
    Option,
    list_options,
    title_of,
    view_field,
    view_question,
)
from generator.book.model import Book, BookReport
from generator.book.unasked_fields import fields_of_file
from generator.plan.artifacts import Artifact
from generator.plan.site_addresses import CMS
from generator.text.words import load_words
from schema.fields import Field
from schema.form import Form, Question
from schema.languages import in_language, load_languages, name_within
from schema.vocabulary import load_vocabulary

# What decides how all else is read is not changed where nothing tells what comes of it.
_FIXED = frozenset({"form", "values"})
_VALUES = "values."


class EditableText(Struct, frozen=True):
    """A question that is answered with text, its field, and the heading above its answer."""

    id: str
    heading: str
    view: FieldView


class EditableFile(Struct, frozen=True, omit_defaults=True):
    """A file that can be edited: of texts below headings, or of fields.

    `path` is from content/; `languages` are those of the report, the main one first.
    """

    name: str
    label: str
    path: str
    languages: tuple[Option, ...]
    texts: tuple[EditableText, ...] = ()
    fields: tuple[FieldView, ...] = ()


class EditableFolder(Struct, frozen=True):
    """The files of a report, or of the organisation itself; `attachments` is where its files are.

    That is a path from content/, and empty where there are none.
    """

    name: str
    label: str
    attachments: str
    files: tuple[EditableFile, ...]


class EditableOrganisation(Struct, frozen=True):
    """All that can be edited of an organisation, and the lists that fields are chosen from."""

    key: str
    name: str
    language: str
    folders: tuple[EditableFolder, ...]
    options: Mapping[str, tuple[Option, ...]]
    words: Mapping[str, str]


def describe_editable(book: Book) -> Iterator[Artifact]:
    """Yield what the CMS is told of an organisation, once it has a report."""
    if book.reports:
        data = msgspec.json.encode(_describe(book))
        yield Artifact(f"{CMS}{book.key}.json", data + b"\n")


def _describe(book: Book) -> EditableOrganisation:
    organisation, newest = book.organisation, max(book.reports, key=lambda each: each.year)
    language = newest.language
    reports = sorted(book.reports, key=lambda each: -each.year)
    folders = (_organisation(book, newest), *map(_report, reports))
    views = [view for folder in folders for file in folder.files for view in file.fields]
    whole = FieldView("", "", "other", fields=tuple(views))
    options = list_options(whole, newest, language)
    options.pop("risks", None)  # the CMS reads them itself, where they are now
    words = {
        **load_words(language, "cms").texts,
        "carried_marker": _markers("carried_markers"),
        "lack_marker": _markers("prose_markers"),
    }
    return EditableOrganisation(book.key, organisation.name, language, folders, options, words)


def _markers(vocabulary: str) -> str:
    """Return a pattern of how a text begins that says what the terms of a vocabulary mean."""
    labels = (term.label.by_language.values() for term in load_vocabulary(vocabulary).terms)
    return "|".join(re.escape(text) for texts in labels for text in texts)


def _organisation(book: Book, newest: BookReport) -> EditableFolder:
    file = f"{book.key}/organisation.yaml"
    languages = _languages(book.organisation.languages, newest.language)
    fields = _fields(newest.form, file, "", "organisation.", newest.language)
    title = title_of(file, newest.language)
    files = (EditableFile("organisation", title, file, languages, fields=fields),)
    return EditableFolder(book.key, title, "", files)


def _report(report: BookReport) -> EditableFolder:
    folder = report.path.replace("/", "-")
    files = tuple(_files(report))
    return EditableFolder(folder, str(report.year), f"{report.path}/attachments", files)


def _files(report: BookReport) -> Iterator[EditableFile]:
    form, main = report.form, report.language
    words, names = load_words(main, "cms"), load_languages()
    languages = _languages(report.languages, main)
    head = f"{report.path}/report.yaml"
    fields = _fields(form, head, "", "report.", main)
    yield EditableFile("report", title_of(head, main), head, languages, fields=fields)
    for folder, step in form.steps.items():
        called = {"number": folder.partition("-")[0], "step": step.title.in_language(main)}
        file = f"{report.path}/{folder}/facts.yaml"
        fields = _fields(form, file, folder, "", main)
        if fields:
            label = words("facts_of", **called)
            yield EditableFile(f"{folder}-facts", label, file, languages, fields=fields)
        for language in report.languages:
            texts = tuple(_texts(step.questions, form, main, language))
            spoken = name_within(in_language(names[language].label, main), main)
            label = words("texts_of", language=spoken, **called)
            path = f"{report.path}/{folder}/{language}.md"
            if texts:
                yield EditableFile(f"{folder}-{language}", label, path, languages, texts=texts)


def _texts(
    questions: tuple[Question, ...], form: Form, main: str, language: str
) -> Iterator[EditableText]:
    for each in questions:
        if each.answer == "prose":
            view = _explain(view_question(each, None, form, main), each, main)
            heading = f"## {each.id} {' '.join(each.label.in_language(language).split())}"
            yield EditableText(each.id, heading, replace(view, key=each.id))


def _fields(
    form: Form, file: str, folder: str, prefix: str, language: str
) -> tuple[FieldView, ...]:
    """Return the fields of a file; those that a question asks for are called what it says."""
    asking = form.steps[folder].questions if folder else form.questions
    facts = ((each.fact or "", each) for each in asking)
    asked = {
        fact.removeprefix(prefix): each
        for fact, each in facts
        if fact.startswith(prefix) and fact != prefix
    }
    fields = (each for each in fields_of_file(file, folder) if each.key not in _FIXED)
    views = [
        _view(each, asked.get(each.key), form, language)
        for each in fields
        if each.words.in_new_files != "never"
    ]
    values = tuple(
        replace(view_question(each, None, form, language), key=fact.removeprefix(_VALUES))
        for fact, each in asked.items()
        if fact.startswith(_VALUES)
    )
    if values:
        views.append(FieldView("values", title_of(file, language), "other", fields=values))
    return tuple(views)


def _view(field: Field, asked: Question | None, form: Form, language: str) -> FieldView:
    """Return a field; where a question asks for it, that stands below its short label."""
    view = view_field(field, form, language)
    if asked is None:
        return view
    wording = asked.label.in_language(language)
    shown = f"{asked.known_as}." if wording == view.label else f"{asked.known_as}: {wording}"
    return _explain(view, asked, language, shown)


def _explain(view: FieldView, question: Question, language: str, wording: str = "") -> FieldView:
    """Return a field with the wording and the help of its question before its own help."""
    told = question.help.in_language(language) if question.help else ""
    said = (
        each if each[-1] in ".?!:" else f"{each}." for each in (wording, told, view.help) if each
    )
    return replace(view, help=" ".join(said))


def _languages(codes: tuple[str, ...], main: str) -> tuple[Option, ...]:
    names = load_languages()
    ordered = (main, *(each for each in codes if each != main))
    return tuple(Option(each, in_language(names[each].label, main)) for each in ordered)
