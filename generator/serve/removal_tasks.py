"""What was made by mistake, taken away once it has been told what is lost; and brought back."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator.book.model import BookReport
from generator.content.sources import ORGANISATION, list_organisations
from generator.editing.kept_versions import KeptVersion, read_version, removed_folders
from generator.editing.named_files import take_away
from generator.editing.removing import (
    Removal,
    find_obstacles,
    plan_enterprise,
    plan_language,
    plan_report,
    remove,
)
from generator.editing.replacing import replace_files
from generator.editing.unused_files import unused_files
from generator.line.content_check import check_organisation
from generator.serve.obstacles import list_obstacles
from generator.serve.task_work import (
    OfferedTask,
    TaskWork,
    WorkOutcome,
)
from generator.text.words import load_words
from schema.languages import in_language, load_languages, spoken_for


class Removable(Struct, frozen=True):
    """What may be asked to be taken away: of which kind, and which of them, by its year or key."""

    kind: str
    which: str

    @property
    def value(self) -> str:
        """What a form sends for it."""
        return f"{self.kind} {self.which}"

    def name(self, language: str) -> str:
        """Return what it is called."""
        which, names = self.which, load_languages()
        if self.kind == "language":
            which = in_language(names[which].label, language) if which in names else which
        return load_words(language, "work")(f"removable_{self.kind}", which=which)


def list_removable(report: BookReport | None, begun: tuple[str, ...]) -> Iterator[Removable]:
    """Yield what may be asked to be taken away; whether it may, is told when it is asked."""
    if report:
        yield Removable("report", str(report.year))
        yield from (Removable("language", each) for each in report.languages[1:])
        yield Removable("organisation", report.path.partition("/")[0])
    yield from (Removable("organisation", each) for each in begun)


def list_removed(content: Path) -> Iterator[tuple[str, KeptVersion]]:
    """Yield what was taken away and can be brought back: its folder, and as it was."""
    for path, version in removed_folders(content):
        key, _, year = path.partition("/")
        if not year or (content / key / ORGANISATION).is_file():
            yield path, version


def _plan(work: TaskWork) -> tuple[Removable, Removal | WorkOutcome]:
    """Return what is asked to be taken away, and what that does, or why it may not be."""
    asked = Removable(*work.given("what").partition(" ")[::2])
    found = work.found
    if asked.kind == "organisation" and asked.which in list_organisations(work.content)[0]:
        checked = check_organisation(work.content, asked.which, work.today)
        removal = plan_enterprise(work.content, checked)
    elif asked.kind == "report" and found and asked.which == str(found[1].year):
        removal = plan_report(work.content, found[1])
    elif asked.kind == "language" and found:
        removal = plan_language(work.content, *found, asked.which)
    else:
        return asked, work.refuse("unknown")
    if removal.refused:
        return asked, work.refuse(f"stays_{asked.kind}_{removal.refused}")
    if asked.kind == "language" and found:
        spoken = spoken_for(work.task.language)
        obstacles = find_obstacles(work.content, found[0], removal, work.today, spoken)
        if obstacles:
            named = tuple(list_obstacles(obstacles, work.content, found[1], work.task.language))
            return asked, WorkOutcome(good=False, text=work.words["stays_needed"], found=named)
    return asked, removal


def _tell(work: TaskWork) -> WorkOutcome:
    asked, removal = _plan(work)
    if isinstance(removal, WorkOutcome):
        return removal
    language = work.task.language
    lost = tuple(
        work.words("lost_answers", year=each.year, count=each.count,
                   step=each.step.title.in_language(language))
        for each in removal.answers
    )  # fmt: skip
    text = work.words("removal_shown", name=asked.name(language), files=len(removal.gone),
                      answers=sum(each.count for each in removal.answers))  # fmt: skip
    said = "\n".join((*lost, "", *removal.gone)).strip()
    return WorkOutcome(good=True, text=text, said=said, offer=OfferedTask("take_away", asked.value))


def _take_away(work: TaskWork) -> WorkOutcome:
    asked, removal = _plan(work)
    if isinstance(removal, WorkOutcome):
        return removal
    number = work.history.add(remove(work.content, removal, work.now))
    text = work.words("taken_away", name=asked.name(work.task.language))
    return WorkOutcome(good=True, text=text, undo=number)


def _take_file(work: TaskWork) -> WorkOutcome:
    """Take away a file that nothing names, as the rules find it now."""
    path = work.given("what")
    key, _, name = path.partition("/")
    known = key in list_organisations(work.content)[0]
    if not known or path not in unused_files(check_organisation(work.content, key, work.today)):
        return work.refuse("file_used")
    number = work.history.save(*take_away(work.content, path))
    text = work.words("file_taken_away", name=name.rpartition("/")[2])
    return WorkOutcome(good=True, text=text, undo=number)


def _bring_back(work: TaskWork) -> WorkOutcome:
    path = work.given("what")
    version = dict(list_removed(work.content)).get(path)
    if version is None:
        return work.refuse("nothing_before")
    replace_files(work.content / path, {}, read_version(work.content, version))
    report = path if "/" in path else ""
    return WorkOutcome(good=True, text=work.words("brought_back", name=path), report=report)


REMOVING: Mapping[str, Callable[[TaskWork], WorkOutcome]] = {
    "removal": _tell,
    "take_away": _take_away,
    "take_file": _take_file,
    "bring_back": _bring_back,
}
