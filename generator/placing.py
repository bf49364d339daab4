"""Whether what is written stands where the form asks for it: prose headings, keys of facts."""

from collections.abc import Iterator, Mapping

from generator.codes import references
from generator.findings import Argument, Finding, Ref
from generator.markdown_documents import MarkdownDocument, ProseAnswer
from generator.suggestions import closest
from schema.facts import StepFacts
from schema.form import FactAnswer, Form, Question, Step

# Facts that are shown together with another one.
_COMPANIONS = {"producers_counted": "producers_by_country", "none_found": "risks"}


def place_prose(
    document: MarkdownDocument, folder: str, form: Form
) -> tuple[Mapping[str, ProseAnswer], tuple[Finding, ...]]:
    """Return a file's answers by question; headings the step cannot take are findings."""
    placed: dict[str, ProseAnswer] = {}
    findings: list[Finding] = []
    here = {each.id: each for each in form.steps[folder].questions}
    for answer in document.answers:
        where = Ref(document.path, span=answer.heading)
        question = here.get(answer.id)
        if question is None or question.answer != "prose":
            findings.append(_misplaced(answer, question, where, form))
        elif answer.id in placed:
            findings.append(_twice(placed[answer.id], answer, document.path))
        else:
            placed[answer.id] = answer
            findings.extend(_heading(answer, question, where, document.path))
    return placed, tuple(findings)


def _twice(first: ProseAnswer, second: ProseAnswer, path: str) -> Finding:
    where, other = Ref(path, span=second.heading), Ref(path, span=first.heading)
    arguments: dict[str, Argument] = {"question": second.id, "line": first.heading.line}
    return references.ANSWERED_TWICE.at(where, about=second.id, related=(other,), given=arguments)


def _misplaced(answer: ProseAnswer, question: Question | None, where: Ref, form: Form) -> Finding:
    if question is not None:
        target = _file_for(question)
        return references.ANSWER_IN_WRONG_FILE.at(
            where, about=answer.id, question=answer.id, target=target, label=question.label
        )
    for folder, step in form.steps.items():
        found = next((each for each in step.questions if each.id == answer.id), None)
        if found is not None:
            target = f"{folder}/{_file_for(found)}"
            return references.ANSWER_IN_WRONG_FILE.at(
                where, about=answer.id, question=answer.id, target=target, label=found.label
            )
    suggestion = closest(answer.id, [each.id for each in form.questions])
    arguments: dict[str, Argument] = {
        "question": answer.id,
        "form": form.head.id,
        "suggestion": suggestion,
    }
    return references.UNKNOWN_QUESTION.at(where, about=answer.id, given=arguments)


def _file_for(question: Question) -> str:
    if isinstance(question.answer, FactAnswer):
        first, *rest = question.answer.fact.split(".")
        files = {"organisation": "organisation.yaml", "report": "report.yaml"}
        known = files.get(first) if rest else None
        return f"{known} ({rest[0]})" if known else f"facts.yaml ({first})"
    if question.answer == "parts":
        return ", ".join(f"## {part.id}" for part in question.parts)
    return "<språk>.md"


def _heading(answer: ProseAnswer, question: Question, where: Ref, path: str) -> Iterator[Finding]:
    language = path.rsplit("/", 1)[-1].removesuffix(".md")
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
        if _COMPANIONS.get(name, name) not in fields:
            yield references.NOT_ASKED.at(Ref(path, (name,)).key(), about=name, key=name)
    for key in facts.values:
        if f"values.{key}" not in asked:
            known = [fact.removeprefix("values.") for fact in asked if fact.startswith("values.")]
            suggestion = closest(key, known)
            where = Ref(path, ("values", key)).key()
            yield references.UNKNOWN_VALUE_KEY.at(where, about=key, key=key, suggestion=suggestion)
