"""What came of an organisation, kept between runs: one that has not changed is not worked on again.

A result is kept among the user's own caches, where nobody else may write, under a digest of all
that it comes from: the program, what was asked for, the day, and the organisation's files. What is
kept of anything else, is damaged or cannot be read is as good as nothing.
"""

import os
import pickle
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from zlib import compress, decompress

from msgspec import Struct

from generator.content.private_folders import is_private
from generator.content.sources import SourceFolder
from generator.findings.finding import Finding
from generator.plan.fingerprint import fingerprint_found
from schema.user_cache import keep, keeping_folder, place_for, read_kept

Result = TypeVar("Result")


class ResultsKeeper(Struct, frozen=True):
    """Where results of one kind of work on a content folder are kept; nowhere, if `place` is "".

    `place` is a name in the user's caches. `given` is the fingerprint of all that the results
    depend on beside the organisation's own files.
    """

    place: str = ""
    given: str = ""

    def fingerprint(self, source: SourceFolder, discovered: Iterable[Finding]) -> str:
        """Return what stands for an organisation's files, as they were found, and for the rest."""
        return fingerprint_found(source, discovered, self.given) if self.place else ""

    def recall(self, key: str, inputs: str, shape: type[Result]) -> Result | None:
        """Return what came of an organisation with these inputs; None if that is not known."""
        data = read_kept(self._name(key)) if self.place else None
        if data is None or data[: len(inputs)] != inputs.encode():
            return None
        try:
            result = pickle.loads(decompress(data[len(inputs) :]))  # noqa: S301 - see _is_safe
        except Exception:  # noqa: BLE001 - there is no telling what a damaged file makes it raise
            return None
        return result if isinstance(result, shape) else None

    def keep(self, key: str, inputs: str, result: object) -> None:
        """Keep what came of an organisation with these inputs, in place of what was kept of it."""
        if self.place:
            data = compress(pickle.dumps(result, pickle.HIGHEST_PROTOCOL), level=1)
            keep(self._name(key), inputs.encode() + data)

    def _name(self, key: str) -> str:
        return f"{self.place}-{sha256(os.fsencode(key)).hexdigest()[:32]}"


def open_keeper(work: str, content: Path, given: str) -> ResultsKeeper:
    """Return where the results of one kind of work on a content folder are kept."""
    place, caches = place_for("results", content.resolve()), keeping_folder()
    if place is None or caches is None or not _is_safe(caches, place):
        return ResultsKeeper()
    return ResultsKeeper(f"{place.relative_to(caches).as_posix()}/{work}", given)


def _is_safe(caches: Path, place: Path) -> bool:
    """Tell whether only this user can have written what is read: it could be a program."""
    return all(is_private(each.resolve()) for each in (caches, place.parent, place))
