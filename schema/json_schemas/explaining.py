"""What editors' programs show of a key that answers a question: its words, help, law, and form."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from schema.form import FactAnswer, Form, Question, form_names, load_form
from schema.law import load_provisions, load_statutes

# Forms of our own come last: those of others are what their members know.
_OURS = "aktsom"
_FILES = {"organisation": "organisation.", "report": "report."}


class Asked(Struct, frozen=True):
    """A question as it is asked in one form."""

    form: Form
    question: Question


def find_questions(file: str) -> Mapping[str, tuple[Asked, ...]]:
    """Return the questions that the keys of a file answer, by key.

    `file` is organisation, report, or the folder of a step.
    """
    found: dict[str, tuple[Asked, ...]] = {}
    forms = sorted(
        map(load_form, form_names()), key=lambda form: (form.head.publisher == _OURS, form.head.id)
    )
    for form in forms:
        for step, question in _questions(form):
            key = _key(question, file, step)
            asked = found.get(key, ())
            # A form that extends another asks most of its questions, in the same words.
            if key and question not in [each.question for each in asked]:
                found[key] = (*asked, Asked(form, question))
    return found


def _questions(form: Form) -> Iterator[tuple[str, Question]]:
    for folder, step in form.steps.items():
        for question in step.questions:
            yield folder, question


def _key(question: Question, file: str, step: str) -> str:
    fact = question.answer.fact if isinstance(question.answer, FactAnswer) else ""
    if file in _FILES:
        key = fact.removeprefix(_FILES[file])
        return key if key != fact and "." not in key else ""
    elsewhere = fact.startswith(tuple(_FILES.values())) or "." in fact
    return "" if elsewhere or step != file else fact


def explain(asked: tuple[Asked, ...], description: str) -> tuple[str, str]:
    """Return what is said of a key as plain text and as Markdown."""
    plain = [description] if description else []
    marked = [description] if description else []
    for each in asked:
        question, form = each.question, each.form.head.id
        label = question.label.usual
        number = question.number or question.id
        told = question.help.usual if question.help else ""
        plain.append(f"{form} {number}: {label}\n{told}".strip())
        marked.append(f"**{number}** {label} _({form})_\n\n{told}".strip())
        laws = [*_laws(question)]
        if laws:
            plain.append("Lov: " + ", ".join(name for name, _ in laws))
            marked.append("Lov: " + ", ".join(f"[{name}]({link})" for name, link in laws))
    return "\n\n".join(plain), "\n\n".join(marked)


def _laws(question: Question) -> Iterator[tuple[str, str]]:
    for law in question.law:
        provision = load_provisions()[law]
        statute = next(each for each in load_statutes() if provision in each.provisions)
        short = provision.short.usual
        title = statute.title.usual.lower()
        name = short if short.lower().startswith(title) else f"{title} {short}"
        yield name, provision.link
