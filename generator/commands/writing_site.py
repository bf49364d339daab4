"""What commands that write a site have in common: their lists of files, and what can go wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from generator.commands.usage import UsageError
from generator.formats.listing import path_from
from generator.line.processes import WorkerLostError
from generator.output.pagefind import SearchError
from generator.output.write import OutputError, Written

# What is wrong with a file that lies in the output folder.
_IN_THE_FOLDER = ("shortcut", "foreign", "unreadable")


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
