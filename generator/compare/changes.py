"""The tree of changes: organisation → report → section → change → difference, as frozen values.

Each level has codes and ids for programs and plain text for readers. The site's comparison page and
the printers of `aktsom compare` show the same tree, and it crosses processes.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

from generator.book.numbers import Amount
from generator.text.differences import Piece, compare_texts

# How one thing differs, in the order in which sums name it; the words are `mark_<state>`.
ChangeState: TypeAlias = Literal[
    "new", "gone", "changed", "now", "before", "unread", "up", "down", "kept", "broken",
    "under_way", "untold",
]  # fmt: skip
SectionId: TypeAlias = Literal[
    "organisation", "frame", "risks", "goals", "numbers", "answers", "signing", "attachments",
    "translations",
]  # fmt: skip
ChangeSide: TypeAlias = Literal["before", "now"]
# What became of a report or an organisation from one version to the next.
Fate: TypeAlias = Literal["kept", "new", "gone", "renamed", "unread"]
# Whether a measure is in both reports, only in the later one, or only in the earlier one.
Presence: TypeAlias = Literal["kept", "new", "gone"]


class Difference(Struct, frozen=True):
    """A value before and now as plain text, empty where there is none; `label` is what it is of.

    `field` names it for programs; `measure` is the number of the measure it belongs to (from 1),
    and `presence` where that is; `language` is that of a text where it is known.
    """

    field: str
    label: str
    before: str
    now: str
    language: str | None = None
    measure: int | None = None
    presence: Presence | None = None

    @property
    def is_running(self) -> bool:
        """Whether it is running text or a list, which is read word by word."""
        return self.language is not None or "\n" in self.before or "\n" in self.now

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What differs, word by word; empty where it does not show in the text."""
        return compare_texts(self.before, self.now)


class Change(Struct, frozen=True):
    """One thing that differs: a risk, a goal, an answer, a field; `id` names it for programs.

    `note` says what the differences cannot.
    """

    id: str
    state: ChangeState
    title: str
    differences: tuple[Difference, ...] = ()
    note: str = ""


class NumberChange(Change, frozen=True):
    """A number that differs; `unit` is a currency's code, `%`, or empty for counts."""

    before: Amount | None = None
    now: Amount | None = None
    unit: str = ""


class AnswerChange(Change, frozen=True):
    """A question answered otherwise; `earlier` is its id in the earlier report's form.

    `kinds` say how it was and is answered: answered, unavailable, unanswered or invalid.
    `elsewhere` is the section that shows what differs, where one does.
    """

    earlier: str = ""
    kinds: tuple[str, str] = ("", "")
    elsewhere: SectionId | None = None

    @property
    def is_elsewhere(self) -> bool:
        """Whether the section `elsewhere` shows how it differs."""
        return self.state == "changed" and self.elsewhere is not None


class ChangeSection(Struct, frozen=True):
    """Things of one sort that differ, and the ids of those that do not."""

    id: SectionId
    title: str
    changes: tuple[Change, ...]
    same: tuple[str, ...] = ()

    @property
    def own(self) -> tuple[Change, ...]:
        """The changes that no other section shows."""
        changes = self.changes
        return tuple(
            each for each in changes if not (isinstance(each, AnswerChange) and each.is_elsewhere)
        )

    @property
    def counts(self) -> Mapping[ChangeState, int]:
        """How many changes of its own it has of each state."""
        found = Counter(each.state for each in self.own)
        return {state: found[state] for state in get_args(ChangeState) if found[state]}


class ReportChanges(Struct, frozen=True):
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
    sections: tuple[ChangeSection, ...] = ()

    @property
    def is_as_before(self) -> bool:
        """Whether it was compared, and nothing differs."""
        compared = self.earlier is not None and self.fate not in {"unread", "gone"}
        return compared and not self.sections


class Unread(Struct, frozen=True):
    """A mistake that hides content: on which side, in which file (from content/), on which line."""

    side: ChangeSide
    file: str
    line: int
    code: str
    message: str


class OrganisationChanges(Struct, frozen=True):
    """An organisation and what differs in it; `files` are those not the same on both sides."""

    key: str
    name: str
    fate: Fate
    about: str
    unread: tuple[Unread, ...]
    notes: tuple[str, ...]
    files: tuple[str, ...]
    sections: tuple[ChangeSection, ...]
    reports: tuple[ReportChanges, ...]


class Comparison(Struct, frozen=True):
    """The whole tree. `before` and `now` name the two sides; `arguments` is how to ask again.

    `left_out` are files that git has and this machine cannot.
    """

    language: str
    before: str
    now: str
    organisations: tuple[OrganisationChanges, ...]
    unchanged: int
    arguments: str
    left_out: tuple[str, ...] = ()

    @property
    def unread(self) -> bool:
        """Whether something could not be read, so that the comparison is not complete."""
        return bool(self.left_out) or any(each.unread for each in self.organisations)
