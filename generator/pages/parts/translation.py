"""Translations: which version is the signed one, and how much of a page is not translated."""

from collections.abc import Iterable

from msgspec import Struct

from generator.book.model import (
    Answer,
    Answered,
    BookQuestion,
    BookReport,
    BookStep,
    Prose,
    Unavailable,
)
from generator.book.text_index import texts_of
from generator.pages.context import Link, PageContext
from generator.plan.site_plan import Page
from generator.text.words import Words

# Addresses are written alike in every language.
_SAME_EVERYWHERE = frozenset({"head_office"})


class TranslationView(Struct, frozen=True):
    """What a translated page says of itself: which version is signed, what is not translated."""

    signed: str
    original: Link
    untranslated: str | None


def show_translation(context: PageContext) -> TranslationView | None:
    """Return what a page in another language than its report's says; None for any other page."""
    report = context.page.report
    if report is None or context.page.kind == "latest" or report.language == context.page.language:
        return None
    if report.language not in context.page.paths:
        return None
    key = f"signed_in_{report.language}"
    if not report.head.signing:
        key = f"written_in_{report.language}"
    original = context.link(context.page.paths[report.language])
    return TranslationView(
        signed=context.words[key],
        original=Link(context.words["see_original"], original, report.language),
        untranslated=_count(context.page, report, context.words),
    )


def _count(page: Page, report: BookReport, words: Words) -> str | None:
    if isinstance(page.subject, BookStep):
        missing, answered = count_untranslated(page.subject.questions, page.language, report)
        return words.count("untranslated", missing, of=answered) if missing else None
    if page.kind in {"report", "whole"}:
        missing, answered = count_untranslated(report.questions, page.language, report)
        return words.count("untranslated_report", missing, of=answered) if missing else None
    return None


def count_untranslated(
    questions: Iterable[BookQuestion], language: str, report: BookReport
) -> tuple[int, int]:
    """Return how many answers lack a translation, and how many answers there are."""
    given = [
        bound
        for bound in questions
        if bound.question.answer != "parts"
        and isinstance(bound.answer(language, report.language), Answered | Unavailable)
    ]
    missing = sum(find_foreign(each, language, report.language) is not None for each in given)
    return missing, len(given)


def find_foreign(bound: BookQuestion, language: str, main: str) -> str | None:
    """Return the language of what is not translated in an answer; None when all of it is."""
    value = _content(bound.answer(language, main))
    if bound.question.fact in _SAME_EVERYWHERE:
        return None
    if isinstance(value, Prose):
        return None if value.language == language else value.language
    shown = (text.find(language, main) for text in texts_of(value))
    return next((found[1] for found in shown if found and found[1] != language), None)


def _content(answer: Answer) -> object:
    if isinstance(answer, Answered):
        return answer.value
    return answer.reason if isinstance(answer, Unavailable) else None
