"""Who signed the report, where and when; or that the names are missing, and why."""

from collections.abc import Iterator
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from generator.assessment.signature_state import signature_of
from generator.assessment.signing import list_acts
from generator.pages.context import PageContext
from generator.pages.format.plain_tables import Cell, Column, Table
from generator.pages.format.rich_text import (
    Passage,
    localise,
    make_plain,
    render_text,
)
from generator.text.cldr import format_date
from schema.fields import find_field
from schema.report import Signatory, Signing

# The finding that says that signatures are missing; an exception to it gives the public reason.
UNSIGNED = "LAW401"
_MISSING = {"unsigned": "not_signed", "unnamed": "names_missing"}


class SigningView(Struct, frozen=True):
    """`line` is place and date; `names` are shown where they are, else `missing` and `reasons`.

    `later` are the signings of what was changed, by date, each with what it signs as `lead`.
    """

    line: str | None
    names: Table | None
    summary: str | None
    missing: str | None
    reasons: tuple[Passage, ...]
    lead: str | None = None
    later: tuple["SigningView", ...] = ()
    kind: ClassVar[str] = "signing"


def show_signings(context: PageContext) -> SigningView:
    """Return what is known of the signatures: the first ones, and those of each change."""
    first = show_signing(context.report.head.signing, context)
    return replace(first, later=tuple(_list_later(context)))


def _list_later(context: PageContext) -> Iterator[SigningView]:
    for act in list_acts(context.report):
        if act.revision is not None and act.named:
            changed = context.report.head.revisions[act.revision].date
            lead = context.words("signed_change", day=format_date(changed, context.language))
            shown = show_signing(act.signing, context, f"reservation-{act.revision + 1}")
            yield replace(shown, lead=lead)


def show_signing(
    signing: Signing | None, context: PageContext, prefix: str = "reservation"
) -> SigningView:
    """Return what is known of the signatures; `prefix` begins the ids in reservations."""
    signatories = signing.signatories if signing else ()
    return SigningView(
        line=_line(signing, context),
        names=_names(signatories, context, prefix) if signatories else None,
        summary=context.words.count("signed_by", len(signatories)) if signatories else None,
        missing=None if signatories else context.words[_MISSING[signature_of(context.report)]],
        reasons=() if signatories else _reasons(context),
    )


def _line(signing: Signing | None, context: PageContext) -> str | None:
    day = format_date(signing.date, context.language) if signing and signing.date else ""
    where = signing.place or "" if signing else ""
    return ", ".join(filter(None, (where, day))) or None


def _names(signatories: tuple[Signatory, ...], context: PageContext, prefix: str) -> Table:
    labels = ["name", "role"]
    rows = [_row(each, context) for each in signatories]
    if any(each.reservation for each in signatories):
        labels.append("reservation")
        reservations = (
            _reservation(each, context, f"{prefix}-{i}") for i, each in enumerate(signatories, 1)
        )
        rows = [(*row, cell) for row, cell in zip(rows, reservations, strict=True)]
    columns = tuple(Column(context.label(find_field(Signatory, each))) for each in labels)
    return Table(context.words["signatories_caption"], columns, tuple(rows))


def _row(signatory: Signatory, context: PageContext) -> tuple[Cell, ...]:
    title = localise(signatory.title, context)
    role = context.writer.write(signatory.role, find_field(Signatory, "role"))
    return Cell(make_plain(signatory.name, context), note=title), Cell(make_plain(role, context))


def _reservation(signatory: Signatory, context: PageContext, prefix: str) -> Cell:
    text = render_text(signatory.reservation, context, prefix)
    return Cell(text or make_plain(context.words["no_reservation"], context))


def _reasons(context: PageContext) -> tuple[Passage, ...]:
    found = (
        render_text(each.reason, context, f"unsigned-{index + 1}")
        for index, each in enumerate(context.report.head.exceptions)
        if each.code == UNSIGNED
    )
    return tuple(each for each in found if each)
