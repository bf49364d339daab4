"""What saving an answer does to files: its own, those that it names, those it names no more.

A file that waits is put in its place when the first answer that names it is saved, and listed among
the attachments. One that nothing names any more once an answer is saved goes, and waits again.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from generator.content.layout import ATTACHMENTS
from generator.content.sources import Source
from generator.editing.given_values import Given
from generator.editing.opened_file import OpenedFile, UnwritableError
from generator.editing.places import find_file
from generator.editing.saving import FileChange, read_file
from generator.editing.waiting_files import WaitingFile, keep_waiting, read_waiting
from generator.editing.yaml_changes import change_value, read_value
from generator.editing.yaml_nodes import ListItem, Plain, Value
from generator.findings.finding import Ref
from schema.fields import fields_of
from schema.report import Report

# The end of an address in a text; and what stands alone and looks like the name of a file.
_LINKED = re.compile(rf"{ATTACHMENTS}/([^\s/\\()<>\"'\]]{{1,200}})")
_ALONE = re.compile(r"[^\s./\\][^\n/\\]{0,150}\.\w{2,5}")
_AFTER = ".,;:!?*_"


class ChangedText(Struct, frozen=True):
    """A file of text that is written: its path (from content/), what stands there, what is to.

    None is no file.
    """

    path: str
    before: bytes | None
    after: bytes

    @property
    def is_new(self) -> bool:
        """Whether anything changes; a file that is not there and one with nothing in it are one."""
        return self.after != (self.before or b"")


class SavePlan(Struct, frozen=True):
    """What saving an answer does: all changes in their order, and what the rules then look at."""

    changes: tuple[FileChange, ...]
    drafts: tuple[Source, ...]


def plan_save(content: Path, report: str, text: ChangedText, named: Given) -> SavePlan:
    """Return what saving a text of a report (by its path) does; `named` is what the answer says.

    The files that it names come first: ended in between, the same can be saved once more. Raises
    UnwritableError, OSError.
    """
    waiting = list(_waiting(content, report, named))
    texts = [*_list_all(content, report, waiting, text)]
    changes = [
        *_place_all(content, waiting),
        *(
            FileChange(find_file(content, Ref(each.path)), each.before, each.after)
            for each in texts
        ),
        *(change for each in waiting for change in each.forget()),
    ]
    drafts = (
        *(Source(each.path, each.file, len(each.data), None) for each in waiting),
        *(Source(e.path, content / e.path, len(e.after), e.after) for e in texts),
    )
    return SavePlan(tuple(each for each in changes if each.before != each.after), drafts)


def let_go(content: Path, report: str, before: Given, after: Given) -> frozenset[str]:
    """Return the files (from content/) that an answer of a report names, and then no more."""
    names = _names_in(before) - _names_in(after)
    paths = (path for each in names for path in _paths(report, each))
    return frozenset(each for each in paths if (content / each).is_file())


def take_away(content: Path, path: str) -> Iterator[FileChange]:
    """Yield how a file goes, and waits, so that an answer can name it again. Raises OSError."""
    file = find_file(content, Ref(path))
    data = read_file(file)
    if data is not None:
        yield from keep_waiting(content, path, data)
        yield FileChange(file, data, None)


def _paths(report: str, name: str) -> tuple[str, str]:
    """Return where a file may lie that an answer names."""
    return f"{report}/{ATTACHMENTS}/{name}", f"{report.partition('/')[0]}/{name}"


def _waiting(content: Path, report: str, named: Given) -> Iterator[WaitingFile]:
    for name in sorted(_names_in(named)):
        for path in _paths(report, name):
            if waits := read_waiting(content, path):
                yield waits


def _place_all(content: Path, waiting: list[WaitingFile]) -> Iterator[FileChange]:
    for each in waiting:
        file = find_file(content, Ref(each.path))
        there = read_file(file)
        if there not in {None, each.data}:
            raise UnwritableError("attachment_meanwhile", each.name)
        yield FileChange(file, there, each.data)


def _names_in(given: Given) -> frozenset[str]:
    """Return the names of files in a value: those linked to, and those that stand alone."""
    if isinstance(given, str):
        alone = [given.strip()] if _ALONE.fullmatch(given.strip()) else []
        linked = (unquote(each).rstrip(_AFTER) for each in _LINKED.findall(given))
        return frozenset(each for each in (*alone, *linked) if each and "/" not in each)
    if isinstance(given, dict):
        given = [*given.values()]
    return frozenset().union(*map(_names_in, given)) if isinstance(given, list) else frozenset()


def _list_all(
    content: Path, report: str, waiting: list[WaitingFile], text: ChangedText
) -> Iterator[ChangedText]:
    """Yield report.yaml with what is listed in it, if anything is to be, and the text itself."""
    path = f"{report}/report.yaml"
    titled = [each for each in waiting if each.title]
    own = text.path == path
    head = text
    if titled:
        before = text.before if own else read_file(find_file(content, Ref(path)))
        opened = OpenedFile(text.after if own else before or b"")
        for each in titled:
            opened = _list(opened, each)
        head = ChangedText(path, before, opened.data)
    yield from (each for each in dict.fromkeys((head, head if own else text)) if each.is_new)


def _list(opened: OpenedFile, file: WaitingFile) -> OpenedFile:
    """Return report.yaml with an attachment listed, if it is not yet. Raises UnwritableError."""
    said = read_value(opened.text, (ATTACHMENTS,))
    listed: list[Plain] = said if isinstance(said, list) else []
    known = [each for each in listed if isinstance(each, dict)]
    if any(each.get("file") == file.name for each in known):
        return opened
    items = [ListItem({**each}, number) for number, each in enumerate(known)]  # type: ignore[dict-item]  # as it is typed
    title: Value = file.title if isinstance(file.title, str) else {**file.title}
    added = ListItem({"file": file.name, "title": title})
    return opened.with_text(
        change_value(opened.text, (ATTACHMENTS,), [*items, added], fields_of(Report))
    )
