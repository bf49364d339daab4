"""report.yaml: what frames a report — form, status, period, signatures, revisions, exceptions."""

from typing import Annotated

from pydantic import Field

from schema.scalars import Count, Date, Email, Identifier, Number, YesNo
from schema.values import Markdown, Model, Text
from schema.vocabulary import (
    Currency,
    Ground,
    LanguageCode,
    ReportStatus,
    Role,
    ScopeBasis,
    WithheldPart,
)


class Money(Model):
    """An amount and its currency."""

    amount: Annotated[Number, Field(examples=[683000000])]
    currency: Annotated[Currency, Field(examples=["NOK"])]


class Period(Model):
    """The reporting period, both days included."""

    start: Annotated[Date, Field(alias="from", examples=["2023-01-01"])]
    end: Annotated[Date, Field(alias="to", examples=["2023-12-31"])]


class Contact(Model):
    """Whom to ask about the report: a person, or an address alone."""

    name: Annotated[str | None, Field(min_length=1)] = None
    title: Text | None = None
    email: Email | None = None
    telephone: str | None = None


# What `aktsom sign` writes: the kind of digest, and the digest.
Digest = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]


class Signatory(Model):
    """One signature (regnskapsloven § 3-5), with a reservation where one was made."""

    name: Annotated[str, Field(min_length=1)]
    role: Role
    title: Text | None = None
    entity: Annotated[str | None, Field(examples=["987654321"])] = None
    reservation: Markdown | None = None


class EntityBoard(Model):
    """How many must sign for an entity that owes a statement itself, beside the organisation."""

    entity: Annotated[str, Field(examples=["987654321"], min_length=1)]
    board_size: Count | None = None
    general_manager: YesNo | None = None


class Signing(Model):
    """Who signed, where and when; `boards` are those of other entities than the organisation."""

    place: Annotated[str | None, Field(examples=["Oslo"])] = None
    date: Annotated[Date | None, Field(examples=["2024-03-13"])] = None
    board_size: Count | None = None
    general_manager: YesNo | None = None
    signatories: tuple[Signatory, ...] = ()
    boards: tuple[EntityBoard, ...] = ()
    digest: Digest | None = None


class PreviousYear(Model):
    """The figures of the year before, which § 3 compares."""

    turnover: Money | None = None
    balance_sheet: Money | None = None
    employees: Count | None = None


class Scope(Model):
    """Why the Act covers the enterprise, and figures the form does not ask for."""

    basis: ScopeBasis | None = None
    public_interest: YesNo = False
    balance_sheet: Money | None = None
    previous: PreviousYear = PreviousYear()


class Attachment(Model):
    """A file in attachments/ that answers link to."""

    file: Annotated[str, Field(pattern=r"^[^/\\]+$", examples=["policy.pdf"])]
    title: Text
    language: LanguageCode | None = None


class Cover(Model):
    """The picture on a statement's front page and its PDF's cover: a file in attachments/.

    `alt` is optional only so that its lack is told as that of every other picture (ACC101).
    """

    file: Annotated[str, Field(pattern=r"^[^/\\]+$", examples=["forside.jpg"])]
    alt: Text | None = None


class Revision(Model):
    """A change after publication, and what it changed."""

    date: Date
    changes: Markdown | None = None
    signing: Signing | None = None
    digest: Digest | None = None


class Withheld(Model):
    """Information left out on a ground the Act allows (§ 5 second paragraph, § 6)."""

    question: Annotated[str, Field(examples=["2.A.1"])]
    risk: Identifier | None = None
    what: WithheldPart | None = None
    ground: Ground
    reason: Markdown


class ExceptionFor(Model):
    """A finding that the editor lets stand, with the reason that the site shows."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{3}\d{3}$")]
    about: str | None = None
    case: Annotated[str | None, Field(min_length=1)] = None
    reason: Markdown


class Report(Model):
    """The frame of one report."""

    form: Annotated[str, Field(examples=["ehn-2023"])]
    status: ReportStatus
    language: LanguageCode | None = None
    period: Period | None = None
    published: Date | None = None
    contact: Contact | None = None
    signing: Signing | None = None
    scope: Scope = Scope()
    cover: Cover | None = None
    attachments: tuple[Attachment, ...] = ()
    revisions: tuple[Revision, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    exceptions: tuple[ExceptionFor, ...] = ()
