"""What was signed, kept whole beside the report: `signed/v1/`, which nobody edits."""

import shutil
from pathlib import Path

from generator.content.ignored_files import is_ignored_name

SIGNED = "signed"
_ORGANISATION = "organisation.yaml"


def keep_signed(report: Path, number: int) -> Path:
    """Copy a report's folder, and organisation.yaml, as what was signed; return the new folder.

    Raises OSError, also where a version of that number is kept already: none is ever replaced.
    """
    folder = report / SIGNED
    kept, coming = folder / f"v{number}", folder / f".v{number}"
    shutil.rmtree(coming, ignore_errors=True)
    shutil.copytree(report, coming, ignore=_leave_out)
    shutil.copyfile(report.parent / _ORGANISATION, coming / _ORGANISATION)
    coming.rename(kept)
    return kept


def _leave_out(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name == SIGNED or is_ignored_name(name)]
