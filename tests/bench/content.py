"""Content to measure with: copies of LO's report, each with a name and words of its own."""

import re
import shutil
from pathlib import Path

from tests.tools import ROOT

SOURCE = ROOT / "content" / "lo"
# Only one organisation is at the top of the site.
_ADDRESS = re.compile(r"^address: .*$", re.MULTILINE)
_NAME = re.compile(r"^(name:) (.*)$", re.MULTILINE)
_WORD = re.compile(r"\bLOs?\b")


def make_copies(content: Path, count: int) -> None:
    """Write so many organisations into a content folder.

    Every line of prose ends in the copy's number: no memo may serve two copies with one answer.
    """
    for number in range(1, count + 1):
        folder = content / f"org-{number:04}"
        shutil.copytree(SOURCE, folder)
        for path in folder.rglob("*.md"):
            lines = path.read_text(encoding="utf-8").split("\n")
            path.write_text("\n".join(_mark(each, number) for each in lines), encoding="utf-8")
        for path in folder.rglob("*.yaml"):
            text = _WORD.sub(f"LO{number}", path.read_text(encoding="utf-8"))
            text = _ADDRESS.sub(f"address: {folder.name}", text)
            path.write_text(text, encoding="utf-8")


def edit_one(content: Path) -> None:
    """Add a word to an answer of the organisation in the middle."""
    folders = sorted(content.iterdir())
    path = next(iter(sorted(folders[len(folders) // 2].rglob("*.md"))))
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text.rstrip()} Endret.\n", encoding="utf-8")


def rename_one(content: Path) -> None:
    """Add a word to the name of the organisation in the middle: the register shows it."""
    folders = sorted(content.iterdir())
    path = folders[len(folders) // 2] / "organisation.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(_NAME.sub(r"\1 Nye \2", text, count=1), encoding="utf-8")


def _mark(line: str, number: int) -> str:
    return f"{line} ({number})" if line.strip() and not line.startswith("#") else line
