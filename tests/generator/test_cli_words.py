"""The command's words: whole in both languages, and none that nobody says."""

import re
from collections.abc import Callable
from string import Formatter
from typing import get_args

import pytest

from generator.commands import COMMANDS, git_revisions
from generator.compare.changes import ChangeState, SectionId
from generator.findings.finding import Severity
from generator.formats.wording import LANGUAGES, load_command_words
from generator.output.write import Reason
from generator.text.words import TEMPLATES, Words, load_comparison_words
from schema.files import read_data
from tests.tools import ROOT

FATES = ("new", "gone", "renamed")

# Words whose keys are put together: the beginning, and what may follow.
PUT_TOGETHER = {
    "about_": COMMANDS,
    "examples_": COMMANDS,
    "git_": get_args(git_revisions.Reason),
    "help_": COMMANDS,
    "completeness_": ("answered", "unavailable", "unanswered", "invalid"),
    "count_": ("error", "warning", "info", "excepted"),
    "new_carried_": ("goals", "risks", "policies", "answers", "attachments"),
    "option_": None,
    "output_": None,
    "preview_": None,
}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


ALL = [
    (load, key) for load in (load_command_words, load_comparison_words) for key in load("nb").texts
]


@pytest.mark.parametrize(("load", "key"), ALL, ids=[key for _, key in ALL])
def test_both_languages_say_the_same(load: Callable[[str], Words], key: str) -> None:
    nb, en = (load(language)[key] for language in LANGUAGES)
    assert nb
    assert en
    if not key.endswith("_one"):  # «En av dem» needs no number
        assert placeholders(nb) == placeholders(en)


@pytest.mark.parametrize("name", ["command", "comparison"])
def test_no_word_is_lost_to_an_unquoted_comma(name: str) -> None:
    words = read_data(TEMPLATES / "words" / f"{name}.yaml")
    assert [key for key, texts in words.items() if set(texts) - {"nn"} != set(LANGUAGES)] == []


def test_every_word_is_said_somewhere() -> None:
    files = [*(ROOT / "generator").rglob("*.py"), *(ROOT / "templates" / "preview").glob("*.html")]
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)
    said = set(re.findall(r"""["'.](\w+)""", source)) | {severity.word for severity in Severity}
    unsaid = []
    for key in load_command_words("nb").texts:
        plain = re.sub(r"_(one|many)$", "", key)
        beginning = next((each for each in PUT_TOGETHER if plain.startswith(each)), "")
        ends = PUT_TOGETHER.get(beginning)
        put_together = beginning and (ends is None or plain.removeprefix(beginning) in ends)
        if not said & {key, plain} and not put_together:
            unsaid.append(key)
    assert unsaid == []


def test_every_change_of_a_comparison_has_its_words() -> None:
    keys = [f"{start}_{state}" for state in get_args(ChangeState) for start in ("mark", "sum")]
    keys += [f"section_{section}" for section in get_args(SectionId)]
    keys += [f"{what}_{fate}" for what in ("organisation", "report") for fate in FATES]
    assert [key for key in keys if key not in load_comparison_words("nb").texts] == []


def test_every_reason_not_to_write_has_its_words() -> None:
    keys = load_command_words("nb").texts
    assert [reason for reason in get_args(Reason) if f"output_{reason}" not in keys] == []
