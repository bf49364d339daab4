"""Web addresses taken apart; whatever is written for one, nothing is raised."""

import re
from functools import lru_cache
from html import escape
from unicodedata import name as name_of
from urllib.parse import SplitResult
from urllib.parse import urlsplit as _split  # noqa: TID251

from schema.kept_patterns import compile_kept

# Windows has devices of these names, whatever they end in.
DEVICE = compile_kept(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.IGNORECASE
)

# Alphabets with letters that look the same.
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK"})


def split_address(written: str) -> SplitResult | None:
    """Return the parts of an address; None for what no browser can open.

    That is a host in unclosed brackets, or one with a letter that stands for a slash or a colon,
    such as the full-width colon of Chinese text.
    """
    try:
        parts = _split(written)
        # The host and the port are only looked at when asked for.
        parts.hostname, parts.port  # noqa: B018
    except ValueError:
        return None
    return parts


@lru_cache(maxsize=4096)
def is_readable(address: str) -> bool:
    """Tell whether a browser can read an address: one with a space in its host, it cannot.

    The sanitiser of texts reads addresses as browsers do, and leaves out what it cannot read.
    """
    from nh3 import clean

    link = clean(f'<a href="{escape(address)}"></a>', tags={"a"}, attributes={"a": {"href"}})
    return " href=" in link


def is_disguised(address: str) -> bool:
    """Tell whether a name stands before the host: https://bank.no@example.org leads to example.org.

    Readers take it for the host.
    """
    parts = split_address(address) if "@" in address else None
    return parts is not None and bool(parts.netloc) and parts.username is not None


def is_lookalike(address: str) -> bool:
    """Tell whether a host has letters of two alphabets in one name: it is taken for another host.

    A Cyrillic «a» among Latin letters is such a one, and nobody can see it.
    """
    parts = None if address.isascii() else split_address(address)
    names = (parts.hostname or "").split(".") if parts else ()
    return any(len({*map(_alphabet, name)} & _ALIKE) > 1 for name in names)


def _alphabet(character: str) -> str:
    return name_of(character, "").partition(" ")[0]
