"""Two reports to be compared."""

from msgspec import Struct

from generator.book.model import BookReport


class ReportPair(Struct, frozen=True):
    """An earlier report, or version of one, and the later; read in a language where it is there."""

    earlier: BookReport
    report: BookReport
    language: str

    @property
    def one_form(self) -> bool:
        """Whether both follow the same form."""
        return self.earlier.form.head.id == self.report.form.head.id

    @property
    def one_year(self) -> bool:
        """Whether these are two versions of the same year's report."""
        return self.earlier.year == self.report.year
