"""organisation.yaml: who publishes, in which languages, and where to ask for information."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from schema.addresses import DEVICE
from schema.scalars import Colour, Email, OrganisationNumber, Url, YesNo
from schema.values import Model, Text, Unique
from schema.vocabulary import Country, LanguageCode, Sector

# A page's address: no host, no hidden folder, no way up, no name that Windows refuses. It is given
# from the organisation's front page; from the top of the site where it begins with a slash.
_PART = r"[\w~-]([\w .~+-]*[\w~+-])?"
_PAGE = rf"{_PART}\.html"
_FOLDERS = rf"^/?({_PART}/)*"
# A disk has no names of more than 255 bytes.
_LONGEST_ADDRESS = 200


class Information(Model):
    """Where anyone may ask for information (the Transparency Act § 6)."""

    email: Email | None = None
    url: Url | None = None
    telephone: str | None = None
    address: Text | None = None


class Entity(Model):
    """A legal entity that the statement covers."""

    name: Annotated[str, Field(min_length=1)]
    number: OrganisationNumber | None = None
    country: Annotated[Country | None, Field(examples=["NO"])] = None
    own_duty: YesNo | None = None


class License(Model):
    """On what terms others may use the text and the data."""

    name: Annotated[str, Field(examples=["CC BY 4.0"], min_length=1)]
    url: Annotated[
        Url | None, Field(examples=["https://creativecommons.org/licenses/by/4.0/deed.no"])
    ] = None


def _refuse_devices(address: str) -> str:
    """Return an address in which no part is a name that Windows keeps for a device."""
    if any(map(DEVICE.fullmatch, address.split("/"))):
        raise PydanticCustomError("string_pattern_mismatch", "a name that Windows refuses")
    return address


class Move(Model):
    """An address that has been published and has changed: a page, or a folder with all its pages.

    A folder ends in a slash.
    """

    origin: Annotated[
        str,
        Field(
            alias="from",
            pattern=rf"{_FOLDERS}({_PAGE})?$",
            min_length=1,
            max_length=_LONGEST_ADDRESS,
            examples=["2022/gammel-side.html"],
        ),
        AfterValidator(_refuse_devices),
    ]
    to: Annotated[
        str,
        Field(
            pattern=rf"{_FOLDERS}({_PAGE}(#[^#\s]+)?)?$",
            min_length=1,
            examples=["2022/index.html"],
        ),
    ]


# What a logo's file is called.
LOGO_NAME = r"^[a-z0-9][a-z0-9_-]*\.(svg|png|jpe?g|webp)$"


class Appearance(Model):
    """How the pages show whose they are."""

    accent: Annotated[Colour | None, Field(examples=["#0b4f5c"])] = None
    logo: Annotated[
        str | None,
        Field(pattern=LOGO_NAME, examples=["logo.svg"]),
    ] = None


class Organisation(Model):
    """An enterprise that publishes statements."""

    name: Annotated[str, Field(min_length=1)]
    short_name: Annotated[str | None, Field(examples=["LO"])] = None
    number: OrganisationNumber | None = None
    sector: Sector | None = None
    website: Annotated[Url | None, Field(examples=["https://www.lo.no"])] = None
    linked_from: Annotated[Url | None, Field(examples=["https://www.lo.no/apenhetsloven"])] = None
    languages: Annotated[
        tuple[LanguageCode, ...], Unique, Field(examples=[["nb", "en"]], min_length=1)
    ]
    information: Information = Information()
    entities: tuple[Entity, ...] = ()
    appearance: Appearance = Appearance()
    license: License | None = None
    public_body: YesNo | None = None
    accessibility_statement: Annotated[
        Url | None, Field(examples=["https://uustatus.no/nb/erklaringer/publisert/…"])
    ] = None
    address: Annotated[
        str | None, Field(pattern=r"^(/|[a-z0-9]+(-[a-z0-9]+)*)$", examples=["/"])
    ] = None
    moved: tuple[Move, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What it and its entities are called."""
        named = (self.name, self.short_name, *(each.name for each in self.entities))
        return tuple(each for each in named if each)
