"""A step's `<language>.md`: every question answered by text, with its help as a comment."""

from collections.abc import Iterator, Mapping

from generator.content.markdown_documents import ProseAnswer
from generator.scaffold.yaml_text import WIDTH
from generator.text.words import load_words
from generator.text.wrapping import wrap_text
from schema.form import Question, Step
from schema.vocabulary import load_vocabulary


def write_prose(
    step: Step, language: str, carried: Mapping[str, ProseAnswer], year: int | None
) -> str | None:
    """Return the text of a prose file; None where the form asks for no text in the step.

    `carried` are answers of an earlier `year`, by question.
    """
    words = load_words(language, "scaffold")
    parts = [
        part
        for section in step.sections
        for question in section.questions
        for part in _question(question, language, carried, year)
    ]
    return "\n".join([_comment(words["prose_head"]), *parts]) if parts else None


def _question(
    question: Question, language: str, carried: Mapping[str, ProseAnswer], year: int | None
) -> Iterator[str]:
    if question.answer == "parts":
        # The whole question has no heading of its own: each of its parts has.
        label = question.label.in_language(language)
        yield _comment(f"{question.number or question.id} {label}\n{_help(question, language)}")
    for each in question.walk():
        if each.answer == "prose":
            yield from _heading(each, language)
            if each.id in carried:
                yield _carried(carried[each.id], language, year)


def _heading(question: Question, language: str) -> Iterator[str]:
    label = " ".join(question.label.in_language(language).split())
    yield f"## {question.id} {label}\n"
    optional = "" if question.required else load_words(language, "scaffold")["optional"]
    explanation = f"{_help(question, language)} {optional}".strip()
    if explanation:
        yield _comment(explanation)


def _help(question: Question, language: str) -> str:
    return question.help.in_language(language) if question.help else ""


def _carried(answer: ProseAnswer, language: str, year: int | None) -> str:
    marker = load_vocabulary("carried_markers").terms[0].label.in_language(language)
    mark = load_words(language, "scaffold")("carried", marker=marker, year=year)
    return f"{_comment(mark)}\n{answer.text}\n"


def _comment(text: str) -> str:
    lines = ["\n".join(wrap_text(line, WIDTH)) for line in f"<!-- {text.strip()} -->".split("\n")]
    return "\n".join(lines) + "\n"
