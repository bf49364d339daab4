"""A statement that is written in an older way, written as it is now once it has been told how."""

from collections.abc import Callable, Mapping

from generator.book.model import BookReport
from generator.editing.renewing import plan_renewal, renew, renewed_files
from generator.scaffold.migration import ReportMigration
from generator.serve.restore_tasks import compare_files
from generator.serve.task_work import OfferedTask, TaskWork, WorkOutcome
from generator.text.words import load_said


def _plan(work: TaskWork) -> tuple[BookReport, ReportMigration] | WorkOutcome:
    """Return a report and how it would be written now, or why it is not to be."""
    found = work.found
    if unread := work.refuse_unread("renewal_unread"):
        return unread
    if found is None:
        return work.refuse("no_report")
    migration = plan_renewal(work.content, *found)
    if migration.signed:
        return work.refuse("renewal_signed")
    if not (migration.files or migration.notes):
        return WorkOutcome(good=True, text=work.words["renewal_nothing"])
    return found[1], migration


def _tell(work: TaskWork) -> WorkOutcome:
    planned = _plan(work)
    if isinstance(planned, WorkOutcome):
        return planned
    report, migration = planned
    said = load_said(work.task.language)
    left = [said(f"migrate_{each.case}", words=each.words) for each in migration.notes]
    why = "\n".join((work.words["renewal_left"], *left)) if left else ""
    if not migration.files:
        return WorkOutcome(good=True, text=work.words["renewal_only_left"], why=why)
    files = renewed_files(work.content, report.path, migration)
    return WorkOutcome(
        good=True,
        text=work.words["renewal_shown"],
        why=why,
        said=compare_files(work, report.path, files),
        offer=OfferedTask("write_anew", report.path),
    )


def _write_anew(work: TaskWork) -> WorkOutcome:
    planned = _plan(work)
    if isinstance(planned, WorkOutcome) or not planned[1].files:
        return planned if isinstance(planned, WorkOutcome) else work.refuse("renewal_nothing")
    report, migration = planned
    files = renewed_files(work.content, report.path, migration)
    number = work.history.add(renew(work.content, report.path, files, work.now))
    return WorkOutcome(good=True, text=work.words["written_anew"], undo=number)


RENEWING: Mapping[str, Callable[[TaskWork], WorkOutcome]] = {
    "renewal": _tell,
    "write_anew": _write_anew,
}
