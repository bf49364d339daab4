"""Where a new report is to be: which organisation, which year, and carried over from which."""

import os
import re
from argparse import Namespace
from pathlib import Path

from msgspec import Struct

from generator.checks.check import Checked
from generator.commands.scope import DEFAULT_CONTENT, ORGANISATION_FILE, find_content
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import today
from generator.content.layout import is_usable_key
from generator.content.sources import list_organisations
from generator.text.suggestions import closest
from schema.scalars import make_identifier

# What the Act asks, and no more.
FIRST_FORM = "act-essential"
_YEAR = re.compile(r"(?:19|20)\d\d")
# These describe a new organisation; one that is there says them itself.
_OF_ORGANISATION = ("name", "number", "languages", "website", "email")


class Start(Struct, frozen=True):
    """The content folder, the organisation's folder in it, and whether that is to be made.

    `others` are the organisations that are there.
    """

    content: Path
    key: str
    is_new: bool
    others: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """The organisation's folder."""
        return self.content / self.key

    @property
    def file(self) -> Path:
        """The organisation's own file."""
        return self.folder / ORGANISATION_FILE


def find_start(options: Namespace, session: Session) -> Start:
    """Return which organisation a report is for. Raises UsageError."""
    content = _find_content(options, session)
    there = _organisations(content)
    written = options.organisation
    is_year = written and _YEAR.fullmatch(written) and not (options.year or options.name)
    if is_year and there:
        written, options.year = None, written
    if written is None:
        if len(there) != 1 or options.name:
            raise _missing(session, there)
        written = there[0]
    key = _key(written, options, content, session.surroundings.folder)
    if key in there:
        _refuse_description(options, key)
        return Start(content, key, is_new=False)
    if not is_usable_key(key):
        raise _unusable(key, there)
    if not options.name:
        suggestion = closest(key, there)
        raise UsageError("no_organisation", hint="new_name_hint", suggestion=suggestion, folder=key)
    if getattr(options, "from") is not None:
        raise UsageError("no_such_report", path=f"{key}/{getattr(options, 'from')}", years="–")
    return Start(content, key, is_new=True, others=there)


def _key(written: str, options: Namespace, content: Path, folder: Path) -> str:
    """Return the name of an organisation's folder, also where the path of it is written.

    The path may go on to the year. Raises UsageError when it leads out of the content.
    """
    if "/" not in written and os.sep not in written:
        return written
    for above in (folder, content):
        place = Path(os.path.normpath(above / written))
        parts = place.relative_to(content).parts if place.is_relative_to(content) else ()
        if len(parts) == 1:
            return parts[0]
        if len(parts) == 2 and options.year is None and _YEAR.fullmatch(parts[1]):
            options.year = parts[1]
            return parts[0]
    raise _unusable(written, ())


def _unusable(key: str, there: tuple[str, ...]) -> UsageError:
    usable = make_identifier(key)
    if key and usable == key:
        return UsageError("taken_folder", folder=key)
    suggestion = closest(key, there) or (usable if is_usable_key(usable) else "")
    return UsageError("bad_folder", suggestion=suggestion, folder=key)


def _find_content(options: Namespace, session: Session) -> Path:
    """Return the content folder; the first organisation of all may have to make it."""
    folder = session.surroundings.folder
    usual = Path(os.path.normpath(folder / (options.content or DEFAULT_CONTENT)))
    if not usual.exists() and (options.name or not options.content):
        return usual
    return find_content(options.content, folder)


def _organisations(content: Path) -> tuple[str, ...]:
    keys = list_organisations(content)[0] if content.is_dir() else ()
    return tuple(key for key in keys if any((content / key).iterdir()))


def _missing(session: Session, there: tuple[str, ...]) -> UsageError:
    expected = session.words["metavar_organisation"]
    if there:
        return UsageError("which_organisation", expected=expected, keys=", ".join(there))
    return UsageError(
        "missing_argument", hint="new_name_hint", expected=expected, folder="virksomhet"
    )


def _refuse_description(options: Namespace, key: str) -> None:
    given = next((each for each in _OF_ORGANISATION if getattr(options, each)), None)
    if given:
        raise UsageError(
            "organisation_exists", option=f"--{given}", folder=key, file=ORGANISATION_FILE
        )


def find_year(written: str | None, start: Start) -> int:
    """Return the year of the new report; unless given, the next one. Raises UsageError."""
    there = list_years(start)
    if written is None:
        return max(there) + 1 if there else today().year - 1
    if not _YEAR.fullmatch(written):
        raise UsageError("not_a_year", written=written)
    year = int(written)
    if (start.folder / written).exists():
        raise UsageError("report_exists", hint="report_exists_hint", path=f"{start.key}/{year}",
                         following=str(max(there, default=year) + 1))  # fmt: skip
    return year


def usual_years() -> tuple[int, ...]:
    """Return the years that a report is usually for today: last year, one before and one after."""
    last = today().year - 1
    return last - 1, last, last + 1


def find_doubt(options: Namespace, start: Start, checked: Checked | None, year: int) -> str:
    """Return the words for why it is doubtful that a report is meant to be made; else nothing.

    It is when the newest is still a draft and no year is given, as when the command is typed twice,
    and for a year that is neither usual nor next to one that is there.
    """
    reports = checked.book.reports if checked else ()
    there = list_years(start)
    newest = next((each for each in reports if each.year == max(there, default=0)), None)
    if options.year is None and newest and newest.head.status == "draft":
        return "new_after_draft"
    near = any(abs(year - each) <= 1 for each in there)
    return "" if near or year in usual_years() else "new_far_year"


def find_previous_year(options: Namespace, start: Start, checked: Checked, year: int) -> int | None:
    """Return the year to carry over from: the newest before, or the one asked for; else None.

    Raises UsageError when the one asked for is not there.
    """
    wanted = getattr(options, "from")
    there = list_years(start)
    if wanted is not None:
        if options.blank:
            raise UsageError("from_or_blank")
        if wanted not in there:
            years = ", ".join(map(str, there)) or "–"
            raise UsageError("no_such_report", path=f"{start.key}/{wanted}", years=years)
        return int(wanted)
    readable = {each.year for each in checked.book.reports}
    older = [each for each in there if each < year]
    return None if options.blank or not older else max(readable & set(older) or older)


def list_years(start: Start) -> list[int]:
    """Return the years that an organisation has a folder for, the oldest first."""
    if not start.folder.is_dir():
        return []
    found = (each.name for each in start.folder.iterdir() if each.is_dir())
    return sorted(int(name) for name in found if _YEAR.fullmatch(name))
