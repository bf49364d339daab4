"""Two reports of one organisation, to be compared on a page."""

from collections.abc import Mapping

from msgspec import Struct

from generator.book import BoundReport
from generator.views.place import Place


class Years(Struct, frozen=True):
    """The page, the earlier report and the later one."""

    place: Place
    earlier: BoundReport
    report: BoundReport

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.place.language

    @property
    def named(self) -> Mapping[str, int]:
        """Both years by the names that words have for them."""
        return {"earlier": self.earlier.year, "year": self.report.year}

    @property
    def one_form(self) -> bool:
        """Whether both reports follow the same form."""
        return self.earlier.form.head.id == self.report.form.head.id
