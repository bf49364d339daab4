"""What stands beside a field: the help, the paragraphs of the Act, and what was said before."""

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from generator.book.field_views import name_fields
from generator.book.model import Answered, Prose
from generator.book.plain import PlainWriter
from generator.editing.given_values import Given
from generator.editing.places import FoundAnswer
from generator.plan.site_plan import earlier_than
from generator.text.cldr import format_date
from generator.text.words import load_words
from schema.languages import in_language, load_languages, name_within
from schema.law import cite, load_provisions


class CitedProvision(Struct, frozen=True):
    """A provision: its reference, what it says in short, where it is read."""

    reference: str
    summary: str
    link: str


class OtherWording(Struct, frozen=True):
    """An answer of another year, in another language or before: what that is called, and the text.

    `usable` where it may be taken as it is; then `value` is what the field would hold, unless that
    is the text.
    """

    title: str
    text: str
    usable: bool = False
    value: Given = None


class Beside(Struct, frozen=True):
    """What an editor may want to see while writing an answer."""

    help: str
    law: tuple[CitedProvision, ...]
    others: tuple[OtherWording, ...]


def tell(found: FoundAnswer, language: str, earlier: Iterable[tuple[date, Given]] = ()) -> Beside:
    """Return what stands beside a question, for a reader of a language.

    `earlier` are what the field held at days, or moments, before.
    """
    words = load_words(language, "writing")
    before = tuple(
        OtherWording(words("earlier_wording", date=say_moment(day, language)),
                     each if isinstance(each, str) else "", usable=True, value=each)
        for day, each in earlier
    )  # fmt: skip
    question = found.question
    if question is None:
        return Beside("", (), before)
    provisions = [load_provisions()[each] for each in question.law]
    law = tuple(
        CitedProvision(cite(each, language), each.summary.in_language(language), each.link)
        for each in provisions
    )
    others = (*_last_year(found, language), *_languages(found, language), *before)
    told = question.help.in_language(language) if question.help else ""
    return Beside(name_fields(told, found.report.form, language), law, others)


def say_moment(moment: date, language: str) -> str:
    """Return a day in words; with the time here where that is known."""
    if not isinstance(moment, datetime):
        return format_date(moment, language)
    local, words = moment.astimezone(), load_words(language, "writing")
    time = local.strftime(words["time_of_day"])
    return words("moment", date=format_date(local.date(), language), time=time)


def _last_year(found: FoundAnswer, language: str) -> tuple[OtherWording, ...]:
    """Return the answer to the same question in the report before, if there is one."""
    earlier = earlier_than(found.checked.book, found.report)
    origin = found.question.origin if found.question else ""
    asked = earlier.questions if earlier else ()
    bound = next((each for each in asked if each.question.origin == origin), None)
    if earlier is None or bound is None:
        return ()
    title = load_words(language, "writing")("last_year", name=earlier.year)
    answer = bound.answer(
        language if language in bound.answers else earlier.language, earlier.language
    )
    if isinstance(answer, Answered) and isinstance(answer.value, Prose):
        same = found.is_text and answer.value.language == language
        return (OtherWording(title, answer.value.markdown, usable=same),)
    text = PlainWriter(language, language, earlier.language).answer(answer, bound.question).text
    return (OtherWording(title, text),) if text else ()


def _languages(found: FoundAnswer, language: str) -> tuple[OtherWording, ...]:
    """Return the same text in the report's other languages."""
    texts = {
        code: answer.value.markdown
        for code, answer in (found.bound.answers.items() if found.bound else ())
        if isinstance(answer, Answered) and isinstance(answer.value, Prose) and code != language
    }
    names = {code: in_language(load_languages()[code].label, language) for code in texts}
    words = load_words(language, "writing")
    return tuple(
        OtherWording(words("other_language", name=name_within(names[code], language)), text)
        for code, text in texts.items()
    )
