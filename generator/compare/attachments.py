"""Attachments: new, gone, and with another title, language or content."""

from msgspec import Struct

from generator.book.model import BookAttachment, BookReport
from generator.content.sources import Source


class AttachmentChange(Struct, frozen=True):
    """An attachment before and now; None where it is not there. `rewritten` if its file differs."""

    before: BookAttachment | None
    now: BookAttachment | None
    rewritten: bool = False


def compare_attachments(earlier: BookReport, report: BookReport) -> tuple[AttachmentChange, ...]:
    """Compare the attachments of two reports, by the names of their files."""
    before = {each.attachment.file: each for each in earlier.attachments}
    now = {each.attachment.file: each for each in report.attachments}
    found = []
    for file in dict.fromkeys((*now, *before)):
        old, new = before.get(file), now.get(file)
        rewritten = bool(old and new and not is_same(old.source, new.source))
        if old is None or new is None or rewritten or old.attachment != new.attachment:
            found.append(AttachmentChange(old, new, rewritten))
    return tuple(found)


def is_same(one: Source, other: Source) -> bool:
    """Tell whether two files hold the same; False where one cannot be read any more.

    Of texts, line breaks are all the same: git may give them anew as a machine likes them.
    """
    if one.data is not None and other.data is not None:
        return _lines(one.data) == _lines(other.data)
    if one.size != other.size:
        return False
    try:
        return one.file.read_bytes() == other.file.read_bytes()
    except OSError:
        return False


def _lines(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")
