"""Reports to import: the files beside this one, and reports made up of the form's own headings."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import fill

from schema.form import Form, load_form

HERE = Path(__file__).parent
REPORTS = HERE / "reports"
NAME = "Fjordtre Prøve AS"
FORM = load_form("ehn-2023")
# Answers in kinds that are not prose, so that a made-up report is one.
FACTS = {
    "0.1": NAME,
    "0.5": "12 000 000",
    "0.6": "41",
    "0.7": "Ja",
    "0.10": "post@fjordtre.example",
}


def heading(question: str, language: str, form: Form = FORM) -> str:
    """Return a question as the form prints it: its number, if any, and its wording."""
    for each in form.questions:
        if each.id == question:
            return f"{each.number or ''} {each.label.in_language(language)}".strip()
    raise KeyError(question)


def prose_questions(form: Form = FORM) -> list[str]:
    """Return the questions that prose answers and that have a heading of their own."""
    return [
        each.id
        for each in form.questions
        if each.answer == "prose" and each.id[-2:] not in (".a", ".b", ".c", ".d")
    ]


def make_report(
    answers: Mapping[str, str],
    language: str = "nb",
    width: int = 105,
    year: int = 2023,
    form: Form = FORM,
) -> str:
    """Return a made-up report: answers by question, in their order, wrapped at a width."""
    parts = [f"Redegjørelse rapporteringsåret {year}\nfor {NAME}"]
    for question, answer in {**FACTS, **answers}.items():
        parts.append(fill(heading(question, language, form), width))
        parts.append("\n".join(fill(line, width) for line in answer.split("\n")))
    return "\n\n".join(parts) + "\n"
