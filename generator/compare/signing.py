"""Signatures: who has signed, who no longer does, and what else of the signing differs."""

from msgspec import Struct

from generator.book.model import BookReport
from schema.report import Signatory, Signing

_FIELDS = ("place", "date", "board_size", "general_manager")


class SigningChange(Struct, frozen=True):
    """What differs in who signed, where and when; `fields` are (name, before, now).

    `changed` are people who sign in another role, with another title or reservation.
    """

    added: tuple[Signatory, ...]
    removed: tuple[Signatory, ...]
    changed: tuple[tuple[Signatory, Signatory], ...]
    fields: tuple[tuple[str, object, object], ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.fields)


def compare_signing(earlier: BookReport, report: BookReport) -> SigningChange:
    """Compare the signatures of two reports, by the names of those who sign."""
    old, new = (each.head.signing or Signing() for each in (earlier, report))
    before, now = ({each.name: each for each in signing.signatories} for signing in (old, new))
    both = ((before[name], signed) for name, signed in now.items() if name in before)
    values = ((field, getattr(old, field), getattr(new, field)) for field in _FIELDS)
    return SigningChange(
        added=tuple(signed for name, signed in now.items() if name not in before),
        removed=tuple(signed for name, signed in before.items() if name not in now),
        changed=tuple(pair for pair in both if pair[0] != pair[1]),
        fields=tuple(each for each in values if each[1] != each[2]),
    )
