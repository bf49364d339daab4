"""What the source of an imported draft says, answer by answer, kept until an editor has seen it.

It is kept among the user's caches, by the report's folder: it is no part of the content.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.importing.piece_map import MapPiece, pieces_of_report, pieces_of_statement
from generator.importing.portal.lexicon import squeeze
from generator.importing.report import ImportedReport
from generator.importing.source.blocks import PlaceUnit
from generator.importing.statement.reading import ReadStatement
from schema.form import Form
from schema.user_cache import place_for

_KIND, _FILE = "imported", "source.msgpack"
# So many letters of what a remark says are enough to find the piece that it is about.
_LETTERS = 40


class KeptDoubt(Struct, frozen=True):
    """What to look over: a key of the command's words, and the texts that these name."""

    key: str
    text: str
    other: str


class KeptAnswer(Struct, frozen=True):
    """What the source says for a question: its pieces with their places, and what is unsure."""

    question: str
    pieces: tuple[tuple[int, str], ...]
    doubts: tuple[KeptDoubt, ...]


class KeptSource(Struct, frozen=True):
    """What a source says: the file's name, what its places count (a key), and the answers."""

    name: str
    unit: str
    answers: tuple[KeptAnswer, ...]


def keep_report(report: Path, name: str, imported: ImportedReport) -> None:
    """Keep what a portal's report says, beside its folder `report`; `name` is its file's."""
    unit = PlaceUnit.PAGE if imported.from_pdf else PlaceUnit.LINE
    remarks = (
        (each.about, each.line.text, KeptDoubt(each.key, each.text, each.other))
        for each in imported.draft.remarks
    )
    answers = _answers(imported.form, pieces_of_report(imported), remarks)
    _write(report, KeptSource(_readable(name), unit.value, tuple(answers)))


def keep_statement(report: Path, name: str, read: ReadStatement) -> None:
    """Keep what a statement in free form says; arguments are as in `keep_report`."""
    remarks = (
        (each.about, each.text, KeptDoubt(each.key, each.text, each.other))
        for each in read.draft.remarks
    )
    answers = _answers(read.form, pieces_of_statement(read), remarks)
    _write(report, KeptSource(_readable(name), read.unit.value, tuple(answers)))


def _answers(
    form: Form, pieces: Iterable[MapPiece], remarks: Iterable[tuple[str, str, KeptDoubt]]
) -> Iterator[KeptAnswer]:
    """Yield what the source says for each question; `remarks` name it or its text."""
    said: dict[str, list[tuple[int, str]]] = {each.id: [] for each in form.questions}
    for piece in pieces:
        said.setdefault(piece.to, []).append((piece.place, piece.text))
    doubts: dict[str, list[KeptDoubt]] = {}
    facts = {each.fact: each.id for each in reversed(form.questions) if each.fact}
    begins = _find_beginnings(said)
    for about, text, doubt in remarks:
        # A remark is on a question, a fact, or what a text is the beginning of.
        question = about if about in said else facts.get(about)
        beginning = squeeze(text)[:_LETTERS]
        doubts.setdefault(question or begins.get(beginning, ""), []).append(doubt)
    for question, own in {"": [], **said}.items():
        if own or question in doubts:
            unsure = tuple(dict.fromkeys(doubts.get(question, ())))
            yield KeptAnswer(question, tuple(own), unsure)


def _find_beginnings(said: Mapping[str, list[tuple[int, str]]]) -> Mapping[str, str]:
    """Return the first question that has a text beginning in so many letters, or fewer."""
    found: dict[str, str] = {}
    for question, pieces in said.items():
        for _, piece in pieces:
            letters = squeeze(piece)[:_LETTERS]
            for end in range(1, len(letters) + 1):
                found.setdefault(letters[:end], question)
    return found


def _readable(name: str) -> str:
    """Return a file's name with question marks for bytes that are no text on this machine."""
    return name.encode(errors="replace").decode()


def _file(report: Path) -> Path | None:
    place = place_for(_KIND, report.resolve())
    return place / _FILE if place else None


def _write(report: Path, source: KeptSource) -> None:
    """Keep a source; a cache that cannot be written is no harm."""
    file = _file(report)
    with suppress(OSError):
        if file and source.answers:
            file.write_bytes(msgspec.msgpack.encode(source))
        elif file:
            file.unlink(missing_ok=True)


def find_source(report: Path) -> KeptSource | None:
    """Return what is kept of the source of a report; None where nothing is, or all was seen."""
    file = _file(report)
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=KeptSource) if file else None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def forget_answer(report: Path, question: str) -> None:
    """Forget what the source says for a question: an editor has looked at it."""
    source = find_source(report)
    if source:
        rest = tuple(each for each in source.answers if each.question != question)
        _write(report, replace(source, answers=rest))
