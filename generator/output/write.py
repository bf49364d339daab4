"""Stage 9, write: a whole new site is made beside the old one, and takes its place in one step.

`open_output` gives a build the output folder, and a workspace beside it. `Staging.put` keeps there
what differs from the site; `Output.commit` adds the files that are as before, at no cost, and
switches. Until then the old site is as it was, and after that it is gone: whoever reads sees one of
the two. Nothing that lies in the folder is believed unless this machine has written it.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from errno import EACCES
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.content.file_state import FileState, find_state
from generator.content.folder_lock import hold
from generator.output.file_list import FileList
from generator.output.intact import Intact
from generator.output.listings import UNKNOWN, Tree
from generator.output.manifest import NAME, Manifest, format_manifest, is_plain_path
from generator.output.precompressed import precompress
from generator.output.records import Record, SiteStates, open_record
from generator.output.spare_site import complete_site, keep_spare
from generator.output.survey import OutputError, Survey, survey
from generator.output.switch import NEW, OURS, finish_switch, switch
from generator.output.unfinished import EARLIER, lay_by, take_up
from generator.output.wanted_site import WantedSite, compare, note_all
from generator.plan.artifacts import Artifact, digest

__all__ = ["Output", "OutputError", "Staging", "Written", "finish_interrupted", "open_output"]


_NOTHING: Mapping[str, str] = {}
# From a workspace to what is below the folder of its new site.
_NEW = f"{os.sep}{NEW}{os.sep}"


class Written(Struct, frozen=True):
    """How many files a build wrote anew, left as they were and deleted; and which, by path."""

    written: int = 0
    unchanged: int = 0
    deleted: int = 0
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


class Staging(Struct, frozen=True):
    """Where a build lays its files aside; several processes may do so at once.

    `folder` has the old site, `workspace` is this build's own. With `precompress`, what is text is
    kept compressed, too.
    """

    folder: Path
    workspace: Path
    precompress: bool = False

    @property
    def new(self) -> Path:
        """The folder that becomes the site."""
        return self.workspace / NEW

    def put(self, artifact: Artifact) -> str:
        """Keep an artifact for the commit unless the site already has it; return its SHA-256.

        Raises OutputError when the path cannot be used.
        """
        if self._read(artifact.path) != artifact.data:
            _write(f"{self.workspace}{_NEW}{artifact.path}", artifact)
        return digest(artifact.data)

    def put_all(self, artifact: Artifact) -> Iterator[tuple[str, str]]:
        """Put an artifact and, where they are asked for, its compressed ones.

        Yields the path and the SHA-256 of each.
        """
        yield artifact.path, self.put(artifact)
        if self.precompress:
            for packed in precompress(artifact):
                yield packed.path, self.put(packed)

    def put_file(self, path: str, file: Path) -> str:
        """Keep a file too large to be held, as `put` does; it is moved. Return its SHA-256.

        Raises OutputError when the path cannot be used.
        """
        self._check(path)
        digest_now, old = _digest_file(file), self.folder / path
        if not old.is_file() or _digest_file(old) != digest_now:
            target = self.new / path
            _make_room(target.parent, path)
            file.replace(target)
        return digest_now

    def locate(self, path: str) -> Path:
        """Return where the bytes of a path are until the commit, once they have been put."""
        staged = self.new / path
        return staged if staged.is_file() else self.folder / path

    @contextmanager
    def separate(self, name: str) -> Iterator[Path]:
        """Give a folder for what never becomes part of the site; it is gone afterwards."""
        folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.workspace))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def holds(self, files: Mapping[str, str], intact: Mapping[str, str] = _NOTHING) -> bool:
        """Return whether the site has all these files (path to SHA-256), unchanged.

        Those that are known to be `intact` (see `Output`) are not read. What an earlier build had
        made and no site has yet is put, if nothing else is missing.
        """
        if type(intact) is FileList and intact == files:
            return True
        missing = []
        for path, expected in files.items():
            if intact.get(path) != expected and not self._has(path, expected):
                missing.append(path)
                if not self._had(path, expected):
                    return False
        for path in missing:
            (self.new / path).parent.mkdir(parents=True, exist_ok=True)
            (self.workspace / EARLIER / path).replace(self.new / path)
        return True

    def _had(self, path: str, expected: str) -> bool:
        """Tell whether an earlier build had made the file."""
        try:
            return digest((self.workspace / EARLIER / path).read_bytes()) == expected
        except OSError:
            return False

    def _has(self, path: str, expected: str) -> bool:
        self._check(path)
        try:
            return _digest_file(self.folder / path) == expected
        except OSError:
            return False

    def _read(self, path: str) -> bytes | None:
        """Return what the site has at a path, or None. Raises OutputError."""
        self._check(path)
        try:
            with open(f"{self.folder}{os.sep}{path}", "rb", buffering=0) as file:  # noqa: PTH123 - as in _write
                return file.read()
        except OSError:
            return None

    def _check(self, path: str) -> None:
        """Raise OutputError for a path that no file of a site has."""
        if not is_plain_path(path) or path.partition("/")[0].startswith(OURS):
            raise OutputError("outside", path)


def _replace(file: Path, data: bytes) -> None:
    """Put other bytes in a file's place: another folder may have the same file."""
    beside = file.with_name(f"{file.name}~")
    beside.write_bytes(data)
    beside.replace(file)


