"""Two reports to be compared."""

from collections.abc import Mapping

from msgspec import Struct

from generator.book.model import BookQuestion, BookReport
from schema.form import Question


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
    def one_line(self) -> bool:
        """Whether the later form asks questions of the earlier, as one of the next year does."""
        origins = {*self.earlier.form.origins.values()}
        return not origins.isdisjoint(self.report.form.origins.values())

    def match_questions(self) -> Mapping[str, BookQuestion]:
        """Return the earlier question that is the same as each one now, by the id of that.

        What a form says of its questions' origin joins them; in forms that have nothing to do with
        each other, those are the same which ask for one fact, or in the very same words.
        """
        earlier = {each.question.origin: each for each in self.earlier.questions}
        later = {each.question.origin: each.question for each in self.report.questions}
        joined = {later[each].id: earlier.pop(each) for each in [*earlier] if each in later}
        alike = {_asks(each.question, self.earlier): each for each in earlier.values()}
        for question in later.values():
            if question.id not in joined and _asks(question, self.report) in alike:
                joined[question.id] = alike.pop(_asks(question, self.report))
        return joined

    @property
    def one_year(self) -> bool:
        """Whether these are two versions of the same year's report."""
        return self.earlier.year == self.report.year


def _asks(question: Question, report: BookReport) -> str:
    return question.fact or question.label.in_language(report.form.head.language)
