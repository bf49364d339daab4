"""Two reports to be compared, and how they are read."""

from msgspec import Struct

from generator.book.model import BookReport
from generator.book.plain import PlainWriter
from generator.text.words import Words, load_words
from schema.form import Question


class ReportPair(Struct, frozen=True):
    """An earlier report, or version of one, and the later.

    They are read in `language` where they are written in it; labels and words are in `reader`, the
    language of who reads the comparison.
    """

    earlier: BookReport
    report: BookReport
    language: str
    reader: str

    @property
    def both(self) -> tuple[BookReport, BookReport]:
        """The earlier report and the later."""
        return self.earlier, self.report

    @property
    def on_forms(self) -> str:
        """What there is to say of their forms: nothing where both follow the same one.

        The form of a later year asks questions of the earlier one's.
        """
        earlier, later = self.earlier.form, self.report.form
        if earlier.head.id == later.head.id:
            return ""
        apart = {*earlier.origins.values()}.isdisjoint(later.origins.values())
        return self.words["other_form" if apart else "next_form"]

    @property
    def one_year(self) -> bool:
        """Whether these are two versions of the same year's report."""
        return self.earlier.year == self.report.year

    @property
    def words(self) -> Words:
        """The words of comparisons for the reader."""
        return load_words(self.reader, "changes")

    @property
    def before(self) -> PlainWriter:
        """What writes values of the earlier report as plain text."""
        return PlainWriter(self.reader, self.language, self.earlier.language)

    @property
    def now(self) -> PlainWriter:
        """What writes values of the later report as plain text."""
        return PlainWriter(self.reader, self.language, self.report.language)

    @property
    def writers(self) -> tuple[PlainWriter, PlainWriter]:
        """What writes values of the two reports as plain text."""
        return self.before, self.now

    def title(self, question: Question) -> str:
        """Return a question's number and wording."""
        return f"{question.known_as} {question.label.in_language(self.reader)}"
