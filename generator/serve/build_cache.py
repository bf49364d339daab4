"""What came of each organisation when it was last made: used again while nothing of it changes."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.line.build import Done, make_organisations
from generator.line.organisation_build import OrganisationBuild, Task
from generator.line.processes import Failure
from generator.output.manifest import Made
from generator.serve.folder_state import Snapshot, take_snapshot


class _Remembered(Struct, frozen=True):
    """An outcome, what it was made with, and what lay in the organisation's folder before."""

    given: tuple[object, ...]
    lay: Snapshot
    outcome: OrganisationBuild


class BuildCache:
    """The outcomes of the last builds, so that a change in one organisation costs but that one."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, bool], _Remembered] = {}

    def make(self, tasks: Sequence[Task], processes: int | None) -> Iterator[Done]:
        """Yield the outcome of each task, in order; only those with something new are made."""
        lay = [take_snapshot((each.work.keeper.content / each.key,)) for each in tasks]
        known = [self._recall(*each) for each in zip(tasks, lay, strict=True)]
        new = [task for task, outcome in zip(tasks, known, strict=True) if outcome is None]
        made = iter(make_organisations(new, processes))
        for task, before, recalled in zip(tasks, lay, known, strict=True):
            outcome = recalled or next(made)
            if not isinstance(outcome, Failure):
                self._known[_name(task)] = _Remembered(_given(task), before, outcome)
            yield outcome

    def _recall(self, task: Task, lay: Snapshot) -> OrganisationBuild | None:
        """Return what came of the same task, if its files are still where the site is."""
        known = self._known.get(_name(task))
        if known is None or (known.given, known.lay) != (_given(task), lay):
            return None
        made = known.outcome.made
        return known.outcome if made is None or _is_there(made, task) else None


def _name(task: Task) -> tuple[str, bool]:
    return task.key, task.work.in_spite


def _is_there(made: Made, task: Task) -> bool:
    """Return whether the site has the files; only the preview writes into its folder."""
    folder = task.work.staging.folder
    return task.previous == made and all((folder / path).is_file() for path in made.files)


def _given(task: Task) -> tuple[object, ...]:
    """Return what an outcome depends on beside the organisation's own files."""
    work = task.work
    return work.keeper, work.drafts, work.site, work.shared, work.program
