"""The command's words: whole in both languages, and none that nobody says."""

import re
from string import Formatter
from typing import get_args

import pytest

from generator.assessment.points import State
from generator.commands import COMMANDS
from generator.compare.changes import ChangeState, SectionId
from generator.content import git
from generator.findings.finding import Severity
from generator.output.survey import Reason
from generator.scaffold.repository_upgrade import Fate
from generator.text.words import load_words
from schema.languages import complete_languages
from tests.tools import ROOT

FATES = ("new", "gone", "renamed")

# Words whose keys are put together: the beginning, and what may follow.
PUT_TOGETHER = {
    "about_": COMMANDS,
    "examples_": COMMANDS,
    "git_": get_args(git.Reason),
    "help_": COMMANDS,
    "init_ask_": ("name", "number", "languages", "form", "site_url"),
    "upgrade_": get_args(Fate),
    "completeness_": ("answered", "unavailable", "unanswered", "invalid"),
    "state_": get_args(State),
    "count_": ("error", "warning", "info", "excepted"),
    "migrate_": ("unsure", "languages", "both", "by_hand", "retired_code"),
    "new_carried_": ("goals", "risks", "policies", "answers", "attachments"),
    "option_": None,
    "output_": None,
    "preview_": None,
}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


SPOKEN = complete_languages("command")


@pytest.mark.parametrize("file", ["command", "comparison", "changes"])
def test_every_language_says_the_same(file: str) -> None:
    for key in load_words(SPOKEN[0], file).texts:
        texts = [load_words(language, file)[key] for language in SPOKEN]
        assert all(texts), key
        if not key.endswith("_one"):  # «En av dem» needs no number
            assert len({frozenset(placeholders(text)) for text in texts}) == 1, key


def test_every_word_is_said_somewhere() -> None:
    files = [*(ROOT / "generator").rglob("*.py"), *(ROOT / "templates" / "preview").glob("*.html")]
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)
    said = set(re.findall(r"""["'.](\w+)""", source)) | {severity.word for severity in Severity}
    unsaid = []
    for key in load_words("nb", "command").texts:
        plain = re.sub(r"_(zero|one|two|few|many|other)$", "", key)
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
    there = {key for file in ("comparison", "changes") for key in load_words("nb", file).texts}
    assert [key for key in keys if key not in there and f"{key}_other" not in there] == []


def test_every_reason_not_to_write_has_its_words() -> None:
    keys = load_words("nb", "command").texts
    assert [reason for reason in get_args(Reason) if f"output_{reason}" not in keys] == []
