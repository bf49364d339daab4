"""The changes in words, in plain values that every printer takes and that cross processes."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct, field

from generator.change_report.versions import Fate
from generator.compare.measures import Presence

# How one thing differs; the words are `mark_<change>`.
Change: TypeAlias = Literal[
    "new", "gone", "changed", "now", "before", "unread", "up", "down", "kept", "broken",
    "under_way", "untold",
]  # fmt: skip
Side: TypeAlias = Literal["before", "now"]
SectionId: TypeAlias = Literal[
    "organisation", "frame", "risks", "goals", "numbers", "answers", "signing", "attachments",
    "translations",
]  # fmt: skip
# The order in which a section's sum names its changes.
CHANGES: tuple[Change, ...] = (
    "new", "gone", "changed", "now", "before", "unread", "up", "down", "kept", "broken",
    "under_way", "untold",
)  # fmt: skip


class Detail(Struct, frozen=True):
    """A value before and now as plain text, empty where there is none; `label` is what it is of.

    `name` is the field for programs, `measure` the number of the measure it belongs to and
    `presence` where that is, `language` that of the texts where it is known.
    """

    name: str
    label: str
    before: str
    now: str
    language: str | None = None
    measure: int | None = None
    presence: Presence | None = None


class Line(Struct, frozen=True):
    """One thing that differs: a risk, a goal, a number, an answer; `id` names it for programs.

    `note` says what the details cannot. `amounts` are a number's values before and now, and its
    unit.
    """

    id: str
    change: Change
    title: str
    details: tuple[Detail, ...] = ()
    note: str = ""
    amounts: tuple[str | None, str | None, str] | None = None


class Section(Struct, frozen=True):
    """Things of one sort that differ, and how many do not."""

    id: SectionId
    title: str
    lines: tuple[Line, ...]
    same: int = 0

    @property
    def counts(self) -> Iterator[tuple[Change, int]]:
        """How many lines there are of each change, in the order of `CHANGES`."""
        found = Counter(each.change for each in self.lines)
        yield from ((change, found[change]) for change in CHANGES if found[change])


class ToldReport(Struct, frozen=True):
    """A report (`path` from content/, as it is now if it is there) and what differs in it.

    `about` says what it is compared with, `notes` what else must be known.
    """

    path: str
    year: int
    earlier: int | None
    fate: Fate
    draft: bool
    about: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...] = ()

    @property
    def is_as_before(self) -> bool:
        """Whether it was compared, and nothing differs."""
        compared = self.earlier is not None and self.fate not in {"unread", "gone"}
        return compared and not self.sections


class Unread(Struct, frozen=True):
    """A mistake that hides content: on which side, in which file (from content/), on which line."""

    side: Side
    file: str
    line: int
    code: str
    message: str


class ToldOrganisation(Struct, frozen=True):
    """An organisation and what differs in it."""

    key: str
    name: str
    fate: Fate
    about: str
    unread: tuple[Unread, ...]
    notes: tuple[str, ...]
    files: tuple[str, ...]
    sections: tuple[Section, ...]
    reports: tuple[ToldReport, ...]

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.about or self.files or self.sections or self.unread or self.reports)


class Told(Struct, frozen=True):
    """The whole comparison. `before` and `now` name the two sides; `arguments` is how to ask again.

    `left_out` are files that git has and this machine cannot.
    """

    language: str
    before: str
    now: str
    organisations: tuple[ToldOrganisation, ...]
    unchanged: int
    arguments: str
    left_out: tuple[str, ...] = field(default=())

    @property
    def unread(self) -> bool:
        """Whether something could not be read, so that the comparison is not complete."""
        return bool(self.left_out) or any(each.unread for each in self.organisations)
