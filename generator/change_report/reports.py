"""Two reports, told section by section."""

from collections.abc import Collection, Iterator, Mapping

from generator.book.completeness import tally
from generator.book.model import Book, BookReport
from generator.change_report.figures import tell_numbers
from generator.change_report.goals import tell_goals
from generator.change_report.metadata_changes import tell_attachments, tell_frame, tell_signing
from generator.change_report.model import Change, Detail, Line, Section, ToldReport
from generator.change_report.presenter import Voice, find_voice
from generator.change_report.risks import tell_risks
from generator.change_report.versions import ReportMatch
from generator.compare.answers import CHANGED, ELSEWHERE, Pair, State, pair_answers
from generator.compare.numbers import compare_numbers
from generator.compare.pairs import ReportPair
from generator.compare.translations import TranslationChange, compare_translations
from generator.pages.format.terms import find_tag
from generator.pages.parts.questions import number_of
from generator.text.words import Words, load_words
from schema.languages import name_within

# Facts with a section of their own, beside those of `ELSEWHERE`.
_APART = {**ELSEWHERE, "report.signing": "signing"}
_STATES: Mapping[State, Change] = {"now": "now", "before": "before", "changed": "changed"}
# Told once, of the organisation.
_OF_ORGANISATION = "organisation."


def tell_report(
    match: ReportMatch,
    before: Book | None,
    now: Book | None,
    language: str,
) -> ToldReport | None:
    """Return what differs between two reports; None where nothing does.

    `before` and `now` are the organisations' books that the reports are in.
    """
    words = load_words(language, "comparison")
    there, book = match.report or match.earlier, now or before
    voice = None
    if match.earlier and match.report and now:
        pair = _pair(match.earlier, match.report, language)
        voice = find_voice(pair, before or now, now, language)
    told = ToldReport(
        path=there.path if there else f"{book.key if book else ''}/{match.year}",
        year=match.year,
        earlier=match.earlier.year if match.earlier else None,
        fate=match.fate,
        draft=bool(there and there.head.status == "draft"),
        about=_about(match, words),
        notes=tuple(_notes(match, voice, words)),
        sections=tuple(_sections(voice)) if voice else (),
    )
    silent = match.fate == "kept" and not told.sections and not told.notes
    return None if silent and voice and voice.pair.one_year else told


def _pair(earlier: BookReport, report: BookReport, language: str) -> ReportPair:
    """Return two years in the language of the reader, where written; else in their main one."""
    shared = set(earlier.languages) & set(report.languages)
    suits = earlier.year != report.year and language in shared
    return ReportPair(earlier, report, language if suits else report.language)


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


def _notes(match: ReportMatch, voice: Voice | None, words: Words) -> Iterator[str]:
    if voice is None:
        yield from _measure(match.report or match.earlier, words)
        return
    if not voice.pair.one_form:
        yield words["next_form" if voice.pair.one_line else "other_form"]
    pairs = [*pair_answers(voice.pair)]
    listed: tuple[State, ...] = ("asked", "dropped")
    for state in listed:
        numbers = [number_of(each.question) for each in pairs if each.state == state]
        if numbers:
            yield words.count(state, len(numbers), numbers=", ".join(numbers))


def _measure(report: BookReport | None, words: Words) -> Iterator[str]:
    """Say how much there is in a report that has nothing to be compared with."""
    if report:
        found = tally(report.questions, report.language, report.language)
        risks = words.count("risks", len(report.risks))
        yield words("first_numbers", answered=found.answered, asked=found.asked, risks=risks)


def _sections(voice: Voice) -> Iterator[Section]:
    pairs = tuple(pair_answers(voice.pair))
    apart = [
        tell_risks(voice),
        tell_goals(voice),
        tell_numbers(compare_numbers(pairs), voice),
        tell_signing(voice),
    ]
    told = {(each.id, line.id) for each in apart for line in each.lines}
    filled = {each.id for each in apart if each.lines}
    risks, goals, numbers, signing = apart
    answers = _answers(pairs, voice, told, filled)
    sections = [tell_frame(voice), risks, goals, numbers, answers, signing, tell_attachments(voice)]
    if voice.pair.one_year:
        sections.append(_translations(voice))
    yield from (each for each in sections if each.lines)


def _answers(
    pairs: tuple[Pair, ...],
    voice: Voice,
    told: Collection[tuple[str, str]],
    filled: Collection[str],
) -> Section:
    """Return the answers that differ, but for those whose differences other sections tell."""
    lines = [
        Line(each.question.id, "unread", voice.title(each.question))
        for each in pairs
        if each.state == "unread"
    ]
    for pair in pairs:
        fact = pair.question.fact or ""
        apart = _APART.get(fact) in filled or ("numbers", pair.question.id) in told
        elsewhere = voice.pair.one_year and fact.startswith(_OF_ORGANISATION)
        if pair.state in CHANGED and not elsewhere and not (apart and pair.state == "changed"):
            lines.append(_answer(pair, voice, in_full=_APART.get(fact) not in filled))
    same = sum(each.state == "same" for each in pairs)
    return Section("answers", voice.words["section_answers"], tuple(lines), same)


def _answer(pair: Pair, voice: Voice, *, in_full: bool) -> Line:
    details = tuple(voice.answers(pair.both)) if pair.both and in_full else ()
    note = "" if details or not in_full else voice.words["unseen"]
    return Line(pair.question.id, _STATES[pair.state], voice.title(pair.question), details, note)


def _translations(voice: Voice) -> Section:
    lines = tuple(_translation(each, voice) for each in compare_translations(voice.pair))
    return Section("translations", voice.words["section_translations"], lines)


def _translation(change: TranslationChange, voice: Voice) -> Line:
    kept: Change = "changed" if change.now else "gone"
    tag = find_tag("languages", change.language, voice.now)
    shown = name_within(tag.label, voice.words.language) if tag else change.language
    title = f"{voice.title(change.question)} ({shown})"
    detail = Detail("answer", "", change.before, change.now, change.language)
    return Line(change.question.id, kept if change.before else "new", title, (detail,))
