"""A report that is written in an older way, written as it is now: planned, and done at once."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from generator.book.model import BookReport
from generator.checks.check import Checked
from generator.editing.kept_versions import report_files
from generator.editing.restoring import Replaced, replace_kept
from generator.editing.saving import ChangedMeanwhileError
from generator.scaffold.migration import ReportMigration, plan_migration


def plan_renewal(content: Path, checked: Checked, report: BookReport) -> ReportMigration:
    """Return how the files of a report, as they are on the disk, would be written now.

    Raises OSError, UnicodeDecodeError: they are no longer those that were checked.
    """
    texts = {
        path: (content / path).read_bytes().decode("utf-8")
        for path in checked.texts
        if path.startswith(f"{report.path}/") and path.endswith(".yaml")
    }
    return plan_migration(report, texts)


def renewed_files(content: Path, report: str, migration: ReportMigration) -> Mapping[str, bytes]:
    """Return all files of a report (its path from content/) by name, as they would be then.

    Raises ChangedMeanwhileError: a file is no longer what was planned with. Raises OSError.
    """
    files = {name: file.read_bytes() for name, file in report_files(content / report)}
    for each in migration.files:
        name = each.path.removeprefix(f"{report}/")
        if files.get(name) != each.before.encode():
            raise ChangedMeanwhileError(content / each.path)
        files[name] = each.after.encode()
    return files


def renew(content: Path, report: str, wanted: Mapping[str, bytes], moment: datetime) -> Replaced:
    """Give a report its files as they would be then, when all that was there has been kept.

    Raises NotKeptError, ChangedMeanwhileError, OSError; then nothing has changed.
    """
    return replace_kept(content, report, wanted, "renewed", moment)
