"""What came of an organisation, kept between runs: one that has not changed is not worked on again.

A result is kept among the user's own caches, where nobody else may write, under a digest of all
that it comes from: the program, what was asked for, and the organisation's files; with it, on which
days it holds. Files that the system has as they were then are not even read. What is kept of
anything else, is damaged or cannot be read is as good as nothing.
"""

import os
import pickle
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import Struct, msgpack

from generator.assessment.today import Days
from generator.content.folder_state import FolderState, look
from generator.content.private_folders import is_private
from generator.content.sources import SourceFolder, discover
from generator.findings.finding import Finding
from generator.plan.fingerprint import fingerprint_found
from schema.user_cache import keep, keeping_folder, place_for, read_kept


class HasDays(Protocol):
    """What came of an organisation: `days` are those on which it holds."""

    @property
    def days(self) -> Days:
        """The days on which it holds."""


Result = TypeVar("Result", bound=HasDays)


class _Kept(Struct, frozen=True, array_like=True):
    """A result, packed, and when it is to be believed.

    `inputs` stands for all it comes from; `given` for what of it is not the organisation's own,
    whose files the system had in this `state` before they were read. `days` are those on which it
    holds.
    """

    inputs: str
    given: str
    state: FolderState
    days: Days
    result: bytes


class ResultsKeeper(Struct, frozen=True):
    """Where results of one kind of work on a content folder are kept; nowhere, if `place` is "".

    `place` is a name in the user's caches. `given` is the fingerprint of all that the results
    depend on beside the organisation's own files and the day, which is `as_of`.
    """

    content: Path
    as_of: date
    place: str = ""
    given: str = ""

    def recall(self, key: str, shape: type[Result]) -> Result | None:
        """Return what came of an organisation, if the system has its files as they were then."""
        folder = self.content / key
        return self._recall(
            key, lambda kept: kept.given == self.given and kept.state.holds(folder), shape
        )

    def find(
        self,
        key: str,
        shape: type[Result],
        make: Callable[[SourceFolder, tuple[Finding, ...]], Result],
        *,
        holds: Callable[[Result], bool] = lambda _: True,
    ) -> Result:
        """Read an organisation's files; return what came of the same ones, or else is made of them.

        What was kept counts only if it still `holds`. What comes of it is kept.
        """
        state = look(self.content / key) if self.place else FolderState()
        source, discovered = discover(self.content, key)
        inputs = fingerprint_found(source, discovered, self.given) if self.place else ""
        result = self._recall(key, lambda kept: kept.inputs == inputs, shape)
        if result is None or not holds(result):
            result = make(source, discovered)
        if self.place:
            self._keep(key, inputs, state, result)
        return result

    def _recall(
        self, key: str, fits: Callable[[_Kept], bool], shape: type[Result]
    ) -> Result | None:
        data = read_kept(self._name(key)) if self.place else None
        if data is None:
            return None
        try:
            kept = msgpack.decode(data, type=_Kept)
            if not fits(kept) or self.as_of not in kept.days:
                return None
            result = pickle.loads(kept.result)  # noqa: S301 - see _is_safe
        except Exception:  # noqa: BLE001 - there is no telling what a damaged file makes it raise
            return None
        return result if isinstance(result, shape) else None

    def _keep(self, key: str, inputs: str, state: FolderState, result: HasDays) -> None:
        """Keep what came of an organisation, in place of what was kept of it; see `_Kept`."""
        packed = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
        keep(self._name(key), msgpack.encode(_Kept(inputs, self.given, state, result.days, packed)))

    def _name(self, key: str) -> str:
        return f"{self.place}-{sha256(os.fsencode(key)).hexdigest()[:32]}"


def open_keeper(work: str, content: Path, given: str, as_of: date) -> ResultsKeeper:
    """Return where the results of one kind of work on a content folder are kept."""
    place, caches = place_for("results", content.resolve()), keeping_folder()
    if place is None or caches is None or not _is_safe(caches, place):
        return ResultsKeeper(content, as_of)
    name = f"{place.relative_to(caches).as_posix()}/{work}"
    return ResultsKeeper(content, as_of, name, sha256(given.encode()).hexdigest())


def _is_safe(caches: Path, place: Path) -> bool:
    """Tell whether only this user can have written what is read: it could be a program."""
    return all(is_private(each.resolve()) for each in (caches, place.parent, place))
