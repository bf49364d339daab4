"""organisation.yaml: who publishes, in which languages, and where to ask for information."""

from typing import Annotated

from pydantic import Field

from schema.scalars import Colour, Email, OrganisationNumber, Url, YesNo
from schema.values import Model, Text, Unique
from schema.vocabulary import Country, LanguageCode, Sector

Number = Annotated[
    OrganisationNumber | None,
    Field(title="Organisasjonsnummer", description="Ni siffer, fra Enhetsregisteret."),
]


# A page's address below the front page: no host, no hidden folder, no way up.
_PAGE = r"^([\w~-][\w .~+-]*/)*[\w~-][\w .~+-]*\.html"


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


class License(Model):
    """On what terms others may use the text and the data."""

    name: Annotated[str, Field(title="Navnet på lisensen", examples=["CC BY 4.0"], min_length=1)]
    url: Annotated[
        Url | None,
        Field(
            title="Nettadressen til lisensen",
            examples=["https://creativecommons.org/licenses/by/4.0/deed.no"],
        ),
    ] = None


class Move(Model):
    """An address that has been published and has changed; both are within the organisation's."""

    origin: Annotated[
        str,
        Field(
            alias="from",
            title="Den gamle adressen",
            description="Regnet fra forsiden til virksomheten, uten skråstrek først.",
            pattern=_PAGE + "$",
            examples=["2022/gammel-side.html"],
        ),
    ]
    to: Annotated[
        str,
        Field(
            title="Den nye adressen",
            description="Regnet fra forsiden til virksomheten, gjerne med et sted (#2.A.1).",
            pattern=_PAGE + r"(#[^#\s]+)?$",
            examples=["2022/index.html"],
        ),
    ]


class Appearance(Model):
    """How the pages show whose they are."""

    accent: Annotated[
        Colour | None,
        Field(
            title="Farge for lenker og linjer",
            description="Seks tegn i hermetegn. Lyse og mørke varianter lages av den.",
            examples=["#0b4f5c"],
        ),
    ] = None
    logo: Annotated[
        str | None,
        Field(
            title="Logo",
            description="En SVG- eller PNG-fil ved siden av organisation.yaml.",
            pattern=r"^[a-z0-9][a-z0-9_-]*\.(svg|png)$",
            examples=["logo.svg"],
        ),
    ] = None


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
    sector: Annotated[
        Sector | None,
        Field(title="Bransje", description="Hovedbransjen, etter hovedområdene i SN2007."),
    ] = None
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
    appearance: Annotated[Appearance, Field(title="Farge og logo")] = Appearance()
    license: Annotated[
        License | None,
        Field(
            title="Lisens for teksten og dataene",
            description="Uten sier siden at virksomheten ikke har oppgitt noen.",
        ),
    ] = None
    public_body: Annotated[
        YesNo | None,
        Field(
            title="Offentlig organ?",
            description="Offentlige organer har tilgjengelighetserklæringen sin på uustatus.no.",
        ),
    ] = None
    accessibility_statement: Annotated[
        Url | None,
        Field(
            title="Tilgjengelighetserklæringen på uustatus.no",
            examples=["https://uustatus.no/nb/erklaringer/publisert/…"],
        ),
    ] = None
    moved: Annotated[
        tuple[Move, ...],
        Field(
            title="Adresser som er flyttet",
            description="Hver gammel adresse fører videre til den nye.",
        ),
    ] = ()
