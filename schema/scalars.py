"""Single values as editors write them: numbers, dates, yes and no, addresses, identifiers."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

# Norwegians group thousands by a space, which word processors make a no-break or a thin one.
_SPACES = dict.fromkeys(map(ord, " \u00a0\u2009\u202f"))
_INTEGER = re.compile(r"[+-]?\d{1,18}")
_DECIMAL = re.compile(r"[+-]?\d{1,18}(?:[.,]\d{1,9})?")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NORWEGIAN_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_EMAIL = re.compile(r"[^\s@<>()\",;:]+@[^\s@<>()\",;:]+\.[^\s@<>()\",;:.\d]{2,}")
_URL = re.compile(r"https?://[^\s<>\"/]+\.[^\s<>\"]+")
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TRUE, _FALSE = {"ja", "yes", "true"}, {"nei", "no", "false"}


def wrong(kind: str, value: object, message: str, suggestion: str = "") -> PydanticCustomError:
    """Return the error that says: this value is not of this kind.

    `message` is pydantic's, for developers; what editors read is written by the findings.
    """
    context = {"kind": kind, "value": str(value), "suggestion": suggestion}
    return PydanticCustomError("wrong_kind", "{message}", {**context, "message": message})


def _text(kind: str, value: object) -> str:
    if not isinstance(value, str):
        raise wrong(kind, "", f"not a single value but a {type(value).__name__}")
    return value.strip()


def _integer(value: object) -> object:
    if isinstance(value, int):
        return value
    text = _text("integer", value).translate(_SPACES)
    if not _INTEGER.fullmatch(text):
        digits = re.sub(r"\D", "", text)
        raise wrong("integer", value, "not a whole number", digits)
    return int(text)


def _decimal(value: object) -> object:
    if isinstance(value, Decimal | int):
        return value
    text = _text("number", value).translate(_SPACES).removesuffix("%")
    if not _DECIMAL.fullmatch(text):
        raise wrong("number", value, "not a number")
    return Decimal(text.replace(",", "."))


def _yes_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    text = _text("yes_no", value).lower()
    if text not in _TRUE | _FALSE:
        raise wrong("yes_no", value, "neither yes nor no")
    return text in _TRUE


def _date(value: object) -> object:
    if isinstance(value, date):
        return value
    text = _text("date", value)
    match = _DATE.fullmatch(text)
    if match is None:
        norwegian = _NORWEGIAN_DATE.fullmatch(text)
        day, month, year = norwegian.groups() if norwegian else ("", "", "")
        suggestion = f"{year}-{month:0>2}-{day:0>2}" if norwegian else ""
        raise wrong("date", value, "not a date", suggestion)
    try:
        return date(*map(int, match.groups()))
    except ValueError as error:
        raise wrong("no_such_date", value, "no such date") from error


def _email(value: object) -> object:
    text = _text("email", value)
    if not _EMAIL.fullmatch(text):
        raise wrong("email", value, "not an e-mail address")
    return text


def _url(value: object) -> object:
    text = _text("url", value)
    if not _URL.fullmatch(text):
        suggestion = f"https://{text}" if _URL.fullmatch(f"https://{text}") else ""
        raise wrong("url", value, "not a web address", suggestion)
    return text


def _organisation_number(value: object) -> object:
    from stdnum.no import orgnr

    text = _text("organisation_number", value)
    if not orgnr.is_valid(text):
        raise wrong("organisation_number", value, "not an organisation number")
    return orgnr.compact(text)


def _identifier(value: object) -> object:
    text = _text("identifier", value)
    if not _IDENTIFIER.fullmatch(text):
        suggestion = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
        raise wrong("identifier", value, "not an identifier", suggestion)
    return text


Integer = Annotated[
    int,
    BeforeValidator(_integer),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^[\d ]+$"}]}),
]
Count = Annotated[Integer, Field(ge=0)]
Number = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[\d ,.%]+$"}]}),
]
Percent = Annotated[Number, Field(ge=0, le=100)]
YesNo = Annotated[
    bool,
    BeforeValidator(_yes_no),
    WithJsonSchema({"enum": ["ja", "nei", "yes", "no", True, False]}),
]
Date = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Email = Annotated[str, BeforeValidator(_email)]
Url = Annotated[str, BeforeValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
OrganisationNumber = Annotated[
    str,
    BeforeValidator(_organisation_number),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^(\d ?){9}$"}]}),
]
Identifier = Annotated[
    str,
    BeforeValidator(_identifier),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
]
