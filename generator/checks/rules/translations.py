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
from generator.text.number_words import figures_in_words, is_in_words

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
    if (here and there) or any(each.number > _IN_WORDS for each in (*here, *there)):
        return here, there
    # «Tolv» beside “eleven”: as many of the one as of the other, for a word may be put otherwise.
    here, there = (*here, *_apart_in_words(main, other)), (*there, *_apart_in_words(other, main))
    return (here, there) if here and len(here) == len(there) else ((), ())


def _apart(one: TextPassage, other: TextPassage) -> tuple[Figure, ...]:
    """The figures of a text that another does not have, in figures or in words."""
    return tuple(each for each in figures_in(one.text) if not _is_told(each, other))


def _apart_in_words(one: TextPassage, other: TextPassage) -> tuple[Figure, ...]:
    """The numbers that a text has in words, each once, and another in neither words nor figures."""
    known = {each.number for each in figures_in_words(other.text, other.language)}
    found = {each.number: each for each in figures_in_words(one.text, one.language)}
    return tuple(
        each for each in found.values() if each.number not in known and not _is_told(each, other)
    )


def _is_told(figure: Figure, other: TextPassage) -> bool:
    """Tell whether another text has a figure, in figures or in words."""
    in_figures = any(figure.readings & each.readings for each in figures_in(other.text))
    return in_figures or is_in_words(figure, other.text, other.language)


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
