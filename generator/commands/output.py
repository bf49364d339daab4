"""Where a listing goes: to the terminal in one of the formats, and to GitHub's summary."""

from importlib import import_module

from msgspec.structs import replace

from generator.commands.pull_request import find_proposed
from generator.commands.session import Session
from generator.formats import markdown
from generator.formats.listing import Listing

# What other programs read is UTF-8, whatever the terminal speaks.
_FOR_PROGRAMS = frozenset({"json", "sarif"})


def show(listing: Listing, name: str | None, session: Session) -> None:
    """Print a listing in a format; unless named, the one that suits the surroundings."""
    surroundings = session.surroundings
    name = name or ("github" if surroundings.on_github else "text")
    if name == "github":
        proposed = find_proposed(listing.content, surroundings)
        listing = replace(listing, proposed=proposed)
    printed = import_module(f"generator.formats.{name}").render(listing, surroundings)
    if name in _FOR_PROGRAMS:
        session.out.write_bytes(printed.encode("utf-8", "backslashreplace"))
    else:
        session.out.write(surroundings.guard(printed) if name == "text" else printed)
    if name == "github":
        markdown.append(listing, surroundings)
