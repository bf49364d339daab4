"""The two sides of a comparison: folders, years, or revisions that git has."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.commands.git_revisions import Repository, open_repository
from generator.commands.scope import (
    DEFAULT_CONTENT,
    ORGANISATION_FILE,
    find_content,
    refuse_proposed_link,
)
from generator.commands.usage import UsageError
from generator.content.git import GitError
from generator.text.suggestions import closest
from generator.text.words import Words

Answer = TypeVar("Answer")

_YEAR = re.compile(r"\d{4}")


class Side(Struct, frozen=True):
    """A content folder, or the part of it that an organisation or a report is.

    `content` is None where there is none; `written` is how it was asked for, `name` what it is
    called. `commit` when its files come from git, of which `left_out` could not be written and
    `untouched` (organisations that are the same on the other side) were not.
    """

    written: str
    name: str
    content: Path | None
    key: str | None = None
    year: int | None = None
    commit: str = ""
    left_out: tuple[str, ...] = ()
    untouched: frozenset[str] = frozenset()


class YearsToCompare(Struct, frozen=True):
    """Two years of the same content; `earlier` is None for the one before."""

    content: Path
    earlier: int | None
    year: int


class Asker(Struct, frozen=True):
    """Finds what was asked for; revisions are written to folders in `temporary`."""

    folder: Path
    content: str | None
    temporary: Path
    words: Words

    def find(self, before: str, now: str | None) -> YearsToCompare | tuple[Side, Side]:
        """Return two years, or two sides. Raises UsageError."""
        years = [each for each in (before, now) if each and self._is_year(each)]
        if years and len(years) == 1 + (now is not None):
            earlier = int(before) if now else None
            return YearsToCompare(find_content(self.content, self.folder), earlier, int(years[-1]))
        if years:
            raise UsageError("compare_mixed", before=before, now=now or "")
        if now is None and ".." in before and not self._exists(before):
            return self._range(before)
        if now is None and self._exists(before):
            raise UsageError("compare_needs_two", before=before)
        return self._both(self._side(before), self._now(now))

    def _is_year(self, written: str) -> bool:
        return bool(_YEAR.fullmatch(written)) and not self._exists(written)

    def _exists(self, written: str) -> bool:
        return bool(written) and (self.folder / written).is_dir()

    def _now(self, written: str | None) -> Side:
        if written is not None:
            return self._side(written)
        content = self._content()
        name = self.words["side_working"]
        return Side(str(content), name, content if content.is_dir() else None)

    def _side(self, written: str) -> Side:
        if self._exists(written):
            return _of_folder(written, Path(os.path.normpath(self.folder / written)))
        return self._revision(written)

    def _range(self, written: str) -> tuple[Side, Side]:
        """Return the sides of `a..b`; of `a...b`, where they part and `b`."""
        dots = "..." if "..." in written else ".."
        first, _, now = (part or "HEAD" for part in written.partition(dots))
        before = first
        if dots == "...":
            before = self._ask(
                before, lambda git: git.merge_base(git.resolve(first), git.resolve(now))
            )
        return self._both(self._revision(before), self._revision(now))

    def _revision(self, written: str) -> Side:
        """Return a side that a revision is; its files are not there yet."""
        commit = self._ask(written, lambda git: git.resolve(written))
        short = commit[:7]
        name = short if commit.startswith(written) else f"{written} ({short})"
        if not self._ask(written, lambda git: git.has_folder(commit, self._inside(git))):
            return Side(written, self.words("side_absent", name=name), None, commit=commit)
        return Side(written, name, self._content(), commit=commit)

    def _inside(self, git: Repository) -> str:
        """Return the content folder's path in its repository; "" is the repository itself."""
        content = Path(os.path.realpath(self._content()))
        return content.relative_to(os.path.realpath(git.root)).as_posix().removeprefix(".")

    def _both(self, before: Side, now: Side) -> tuple[Side, Side]:
        """Return two sides, with the files of those that are revisions."""
        before, now = _narrow(before, now)
        if before.content is None and now.content is None:
            shown = os.path.relpath(self._content(), self.folder)
            raise UsageError("git_no_folder", path=shown, before=before.written, now=now.written)
        if not (before.commit or now.commit):
            return before, now
        written = before.written if before.commit else now.written
        return self._ask(written, lambda git: self._filled(git, before, now))

    def _filled(self, git: Repository, before: Side, now: Side) -> tuple[Side, Side]:
        names = self._differing(git, before, now)
        first = self._extract(git, before, self.temporary / "before", names)
        return first, self._extract(git, now, self.temporary / "now", names)

    def _extract(
        self, git: Repository, side: Side, target: Path, names: frozenset[str] | None
    ) -> Side:
        """Return a side with the files of its revision; of the names that differ, where known."""
        if not (side.commit and side.content):
            return side
        folder = self._inside(git)
        target.mkdir()
        left_out = git.extract(side.commit, folder, target, names)
        untouched = frozenset(git.list_folders(side.commit, folder)) - (names or frozenset())
        return replace(
            side,
            content=target,
            left_out=left_out,
            untouched=frozenset() if names is None else untouched,
        )

    def _differing(self, git: Repository, before: Side, now: Side) -> frozenset[str] | None:
        """Return what in the content folder differs; None where git does not know."""
        commits = [each.commit for each in (before, now) if each.commit]
        folders = [each.content for each in (before, now) if not each.commit]
        if any(
            os.path.realpath(each or "") != os.path.realpath(self._content()) for each in folders
        ):
            return None
        folder = self._inside(git)
        changed = git.list_changed(commits[0], commits[1] if len(commits) > 1 else None, folder)
        start = f"{folder}/" if folder else ""
        return frozenset(each.removeprefix(start).split("/")[0] for each in changed)

    def _ask(self, written: str, question: Callable[[Repository], Answer]) -> Answer:
        """Return what git answers. Raises UsageError with what it says."""
        try:
            return question(open_repository(self._content()))
        except GitError as error:
            known = self._names() if error.reason == "unknown" else ()
            raise UsageError(
                f"git_{error.reason}",
                suggestion=closest(written, known),
                written=written,
                reason=error.detail,
            ) from error

    def _names(self) -> tuple[str, ...]:
        folders = [each.name for each in self.folder.iterdir() if each.is_dir()]
        return (*open_repository(self._content()).list_names(), *sorted(folders))

    def _content(self) -> Path:
        shown = self.content or DEFAULT_CONTENT
        content = Path(os.path.normpath(self.folder / shown))
        refuse_proposed_link(content, shown)
        return content


def _narrow(before: Side, now: Side) -> tuple[Side, Side]:
    """Return two sides of which a revision is narrowed to what the other is. Raises UsageError."""
    if before.commit and not now.commit:
        return replace(before, key=now.key, year=now.year), now
    if now.commit and not before.commit:
        return before, replace(now, key=before.key, year=before.year)
    if (before.key is None, before.year is None) != (now.key is None, now.year is None):
        raise UsageError("compare_mixed", before=before.written, now=now.written)
    return before, now


def _of_folder(written: str, folder: Path) -> Side:
    """Return a side that is a folder: of a report, of an organisation, or the whole content."""
    if (folder / ORGANISATION_FILE).is_file():
        return Side(written, written, folder.parent, folder.name)
    if _YEAR.fullmatch(folder.name) and (folder.parent / ORGANISATION_FILE).is_file():
        above = folder.parent
        return Side(written, written, above.parent, above.name, int(folder.name))
    return Side(written, written, folder)
