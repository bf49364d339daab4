"""What is known beforehand of statements in free form: schema/import/, as shapes."""

from collections.abc import Mapping
from functools import cache

import msgspec

from generator.importing.portal.lexicon import words_of
from schema.files import FOLDER, read_as
from schema.form import Form
from schema.labels import DataShape

# The form that a statement in free form is read to, where the editor asks for no other.
FORM = "act-essential"
_FOLDER = FOLDER / "import"
_WordsByLanguage = Mapping[str, tuple[str, ...]]


class Theme(DataShape, frozen=True):
    """How headings name a theme, how sentences speak of it, and what else is often below it."""

    headings: _WordsByLanguage
    broad: _WordsByLanguage
    signs: _WordsByLanguage
    near: tuple[str, ...] = ()


class StatementData(DataShape, frozen=True):
    """themes.yaml as it is."""

    themes: Mapping[str, Theme]
    filler: _WordsByLanguage
    prepositions: frozenset[str]
    nothing: _WordsByLanguage
    titles: _WordsByLanguage
    other_languages: _WordsByLanguage
    kinds: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, tuple[str, ...]]
    contents: tuple[str, ...]
    tables: tuple[str, ...]
    labels: Mapping[str, tuple[str, ...]]


class ThemeWording(msgspec.Struct, frozen=True):
    """Words in order, each of which stands for all that begin with it, and their theme."""

    theme: str
    words: tuple[str, ...]
    broad: bool = False

    @property
    def letters(self) -> int:
        """How many letters it has: the longest one found decides."""
        return sum(map(len, self.words))


@cache
def statement_data() -> StatementData:
    """Return what is known beforehand."""
    return read_as(_FOLDER / "themes.yaml", StatementData)


@cache
def heading_wordings() -> tuple[ThemeWording, ...]:
    """Return every wording of headings."""
    return tuple(
        ThemeWording(name, tuple(text.casefold().split()), broad)
        for name, theme in statement_data().themes.items()
        for broad, texts in ((False, theme.headings), (True, theme.broad))
        for written in texts.values()
        for text in written
    )


@cache
def sign_wordings() -> tuple[ThemeWording, ...]:
    """Return every wording of sentences, those of several words first; each once."""
    wordings = {
        ThemeWording(name, tuple(text.casefold().split())): None
        for name, theme in statement_data().themes.items()
        for written in theme.signs.values()
        for text in written
    }
    return tuple(sorted(wordings, key=lambda each: -len(each.words)))


@cache
def example_sentences() -> tuple[tuple[str, str], ...]:
    """Return the sentences of schema/import/examples/ in every language, each with its theme."""
    files = sorted((_FOLDER / "examples").glob("*.yaml"))
    return tuple(
        (theme, text)
        for file in files
        for theme, texts in read_as(file, dict[str, tuple[str, ...]]).items()
        for text in texts
    )


@cache
def example_headings() -> tuple[tuple[str, str], ...]:
    """Return what is known of how headings say themes: examples and wordings, each with its own."""
    examples = read_as(_FOLDER / "headings.yaml", dict[str, tuple[str, ...]])
    wordings = ((each.theme, " ".join(each.words)) for each in heading_wordings())
    return (*((theme, text) for theme, texts in examples.items() for text in texts), *wordings)


@cache
def filler_words() -> frozenset[str]:
    """Return the words that say nothing of what a heading is about."""
    return frozenset(word for words in statement_data().filler.values() for word in words)


@cache
def nothing_wordings() -> tuple[tuple[str, ...], ...]:
    """Return the wordings by which nothing was found."""
    texts = (text for words in statement_data().nothing.values() for text in words)
    return tuple(tuple(words_of(text)) for text in texts)


@cache
def _every_place() -> Mapping[str, Mapping[str, str]]:
    return read_as(_FOLDER / "places.yaml", dict[str, dict[str, str]])


def places_of(form: Form) -> Mapping[str, str]:
    """Return the question of a form that takes each theme; none for a form that has no places."""
    every = _every_place()
    own = {**(every["act-minimum"] if form.head.id.startswith("act-") else {})}
    own |= every.get(form.head.id, {})
    ids = {question.id for step in form.steps.values() for question in step.questions}
    return {theme: place for theme, place in own.items() if place in ids}


def questions_of(form: Form) -> Mapping[str, str]:
    """Return the questions that text can be moved to, each with the theme that is read for it."""
    ids = {
        question.id: getattr(question.answer, "fact", "")
        for step in form.steps.values()
        for question in step.questions
    }
    facts = {place: fact for place, fact in ids.items() if fact in ("risks", "measures")}
    prose = {place: "" for place, fact in ids.items() if not fact}
    return {**prose, **facts, "0.1": "", "0.7": "information", "0.signature": "signature"}
