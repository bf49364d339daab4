"""report.yaml: what frames a report — form, status, period, signatures, revisions, exceptions."""

from typing import Annotated

from pydantic import Field

from schema.scalars import Count, Date, Email, Identifier, Number, YesNo
from schema.values import Model, Text
from schema.vocabulary import Currency, Ground, LanguageCode, ReportStatus, Role, ScopeBasis


class Money(Model):
    """An amount and its currency."""

    amount: Annotated[Number, Field(title="Beløp", examples=[683000000])]
    currency: Annotated[Currency, Field(title="Valuta (ISO 4217)", examples=["NOK"])]


class Period(Model):
    """The reporting period, both days included."""

    start: Annotated[Date, Field(alias="from", title="Første dag", examples=["2023-01-01"])]
    end: Annotated[Date, Field(alias="to", title="Siste dag", examples=["2023-12-31"])]


class Contact(Model):
    """The person to ask about the report."""

    name: Annotated[str, Field(title="Navn", min_length=1)]
    title: Annotated[Text | None, Field(title="Stilling")] = None
    email: Annotated[Email | None, Field(title="E-post")] = None
    telephone: Annotated[str | None, Field(title="Telefon")] = None


# What `aktsom sign` writes: the kind of digest, and the digest.
Digest = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]


class Signatory(Model):
    """One signature (regnskapsloven § 3-5), with a reservation where one was made."""

    name: Annotated[str, Field(title="Navn", min_length=1)]
    role: Annotated[Role, Field(title="Rolle")]
    title: Annotated[Text | None, Field(title="Tittel")] = None
    reservation: Annotated[
        Text | None,
        Field(
            title="Forbehold",
            description="Den som har innvendinger, signerer med forbehold og forklarer hvorfor.",
        ),
    ] = None


class Signing(Model):
    """Who signed, where and when."""

    place: Annotated[str | None, Field(title="Sted", examples=["Oslo"])] = None
    date: Annotated[Date | None, Field(title="Dato", examples=["2024-03-13"])] = None
    board_size: Annotated[Count | None, Field(title="Antall styremedlemmer")] = None
    general_manager: Annotated[YesNo | None, Field(title="Har virksomheten daglig leder?")] = None
    signatories: Annotated[tuple[Signatory, ...], Field(title="Underskrifter")] = ()
    digest: Annotated[
        Digest | None,
        Field(
            title="Kontrollsum av det som ble signert",
            description="Skrives av aktsom sign. Endres innholdet etterpå, sier kontrollen fra.",
        ),
    ] = None


class PreviousYear(Model):
    """The figures of the year before, which § 3 compares."""

    turnover: Annotated[Money | None, Field(title="Salgsinntekt året før")] = None
    balance_sheet: Annotated[Money | None, Field(title="Balansesum året før")] = None
    employees: Annotated[Count | None, Field(title="Årsverk året før")] = None


class Scope(Model):
    """Why the Act covers the enterprise, and figures the form does not ask for."""

    basis: Annotated[ScopeBasis | None, Field(title="Hvorfor loven gjelder")] = None
    public_interest: Annotated[
        YesNo, Field(title="Foretak av allmenn interesse (regnskapsloven § 1-6)?")
    ] = False
    balance_sheet: Annotated[Money | None, Field(title="Balansesum")] = None
    previous: Annotated[PreviousYear, Field(title="Tallene for året før")] = PreviousYear()


class Attachment(Model):
    """A file in attachments/ that answers link to."""

    file: Annotated[
        str, Field(title="Filnavn i attachments/", pattern=r"^[^/\\]+$", examples=["policy.pdf"])
    ]
    title: Annotated[Text, Field(title="Hva leseren ser")]
    language: Annotated[LanguageCode | None, Field(title="Språket i filen")] = None


class Revision(Model):
    """A change after publication, and what it changed."""

    date: Annotated[Date, Field(title="Dato")]
    changes: Annotated[Text | None, Field(title="Hva som er endret")] = None
    digest: Annotated[
        Digest | None,
        Field(
            title="Kontrollsum av det som ble signert",
            description="Skrives av aktsom sign. Endres innholdet etterpå, sier kontrollen fra.",
        ),
    ] = None


class Withheld(Model):
    """Information left out on a ground the Act allows (§ 5 second paragraph, § 6)."""

    question: Annotated[str, Field(title="Spørsmålet det gjelder", examples=["2.A.1"])]
    risk: Annotated[Identifier | None, Field(title="Risikoen det gjelder")] = None
    ground: Annotated[Ground, Field(title="Grunnlag etter § 6 andre ledd")]
    reason: Annotated[Text, Field(title="Begrunnelse, vises offentlig")]


class ExceptionFor(Model):
    """A finding that the editor lets stand, with the reason that the site shows."""

    code: Annotated[str, Field(title="Koden til funnet", pattern=r"^[A-Z]{3}\d{3}$")]
    about: Annotated[
        str | None,
        Field(
            title="Hva det gjelder",
            description="Et spørsmål (3.A.1), en risiko eller en fil. Uten gjelder det alle funn "
            "med koden i rapporten.",
        ),
    ] = None
    case: Annotated[
        str | None,
        Field(
            title="Hvilket tilfelle av koden",
            description="Når en kode har flere tilfeller, som LAW401: place, date, names. "
            "Meldingen EXC106 nevner dem.",
            min_length=1,
        ),
    ] = None
    reason: Annotated[Text, Field(title="Begrunnelse, vises offentlig")]


class Report(Model):
    """The frame of one report."""

    form: Annotated[str, Field(title="Skjema", examples=["ehn-2023"])]
    status: Annotated[ReportStatus, Field(title="Status")]
    language: Annotated[LanguageCode | None, Field(title="Hovedspråk for rapporten")] = None
    period: Annotated[Period | None, Field(title="Rapporteringsperiode")] = None
    published: Annotated[Date | None, Field(title="Publisert")] = None
    contact: Annotated[Contact | None, Field(title="Kontaktperson")] = None
    signing: Annotated[Signing | None, Field(title="Underskrift")] = None
    scope: Annotated[Scope, Field(title="Hvorfor loven gjelder")] = Scope()
    attachments: Annotated[tuple[Attachment, ...], Field(title="Vedlegg")] = ()
    revisions: Annotated[tuple[Revision, ...], Field(title="Endringer etter publisering")] = ()
    withheld: Annotated[tuple[Withheld, ...], Field(title="Utelatte opplysninger")] = ()
    exceptions: Annotated[tuple[ExceptionFor, ...], Field(title="Kjente mangler")] = ()