def _write(file: str, artifact: Artifact) -> None:
    """Write a file of the new site; a site has thousands, and plain paths take half the time."""
    try:
        with open(file, "wb") as opened:  # noqa: PTH123
            opened.write(artifact.data)
    except FileNotFoundError:
        _make_room(Path(file).parent, artifact.path)
        Path(file).write_bytes(artifact.data)
    except (IsADirectoryError, NotADirectoryError):
        raise OutputError("in_the_way", artifact.path) from None


def _make_room(folder: Path, path: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise OutputError("in_the_way", path) from None


def _digest_file(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class Output(Struct, frozen=True):
    """The output folder while a build writes; `previous` is what this machine last wrote there.

    `intact` are those of its files (path to SHA-256) that nobody had touched since when the build
    began, `there` is what lay in the folder then, `before` how the last build had left it. `locks`
    keep others out to the end.
    """

    staging: Staging
    previous: Manifest
    intact: Intact
    there: Survey
    before: SiteStates
    record: Record
    locks: ExitStack

    def has(self, files: FileList) -> bool:
        """Tell whether the site still has all files of a part of the last one, unchanged."""
        return self.staging.holds(files, self.intact.within(files))

    def commit(self, manifest: Manifest) -> Written:
        """Make the site what the manifest says; everything in it has been put there or is there.

        Raises OutputError, also for what others have put into the folder meanwhile.
        """
        folder, there, tree = self.staging.folder, self.there, Tree.of(manifest.paths)
        if not there.still_holds():
            there = survey(folder, self.previous.paths, there.remembered)
        difference = compare(tree, there)
        staged = dict(self._list_staged(tree))
        data = format_manifest(manifest)
        if staged or there.litter or difference.is_any:
            wanted = WantedSite(tree, there, difference, staged, self.before.spare)
            site = complete_site(self.staging.new, wanted, self.record)
            _replace(site.folder / NAME, data)
            self.locks.enter_context(hold(site.folder))
            switch(site.folder, folder, self.record)
            kept = keep_spare(site.folder, wanted, self.record)
            self.record.keep(data)
            untouched = site.list_untouched() if kept else {}
            states = SiteStates(hashlib.sha256(data).digest(), {}, untouched, dict(site.settled))
            self._note_states(wanted, untouched, states)
        else:
            changed, before, settled = self._renew(data), self.before, there.settled
            known = before.manifest and settled == before.folders
            if changed or self.there.doubtful or not known:
                wanted = WantedSite(tree, there, difference, {}, before.spare)
                states = SiteStates(hashlib.sha256(data).digest(), {}, before.spare, settled)
                self._note_states(wanted, there.found, states)
        # Nothing is left to go on from; what lies there now may be the old site.
        _remove(self.staging.workspace)
        count, left = manifest.count(), tuple(sorted(difference.gone))
        return Written(len(staged), count - len(staged), len(left), tuple(sorted(staged)), left)

    def _list_staged(self, tree: Tree) -> Iterator[tuple[str, FileState]]:
        """Yield the files that have been made and are wanted, with their states; others go."""
        for path in list(_list_files(self.staging.new)):
            folder, stroke, name = path.rpartition("/")
            place = f"{self.staging.new}/{path}"
            if name in tree.names.get(f"{folder}{stroke}", ()):
                yield path, find_state(place) or UNKNOWN
            else:
                os.unlink(place)  # noqa: PTH108 - walked by its name

    def _note_states(
        self, wanted: WantedSite, untouched: Collection[str], left: SiteStates
    ) -> None:
        """Remember how the site was `left` when the old one is gone, which touches files, too."""

        def keep() -> None:
            files = note_all(wanted, untouched, self.there)
            self.record.keep_states(replace(left, files=files))

        self.locks.callback(keep)

    def _renew(self, manifest: bytes) -> bool:
        """Put another manifest beside the same files; return whether it is another."""
        file = self.staging.folder / NAME
        if file.is_file() and file.read_bytes() == manifest and self.before.manifest:
            return False
        _replace(file, manifest)
        self.record.keep(manifest)
        return True


@contextmanager
def open_output(folder: Path, records: Path | None = None) -> Iterator[Output]:
    """Open an output folder for one build: mend what an interrupted one left, keep others out.

    Without a commit the site stays as it was. What was written is remembered below `records`; among
    the user's caches if that is not given. Raises OutputError.
    """
    site = _make_folder(folder)
    record = open_record(site, records)
    with ExitStack() as locks:
        if not locks.enter_context(hold(site, at=record.place and record.place / "lock")):
            raise OutputError("busy", str(folder), _find_process(site))
        _mend(site, record)
        previous, digest = record.read()
        before = record.read_states(digest)
        there = survey(site, previous.paths, before.files, before.folders)
        workspace = _make_workspace(site)
        take_up(workspace, record)
        record.begin_work(workspace)
        intact = Intact(previous, there.doubtful if before.manifest else None)
        staging = Staging(site, workspace)
        output = Output(staging, previous, intact, there, before, record, locks)
        try:
            yield output
        finally:
            lay_by(workspace, record)
            _remove(workspace)
            if record.read_moving() is None:
                for each in _list_workspaces(site):
                    _remove(each)


def finish_interrupted(folder: Path) -> None:
    """Go on with a switch that took many steps and was killed, if nobody builds. Raises OSError."""
    if folder.is_dir() and not folder.is_symlink():
        site = folder.resolve()
        record = open_record(site)
        with hold(site, at=record.place and record.place / "lock") as held:
            if held:
                _mend(site, record)


def _mend(site: Path, record: Record) -> None:
    """Put right what killed builds have left of a site, and beside it."""
    finish_switch(site, record)
    ours = record.read_work()
    for each in _list_workspaces(site):
        if each == ours:
            lay_by(each, record)
        _remove(each)


def _make_folder(folder: Path) -> Path:
    """Make an output folder if need be, and return it resolved. Raises OutputError, OSError."""
    if folder.is_symlink():
        raise OutputError("shortcut", str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise OutputError("not_a_folder", str(folder)) from None
    site = folder.resolve()
    if not os.access(site, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(site))
    return site


def _make_workspace(site: Path) -> Path:
    """Make the folder of one build: beside the site, or in it where that cannot be.

    git sees nothing of it.
    """
    mark = f"{OURS}{os.getpid()}-"
    try:
        workspace = Path(tempfile.mkdtemp(prefix=f".{site.name}{mark}", dir=site.parent))
    except OSError:
        workspace = Path(tempfile.mkdtemp(prefix=mark, dir=site))
    (workspace / ".gitignore").write_text("*\n", encoding="utf-8")
    (workspace / NEW).mkdir()
    return workspace


def _list_workspaces(site: Path) -> Iterator[Path]:
    """Yield the workspaces of builds of a site, and whatever else in it bears a name of ours."""
    for folder, start in ((site.parent, f".{site.name}{OURS}"), (site, OURS)):
        with suppress(OSError):
            for entry in list(os.scandir(folder)):
                if entry.name.startswith(start) and entry.name != NAME:
                    yield Path(entry.path)


def _find_process(site: Path) -> str:
    """Return the number of the process that builds a site, as far as can be seen: else "?"."""
    found = [each for each in _list_workspaces(site) if each.is_dir()]
    newest = max(found, key=lambda each: each.lstat().st_mtime, default=None)
    number = newest.name.rpartition(OURS)[2].partition("-")[0] if newest else ""
    return number if number.isdecimal() else "?"


def _remove(place: Path) -> None:
    """Delete a folder or file of ours, as far as the system lets us; links are not followed."""
    if place.is_symlink() or not place.is_dir():
        with suppress(OSError):
            place.unlink()
        return
    shutil.rmtree(place, ignore_errors=True)
    if place.is_dir():  # a folder in it may be closed to us
        for folder, _, _ in os.walk(place):
            with suppress(OSError):
                os.chmod(folder, 0o700)  # noqa: PTH101 - walked by its name
        shutil.rmtree(place, ignore_errors=True)


def _list_files(folder: Path) -> Iterator[str]:
    """Yield the path of every file below a folder, from that folder."""
    start = len(str(folder)) + 1
    for inner, _, names in os.walk(folder):
        prefix = inner[start:].replace(os.sep, "/")
        for name in names:
            yield f"{prefix}/{name}" if prefix else name
