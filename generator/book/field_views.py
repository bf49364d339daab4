"""Fields as an editor is shown them: made from the models and the form, with no word of their own.

The preview's writer and the CMS of a published site both show these.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.book.model import BookReport
from generator.text.collation import sort_key
from generator.text.words import load_words
from schema.facts import model_for_step
from schema.fields import Field, FilePlace, fields_of
from schema.form import FactAnswer, Form, Question
from schema.languages import in_language, load_languages, name_within
from schema.organisation import Organisation
from schema.report import Report
from schema.vocabulary import COUNTRIES, countries_by_name, country_label, load_vocabulary

# The lists that a field names something in, and that are no vocabularies, by its path.
CODES, CASES = "codes", "cases"
_NAMED = {
    "Measure.risk": "risks",
    "Withheld.risk": "risks",
    "ExceptionFor.code": CODES,
    "ExceptionFor.case": CASES,
}
# Vocabularies that take countries as well.
_WITH_COUNTRIES = frozenset({"geographies"})
# Help names a field by its key, which is of several words.
_KEY = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
_FILE = re.compile(
    r"\b(?:(?P<step>\d)-[a-z]{1,20}/)?"
    r"(?:(?P<frame>(?:report|organisation)\.yaml)|(?P<facts>facts\.yaml)|[a-z]{2}\.md)\b"
)
# The id of a question within a sentence; one of two parts may be any number.
_QUESTION = re.compile(r"(?<![\w.#])\d(?:\.\w+){2,4}(?!\w)")
_ATTACHMENTS = re.compile(r"\b(?:mapp[ae]n? |the folder )?attachments/?(?=[ ,.:;)]|$)")


class FieldView(Struct, frozen=True, omit_defaults=True):
    """A field: what it is called, what it holds, and what is in it where that is several.

    `options` names the list that it is chosen from. `first` are those shown before the others are
    asked for; `made_of` is the field that an id is made of. A text that begins with the `marker`
    says why there is no answer. `upload` says where a file is put that can be brought along,
    if it names one.
    """

    key: str
    label: str
    kind: str
    help: str = ""
    many: bool = False
    one_or_several: bool = False
    options: str = ""
    choices: tuple[str, ...] = ()
    may_lack: bool = False
    first: bool = True
    made_of: str = ""
    marker: str = ""
    upload: FilePlace = ""
    fields: tuple["FieldView", ...] = ()


class Option(Struct, frozen=True, array_like=True):
    """What may be chosen: its code, and what it is called."""

    code: str
    label: str


def view_question(question: Question, field: Field | None, form: Form, language: str) -> FieldView:
    """Return the field in which a question is answered; `field` is that of its fact, if any."""
    label = question.label.in_language(language)
    if question.answer == "prose":
        marker = load_vocabulary("prose_markers").terms[0].label.in_language(language)
        return FieldView("", label, "markdown", marker=marker)
    if field is None:
        shown = question.answer.shown_as if isinstance(question.answer, FactAnswer) else "text"
        known = {"integer", "number", "percent", "yes_no", "date"}
        return FieldView("", label, shown if shown in known else "string", may_lack=True)
    return view_field(field, form, language, label=label)


def view_file(file: str, fields: Iterable[Field], form: Form, language: str) -> FieldView:
    """Return fields of a file together."""
    views = tuple(view_field(each, form, language) for each in fields)
    return FieldView("", title_of(file, language), "other", fields=views)


def title_of(file: str, language: str) -> str:
    """Return what the fields of a file are called that no question asks for."""
    name = file.rpartition("/")[2].removesuffix(".yaml")
    return load_words(language, "writing")[f"unasked_{name}"]


def name_file(path: str, language: str) -> str:
    """Return what a file of the content holds, in words; `path` is from content/."""
    words, names = load_words(language, "writing"), load_languages()
    year, _, inside = path.partition("/")[2].partition("/")
    folder, _, name = inside.rpartition("/")
    code, step = name.removesuffix(".md"), folder.partition("-")[0]
    if inside.startswith("signed/"):
        return words("file_in_year", year=year, what=words["file_signed"])
    if name == "report.yaml" or year == "organisation.yaml":
        return words("file_in_year", year=path.partition("/")[0] if not inside else year,
                     what=title_of(name or year, language))  # fmt: skip
    if step.isdecimal():
        what = (
            name_within(in_language(names[code].label, language), language)
            if code in names
            else words["file_values"]
        )
        return words("file_in_step", year=year, step=step, what=what)
    return words("file_in_year", year=year, what=name) if inside else path


def view_field(
    field: Field, form: Form, language: str, within: str = "", label: str = ""
) -> FieldView:
    """Return a field; `within` is the fact that it is a part of, or empty with a `label`."""
    fact = f"{within}.{field.key}" if within else field.key
    inner = tuple(
        view_field(each, form, language, fact)
        for each in field.fields
        if each.words.in_new_files != "never"
    )
    named = _NAMED.get(field.path, "")
    return FieldView(
        key=field.key,
        label=label or form.label(field, language),
        kind=field.kind,
        # Help with codes is for those who write them: here, things are chosen by name.
        help="" if named else name_fields(field.help(language), form, language),
        many=field.many,
        one_or_several=field.one_or_several,
        options=named or field.vocabulary or "",
        choices=field.choices,
        may_lack=field.may_lack,
        first=field.key != "id" and _is_first(field, form, within),
        made_of=_made_of(inner),
        upload=field.words.names_file,
        fields=inner,
    )


def name_fields(text: str, form: Form, language: str) -> str:
    """Return a text of help with what fields, files and questions are called in place of codes."""
    words, (opening, closing) = load_words(language, "writing"), quotes_of(language)
    # What is quoted is somebody's words, unless it is nothing but the id of a question.
    quoted = rf"{opening}(?!{_QUESTION.pattern}{closing})[^{opening}{closing}]*{closing}"
    asked = rf"{quoted}|{opening}?({_QUESTION.pattern}){closing}?"
    text = re.sub(asked, lambda found: _name_question(found, form, language), text)
    text = _FILE.sub(lambda found: _name_file(found, language), text)
    text = _ATTACHMENTS.sub(words["file_of_attachments"], text)
    # A key of one word is one between quotation marks alone.
    keys = {*_KEY.findall(text), *re.findall(rf"{opening}([a-z]+){closing}", text)}
    for each in every_field(form) if keys else ():
        if each.key in keys:
            key = rf"\b{each.key}\b" if "_" in each.key else f"{opening}{each.key}{closing}"
            named = f"{opening}{form.label(each, language)}{closing}"
            text = re.sub(key, lambda _, named=named: named, text)  # type: ignore[misc]
            keys.remove(each.key)
    return text


def _name_question(found: re.Match[str], form: Form, language: str) -> str:
    called = (each.called for each in form.questions if each.id == found[1])
    name = next((each.in_language(language) for each in called), None)
    return name.join(quotes_of(language)) if name else found[0]


def quotes_of(language: str) -> tuple[str, str]:
    """Return the opening and the closing quotation mark."""
    both = load_languages()[language].quotes
    return both[0], both[1]


def _name_file(found: re.Match[str], language: str) -> str:
    """Return what a file is called where its fields are written."""
    words = load_words(language, "writing")
    if found["frame"]:
        return title_of(found["frame"], language).join(quotes_of(language))
    if found["step"]:
        return words("file_of_step", step=found["step"])
    return words["file_of_facts" if found["facts"] else "file_of_text"]


def every_field(form: Form, near: Iterable[Field] = ()) -> Iterator[Field]:
    """Yield every field of a report's files, those within others too; those `near` first."""
    yield from _with_inner(near)
    yield from _with_inner(_fields_of_files(form))


