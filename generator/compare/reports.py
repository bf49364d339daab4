"""Two reports compared, section by section."""

from collections.abc import Iterator, Sequence

from generator.assessment.points import assess
from generator.assessment.tallies import Counter
from generator.book.model import Book, BookReport
from generator.compare.answers import AnsweredPair, AnswerState, compare_answers, pair_answers
from generator.compare.changes import ChangeSection, ReportChanges
from generator.compare.goals import compare_goals
from generator.compare.metadata import compare_attachments, compare_metadata, compare_signing
from generator.compare.numbers import compare_numbers
from generator.compare.report_pair import ReportPair
from generator.compare.risks import compare_risks
from generator.compare.translations import compare_translations
from generator.compare.versions import ReportMatch
from generator.text.words import Words, load_words


def compare_reports(match: ReportMatch, book: Book, reader: str) -> ReportChanges | None:
    """Return what differs between two reports; None where nothing does.

    `book` is the organisation's, the later one if it is there.
    """
    words = load_words(reader, "changes")
    there = match.report or match.earlier
    both = (match.earlier, match.report) if match.earlier and match.report else None
    pair = _pair(*both, reader) if both else None
    pairs = tuple(pair_answers(pair)) if pair else ()
    changes = ReportChanges(
        path=there.path if there else f"{book.key}/{match.year}",
        year=match.year,
        earlier=match.earlier.year if match.earlier else None,
        fate=match.fate,
        draft=bool(there and there.head.status == "draft"),
        about=_about(match, words),
        notes=tuple(_notes(pairs, pair) if pair else _measure(there, words)),
        sections=tuple(_sections(pairs, pair)) if pair else (),
    )
    silent = match.fate == "kept" and not changes.sections and not changes.notes
    return None if silent and pair and pair.one_year else changes


def _pair(earlier: BookReport, report: BookReport, reader: str) -> ReportPair:
    """Return two years in the language of the reader, where written; else in their main one."""
    suits = earlier.year != report.year and reader in {*earlier.languages} & {*report.languages}
    return ReportPair(earlier, report, reader if suits else report.language, reader)


def _about(match: ReportMatch, words: Words) -> str:
    """Return what a report is compared with, or why it is not."""
    earlier = match.earlier.year if match.earlier else ""
    if match.fate == "new" and match.earlier is None:
        return words["report_first"]
    if match.fate == "unread":
        return words["report_unread_before" if match.report else "report_unread"]
    if match.fate == "kept":
        return words("report_versus", earlier=earlier) if match.year != earlier else ""
    return words(f"report_{match.fate}", earlier=earlier)


def _notes(pairs: Sequence[AnsweredPair], pair: ReportPair) -> Iterator[str]:
    if pair.on_forms:
        yield pair.on_forms
    listed: tuple[AnswerState, ...] = ("asked", "dropped")
    for state in listed:
        numbers = [each.question.known_as for each in pairs if each.state == state]
        if numbers:
            yield f"{pair.words.count(state, len(numbers))}: {', '.join(numbers)}"


def _measure(report: BookReport | None, words: Words) -> Iterator[str]:
    """Say how much there is in a report that has nothing to be compared with."""
    if report:
        found = Counter.of(report, assess(report)).count(report.questions)
        risks = words.count("risks", len(report.risks))
        yield words("first_numbers", answered=found.answered, asked=found.asked, risks=risks)


def _sections(pairs: Sequence[AnsweredPair], pair: ReportPair) -> Iterator[ChangeSection]:
    risks, goals, signing = compare_risks(pair), compare_goals(pair), compare_signing(pair)
    numbers = compare_numbers(pairs, pair)
    answers = compare_answers(pairs, pair, (risks, goals, numbers, signing))
    found = [compare_metadata(pair), risks, goals, numbers, answers, signing]
    found.append(compare_attachments(pair))
    if pair.one_year:
        found.append(compare_translations(pair))
    yield from (each for each in found if each.own)
