"""What commands that write a site have in common: where it goes, and what can go wrong."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from generator.commands.usage import UsageError
from generator.content.committed_site import SITE
from generator.formats.listing import path_from
from generator.line.processes import WorkerLostError
from generator.output.pagefind import SearchError
from generator.output.write import OutputError, Written

# What is wrong with a file that lies in the output folder.
_IN_THE_FOLDER = ("shortcut", "foreign", "unreadable")


def find_out(given: str | None, content: Path, folder: Path) -> Path:
    """Return the folder that the site goes to: the given one, or site/ in the working folder.

    It is a folder of its own, and the way to it through the working folder leads through no links:
    these may have come with the content. Raises UsageError.
    """
    shown = SITE if given is None else given
    out = Path(os.path.normpath(folder / shown))
    real, here = (Path(os.path.realpath(each)) for each in (out, folder))
    known = here / out.relative_to(folder) if out.is_relative_to(folder) else None
    if out.is_symlink() or (known and known != real):
        raise UsageError("out_is_shortcut", path=shown, real=str(real))
    inner = Path(os.path.realpath(content))
    if real.is_relative_to(inner):
        raise UsageError("out_in_content", path=shown)
    home = Path(os.path.realpath(Path("~").expanduser()))
    taken = any(each.is_relative_to(real) for each in (here, home, inner))
    if taken or ".git" in map(str.lower, real.parts) or os.path.lexists(real / ".git"):
        raise UsageError("out_not_its_own", path=shown)
    return out


@contextmanager
def telling_of_output(out: Path, folder: Path) -> Iterator[None]:
    """Raise UsageError for what keeps a site from being written; `folder` is where one stands."""
    try:
        yield
    except OutputError as error:
        inside = error.reason in _IN_THE_FOLDER
        path = path_from(folder, out / error.path) if inside else error.path
        raise UsageError(f"output_{error.reason}", path=path, detail=error.detail) from error
    except WorkerLostError as error:
        raise UsageError("worker_lost") from error
    except SearchError as error:
        raise UsageError("search_failed", reason=str(error)) from error


class ChangeLists(Struct, frozen=True):
    """The files for the paths that are new or changed on the site, and for those that are gone.

    A path a line, from the output folder, as programs that copy to a server read them.
    """

    changed: Path | None
    removed: Path | None

    def write(self, written: Written | None) -> None:
        """Write the lists that were asked for; none where no site was written."""
        if written:
            for file, paths in ((self.changed, written.changed), (self.removed, written.gone)):
                if file:
                    file.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")


def find_lists(changed: str | None, removed: str | None, folder: Path, out: Path) -> ChangeLists:
    """Return where the lists are to be: not on the site itself. Raises UsageError."""
    return ChangeLists(
        _find("--changed", changed, folder, out), _find("--removed", removed, folder, out)
    )


def _find(option: str, given: str | None, folder: Path, out: Path) -> Path | None:
    if given is None:
        return None
    file = folder / given
    real = file.resolve()
    if real.is_relative_to(out.resolve()):
        raise UsageError("list_on_the_site", option=option, path=given)
    if real.is_dir() or not real.parent.is_dir():
        raise UsageError("list_cannot_be_written", option=option, path=given)
    return real
