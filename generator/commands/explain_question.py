"""What `aktsom explain` says of a question: its wording, help, provisions, place and codes."""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.checks.messages import cite_all
from generator.checks.rules import all_codes
from generator.checks.wordings import load_shared_words, words_of
from generator.commands.rules import print_codes
from generator.commands.session import Session
from generator.findings.finding import Code
from schema.form import Form, Question, form_names, load_form

# What these families say depends on which question it is; the others may be said of any answer.
_OF_QUESTIONS = ("LAW", "FRM", "ADV", "DAT", "NUM", "REF1")
# The files that hold facts of others than the step, by how the paths of the facts begin.
_FILES = {"organisation": "organisation.yaml", "report": "report.yaml"}


class AskedQuestion(Struct, frozen=True):
    """A question of a form; `step` is the name of the folder that its answer is in."""

    form: Form
    step: str
    question: Question

    @property
    def place(self) -> tuple[str, str]:
        """The file of the answer, from the report's folder, and the field; empty for prose."""
        first, _, rest = (self.question.fact or "").partition(".")
        if not first:
            return f"{self.step}/nb.md", ""
        if first in _FILES:
            return _FILES[first], rest.partition(".")[0]
        return f"{self.step}/facts.yaml", first


def question_ids() -> Iterator[str]:
    """Yield the ids of the questions of every form."""
    for each in _questions():
        yield each.question.id


def _questions() -> Iterator[AskedQuestion]:
    for name in form_names():
        form = load_form(name)
        for step, content in form.steps.items():
            for question in content.questions:
                yield AskedQuestion(form, step, question)


def find_questions(written: str) -> tuple[AskedQuestion, ...]:
    """Return the questions that have an id or a number, in whichever forms; often there are none.

    A form that extends another asks most of the same: its own are left out where nothing differs.
    """
    wanted, every = written.rstrip("."), tuple(_questions())
    folded = wanted.casefold()
    found = (
        [each for each in every if each.question.id == wanted]
        or [each for each in every if each.question.id.casefold() == folded]
        or [each for each in every if each.question.known_as.casefold() == folded]
    )
    alike = {(each.question.label, each.question.help, each.place): each for each in found}
    return tuple(alike.values())


def print_question(asked: AskedQuestion, session: Session) -> None:
    """Print a question's wording, help and place, the provisions it serves, and its codes."""
    language, words, question = session.language, session.words, asked.question
    form = f"{asked.form.head.title.in_language(language)} ({asked.form.head.id})"
    file, field = asked.place
    where = words("explain_field" if field else "explain_answer", file=file, field=field)
    note = load_shared_words().notes["act"][language]
    served = note.format(law=cite_all(question.law, language)) if question.law else ""
    lines = [
        f"{question.known_as}  {question.label.in_language(language)}\n",
        f"{question.help.in_language(language)}\n" if question.help else "",
        *(f"{each.id}  {each.label.in_language(language)}\n" for each in question.parts),
        words("explain_form", form=form),
        where if question.answer != "parts" else "",
        served or words["explain_serves_none"],
    ]
    for line in filter(None, lines):
        session.out.say_wrapped(line)
        if line.endswith("\n"):
            session.out.say()
    session.out.say()
    print_codes(codes_of(asked), session)


def codes_of(asked: AskedQuestion) -> Iterator[Code]:
    """Yield the codes that may come of the answer to a question.

    Those whose failing example is an answer of this kind: to a question in prose on the same
    provision, or in the same field.
    """
    file, field = asked.place
    key = re.compile(rf"^{field}:", re.MULTILINE)
    for code in all_codes().values():
        examples = words_of(code.id).failing if code.id.startswith(_OF_QUESTIONS) else ()
        if field:
            comes = any(each.file == file and key.search(each.text) for each in examples)
        else:
            prose = any(each.file.endswith(".md") for each in examples)
            comes = prose and not set(asked.question.law).isdisjoint(code.law)
        if comes:
            yield code
