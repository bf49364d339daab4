"""`import.yaml`: where each piece of a statement goes, written for the editor and read back.

A list of `{at, to, text}`: the place in the source (a line, a page or a paragraph), a question's
id, and the first words. What the editor changes is `to`.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

import yaml
from msgspec import Struct

from generator.findings.positions import Plain
from generator.importing.files import to_yaml
from generator.importing.portal.lexicon import squeeze
from generator.importing.statement.data import questions_of
from generator.importing.statement.moved import letters_of_piece, start_of_piece
from generator.importing.statement.reading import ReadStatement
from generator.text.words import Words
from schema.form import Form

_KEYS = ("to", "text")


class MapError(Exception):
    """A map that cannot be obeyed: a key of the words, the line in it, and what is wrong there."""

    def __init__(self, key: str, line: int, text: str = "", suggestion: str = "") -> None:
        super().__init__(key, line, text)
        self.key, self.line, self.text, self.suggestion = key, line, text, suggestion


class MapEntry(Struct, frozen=True):
    """A piece of the source by its first words, the question it is to go to, and its line."""

    to: str
    text: str
    line: int


def write_map(read: ReadStatement, words: Words) -> str:
    """Return the map of a statement as it was read."""
    rows: list[Plain | None] = [
        {"at": str(each.place), "to": each.where, "text": first}
        for each in sorted(read.draft.placed, key=lambda piece: piece.place)
        if (first := start_of_piece(each.text))
    ]
    head = "".join(f"# {line}\n" for line in words["import_map_head"].strip().splitlines())
    return head + "".join(to_yaml({"pieces": rows}))


def read_map(text: str, form: Form) -> tuple[MapEntry, ...]:
    """Return the entries of a map. Raises MapError: it is no map, or a question is not known."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise MapError("import_map_broken", mark.line + 1 if mark else 1) from error
    except yaml.YAMLError as error:
        raise MapError("import_map_broken", 1) from error
    pieces = dict(_pairs(root)).get("pieces") if isinstance(root, yaml.MappingNode) else None
    if not isinstance(pieces, yaml.SequenceNode):
        raise MapError("import_map_broken", 1)
    return tuple(_entry(node, form) for node in pieces.value)


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
    yield from ((str(key.value), value) for key, value in node.value)


def _entry(node: yaml.Node, form: Form) -> MapEntry:
    line = node.start_mark.line + 1
    own = dict(_pairs(node)) if isinstance(node, yaml.MappingNode) else {}
    if any(not isinstance(own.get(key), yaml.ScalarNode) for key in _KEYS):
        raise MapError("import_map_broken", line)
    to, text = (str(own[key].value).strip() for key in _KEYS)
    known = [*questions_of(form)]
    if to not in known:
        near = get_close_matches(to, known, 1)
        raise MapError("import_map_question", own["to"].start_mark.line + 1, to, *near)
    return MapEntry(to, text, line)


def find_moved(entries: tuple[MapEntry, ...], read: ReadStatement) -> Mapping[str, str]:
    """Return the themes or questions of what the editor has moved, by the first words, squeezed.

    Raises MapError: the source has no such words.
    """
    were: dict[str, set[str]] = {}
    for each in read.draft.placed:
        were.setdefault(letters_of_piece(each.text), set()).add(each.where)
    moved: dict[str, str] = {}
    for entry in entries:
        first = squeeze(entry.text)
        if first not in were:
            raise MapError("import_map_text", entry.line, entry.text)
        if entry.to not in were[first]:
            moved[first] = entry.to
    return moved
