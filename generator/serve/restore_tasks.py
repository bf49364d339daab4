"""What was there before, put back: a file as it was sent in, or a whole statement as it was.

Where what is there now cannot be kept, NotKeptError is raised.
"""

from collections.abc import Callable, Mapping

from generator.content.temporary_folders import temporary_folder
from generator.editing.beside import say_moment
from generator.editing.committed_files import changed_files, committed_file
from generator.editing.places import find_file
from generator.editing.restoring import (
    ReportVersion,
    difference,
    files_of,
    list_versions,
    put_back,
)
from generator.editing.saving import FileChange, read_file
from generator.findings.finding import Ref
from generator.serve.task_work import OfferedTask, TaskWork, WorkOutcome
from generator.text.words import load_words


def say_version(version: ReportVersion, language: str) -> str:
    """Return when a report was so, and why that is known."""
    return load_words(language, "work")(
        f"version_{version.why}",
        moment=say_moment(version.moment, language),
        title=version.title,
        author=version.author,
    )


def _look_back(work: TaskWork) -> WorkOutcome:
    """Tell what putting a version of a report back would bring, and what it would take away."""
    report, version = work.report, _asked(work)
    if report is None or version is None:
        return work.refuse("nothing_before")
    files = files_of(work.content, report.path, version)
    change = difference(work.content, report.path, files)
    if not change:
        return WorkOutcome(good=True, text=work.words["restore_same"])
    lines = [
        work.words(f"restore_file_{what}", file=name)
        for what in ("back", "changed", "gone")
        for name in getattr(change, what)
    ]
    compared = compare_files(work, report.path, files)
    said = "\n\n".join(filter(None, ("\n".join(lines), compared)))
    when = say_version(version, work.task.language)
    return WorkOutcome(
        good=True,
        text=work.words("restore_shown", version=when),
        said=said,
        offer=OfferedTask("put_back", version.name),
    )


def compare_files(work: TaskWork, path: str, files: Mapping[str, bytes]) -> str:
    """Return what the command says is different with these files, from what is there now."""
    key, _, year = path.partition("/")
    with temporary_folder() as temporary:
        for name, data in files.items():
            file = temporary / key / year / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        organisation = read_file(work.content / key / "organisation.yaml") or b""
        (temporary / key / "organisation.yaml").write_bytes(organisation)
        ran = work.run("compare", str(work.content / path), str(temporary / key / year))
    # Its first lines name the folders, of which one is gone by now.
    return ran.said.partition("\n\n")[2] if ran.status < 2 else ""


def _put_back(work: TaskWork) -> WorkOutcome:
    report, version = work.report, _asked(work)
    if report is None or version is None:
        return work.refuse("nothing_before")
    files = files_of(work.content, report.path, version)
    change = difference(work.content, report.path, files)
    number = work.history.add(put_back(work.content, report.path, files, work.now)) if change else 0
    text = work.words("restored_report", version=say_version(version, work.task.language),
                      back=len(change.back), changed=len(change.changed),
                      gone=len(change.gone))  # fmt: skip
    return WorkOutcome(good=True, text=text, undo=number)


def _asked(work: TaskWork) -> ReportVersion | None:
    wanted = work.given("what")
    report = work.report
    known = list_versions(work.content, report.path) if report else ()
    return next((each for each in known if each.name == wanted), None)


def _restore(work: TaskWork) -> WorkOutcome:
    file = work.task.given.get("file", "")
    data = committed_file(work.content, file) if file in changed_files(work.content) else None
    if data is None:
        return work.refuse("nothing_before")
    place = find_file(work.content, Ref(file))
    number = work.history.save(FileChange(place, read_file(place), data))
    return WorkOutcome(good=True, text=work.words("restored", file=file), undo=number)


def _undo(work: TaskWork) -> WorkOutcome:
    number = work.given("number")
    undone = number.isdecimal() and work.history.undo(int(number))
    return WorkOutcome(good=bool(undone), text=work.words["undone" if undone else "not_undone"])


RESTORING: Mapping[str, Callable[[TaskWork], WorkOutcome]] = {
    "look_back": _look_back,
    "put_back": _put_back,
    "restore": _restore,
    "undo": _undo,
}
