"""The fields of files that no question of a form asks for: what frames a report, and some more."""

from schema.facts import model_for_step
from schema.fields import Field, fields_of
from schema.form import Form
from schema.organisation import Organisation
from schema.report import Report

_FRAMES = {"organisation.yaml": Organisation, "report.yaml": Report}
# What decides how all else is read, and what the form alone gives a meaning: never changed so.
_FIXED = frozenset({"form", "values"})


def unasked_fields(form: Form, name: str) -> tuple[Field, ...]:
    """Return the fields of a file that no question asks for.

    The file is named from its report (2-identify/facts.yaml) or its organisation.
    """
    folder, _, file = name.rpartition("/")
    if name in _FRAMES:
        questions, prefix = form.questions, f"{name.removesuffix('.yaml')}."
    elif file == "facts.yaml" and folder in form.steps:
        questions, prefix = form.steps[folder].questions, ""
    else:
        return ()
    facts = (each.fact for each in questions if each.fact and each.fact.startswith(prefix))
    asked = _FIXED | {each.removeprefix(prefix).partition(".")[0] for each in facts}
    fields = (each for each in fields_of_file(name, folder) if each.key not in asked)
    return tuple(each for each in fields if each.words.in_new_files != "never")


def fields_of_file(file: str, folder: str) -> tuple[Field, ...]:
    """Return all fields of a YAML file, by its path; `folder` is that of its step."""
    return fields_of(_FRAMES.get(file.rpartition("/")[2]) or model_for_step(folder))
