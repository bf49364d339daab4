"""The command's words: whole in both languages, and none that nobody says."""

import re
from string import Formatter
from typing import get_args

import pytest

from generator.commands import COMMANDS
from generator.findings import Severity
from generator.formats.wording import LANGUAGES, load_command_words
from generator.write import Reason
from tests.tools import ROOT

# Words whose keys are put together: the beginning, and what may follow.
PUT_TOGETHER = {
    "about_": COMMANDS,
    "examples_": COMMANDS,
    "help_": COMMANDS,
    "count_": ("error", "warning", "info", "excepted"),
    "new_carried_": ("goals", "risks", "policies", "answers", "attachments"),
    "option_": None,
    "output_": None,
    "preview_": None,
}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", load_command_words("nb").texts)
def test_both_languages_say_the_same(key: str) -> None:
    nb, en = (load_command_words(language)[key] for language in LANGUAGES)
    assert nb
    assert en
    if not key.endswith("_one"):  # «En av dem» needs no number
        assert placeholders(nb) == placeholders(en)


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


def test_every_reason_not_to_write_has_its_words() -> None:
    keys = load_command_words("nb").texts
    assert [reason for reason in get_args(Reason) if f"output_{reason}" not in keys] == []
