"""Which characters our fonts have, and so the PDF can show: schema/characters.yaml."""

import re
from collections.abc import Iterator
from functools import cache

from schema.files import FOLDER, read_as
from schema.kept_patterns import compile_kept

# What nearly all texts are made of: Latin letters and the signs around them. All fonts have these.
_PLAIN = bytes((*b"\n\t", *range(0x20, 0x7F), *range(0xA0, 0x100)))
_USUAL = "\n\t -~\u00a0-\u024f\u2010-\u2027\u2030-\u205e\u20ac"
_UNUSUAL = compile_kept(f"[^{_USUAL}]")


def is_plain(text: str) -> bool:
    """Tell whether a text is made of the letters and signs of Latin-1 alone, as most are.

    It asks of all of them at once, which takes a twentieth of what a pattern does.
    """
    try:
        return not text.encode("latin-1").translate(None, _PLAIN)
    except UnicodeEncodeError:
        return False


def find_unprintable(text: str) -> Iterator[re.Match[str]]:
    """Yield the runs of characters, on one line, that none of our fonts has."""
    first = None if is_plain(text) else _UNUSUAL.search(text)
    return _unprintable().finditer(text, first.start()) if first else iter(())


@cache
def _unprintable() -> re.Pattern[str]:
    ranges = read_as(FOLDER / "characters.yaml", dict[str, str])["printable"].split()
    ends = (each.partition("-")[::2] for each in ranges)
    spans = (f"\\U{first:0>8}-\\U{last or first:0>8}" for first, last in ends)
    return compile_kept(f"[^\\n\\t{''.join(spans)}]+")
