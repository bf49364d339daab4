"""Where in the files of a draft something of the report is: the file, and its line there."""

from collections.abc import Iterator, Mapping, Sequence

from generator.importing.answers.draft import place_of
from generator.importing.portal.lexicon import squeeze
from schema.form import FactAnswer, Form, Question

# How many letters of a text are looked for: lines of the report may be longer than the file's.
_LETTERS = 24


def find_in_files(
    about: str, texts: Sequence[str], form: Form, language: str, files: Mapping[str, str]
) -> str:
    """Return the file and line that a remark is about, as editors' programs write it; or nothing.

    `about` is a question's id; else a file, or what a line of facts begins with or has as its id.
    Of `texts` that are not there, it is the line of the question's answer.
    """
    for folder, step in form.steps.items():
        for asked in step.questions:
            for question in asked.walk():
                if question.id == about:
                    path, start = _answer_of(question, folder, language, files)
                    return _line_of(path, start, texts, files)
    if about in files:
        return f"{about}:1"
    return next(_in_facts(about, files), "") if about else ""


def _answer_of(
    question: Question, folder: str, language: str, files: Mapping[str, str]
) -> tuple[str, str]:
    if not isinstance(question.answer, FactAnswer):
        return f"{folder}/{language}.md", f"## {question.id} "
    file, keys = place_of(folder, question.answer.fact)
    path = f"{file}.yaml" if f"{file}.yaml" in files else f"{folder}/facts.yaml"
    return path, f"{keys[-1]}:"


def _line_of(path: str, start: str, texts: Sequence[str], files: Mapping[str, str]) -> str:
    lines = files.get(path, "").splitlines()
    first = next((at for at, line in enumerate(lines) if line.lstrip().startswith(start)), None)
    wanted = [squeeze(each)[:_LETTERS] for each in texts]
    below = range(first or 0, len(lines))
    found = next(
        (at for words in wanted if words for at in below if words in squeeze(lines[at])), first
    )
    return f"{path}:{found + 1}" if found is not None else ""


def _in_facts(about: str, files: Mapping[str, str]) -> Iterator[str]:
    starts = (f"{about}:", f"id: {about}", f"- id: {about}")
    for path, text in files.items():
        for at, line in enumerate(text.splitlines(), 1) if path.endswith(".yaml") else ():
            bare = line.strip()
            if bare in starts or bare.startswith(f"{about}: "):
                yield f"{path}:{at}"
