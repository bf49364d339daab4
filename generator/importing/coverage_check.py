"""A look back: every word of the answers is in some file, or its line is reported."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from generator.importing.answers.draft import UnplacedLines
from generator.importing.answers.reading import comment_question
from generator.importing.portal.data import LABELLED, labels_of, wordings
from generator.importing.portal.lexicon import squeeze, words_of
from generator.importing.portal.names import terms
from generator.importing.report import ImportedReport
from generator.importing.source.lines import SourceLine
from generator.scaffold.yaml_text import read_yaml
from schema.fields import fields_of
from schema.form import FactAnswer, Question, Section
from schema.languages import load_languages, locale_of
from schema.report import Signatory
from schema.vocabulary import COUNTRIES

_MARK = re.compile(r"^\s*(?:-\s|\*\s)?(?:o\s)?")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()>#+.!|-])")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ENTITY = {"&lt;": "<", "&amp;": "&", "&#126;": "~", "&#61;": "="}
_CURRENCY = {"NOK": "kr kroner nok"}
_FILES = ("organisation", "report")
# Remarks whose text is a label, which is no part of the content.
_TOLD = ("import_label_guessed", "import_computed")


def find_lost(imported: ImportedReport, files: Mapping[str, str]) -> Iterator[UnplacedLines]:
    """Yield the lines of answers of which some word is in none of the files."""
    blocks = {each.target.key: each for each in imported.blocks if each.target}
    for folder, section, question in _questions(imported):
        own = [blocks[each.id] for each in question.walk() if each.id in blocks]
        lines = [line for block in own for line in block.lines if line]
        written = Counter(_written(imported, files, folder, section, question))
        labels = "|".join([_label_letters(_shown_as(question)), *_guessed(imported, question)])
        lost = tuple(_lost_lines(lines, written, labels.strip("|")))
        if lost:
            yield UnplacedLines("import_loose_lost", own[0].title, lost)


def _questions(imported: ImportedReport) -> Iterator[tuple[str, Section, Question]]:
    for folder, step in imported.form.steps.items():
        for section in step.sections:
            yield from ((folder, section, question) for question in section.questions)


def _guessed(imported: ImportedReport, question: Question) -> Iterator[str]:
    """Yield the letters of labels in a wording that was not known, which the editor is told of."""
    for each in imported.draft.remarks:
        if each.key in _TOLD and each.about == question.id:
            yield squeeze(each.text)


def _shown_as(question: Question) -> str:
    return question.answer.shown_as if isinstance(question.answer, FactAnswer) else ""


@cache
def _label_letters(shown_as: str) -> str:
    """Return the letters of all labels that an answer of a kind may have, one after another."""
    if not shown_as:
        return ""
    own = [letters for letters, _ in labels_of(LABELLED[shown_as])] if shown_as in LABELLED else []
    known = wordings()
    others = (*known.comments, *known.table_heads, *known.computed)
    return "|".join([*own, *map(squeeze, others)])


def _lost_lines(
    lines: list[SourceLine], written: Counter[str], labels: str
) -> Iterator[SourceLine]:
    said = [tokens(_MARK.sub("", line.text)) for line in lines]
    missing = Counter(word for words in said for word in words) - written
    _rejoin(said, missing, written)
    for word in [*missing]:
        if labels and (word in labels or word.isdecimal()):
            del missing[word]
    yield from (
        line for line, words in zip(lines, said, strict=True) if missing.keys() & set(words)
    )


def _rejoin(said: list[list[str]], missing: Counter[str], written: Counter[str]) -> None:
    """Take words parted by a line's end from those that are missing."""
    for words, following in pairwise([each for each in said if each]):
        first, second = words[-1], following[0]
        if written[first + second] and (missing[first] > 0 or missing[second] > 0):
            missing -= Counter([first, second])


def tokens(text: str) -> list[str]:
    """Return a text's words as they are counted: numbers without leading zeros."""
    return [word.lstrip("0") or "0" if word.isdecimal() else word for word in words_of(text)]


