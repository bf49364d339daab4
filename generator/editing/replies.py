"""What the desk answers: an opened answer, what is found in a draft, what came of saving."""

import errno
from collections.abc import Mapping

from msgspec import Struct

from generator.book.field_views import FieldView, Option
from generator.editing.attaching import BroughtFile
from generator.editing.beside import Beside
from generator.editing.draft_findings import DraftSum
from generator.editing.given_values import Given
from generator.editing.opened_file import UnwritableError
from generator.editing.places import AnswerPlace
from generator.editing.saving import ChangedMeanwhileError
from generator.text.words import load_words

# Why the machine let nothing be written, where that is known.
_UNWRITTEN = {
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "cannot_write_there"),
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "cannot_write_full"),
}


class OpenedAnswer(Struct, frozen=True):
    """An answer that is opened: its value, its field, and all that belongs beside it.

    `stamp` tells this wording from any other, `carried` the year that it was carried over from.
    `place` is what is written from now on: the question, or the file as a whole.
    """

    value: Given
    stamp: str
    carried: str
    file: str
    place: AnswerPlace
    languages: tuple[Option, ...]
    titles: tuple[Option, ...]
    field: FieldView
    options: Mapping[str, tuple[Option, ...]]
    beside: Beside
    draft: DraftSum
    words: Mapping[str, str]


class DraftReply(Struct, frozen=True):
    """What is found in a draft; `refused` says why it could not be saved as it is."""

    draft: DraftSum | None = None
    refused: str = ""


class SaveReply(Struct, frozen=True):
    """What came of saving: the number that undoes it (0: nothing was to be changed).

    `conflict` is the wording that somebody else has saved meanwhile, `stamp` that of what stands
    there now. `refused` says why it could not be saved.
    """

    saved: int = 0
    stamp: str = ""
    conflict: Given = None
    in_conflict: bool = False
    refused: str = ""


class AttachReply(Struct, frozen=True):
    """What came of bringing a file along; `refused` says why it could not be."""

    attached: BroughtFile | None = None
    refused: str = ""


def say_refused(error: UnwritableError | ChangedMeanwhileError | OSError, language: str) -> str:
    """Return the sentence that says why something cannot be written."""
    words = load_words(language, "writing")
    if isinstance(error, UnwritableError):
        why = words[f"refused_{error.reason}"]
        return f"{why} {words('refused_about', text=error.about)}" if error.about else why
    if isinstance(error, ChangedMeanwhileError):
        return words["refused_changed_meanwhile"]
    return words[_UNWRITTEN.get(error.errno or 0, "cannot_write")]
