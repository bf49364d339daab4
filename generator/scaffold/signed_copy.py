"""What was signed, kept whole beside the report: `signed/v1/`, which nobody edits."""

import shutil
from pathlib import Path

from generator.content.ignored_files import WORKSPACE, is_ignored_name
from generator.scaffold.ready_folder import ready_folder, sweep

SIGNED = "signed"
_ORGANISATION, _REPORT = "organisation.yaml", "report.yaml"


def keep_signed(report: Path, number: int, head: bytes | None = None) -> Path:
    """Copy a report's folder, and organisation.yaml, as what was signed; return the new folder.

    `head` is what report.yaml is to have in it; if a copy has it already, since signing was ended
    before the signature was written, that one stays. Raises OSError, also where a version of that
    number is kept already: none is ever replaced.
    """
    kept, last = (report / SIGNED / f"v{each}" for each in (number, number - 1))
    there = last / _REPORT
    if head is not None and there.is_file() and there.read_bytes() == head:
        sweep(last.parent)
        return last
    if kept.exists():
        raise FileExistsError(kept)
    with ready_folder(kept) as ready:
        shutil.rmtree(ready)
        shutil.copytree(report, ready, ignore=_leave_out)
        shutil.copyfile(report.parent / _ORGANISATION, ready / _ORGANISATION)
        if head is not None:
            (ready / _REPORT).write_bytes(head)
    return kept


def _leave_out(_folder: str, names: list[str]) -> list[str]:
    return [n for n in names if n == SIGNED or is_ignored_name(n) or n.startswith(WORKSPACE)]
