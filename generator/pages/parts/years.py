"""Two reports of one organisation, to be compared on a page."""

from collections.abc import Mapping

from msgspec import Struct

from generator.book.model import BookReport
from generator.compare.pairs import ReportPair
from generator.pages.place import Place


class Years(Struct, frozen=True):
    """The page, the earlier report and the later one."""

    place: Place
    earlier: BookReport
    report: BookReport

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.place.language

    @property
    def named(self) -> Mapping[str, int]:
        """Both years by the names that words have for them."""
        return {"earlier": self.earlier.year, "year": self.report.year}

    @property
    def pair(self) -> ReportPair:
        """The two reports, to be compared in the language of the page."""
        return ReportPair(self.earlier, self.report, self.language)
