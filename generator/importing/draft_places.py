"""Where in the files of a draft something of the report is: the file, and its line there."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate

from generator.importing.answers.draft import place_of
from generator.importing.portal.lexicon import squeeze
from schema.form import FactAnswer, Form, Question

# How many letters of a text are looked for: lines of the report may be longer than the file's.
_LETTERS = 24


class DraftFiles:
    """The files of a draft, by path, in which texts of the report are found again."""

    def __init__(self, files: Mapping[str, str], form: Form, language: str) -> None:
        self._files = files
        self._facts = _find_facts(files)
        self._read = cache(lambda path: _FileLines(files.get(path, "")))
        self._answers = {
            question.id: _answer_of(question, folder, language, files)
            for folder, step in form.steps.items()
            for asked in step.questions
            for question in asked.walk()
        }

    def find(self, about: str, texts: Sequence[str]) -> str:
        """Return the file and line that a remark is about, as editors’ programs write it; or "".

        `about` is a question's id; else a file, or what a line of facts begins with or has as its
        id. Of `texts` that are not there, it is the line of the question's answer.
        """
        if about in self._answers:
            path, start = self._answers[about]
            line = self._read(path).find(start, texts)
            return f"{path}:{line}" if line else ""
        if about in self._files:
            return f"{about}:1"
        return self._facts.get(about, "") if about else ""


class _FileLines:
    """A file's lines, with what is looked for in them: their letters and digits alone."""

    def __init__(self, text: str) -> None:
        lines = text.splitlines()
        squeezed = [squeeze(line) for line in lines]
        self._begun = [line.lstrip() for line in lines]
        self._letters = "\n".join(squeezed)
        self._places = [0, *accumulate(len(line) + 1 for line in squeezed)]
        self._first = cache(self._find_first)

    def find(self, start: str, texts: Sequence[str]) -> int:
        """Return the number of the line in which one of the texts begins; 0 for none.

        It is the line that begins with `start`, or one below it; of texts that are not there, that.
        """
        first = self._first(start)
        above = self._places[max(first - 1, 0)]
        for text in texts:
            words = squeeze(text)[:_LETTERS]
            at = self._letters.find(words, above) if words else -1
            if at >= 0:
                return bisect_right(self._places, at)
        return first

    def _find_first(self, start: str) -> int:
        numbered = enumerate(self._begun, 1)
        return next((number for number, line in numbered if line.startswith(start)), 0)


def _answer_of(
    question: Question, folder: str, language: str, files: Mapping[str, str]
) -> tuple[str, str]:
    if not isinstance(question.answer, FactAnswer):
        return f"{folder}/{language}.md", f"## {question.id} "
    file, keys = place_of(folder, question.answer.fact)
    path = f"{file}.yaml" if f"{file}.yaml" in files else f"{folder}/facts.yaml"
    return path, f"{keys[-1]}:"


def _find_facts(files: Mapping[str, str]) -> Mapping[str, str]:
    """Return where each key and each id of YAML stands first: `2024/facts.yaml:3`."""
    found: dict[str, str] = {}
    for path, text in files.items():
        for at, line in enumerate(text.splitlines(), 1) if path.endswith(".yaml") else ():
            key, _, value = f"{line.strip()} ".partition(": ")
            name = value.strip() if key.removeprefix("- ") == "id" else key
            found.setdefault(name, f"{path}:{at}")
    return found
