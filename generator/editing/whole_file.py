"""A file as a whole, as text: for one whose answers cannot be opened, since it cannot be read.

A page names it as it names questions: by the report (or organisation), and its name there.
Only files that are read as content can be opened, and what is wrong with them stands by its line.
"""

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from generator.book.field_views import FieldView
from generator.content.sources import SourceFolder, discover, list_organisations
from generator.editing.beside import Beside
from generator.editing.draft_findings import find_in_file
from generator.editing.named_files import ChangedText, plan_save
from generator.editing.opened_file import OpenedFile, UnwritableError, line_end_of
from generator.editing.places import AnswerPlace, UnknownPlaceError, find_file, with_drafts
from generator.editing.replies import (
    DraftReply,
    OpenedAnswer,
    SaveReply,
    say_refused,
)
from generator.editing.saving import ChangedMeanwhileError, History, read_file
from generator.findings.finding import Ref
from generator.line.content_check import check_source
from generator.text.words import load_words
from schema.languages import load_languages
from schema.limits import most

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
# Files of the content that are text.
TEXTS = (".yaml", ".md")
# What older programs on Windows save, where it is no UTF-8.
_OLDER = "cp1252"


def open_whole(content: Path, place: AnswerPlace, as_of: date) -> OpenedAnswer:
    """Return a file as text, with what is wrong in it. Raises UnknownPlaceError, OSError."""
    source, file = _find(content, place)
    words, path = load_words(place.language, "writing"), _path(place)
    checked = check_source(source, discover(content, source.key)[1], as_of)
    data = read_file(file) or b""
    return OpenedAnswer(
        value=as_text(data),
        stamp=_stamp(data),
        carried="",
        file=path,
        place=replace(place, whole=True),
        languages=(),
        titles=(),
        field=FieldView("", words("whole_file", file=path), "source"),
        options={},
        beside=Beside(words["whole_file_help"], (), ()),
        draft=find_in_file(checked, path, place.language),
        words={**words.texts, "help": words["whole_file_why"]},
    )


def check_whole(content: Path, place: AnswerPlace, given: object, as_of: date) -> DraftReply:
    """Return what is found in a file as it would be; nothing is saved."""
    source, file = _find(content, place)
    path = _path(place)
    try:
        before = read_file(file)
        data = _data_of(before or b"", given)
        plan = plan_save(content, place.report, ChangedText(path, before, data), as_text(data))
    except (UnwritableError, OSError) as error:
        return DraftReply(refused=say_refused(error, place.language))
    drafted = with_drafts(source, plan.drafts)
    checked = check_source(drafted, discover(content, source.key)[1], as_of)
    return DraftReply(find_in_file(checked, path, place.language))


def save_whole(
    content: Path, place: AnswerPlace, given: object, stamp: str, history: History
) -> SaveReply:
    """Give a file another text, unless it is no longer what it was when it was opened."""
    _, file = _find(content, place)
    try:
        before = read_file(file)
        now = before or b""
        # Who has written the same elsewhere meanwhile has nothing to choose between.
        if _stamp(now) != stamp and given != as_text(now):
            return SaveReply(conflict=as_text(now), in_conflict=True, stamp=_stamp(now))
        data = _data_of(now, given)
        text = ChangedText(_path(place), before, data)
        plan = plan_save(content, place.report, text, as_text(data))
        if not plan.changes:
            return SaveReply(stamp=_stamp(now))
        return SaveReply(saved=history.save(*plan.changes), stamp=_stamp(data))
    except (UnwritableError, ChangedMeanwhileError, OSError) as error:
        return SaveReply(refused=say_refused(error, place.language))


def as_text(data: bytes) -> str:
    """Return the text of a file with line feeds, whatever program saved it."""
    return re.sub(r"\r\n?", "\n", _decode(data))


def put_text(data: bytes, text: str) -> bytes:
    """Return a file with another text; lines that stay keep their ends, and it becomes UTF-8."""
    before = _decode(data)
    lines = [each for each in _LINE.findall(before) if each]
    old = [each.rstrip("\r\n") for each in lines]
    new = text.split("\n")
    ended = new[-1] == ""
    pieces = [*_with_ends(old, lines, new[:-1] if ended else new, line_end_of(before))]
    if not ended:
        pieces[-1] = pieces[-1].rstrip("\r\n")
    written = "".join(pieces)
    try:
        return OpenedFile(data).with_text(written).data
    except UnicodeEncodeError:
        raise UnwritableError("not_utf8") from None


def _with_ends(old: list[str], lines: list[str], new: list[str], usual: str) -> Iterator[str]:
    """Yield each new line with its end: that of the old line it was, if there was one."""
    for kind, first, last, begin, end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            for line in lines[first:last]:
                yield line if line[-1] in "\r\n" else line + usual
        else:
            for line in new[begin:end]:
                yield line + usual


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return OpenedFile(data).text
    except UnwritableError:
        return data.decode(_OLDER, errors="replace")


def _data_of(before: bytes, given: object) -> bytes:
    """Return the bytes of a text that a page has given. Raises UnwritableError."""
    given = "" if given is None else given
    if not isinstance(given, str):
        raise UnwritableError("not_a_mapping")
    data = before if given == as_text(before) else put_text(before, given)
    if len(data) > most("text_bytes"):
        raise UnwritableError("too_large")
    return data


def _path(place: AnswerPlace) -> str:
    return f"{place.report}/{place.question}"


def _find(content: Path, place: AnswerPlace) -> tuple[SourceFolder, Path]:
    """Return the organisation's files and the one that is meant. Raises UnknownPlaceError."""
    path = _path(place)
    key = path.partition("/")[0]
    if key not in list_organisations(content)[0] or place.language not in load_languages():
        raise UnknownPlaceError(path)
    source = discover(content, key)[0]
    if not any(each.path == path and each.data is not None for each in source.sources):
        raise UnknownPlaceError(path)
    return source, find_file(content, Ref(path))


def _stamp(data: bytes) -> str:
    return sha256(data).hexdigest()
