"""`import.yaml`: where each piece of a source goes, written for the editor and read back.

A list of `{at, to, text}`: the place in the source (a line, a page or a paragraph), a question's
id, and the first words. What the editor changes is `to`. `unplaced` stands for no question: it
cannot be moved to.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from textwrap import shorten

import yaml
from msgspec import Struct

from generator.findings.positions import Plain
from generator.importing.files import to_yaml
from generator.importing.moved_lines import paragraphs_of, question_of, text_of_paragraph
from generator.importing.portal.lexicon import squeeze
from generator.importing.report import ImportedReport
from generator.importing.statement.moved import letters_of_piece, start_of_piece
from generator.importing.statement.reading import ReadStatement
from generator.text.words import Words

_KEYS = ("to", "text")
# A piece of a source by its first letters, and the how manieth it is that has these.
PieceKey = tuple[str, int]
UNPLACED_PIECE = "unplaced"
_SHOWN = 60


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


class MapPiece(Struct, frozen=True):
    """A piece of a source: its place there, the question it goes to, and its text."""

    place: int
    to: str
    text: str


def pieces_of_statement(read: ReadStatement) -> list[MapPiece]:
    """Return the pieces of a statement in free form, in its order."""
    placed = (MapPiece(each.place, each.where, each.text) for each in read.draft.placed)
    return sorted(placed, key=lambda piece: piece.place)


def pieces_of_report(imported: ImportedReport) -> Iterator[MapPiece]:
    """Yield the paragraphs of a portal's report, in its order."""
    for block in imported.blocks:
        for lines in paragraphs_of(block.lines):
            place = lines[0].page if imported.from_pdf else lines[0].number
            to = question_of(block) or UNPLACED_PIECE
            yield MapPiece(place, to, text_of_paragraph(lines))


def questions_of_report(imported: ImportedReport) -> frozenset[str]:
    """Return the questions that paragraphs of a portal's report can be moved to."""
    return frozenset(each.id for each in imported.form.questions)


def write_map(pieces: Iterable[MapPiece], words: Words) -> str:
    """Return the map of a source as it was read."""
    rows: list[Plain | None] = [
        {"at": str(each.place), "to": each.to, "text": first}
        for each in pieces
        if (first := start_of_piece(each.text))
    ]
    head = "".join(f"# {line}\n" for line in words["import_map_head"].strip().splitlines())
    return head + "".join(to_yaml({"pieces": rows}))


def read_map(text: str, known: Collection[str]) -> tuple[MapEntry, ...]:
    """Return the entries of a map. Raises MapError: it is no map, or a question is not known.

    `known` are the questions that text can be moved to.
    """
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
    return tuple(_entry(node, known) for node in pieces.value)


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
    yield from ((str(key.value), value) for key, value in node.value)


def _entry(node: yaml.Node, known: Collection[str]) -> MapEntry:
    line = node.start_mark.line + 1
    own = dict(_pairs(node)) if isinstance(node, yaml.MappingNode) else {}
    if any(not isinstance(own.get(key), yaml.ScalarNode) for key in _KEYS):
        raise MapError("import_map_broken", line)
    to, text = (str(own[key].value).strip() for key in _KEYS)
    if to not in known and to != UNPLACED_PIECE:
        near = get_close_matches(to, known, 1)
        raise MapError("import_map_question", own["to"].start_mark.line + 1, to, *near)
    return MapEntry(to, text, line)


def find_moved(entries: Iterable[MapEntry], pieces: Iterable[MapPiece]) -> Mapping[PieceKey, str]:
    """Return the questions of what the editor has moved.

    Of several pieces with the same first words each entry is of its own, as long as there are as
    many; of fewer entries each is of all. Raises MapError: the source has no such words.
    """
    were: dict[str, list[str]] = defaultdict(list)
    for each in pieces:
        were[letters_of_piece(each.text)].append(each.to)
    written: dict[str, list[MapEntry]] = defaultdict(list)
    for entry in entries:
        first = squeeze(entry.text)
        if first not in were:
            raise MapError("import_map_text", entry.line, entry.text)
        written[first].append(entry)
    moved: dict[PieceKey, str] = {}
    for first, own in written.items():
        places = were[first]
        asked = [each.to for each in own]
        if len(asked) != len(places):
            changed = [each for each in asked if each not in places]
            asked = [(changed or asked)[-1]] * len(places)
        moved |= {
            (first, at): to
            for at, (was, to) in enumerate(zip(places, asked, strict=True))
            if to not in (was, UNPLACED_PIECE)
        }
    return moved


def first_words(text: str) -> str:
    """Return as much of a text as a line has room for beside what is said of it."""
    return shorten(text, _SHOWN, placeholder=" …")


def row_of_piece(at: str, where: str, text: str, *, sure: bool) -> str:
    """Return the row of a piece: its place in the source, where it goes, and its first words."""
    return f"  {at:<14}{' ' if sure else '?'} {where:<14} {first_words(text)}"
