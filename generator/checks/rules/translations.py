"""LNG103, LNG105 and LNG106: what one language of a report says, and another does not."""

from collections.abc import Iterator

from generator.book.model import Answer, Answered, BookQuestion, BookReport, Unavailable
from generator.book.text_index import TextPassage
from generator.checks.rules.language_detection import is_foreign
from generator.checks.rules.languages import texts_by_place, used_languages
from generator.checks.rules.queries import LINK
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from generator.text.figures import Figure, figures_in
from generator.text.number_words import is_in_words

# Smaller figures may be written in words in one of the languages.
_IN_WORDS = 20
# A translation is seldom less than half as long; short texts may be.
_SHORTEST, _SHORT = 0.5, 300


def _pairs(report: BookReport) -> Iterator[tuple[TextPassage, TextPassage]]:
    """Yield each text with each of its translations, the main language's first."""
    if not used_languages(report):
        return
    for passages in texts_by_place(report).values():
        ranked = sorted(passages, key=lambda each: each.language != report.language)
        for other in ranked[1:]:
            yield ranked[0], other


@rule("LNG103", Severity.WARNING)
def figures_translated(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield translations whose figures are not those of the main language's text."""
    for main, other in _pairs(report):
        here, there = figures_apart(main, other)
        if (here or there) and not is_foreign(other):
            yield hit(
                other.where.on(there[0].written) if there else other.where,
                about=main.question or None,
                related=(main.where.on(here[0].written) if here else main.where,),
                case="differ" if here and there else "gone" if here else "new",
                main_figures=tuple(each.written for each in here),
                other_figures=tuple(each.written for each in there),
                main_language=main.language,
                other_language=other.language,
            )


def figures_apart(
    main: TextPassage, other: TextPassage
) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """Return the figures that only the one text has, and those that only its translation has.

    There are none when they are but small ones that the other text may have in words.
    """
    here, there = _apart(main, other), _apart(other, main)
    differ = (here and there) or any(each.number > _IN_WORDS for each in (*here, *there))
    return (here, there) if differ else ((), ())


def _apart(one: TextPassage, other: TextPassage) -> tuple[Figure, ...]:
    """The figures of a text that another does not have, in figures or in words."""
    known = {reading for each in figures_in(other.text) for reading in each.readings}
    return tuple(
        each
        for each in figures_in(one.text)
        if not each.readings & known and not is_in_words(each, other.text, other.language)
    )


@rule("LNG105", Severity.WARNING)
def available_in_all(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield questions answered in one language and unavailable in another."""
    for bound in report.questions:
        if bound.question.answer != "prose":
            continue
        answered, unavailable = _first(bound, Answered), _first(bound, Unavailable)
        if answered and unavailable:
            yield hit(
                unavailable[1].where,
                about=bound.question.id,
                related=(answered[1].where,),
                question=bound.question.id,
                answered_language=answered[0],
                unavailable_language=unavailable[0],
            )


def _first(bound: BookQuestion, kind: type[Answer]) -> tuple[str, Answer] | None:
    """The first of a question's answers that is of a kind, with its language."""
    return next((each for each in bound.answers.items() if isinstance(each[1], kind)), None)


@rule("LNG106", Severity.WARNING)
def wholly_translated(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield translations much shorter than their original, or with another number of links."""
    for main, other in _pairs(report):
        case = _lacking(main.text, other.text)
        if case and not is_foreign(other):
            shorter = len(other.text) < len(main.text)
            if case == "links":
                shorter = len(LINK.findall(other.text)) < len(LINK.findall(main.text))
            lacking, whole = (other, main) if shorter else (main, other)
            yield hit(
                lacking.where,
                about=main.question or None,
                related=(whole.where,),
                case=case,
                lacking_language=lacking.language,
                whole_language=whole.language,
            )


def _lacking(one: str, other: str) -> str:
    shorter, longer = sorted((len(one), len(other)))
    if longer >= _SHORT and shorter < longer * _SHORTEST:
        return "shorter"
    return "links" if len(LINK.findall(one)) != len(LINK.findall(other)) else ""
