"""Whether what is written stands where the form asks for it: prose headings, keys of facts."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.codes import references
from generator.findings import Argument, Finding, Ref
from generator.markdown_documents import MarkdownDocument, ProseAnswer
from generator.suggestions import closest
from schema.facts import StepFacts
from schema.form import FactAnswer, Form, Question, Step

# Facts that are shown together with another one.
COMPANIONS = {"producers_counted": "producers_by_country", "none_found": "risks"}


class PlacedProse(Struct, frozen=True):
    """One file's answers by question; `elsewhere` names questions answered in the wrong place."""

    answers: Mapping[str, ProseAnswer]
    elsewhere: frozenset[str]


def place_prose(
    document: MarkdownDocument, folder: str, form: Form
) -> tuple[PlacedProse, tuple[Finding, ...]]:
    """Return a file's answers by question; headings the step cannot take are findings."""
    language = document.path.rsplit("/", 1)[-1].removesuffix(".md")
    placed: dict[str, ProseAnswer] = {}
    findings: list[Finding] = []
    here = {each.id: each for each in form.steps[folder].questions}
    for answer in document.answers:
        where = Ref(document.path, span=answer.heading)
        question = here.get(answer.id)
        if question is None:
            findings.append(_not_here(answer, where, form, language))
        elif question.answer != "prose":
            findings.append(_misplaced(question, where, _file_for(question, language)))
        elif answer.id in placed:
            findings.append(_twice(placed[answer.id], answer, document.path))
        else:
            placed[answer.id] = answer
            findings.extend(_heading(answer, question, where, language))
    return PlacedProse(placed, frozenset(_meant(findings))), tuple(findings)


def _meant(findings: list[Finding]) -> Iterator[str]:
    """Yield the questions that answers in the wrong place, or with a mistyped id, belong to."""
    for each in findings:
        names = each.arguments.get("question"), each.arguments.get("suggestion")
        yield from (name for name in names if isinstance(name, str) and name)


def _twice(first: ProseAnswer, second: ProseAnswer, path: str) -> Finding:
    where, other = Ref(path, span=second.heading), Ref(path, span=first.heading)
    arguments: dict[str, Argument] = {"question": second.id, "line": first.heading.line}
    return references.ANSWERED_TWICE.at(where, about=second.id, related=(other,), given=arguments)


def _misplaced(question: Question, where: Ref, target: str) -> Finding:
    return references.ANSWER_IN_WRONG_FILE.at(
        where, about=question.id, question=question.id, target=target, label=question.label.text
    )


def _not_here(answer: ProseAnswer, where: Ref, form: Form, language: str) -> Finding:
    for folder, step in form.steps.items():
        for question in step.questions:
            if question.id == answer.id:
                return _misplaced(question, where, _file_for(question, language, f"{folder}/"))
    suggestion = closest(answer.id, [each.id for each in form.questions])
    arguments: dict[str, Argument] = {
        "question": answer.id,
        "form": form.head.id,
        "suggestion": suggestion,
    }
    return references.UNKNOWN_QUESTION.at(where, about=answer.id, given=arguments)


def _file_for(question: Question, language: str, folder: str = "") -> str:
    """Return where a question is answered, as editors would say it."""
    if isinstance(question.answer, FactAnswer):
        first, *rest = question.answer.fact.split(".")
        files = {"organisation": "organisation.yaml", "report": "report.yaml"}
        known = files.get(first) if rest else None
        return f"{known} ({rest[0]})" if known else f"{folder}facts.yaml ({first})"
    if question.answer == "parts":
        parts = ", ".join(f"## {part.id}" for part in question.parts)
        return f"{folder}{language}.md ({parts})" if folder else parts
    return f"{folder}{language}.md"


def _heading(
    answer: ProseAnswer, question: Question, where: Ref, language: str
) -> Iterator[Finding]:
    label = question.label.by_language.get(language, "")
    written, expected = " ".join(answer.title.split()), " ".join(label.split())
    if written and expected and written != expected:
        yield references.HEADING_DIFFERS.at(
            where, about=answer.id, expected=f"{answer.id} {expected}"
        )


def check_asked(facts: StepFacts, step: Step, path: str) -> Iterator[Finding]:
    """Yield the facts that no question of the step asks for: they would not be published."""
    asked = {
        question.answer.fact
        for question in step.questions
        if isinstance(question.answer, FactAnswer)
    }
    fields = {fact.split(".")[0] for fact in asked}
    for name in sorted(facts.model_fields_set - {"values"}):
        if COMPANIONS.get(name, name) not in fields:
            yield references.NOT_ASKED.at(Ref(path, (name,)).key(), about=name, key=name)
    for key in facts.values:
        if f"values.{key}" not in asked:
            known = [fact.removeprefix("values.") for fact in asked if fact.startswith("values.")]
            suggestion = closest(key, known)
            where = Ref(path, ("values", key)).key()
            yield references.UNKNOWN_VALUE_KEY.at(where, about=key, key=key, suggestion=suggestion)
