"""What it takes to tell of two reports: their words, their place, the texts of their answers."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from generator.book.model import Answered, Book, BookQuestion, BookReport
from generator.change_report.model import Detail
from generator.compare.answers import Asked, prose_of
from generator.compare.frame_fields import write_plainly
from generator.compare.pairs import ReportPair
from generator.pages.parts.answer_texts import read_answer
from generator.pages.parts.questions import number_of
from generator.pages.parts.steps import show_answer
from generator.pages.place import Place
from generator.plan.addresses import Addresses, Site
from generator.text.prose import plain_text, to_text
from generator.text.words import Words, load_words
from schema.fields import Field
from schema.form import Question
from schema.values import Text

_LEVEL = 4


class Voice(Struct, frozen=True):
    """Tells of a pair of reports, of two organisations' books, in a language of the command."""

    pair: ReportPair
    before: Place
    now: Place
    words: Words

    def title(self, question: Question) -> str:
        """Return a question's number and wording."""
        return f"{number_of(question)} {question.label.in_language(self.words.language)}"

    def plain(self, text: Text | None, report: BookReport) -> str:
        """Return a text of a report as plain text, in the pair's language if it is there."""
        return plain_text(text, self.pair.language, report.language)

    def detail(self, field: Field, before: str, now: str) -> Detail:
        """Return a value of a field that differs."""
        return Detail(field.name, field.short(self.words.language), before, now)

    def answers(self, both: Asked) -> Iterator[Detail]:
        """Yield the answers to a question as texts, unless both say the same."""
        old, new = prose_of(both.old), prose_of(both.new)
        prose = new or old
        texts = (self._prose(both.old), self._prose(both.new)) if prose else self._facts(both)
        if texts[0] != texts[1]:
            yield Detail("answer", "", *texts, prose.language if prose else None)

    def _prose(self, answer: Any) -> str:
        prose = prose_of(answer)
        return to_text(prose.markdown) if prose else self._reason(answer)

    def _reason(self, answer: Any) -> str:
        """Return what stands where an answer is not: why it cannot be given, or that it is not."""
        kind = self.now.words[type(answer).__name__.lower()]
        reason = getattr(answer, "reason", None)
        see = getattr(answer, "see", None)
        text = to_text(getattr(reason, "markdown", "") or write_plainly(reason))
        return f"{kind}: {text or see}" if text or see else ""

    def _facts(self, both: Asked) -> tuple[str, str]:
        shown = (
            self._fact(both.before, self.pair.earlier, self.before),
            self._fact(both.now, self.pair.report, self.now),
        )
        if shown[0] != shown[1]:
            return shown
        values = (
            each.value if isinstance(each, Answered) else None for each in (both.old, both.new)
        )
        old, new = (write_plainly(each) for each in values)
        return old, new

    def _fact(self, bound: BookQuestion, report: BookReport, place: Place) -> str:
        answer = bound.answer(self.pair.language, report.language)
        if not isinstance(answer, Answered):
            return self._reason(answer)
        return read_answer(show_answer(bound, place, report, _LEVEL)) or ""


def find_voice(pair: ReportPair, before: Book, now: Book, language: str) -> Voice:
    """Return the voice that tells of a pair of reports in a language: nb or en."""
    return Voice(
        pair,
        place_of(before, language),
        place_of(now, language),
        load_words(language, "comparison"),
    )


def place_of(organisation: Book, language: str) -> Place:
    """Return a place that views can be made for: no page, but its language and words."""
    home = Addresses(Site(), organisation.key, organisation.organisation.languages[0], language)
    return Place(organisation, home, load_words(language), "")
