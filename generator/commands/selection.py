"""Which findings are shown: those of the chosen codes and families, without the ignored."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from generator.checks.rules import all_codes
from generator.commands.usage import UsageError
from generator.formats.listing import Listing
from generator.text.suggestions import closest
from schema.renamed_codes import names_now

# What cannot be read is reported whatever was selected: nothing else can be known of it.
_UNREADABLE = ("SYN", "REF204", "REF250")
_LETTERS = 3


class Selection(Struct, frozen=True):
    """Codes or families that are wanted (all, when empty) and those that are not."""

    selected: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Return whether a code is chosen."""
        wanted = not self.selected or code.startswith(self.selected)
        return wanted and not code.startswith(self.ignored)

    def of(self, listing: Listing) -> Listing:
        """Return the listing with only the chosen findings, and what cannot be read."""
        if not (self.selected or self.ignored):
            return listing
        shown = replace(self, selected=(*self.selected, *_UNREADABLE)) if self.selected else self
        kept = (each for each in listing.entries if shown.takes(each.finding.code))
        return replace(listing, entries=tuple(kept))


def read_selection(selected: Iterable[str], ignored: Iterable[str]) -> Selection:
    """Read lists of codes and families, with commas between. Raises UsageError."""
    return Selection(_read_codes(selected), _read_codes(ignored))


def _read_codes(written: Iterable[str]) -> tuple[str, ...]:
    parts = (part.strip() for each in written for part in each.split(","))
    return tuple(check_code(part) for part in parts if part)


def check_code(written: str) -> str:
    """Return a code, a family or the beginning of a code (LAW3) as it is spelt.

    Raises UsageError when there is none.
    """
    code = written.upper()
    codes = all_codes()
    code = next(iter(names_now(code)), code) if code not in codes else code
    families = sorted({each[:_LETTERS] for each in codes})
    if len(code) >= _LETTERS and any(each.startswith(code) for each in codes):
        return code
    known, part = (codes, code) if code[:_LETTERS] in families else (families, code[:_LETTERS])
    suggestion = closest(part, known)
    raise UsageError("unknown_code", hint="all_codes_hint", suggestion=suggestion, written=written)
