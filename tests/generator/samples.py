"""Content for tests: LO's report under any name, changed where a test needs it to be."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.book.model import Book
from generator.line.content_check import check_organisation
from tests.tools import ROOT

AS_OF = date(2026, 11, 22)
HEAD = "2023/report.yaml"
RISKS = "2023/2-identify/facts.yaml"
MEASURES = "2023/3-address/facts.yaml"

_ADDRESS = (
    "\n# Sidene ligger øverst på nettstedet. Endres ikke: da slutter lenker utenfra å virke."
    "\naddress: /\n"
)

Edits = Mapping[str, tuple[str, str]]


def copy_report(content: Path, key: str = "lo", edits: Edits | None = None) -> Path:
    """Copy LO's folder into a content folder; `edits` maps a file to what is replaced by what.

    It does not say where on the site it is, so that several copies may lie beside each other.
    """
    shutil.copytree(ROOT / "content" / "lo", content / key)
    edit(content / key, {"organisation.yaml": (_ADDRESS, "")})
    edit(content / key, edits or {})
    return content


def edit(folder: Path, edits: Edits) -> None:
    """Replace a text in files of an organisation; each must be there, once or more."""
    for name, (old, new) in edits.items():
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r}"
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def bind_report(content: Path, edits: Edits | None = None) -> Book:
    """Return LO's report, changed, as the book has it."""
    copy_report(content, edits=edits)
    return check_organisation(content, "lo", AS_OF).book
