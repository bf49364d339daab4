"""Forms as their files have them: structure, words by language, and what one takes from another.

A form is a folder: form.yaml, the structure of each step in a file of its own, and its words in
`<language>.yaml`, by the id of what they are of (`form` for the form itself), and of fields that it
words itself. Where they are few they may all stand in form.yaml, and those of a question beside it.
A form that `extends` another lists only what differs (see `schema.form_changes`), in its words too.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from functools import cache, partial
from pathlib import Path

import msgspec
from msgspec import field
from msgspec.structs import replace

from schema.fields import field_paths
from schema.files import FOLDER, DataError, convert, read_as, read_data
from schema.form_changes import (
    Node,
    change_questions,
    find_origins,
    list_origins,
    take_words,
)
from schema.labels import DataShape
from schema.languages import complete_languages, load_languages

FORMS = FOLDER / "forms"
# The words that are a form's own; the others explain it, and are aktsom's.
_OWN_WORDS = frozenset({"title", "slug", "kicker", "lead", "heading", "label"})
_INHERITED = ("publisher", "language", "steps")
_WrittenWords = Mapping[str, Mapping[str, str]]
# Words as a language's file has them: by id and kind; below `fields`, by model and field, too.
_LanguageWords = dict[str, dict[str, str | dict[str, dict[str, str]]]]
# The words that stand beside questions, by id, language and kind.
_Beside = dict[str, dict[str, dict[str, str]]]
# Below this key a form words fields itself, keyed as in schema/fields.yaml.
_FIELDS = "fields."
_OURS = "aktsom"


class FormFile(DataShape, frozen=True):
    """What form.yaml says: `language` is that of the form's own wording, others are translations.

    A form that extends another may leave out what is the same; `questions` are what it changes.
    `replaces` names a form that nobody is to begin with any more. `words` are those that a file of
    each language would have.
    """

    id: str
    year: int
    publisher: str = ""
    language: str = ""
    steps: tuple[str, ...] = ()
    extends: str = ""
    replaces: str = ""
    dropped: tuple[str, ...] = ()
    questions: tuple[Node, ...] = ()
    words: Mapping[str, _LanguageWords] = field(default_factory=dict)


class ActFile(DataShape, frozen=True):
    """What aktsom judges a form by, act.yaml: it is ours, and no part of what is frozen.

    `points` maps a point of the Act (schema/points.yaml) to the questions that answer it, any of
    them; `asks` the fact that a table is made of to the fields that the form asks for in it (a
    fact that is not there is asked for whole).
    """

    points: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class WrittenForm(DataShape, frozen=True):
    """A form as it is written: structure without words, and words by language, id and kind.

    Each question in the structure of the steps, by their folders, has its `origin`. The words of a
    field have an id such as `fields.Measure.actions`.
    """

    file: FormFile
    steps: Mapping[str, Node]
    words: Mapping[str, _WrittenWords]
    act: ActFile = ActFile()

    def worded(self, id_: str) -> Node:
        """Return the words of one thing by kind and language, as labels are written."""
        kinds = self.words[self.file.language].get(id_, {})
        return {
            kind: {
                code: words[id_][kind] for code, words in self.words.items() if kind in words[id_]
            }
            for kind in kinds
        }

    @property
    def fields(self) -> Mapping[str, Node]:
        """The words of the fields that the form words itself, by path (`Measure.actions`)."""
        ids = _fields_in(self.words[self.file.language])
        return {each.removeprefix(_FIELDS): self.worded(each) for each in ids}

    @property
    def digest(self) -> str:
        """The SHA-256 of what is never changed once published: structure and own words."""
        from hashlib import sha256

        file, words = self.file, self.words[self.file.language]
        # What aktsom's forms call fields is no more frozen than what all forms do (fields.yaml).
        left_out = _FIELDS if file.publisher == _OURS else ()
        own = {
            id_: {kind: text for kind, text in kinds.items() if kind in _OWN_WORDS}
            for id_, kinds in words.items()
            if not id_.startswith(left_out)
        }
        frozen = (file.id, file.year, file.publisher, file.language, file.steps, self.steps, own)
        return sha256(msgspec.json.encode(frozen, order="deterministic")).hexdigest()


@cache
def read_form(name: str) -> WrittenForm:
    """Read a form's files, and those of the form it extends. Raises DataError."""
    path = FORMS / name / "form.yaml"
    file = read_as(path, FormFile)
    base = read_form(file.extends) if file.extends else None
    if base:
        file = replace(file, **{
            each: getattr(file, each) or getattr(base.file, each) for each in _INHERITED
        })  # fmt: skip
    try:
        steps = {step: _read_step(name, step, base) for step in file.steps}
        beside = convert(take_words(file.questions, steps), _Beside)
        change_questions(steps, file.dropped, file.questions)
        find_origins(steps, name, file.dropped, partial(_origins_in, base))
    except KeyError as error:
        raise DataError.at(path, f"there is no {error}") from error
    except msgspec.ValidationError as error:
        raise DataError.at(path, error) from error
    words = _read_words(path, file, steps, base, beside)
    return WrittenForm(file, steps, words, _read_act(path.parent, steps, base))