def _written(
    imported: ImportedReport,
    files: Mapping[str, str],
    folder: str,
    section: Section,
    question: Question,
) -> Iterator[str]:
    """Yield the words of a question's answer in the files, and other names of what was typed."""
    own = {each.id for each in question.walk()} | {comment_question(section, question) or ""}
    for answer in _answers_in(files.get(f"{folder}/{imported.language}.md", ""), own):
        yield from tokens(_plain(answer))
    for each in question.walk():
        if isinstance(each.answer, FactAnswer):
            titles = _titles(imported)
            for value in _scalars(_fact(files, folder, each.answer.fact)):
                yield from _said(value, titles)
            for words in imported.draft.words_beside(folder, each.answer.fact):
                yield from tokens(words)
    for loose in imported.draft.unplaced:
        if loose.under.startswith(f"{question.id} "):
            yield from (word for line in loose.lines for word in tokens(line.text))


def _answers_in(text: str, questions: set[str]) -> Iterator[str]:
    """Yield the answers to some questions in a prose file."""
    _, *parts = re.split(r"^## (\S+).*$", text, flags=re.MULTILINE)
    for question, answer in zip(parts[::2], parts[1::2], strict=True):
        if question in questions:
            yield answer


def _fact(files: Mapping[str, str], folder: str, fact: str) -> object:
    """Return a fact as its file has it; `report.contact.email` is in report.yaml's contact."""
    first, *rest = fact.split(".")
    path, keys = (
        (f"{first}.yaml", rest) if first in _FILES else (f"{folder}/facts.yaml", [first, *rest])
    )
    tree = read_yaml(files.get(path, ""))
    for key in keys:
        tree = tree.get(key) if isinstance(tree, dict) else None
    return tree


def _plain(text: str) -> str:
    plain = _ESCAPE.sub("", text)
    for entity, sign in _ENTITY.items():
        plain = plain.replace(entity, sign)
    return plain


def _titles(imported: ImportedReport) -> dict[str, str]:
    """Return the risks' titles by id: the report joins by the one, measures by the other."""
    facts = imported.draft.facts.get("2-identify", {}).get("risks", [])
    risks = facts if isinstance(facts, list) else []
    return {str(each["id"]): str(each["title"]) for each in risks if isinstance(each, dict)}


def _scalars(tree: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from _scalars(value, str(name))
    elif isinstance(tree, list):
        for value in tree:
            yield from _scalars(value, key)
    elif isinstance(tree, str):
        yield key, tree


def _said(value: tuple[str, str], titles: Mapping[str, str]) -> Iterator[str]:
    key, text = value
    if key == "risk":
        yield from tokens(titles.get(text, ""))
    elif key not in ("id", "form", "from", "to", "joined_by", "see"):
        own = tokens(_plain(text))
        names = _names().get(text, Counter()) if " " not in text else Counter[str]()
        names = names | Counter(tokens(_CURRENCY.get(text, "")))
        names = names | (_months() if _DATE.fullmatch(text) else Counter[str]())
        names = names | Counter(tokens(f"{int(text):,}") if text.isdecimal() else [])
        yield from (names | Counter(own)).elements()


@cache
def _names() -> dict[str, Counter[str]]:
    """Return the words of all names of a code or an id."""
    names: dict[str, Counter[str]] = {}
    coded = (
        each.vocabulary for model in (*LABELLED.values(), Signatory) for each in fields_of(model)
    )
    for vocabulary in dict.fromkeys((COUNTRIES, *coded)):
        for text, key in terms(vocabulary).texts if vocabulary else ():
            names[key] = names.get(key, Counter()) | Counter(tokens(text))
    return names


@cache
def _months() -> Counter[str]:
    months = (
        name
        for language in load_languages()
        for width in ("wide", "abbreviated")
        for name in locale_of(language).months["format"][width].values()
    )
    return Counter(dict.fromkeys((word for name in months for word in tokens(name)), 1))