def _with_inner(fields: Iterable[Field]) -> Iterator[Field]:
    """Yield fields with those within them, the outermost first."""
    left = [*fields]
    while left:
        field = left.pop(0)
        yield field
        left += field.fields


def _fields_of_files(form: Form) -> Iterator[Field]:
    for folder in form.steps:
        yield from fields_of(model_for_step(folder))
    for model in (Report, Organisation):
        yield from fields_of(model)


def takes_countries(field: Field) -> bool:
    """Tell whether countries are among what a field may hold."""
    return field.vocabulary == COUNTRIES or field.vocabulary in _WITH_COUNTRIES


def _is_first(field: Field, form: Form, within: str) -> bool:
    """Tell whether a field is among those that one begins with."""
    asked = form.asks_for(within, field.key) if within in form.asks else True
    return field.words.in_new_files == "first" or asked


def _made_of(inner: tuple[FieldView, ...]) -> str:
    """Return the field of a list's items that their ids are made of, if they have ids."""
    if not any(each.key == "id" for each in inner):
        return ""
    return next((each.key for each in inner if each.kind in {"text", "markdown"}), "")


def list_options(
    view: FieldView,
    report: BookReport,
    language: str,
) -> dict[str, tuple[Option, ...]]:
    """Return the lists that a field and those within it are chosen from, by name.

    The codes and cases that an exception may name are told apart: what is found says which.
    """
    names = sorted(_names(view) - {CODES, CASES})
    return {name: tuple(_options(name, report, language)) for name in names}


def tell_empty(
    view: FieldView, options: Mapping[str, Sequence[Option]], form: Form, language: str
) -> FieldView:
    """Return a field that says why, where it is chosen from a list that has nothing yet."""
    fields = tuple(tell_empty(each, options, form, language) for each in view.fields)
    words = load_words(language, "writing")
    why, help_text = f"none_{view.options}", view.help
    if not options.get(view.options, ("",)) and why in words.texts:
        listed = (
            each.called.in_language(language)
            for each in form.questions
            if isinstance(each.answer, FactAnswer) and each.answer.fact == view.options
        )
        help_text = words(why, question=next(listed, ""))
    return replace(view, help=help_text, fields=fields)


def _names(view: FieldView) -> set[str]:
    own = {view.options} if view.options else set()
    return own.union(*(_names(each) for each in view.fields))


def _options(name: str, report: BookReport, language: str) -> Iterator[Option]:
    if name == "risks":
        main = report.language
        for each in report.risks:
            title = each.risk.title.find(language, main)
            yield Option(each.risk.id, title[0] if title else each.risk.id)
        return
    if name != COUNTRIES:
        for term in load_vocabulary(name).terms:
            yield Option(term.id, term.label.in_language(language))
    if name == COUNTRIES or name in _WITH_COUNTRIES:
        yield from _countries(language)


def _countries(language: str) -> list[Option]:
    labels = {code: country_label(code) for code in {*countries_by_name().values()}}
    main = next(iter(load_languages()))
    named = [Option(code, label.find(language, main)[0]) for code, label in labels.items() if label]  # type: ignore[index]  # a label says something
    return sorted(named, key=lambda each: sort_key(each.label))
