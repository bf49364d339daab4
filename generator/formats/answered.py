"""The completeness of reports in Markdown: how each is answered, by step and by the law."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.book.completeness import Completeness, Tally
from generator.formats.listing import Listing
from generator.formats.marking import escape, table
from generator.formats.wording import load_command_words
from generator.text.words import Words
from schema.form import load_form
from schema.law import load_provisions

# What § 5 asks for, first paragraph; all provisions stand with each report.
_LETTERS = ("aapenhetsloven-5-a", "aapenhetsloven-5-b", "aapenhetsloven-5-c")
# Reports told of in one table, and those told of step by step.
_MOST, _IN_DETAIL = 200, 10
_ANSWERS = ("answered", "unavailable", "unanswered", "invalid")


def show_completeness(listing: Listing) -> Iterator[str]:
    """Yield the lines that say how complete each report is; those proposed anew come first."""
    if listing.completeness:
        reports = sorted(listing.completeness, key=lambda each: not _is_proposed(each, listing))
        words = load_command_words(listing.language)
        yield from _Printer(words).lines(reports)


def _is_proposed(report: Completeness, listing: Listing) -> bool:
    return any(file.startswith(f"{report.path}/") for file in listing.proposed)


class _Printer(Struct, frozen=True):
    """Lays out the tables."""

    words: Words

    def lines(self, reports: Sequence[Completeness]) -> Iterator[str]:
        words = self.words
        yield from ("", f"### {words['completeness_heading']}", "")
        short = [load_provisions()[each].short.in_language(words.language) for each in _LETTERS]
        heading = (words["completeness_report"], *self.headings, *short)
        yield from table(heading, map(self.report, reports[:_MOST]))
        if len(reports) > _MOST:
            yield from ("", words.count("completeness_cut", len(reports) - _MOST))
        for each in reports[:_IN_DETAIL]:
            yield from self.detail(each)

    @property
    def headings(self) -> tuple[str, ...]:
        """What the counts of answers are called."""
        return tuple(self.words[f"completeness_{each}"] for each in _ANSWERS)

    def report(self, report: Completeness) -> tuple[str, ...]:
        letters = (report.law.get(each) for each in _LETTERS)
        return (self.name(report), *_counts(report.whole), *map(_cover, letters))

    def name(self, report: Completeness) -> str:
        draft = f" ({self.words['completeness_draft']})" if report.draft else ""
        return f"{escape(report.name)} {report.year}{draft}"

    def detail(self, report: Completeness) -> Iterator[str]:
        """Yield a report step by step, and provision by provision, folded up."""
        language, words = self.words.language, self.words
        summary = f"{self.name(report)}: {words['completeness_by_step']}"
        yield from ("", f"<details><summary>{summary}</summary>", "")
        steps = load_form(report.form).steps
        rows = (
            (
                escape(f"{steps[folder].id} {steps[folder].title.in_language(language)}"),
                *_counts(tally),
            )
            for folder, tally in report.steps.items()
        )
        yield from table((words["completeness_step"], *self.headings), rows)
        provisions = load_provisions()
        law = (
            (escape(provisions[each].reference.in_language(language)), *_counts(tally))
            for each, tally in report.law.items()
        )
        yield ""
        yield from table((words["completeness_law"], *self.headings), law)
        yield from ("", "</details>")


def _counts(tally: Tally) -> tuple[str, ...]:
    numbers = (tally.unavailable, tally.unanswered, tally.invalid)
    return f"{tally.answered}/{tally.asked}", *(str(each) if each else "" for each in numbers)


def _cover(tally: Tally | None) -> str:
    """Return how much of what a provision asks for is answered: «✓», «3/5», or nothing."""
    if tally is None:
        return "–"
    return "✓" if tally.answered == tally.asked else f"{tally.answered}/{tally.asked}"
