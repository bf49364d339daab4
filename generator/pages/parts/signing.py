"""Who signed the report, where and when; or that the names are missing, and why."""

from typing import ClassVar

from msgspec import Struct

from generator.book.model import BookReport
from generator.pages.format.plain_tables import Cell, Column, Table
from generator.pages.format.rich_text import (
    Passage,
    localise,
    make_plain,
    render_text,
)
from generator.pages.place import Place
from generator.text.cldr import format_date
from schema.fields import find_field
from schema.report import Signatory, Signing

# The finding that says that signatures are missing; an exception to it gives the public reason.
UNSIGNED = "LAW401"


class SigningView(Struct, frozen=True):
    """`line` is place and date; `names` are shown where they are, else `missing` and `reasons`."""

    line: str | None
    names: Table | None
    summary: str | None
    missing: str | None
    reasons: tuple[Passage, ...]
    kind: ClassVar[str] = "signing"


def show_signing(signing: Signing | None, place: Place, report: BookReport) -> SigningView:
    """Return what is known of the signatures."""
    signatories = signing.signatories if signing else ()
    return SigningView(
        line=_line(signing, place),
        names=_names(signatories, place, report) if signatories else None,
        summary=place.words.count("signed_by", len(signatories)) if signatories else None,
        missing=None if signatories else place.words["names_missing"],
        reasons=() if signatories else _reasons(place, report),
    )


def _line(signing: Signing | None, place: Place) -> str | None:
    day = format_date(signing.date, place.language) if signing and signing.date else ""
    where = signing.place or "" if signing else ""
    return ", ".join(filter(None, (where, day))) or None


def _names(signatories: tuple[Signatory, ...], place: Place, report: BookReport) -> Table:
    labels = ["name", "role"]
    rows = [_row(each, place, report) for each in signatories]
    if any(each.reservation for each in signatories):
        labels.append("reservation")
        reservations = (_reservation(i, each, place, report) for i, each in enumerate(signatories))
        rows = [(*row, cell) for row, cell in zip(rows, reservations, strict=True)]
    columns = tuple(Column(find_field(Signatory, each).label(place.language)) for each in labels)
    return Table(place.words["signatories_caption"], columns, tuple(rows))


def _row(signatory: Signatory, place: Place, report: BookReport) -> tuple[Cell, ...]:
    title = localise(signatory.title, place, report)
    role = place.writer.write(signatory.role, find_field(Signatory, "role"))
    return Cell(make_plain(signatory.name, place), note=title), Cell(make_plain(role, place))


def _reservation(index: int, signatory: Signatory, place: Place, report: BookReport) -> Cell:
    text = render_text(signatory.reservation, place, report, f"reservation-{index + 1}")
    return Cell(text or make_plain(place.words["no_reservation"], place))


def _reasons(place: Place, report: BookReport) -> tuple[Passage, ...]:
    found = (
        render_text(each.reason, place, report, f"unsigned-{index + 1}")
        for index, each in enumerate(report.head.exceptions)
        if each.code == UNSIGNED
    )
    return tuple(each for each in found if each)
