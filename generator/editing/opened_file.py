"""A file as it was opened: its bytes, the text in them, and what to compare it by before saving."""

from hashlib import sha256

from msgspec import Struct

_MARK = "\ufeff"


class UnwritableError(Exception):
    """An answer cannot be written here; `reason` names the sentence that says why.

    `about` is the words in it that are in the way, if they are known.
    """

    def __init__(self, reason: str, about: str = "") -> None:
        super().__init__(reason)
        self.reason, self.about = reason, about


class OpenedFile(Struct, frozen=True):
    """The bytes of a file in UTF-8; none where there is no file yet."""

    data: bytes = b""

    @property
    def stamp(self) -> str:
        """What tells this wording of the file from any other."""
        return sha256(self.data).hexdigest()

    @property
    def text(self) -> str:
        """The text without the mark that may begin it; its line ends are as in the file.

        Raises UnwritableError where the bytes are not UTF-8.
        """
        try:
            return self.data.decode("utf-8").removeprefix(_MARK)
        except UnicodeDecodeError:
            raise UnwritableError("not_utf8") from None

    def with_text(self, text: str) -> "OpenedFile":
        """Return the file with another text, and the same mark before it."""
        mark = _MARK.encode() if self.data.startswith(_MARK.encode()) else b""
        return OpenedFile(mark + text.encode("utf-8"))


class Splice(Struct, frozen=True):
    """A stretch of text, from an index to just before another, and what stands there instead."""

    start: int
    end: int
    text: str


def apply_splices(
    text: str, changes: list[Splice], first: int = 0, after: int | None = None
) -> str:
    """Return a text, or the stretch of it from `first`, with changes made that do not overlap."""
    after = len(text) if after is None else after
    pieces, place = [], first
    # What is put in at the same place comes in the order in which it was noted.
    for each in sorted(changes, key=lambda change: (change.start, change.end)):
        if first <= each.start and each.end <= after:
            pieces += [text[place : each.start], each.text]
            place = each.end
    return "".join((*pieces, text[place:after]))


def line_end_of(text: str) -> str:
    """Return how a text ends its lines: as the first of them ends."""
    first = text.find("\n")
    if first < 0:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if text[:first].endswith("\r") else "\n"
