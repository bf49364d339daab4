"""Translations: what differs in the languages that a comparison is not made in."""

from collections.abc import Iterator

from generator.book.model import Answered, BookQuestion, BookReport, Prose, Unavailable
from generator.book.text_index import texts_of
from generator.compare.answers import pair_questions
from generator.compare.changes import Change, ChangeSection, ChangeState, Difference
from generator.compare.report_pair import ReportPair
from generator.text.prose import to_text, to_whole_text
from schema.fields import fields_of
from schema.languages import name_within
from schema.vocabulary import load_vocabulary


def compare_translations(pair: ReportPair) -> ChangeSection:
    """Return the answers of two versions that differ in other languages than the pair's.

    A translation is what is written in the language itself: what is not translated has none.
    """
    return ChangeSection("translations", pair.words["section_translations"], tuple(_list(pair)))


def _list(pair: ReportPair) -> Iterator[Change]:
    for language in dict.fromkeys((*pair.report.languages, *pair.earlier.languages)):
        for before, now in pair_questions(pair) if language != pair.language else ():
            old, new = (_read(each, language) for each in (before, now))
            if now and old != new:
                found = Difference("answer", "", old, new, language)
                yield _change(now.question.id, pair.title(now.question), found, pair)
        old, new = (_read_frame(each, language) for each in pair.both)
        if language != pair.language and old != new:
            found = Difference("report", "", old, new, language)
            yield _change("report", pair.words["section_frame"], found, pair)


def _change(key: str, of: str, found: Difference, pair: ReportPair) -> Change:
    state: ChangeState = "changed" if found.now else "gone"
    term = load_vocabulary("languages").find(found.language or "")
    name = term.label.in_language(pair.reader) if term else found.language or ""
    title = f"{of} ({name_within(name, pair.reader)})"
    return Change(key, state if found.before else "new", title, (found,))


def _read_frame(report: BookReport, language: str) -> str:
    """Return what report.yaml says in a language, but for answers to questions."""
    asked = {each.question.fact for each in report.questions}
    fields = (each.name for each in fields_of(type(report.head)))
    values = (getattr(report.head, each) for each in fields if f"report.{each}" not in asked)
    written = (each.by_language.get(language, "") for it in values for each in texts_of(it))
    return to_text("\n\n".join(filter(None, written)))


def _read(bound: BookQuestion | None, language: str) -> str:
    if bound is None or bound.question.answer == "parts":
        return ""
    answer = bound.answers.get(language)
    if isinstance(answer, Answered | Unavailable):
        value = answer.value if isinstance(answer, Answered) else answer.reason
        if isinstance(value, Prose):
            return to_whole_text(value.markdown) if value.language == language else ""
        written = (each.by_language.get(language, "") for each in texts_of(value))
        return to_text("\n\n".join(written))
    return ""
