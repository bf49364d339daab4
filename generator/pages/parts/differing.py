"""How a change of text is shown: its pieces, or why they are not shown."""

from msgspec import Struct

from generator.pages.place import Place
from generator.text.differences import Piece, compare_texts, shorten_pieces

# Characters of changes on a page, and of one change, so that no page weighs more than it should.
_MOST, _MOST_OF_ONE = 12_000, 900


class DifferenceView(Struct, frozen=True):
    """A change of text; `note` instead of pieces where they cannot be shown.

    `language` is that of the text where it is not the page's.
    """

    pieces: tuple[Piece, ...] = ()
    language: str | None = None
    note: str | None = None


class Allowance:
    """What is left of a page's room for changes; the first changes get it."""

    def __init__(self, characters: int = _MOST) -> None:
        self._left = characters

    def spend(self, length: int) -> bool:
        """Take so many characters of what is left; False when there are too few."""
        if length > self._left:
            return False
        self._left -= length
        return True

    def show(
        self, before: str, now: str, place: Place, language: str | None = None
    ) -> DifferenceView:
        """Return the change from one plain text to another, in a language."""
        pieces = compare_texts(before, now)
        if not pieces:
            return DifferenceView(note=place.words["difference_unseen"])
        shown = tuple(shorten_pieces(pieces, _MOST_OF_ONE))
        if not self.spend(sum(len(each.text) for each in shown)):
            return DifferenceView(note=place.words["difference_too_long"])
        return DifferenceView(shown, None if language == place.language else language)
