"""organisation.yaml: who publishes, in which languages, and where to ask for information."""

from typing import Annotated

from pydantic import Field

from schema.scalars import Email, OrganisationNumber, Url
from schema.values import Model, Text, Unique
from schema.vocabulary import Country, LanguageCode

Number = Annotated[
    OrganisationNumber | None,
    Field(title="Organisasjonsnummer", description="Ni siffer, fra Enhetsregisteret."),
]


class Information(Model):
    """Where anyone may ask for information (the Transparency Act § 6)."""

    email: Annotated[Email | None, Field(title="E-post for spørsmål etter § 6")] = None
    url: Annotated[Url | None, Field(title="Nettside eller skjema for spørsmål")] = None
    telephone: Annotated[str | None, Field(title="Telefon")] = None
    address: Annotated[Text | None, Field(title="Postadresse")] = None


class Entity(Model):
    """A legal entity that the statement covers."""

    name: Annotated[str, Field(title="Navnet på enheten", min_length=1)]
    number: Number = None
    country: Annotated[Country | None, Field(title="Land", examples=["NO"])] = None


class Organisation(Model):
    """An enterprise that publishes statements."""

    name: Annotated[
        str,
        Field(
            title="Navn på virksomheten",
            description="Fullt navn, slik det står i Enhetsregisteret.",
            min_length=1,
        ),
    ]
    short_name: Annotated[str | None, Field(title="Kort navn", examples=["LO"])] = None
    number: Number = None
    website: Annotated[Url | None, Field(title="Nettsted", examples=["https://www.lo.no"])] = None
    languages: Annotated[
        tuple[LanguageCode, ...],
        Unique,
        Field(
            title="Språk",
            description="Språkene nettstedet kommer på. Det første er hovedspråket.",
            examples=[["nb", "en"]],
            min_length=1,
        ),
    ]
    information: Annotated[
        Information, Field(title="Hvor man spør om informasjon (åpenhetsloven § 6)")
    ] = Information()
    entities: Annotated[
        tuple[Entity, ...],
        Field(
            title="Enheter som omfattes",
            description="Alle selskaper og andre juridiske enheter som redegjørelsen gjelder for.",
        ),
    ] = ()
