"""What was signed, kept whole beside the report: `signed/v1/`, which nobody edits."""

import shutil
from pathlib import Path

from generator.content.ignored_files import WORKSPACE, is_ignored_name
from generator.scaffold.ready_folder import ready_folder

SIGNED = "signed"
_ORGANISATION = "organisation.yaml"


def keep_signed(report: Path, number: int, head: bytes | None = None) -> Path:
    """Copy a report's folder, and organisation.yaml, as what was signed; return the new folder.

    `head` is what report.yaml is to have in it. Raises OSError, also where a version of that number
    is kept already: none is ever replaced.
    """
    kept = report / SIGNED / f"v{number}"
    if kept.exists():
        raise FileExistsError(kept)
    with ready_folder(kept) as ready:
        shutil.rmtree(ready)
        shutil.copytree(report, ready, ignore=_leave_out)
        shutil.copyfile(report.parent / _ORGANISATION, ready / _ORGANISATION)
        if head is not None:
            (ready / "report.yaml").write_bytes(head)
    return kept


def _leave_out(_folder: str, names: list[str]) -> list[str]:
    return [n for n in names if n == SIGNED or is_ignored_name(n) or n.startswith(WORKSPACE)]