def _read_act(folder: Path, steps: Mapping[str, Node], base: WrittenForm | None) -> ActFile:
    """Return what a form is judged by: what its own file says, else as in the form extended.

    Raises DataError where a point names a question that the form does not have.
    """
    path, former = folder / "act.yaml", _former_ids(steps, base)
    own = read_as(path, ActFile) if path.is_file() else ActFile()
    for point, questions in own.points.items():
        if unknown := [each for each in questions if each not in former]:
            raise DataError.at(path, f"{point} names {unknown[0]}, which the form does not ask")
    if base is None:
        return own
    inherited = {
        point: tuple(id_ for id_, before in former.items() if before in questions)
        for point, questions in base.act.points.items()
    }
    return ActFile({**inherited, **own.points}, {**base.act.asks, **own.asks})


def _read_step(name: str, step: str, base: WrittenForm | None) -> Node:
    path = FORMS / name / f"{step}.yaml"
    return deepcopy(base.steps[step]) if base and not path.is_file() else dict(read_data(path))


def _origins_in(base: WrittenForm | None, form: str) -> Mapping[str, str]:
    other = read_form(form) if form else base
    return list_origins(other.steps) if other else {}


def _read_words(
    path: Path,
    file: FormFile,
    steps: Mapping[str, Node],
    base: WrittenForm | None,
    beside: _Beside,
) -> Mapping[str, _WrittenWords]:
    """Return the words in each language; what is not worded here is as in the form extended.

    `beside` are those that stand beside questions. What is worded anew in the form's own language
    is so in all: an old translation would not fit.
    """
    own, files = file.language, {code: path.with_name(f"{code}.yaml") for code in load_languages()}
    if unknown := [
        code for each in (file.words, *beside.values()) for code in each if code not in files
    ]:
        raise DataError.at(path, f"there is no language {unknown[0]}")
    written = {
        code: _read_language(each, file.words.get(code, {}), beside) for code, each in files.items()
    }
    reworded, former = written.get(own, {}), _former_ids(steps, base)
    fields = _fields_in((*reworded, *(base.words[own] if base else ())))
    former |= {each: each for each in fields}
    words = {
        code: {
            id_: {
                kind: text
                for kind, text in (base.words[code].get(before, {}) if base else {}).items()
                if kind not in reworded.get(id_, {})
            }
            | written.get(code, {}).get(id_, {})
            for id_, before in former.items()
        }
        for code in files
    }
    for code, each in files.items():
        complete = code in complete_languages("pages")
        _check_words(each, [*written.get(code, {})], words[code], words[own], complete=complete)
    return words


def _read_language(
    file: Path, in_form: _LanguageWords, beside: _Beside
) -> dict[str, dict[str, str]]:
    """Return what is worded in one language, by id: beside questions, in form.yaml, in its file."""
    words = {id_: dict(each[file.stem]) for id_, each in beside.items() if file.stem in each}
    in_file = read_as(file, _LanguageWords) if file.is_file() else {}
    for id_, kinds in (*_by_id(in_form), *_by_id(in_file)):
        if id_ in words:
            raise DataError.at(file, f"{id_} has words in form.yaml, too")
        words[id_] = kinds
    return words


def _by_id(written: _LanguageWords) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the id of each thing that has words, and these by kind."""
    for id_, kinds in written.items():
        if own := {kind: text for kind, text in kinds.items() if isinstance(text, str)}:
            yield id_, own
        for kind, fields in kinds.items():
            if not isinstance(fields, str):
                yield from ((f"{id_}.{kind}.{key}", texts) for key, texts in fields.items())


def _fields_in(words: Iterable[str]) -> Iterator[str]:
    """Yield the ids of fields among those of a form's words."""
    known = {f"{_FIELDS}{path}" for path in field_paths()}
    return (each for each in words if each in known)


def _former_ids(steps: Mapping[str, Node], base: WrittenForm | None) -> dict[str, str]:
    """Return the id of each thing that has words, and its id in the form extended."""
    ids = {"form": "form"} | {step["id"]: step["id"] for step in steps.values()}
    ids |= {each["id"]: each["id"] for step in steps.values() for each in step["sections"]}
    before = {origin: id_ for id_, origin in _origins_in(base, "").items()}
    ids |= {id_: before.get(origin, "") for id_, origin in list_origins(steps).items()}
    return ids


def _check_words(
    file: Path, ids: list[str], words: _WrittenWords, own: _WrittenWords, *, complete: bool
) -> None:
    """Raise DataError where words are of nothing in the form, or a complete language lacks some."""
    unknown = [f"no {id_}" for id_ in ids if id_ not in words]
    for id_, kinds in words.items():
        unknown += [f"no {kind} of {id_}" for kind in kinds if kind not in own[id_]]
        if complete and (lacking := [kind for kind in own[id_] if kind not in kinds]):
            raise DataError.at(file, f"{id_} lacks {', '.join(lacking)}")
    if unknown:
        raise DataError.at(file, f"the form has {unknown[0]}")
