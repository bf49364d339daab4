"""Where a listing goes: to the terminal in one of the formats, and to GitHub's summary."""

import os
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from generator.checks.check import Checked
from generator.commands.git_revisions import Repository, open_repository
from generator.commands.session import Session
from generator.content.git import GitError
from generator.formats import DEFAULT_FORMAT, as_markdown, load_format
from generator.formats.listing import Listing, list_findings
from generator.formats.surroundings import Surroundings
from generator.text.cldr import format_date
from schema.law import is_law_old, law_read, load_statutes


def show(listing: Listing, name: str | None, session: Session) -> None:
    """Print a listing in a format; unless named, the one that suits the surroundings."""
    surroundings = session.surroundings
    name = name or ("github" if surroundings.on_github else DEFAULT_FORMAT)
    if name == "github":
        proposed = find_proposed(listing.content, surroundings)
        listing = replace(listing, proposed=proposed)
    shown = load_format(name)
    printed: str = shown.render(listing, surroundings)
    if getattr(shown, "FOR_PROGRAMS", False):
        session.out.write_bytes(printed.encode("utf-8", "backslashreplace"))
    else:
        session.out.write(surroundings.guard(printed) if name == DEFAULT_FORMAT else printed)
    if name == "github":
        surroundings.summarise(as_markdown.render(listing, surroundings))


def note_old_law(as_of: date, session: Session) -> None:
    """Say that the Act was read more than a year ago, where it was; the editor cannot mend that.

    So it is no finding: it goes to the errors' stream once a run, and on GitHub to the page of the
    run, where whoever looks after the site is.
    """
    if not is_law_old(as_of):
        return
    day = format_date(law_read(), session.language)
    said = session.words("law_old", day=day, link=load_statutes()[0].link)
    if session.surroundings.on_github:
        session.err.say(f"::notice title=aktsom::{said}")
    else:
        session.err.say_wrapped(said)


def show_unread(
    checked: Checked, content: Path, scopes: tuple[str, ...], session: Session, expected: str = ""
) -> bool:
    """Show what could not be read below these paths (from content/); return whether any was.

    A finding of the code that is `expected` is no surprise, and not shown.
    """
    every = Listing(tuple(list_findings(checked, session.language)), content, session.language)
    unread = every.unread(scopes, expected)
    if unread:
        show(Listing(unread, content, session.language), DEFAULT_FORMAT, session)
    return bool(unread)


def find_proposed(content: Path, surroundings: Surroundings) -> frozenset[str]:
    """Return the files of the content (by path) that the pull request being checked changes.

    None where this is no pull request, or git does not know what it builds upon.
    """
    base = surroundings.environment.get("GITHUB_BASE_REF")
    if not base or not content.is_dir():
        return frozenset()
    try:
        repository = open_repository(content)
        changed = repository.list_changed(_find_base(base, repository), "HEAD")
    except GitError:
        return frozenset()
    above = os.path.relpath(os.path.realpath(content), os.path.realpath(repository.root))
    prefix = "" if above == os.curdir else f"{Path(above).as_posix()}/"
    return frozenset(each.removeprefix(prefix) for each in changed if each.startswith(prefix))


def _find_base(base: str, repository: Repository) -> str:
    """Return what a pull request builds upon.

    GitHub checks out a merge of the two, whose first parent is the base; elsewhere it is where the
    branch parted from the base.
    """
    if len(repository.list_parents("HEAD")) == 2:
        return "HEAD^1"
    return repository.merge_base(repository.resolve(f"origin/{base}"), "HEAD")
