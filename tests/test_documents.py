"""The documents for people: links lead on, and commands, options, targets and files are there."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.commands import COMMANDS
from tests.tools import ROOT

# The manual of the findings is made of words that have tests of their own.
DOCUMENTS = tuple(
    sorted(
        path.relative_to(ROOT)
        for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
        if path.parent.name != "rules"
    )
)
LINK = re.compile(r"(?<!`)\[[^\]\n]*\]\((?!https?:)([^)\s]+)\)")
# What a statement links to, in the examples for those who write one.
EXAMPLES = ("attachments/", "<attachments/", "#5.a.4", "adressen")
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"\baktsom(?:@latest)? ([a-z]+)\b([^`\n#]*)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
TARGET = re.compile(r"`make ([a-z-]+)")
# Files of ours that are named in full, and not as `schema/forms/<form>/…`.
FILE = re.compile(r"`((?:docs|generator|requirements|schema|templates|tests|tools)/[\w./-]*[\w/])`")
# What the worked examples make up.
INVENTED = {"schema/vocabulary/severities.yaml"}


def read(document: Path) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


@cache
def anchors(document: Path) -> frozenset[str]:
    """The names that GitHub gives the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", read(document), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.casefold()) for heading in headings)
    return frozenset(heading.strip().replace(" ", "-") for heading in plain)


def links(document: Path) -> Iterator[str]:
    """The links of a document to files and headings of ours."""
    targets = LINK.findall(read(document))
    return (each for each in targets if not each.startswith(EXAMPLES))


def leads_on(document: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    place = (ROOT / document).parent / path if path else ROOT / document
    if not anchor:
        return place.exists()
    return place.is_file() and (f'id="{anchor}"' in read(place) or anchor in anchors(place))


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_link_leads_on(document: Path) -> None:
    assert [target for target in links(document) if not leads_on(document, target)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_commands_and_their_options_are_there(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for code in CODE.findall(read(document)):
        for command, rest in COMMAND.findall(code):
            assert command in COMMANDS, code
            main([command, "--help"])
            shown = capsys.readouterr().out
            assert [each for each in OPTION.findall(rest) if each not in shown] == [], code


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_targets_of_make_and_files_are_there(document: Path) -> None:
    if document.name == "CHANGELOG.md" or document.parent.name == "decisions":
        return  # as it was then
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {
        each for each in TARGET.findall(read(document)) if f"\n{each}:" not in makefile
    } == set()
    files = set(FILE.findall(read(document))) - INVENTED
    assert {each for each in files if not (ROOT / each).exists()} == set()
