"""How a repository's files become those of another version: three-way, nothing of an editor's lost.

The three are what a version made, of which the digest is remembered, what lies there now, and what
this version makes. Nothing is written here.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from generator.scaffold.made_files import OWN_FOLDER, MadeFiles, digest, is_former, load_former
from generator.scaffold.new_repository import NewRepository, pin
from generator.scaffold.schema_lines import SETTINGS

# new: was not there; refreshed: nobody had changed it; pinned: only the version is another;
# kept: an editor's, and this version makes another; removed: no longer made, and nobody's work.
Fate = Literal["new", "refreshed", "pinned", "kept", "removed"]


class FileStep(Struct, frozen=True):
    """What becomes of a file: its text before and after (None: no file), and what is proposed.

    `proposed` is what this version makes, where an editor's file is kept in spite of it.
    """

    path: str
    fate: Fate
    before: str | None
    after: str | None
    proposed: str = ""

    @property
    def changes(self) -> bool:
        """Whether anything is to be written."""
        return self.after != self.before


def plan_files(
    there: Mapping[str, str], made: MadeFiles | None, new: NewRepository, planned: Mapping[str, str]
) -> tuple[FileStep, ...]:
    """Return what becomes of the files that lie there, by path with their texts.

    `there` has those of `candidates` that are there, line ends as on Unix.
    """
    steps = [_step(path, there.get(path), made, new, text) for path, text in planned.items()]
    gone = _no_longer_made(there, made, planned)
    return tuple(each for each in (*steps, *gone) if each is not None)


def candidates(made: MadeFiles | None, planned: Mapping[str, str]) -> tuple[str, ...]:
    """Return the paths that an upgrade has to look at, in order."""
    former = () if made else load_former().files
    return tuple(dict.fromkeys((*planned, *(made.files if made else ()), *former)))


def _step(
    path: str, theirs: str | None, made: MadeFiles | None, new: NewRepository, ours: str
) -> FileStep | None:
    if path.startswith(f"{OWN_FOLDER}/"):  # aktsom's own, and nobody else's to change
        fate: Fate = "refreshed" if theirs else "new"
        return None if theirs == ours else FileStep(path, fate, theirs, ours)
    before = made.files.get(path) if made else None
    if theirs is None:  # an editor took it away; but the version has to stand somewhere
        taken = before and path != SETTINGS
        return None if taken else FileStep(path, "new", None, ours)
    if theirs == ours:
        return None
    return _step_of_both(path, theirs, made, new, ours)


def _step_of_both(
    path: str, theirs: str, made: MadeFiles | None, new: NewRepository, ours: str
) -> FileStep | None:
    """Return what becomes of a file that lies there with another text than ours."""
    source = made.source if made else new.source
    before = made.files.get(path) if made else None
    now, wanted = digest(path, theirs, source), digest(path, ours, new.source)
    if now == wanted and source == new.source:
        return FileStep(path, "pinned", theirs, ours)
    if now == before or is_former(path, theirs):
        return FileStep(path, "refreshed", theirs, ours)
    raised = pin(path, theirs, source, new.version)
    if wanted != before and not _is_settings_without_news(path, made):
        return FileStep(path, "kept", theirs, raised, ours)
    return FileStep(path, "pinned", theirs, raised) if raised != theirs else None


def _is_settings_without_news(path: str, made: MadeFiles | None) -> bool:
    """Return whether a file is settings from before they were remembered: all are an editor's."""
    return path == SETTINGS and made is None


def _no_longer_made(
    there: Mapping[str, str], made: MadeFiles | None, planned: Mapping[str, str]
) -> Iterator[FileStep]:
    """Yield the files that this version does not make, and nobody has changed."""
    for path, text in there.items():
        if path in planned:
            continue
        own = made and digest(path, text, made.source) == made.files.get(path)
        if own or path.startswith(f"{OWN_FOLDER}/") or (not made and is_former(path, text)):
            yield FileStep(path, "removed", text, None)
