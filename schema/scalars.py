"""Single values as editors write them: numbers, dates, yes and no, addresses, identifiers."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated
from unicodedata import combining, normalize

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from schema.addresses import DEVICE, is_disguised, is_lookalike, split_address
from schema.email_addresses import EMAIL
from schema.guesses import (
    CURLY,
    guess_date,
    guess_email,
    guess_number,
    guess_url,
    guess_yes_no,
    lack_of_date,
    ungroup,
)
from schema.kept_patterns import compile_kept
from schema.limits import most
from schema.values import ONE_OR_SEVERAL, TAG, Unique

# Norwegians group thousands by a space, which word processors make a no-break or a thin one.
_SPACES = dict.fromkeys(map(ord, " \u00a0\u2009\u202f"))
_INTEGER = compile_kept(r"[+-]?(\d+)")
_DECIMAL = compile_kept(r"[+-]?(\d+)(?:[.,]\d{1,9})?")
# Three digits after such a sign may be thousands or decimals.
_AMBIGUOUS = compile_kept(r"[1-9]\d{0,2}[.,]\d{3}")
_DATE = compile_kept(r"(\d{4})-(\d{2})-(\d{2})")
_URL = compile_kept(r"https?://[^\s<>\"/.]+(?:\.[^\s<>\"/.]+)+(?:[/?#][^\s<>\"]*)?", re.IGNORECASE)
_COLOUR = compile_kept(r"#?([0-9a-f]{6})", re.IGNORECASE)
_SHORT_COLOUR = compile_kept(r"#?([0-9a-f])([0-9a-f])([0-9a-f])", re.IGNORECASE)
_IDENTIFIER = compile_kept(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Identifiers are parts of web addresses and of file names, which have room for 255 bytes.
_LONGEST_IDENTIFIER = 80
_TRUE, _FALSE = {"ja", "yes", "true"}, {"nei", "no", "false"}
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "ł": "l", "đ": "d"})


def wrong(
    kind: str, value: str, message: str, suggestion: str = "", remedy: str = ""
) -> PydanticCustomError:
    """Return the error that says: this value is not of this kind.

    `message` is pydantic's, for developers; what editors read is written by the findings. `remedy`
    names how it is put right, where that is not as usual for the kind.
    """
    context = {
        "kind": kind,
        "value": value,
        "suggestion": suggestion,
        "message": message,
        "remedy": remedy or kind,
    }
    return PydanticCustomError("wrong_kind", "{message}", context)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "not a single value")
    return value.strip()


def _is_number(text: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether a text is a number of no more digits than any that is meant."""
    match = pattern.fullmatch(text)
    return match is not None and len(match[1]) <= most("digits")


def _integer(value: object) -> object:
    if isinstance(value, int):
        return value
    text = _text(value)
    digits = text.translate(_SPACES)
    if not _is_number(digits, _INTEGER):
        meant = ungroup(digits) or guess_number(text, whole=True)
        rounded = "" if meant or not _is_number(digits, _DECIMAL) else _rounded(digits)
        remedy = "minus" if meant.startswith("-") else rounded and "rounded"
        raise wrong("integer", text, "not a whole number", meant or rounded, remedy)
    return int(digits)


def _rounded(digits: str) -> str:
    """Return the whole number nearest to one with decimals."""
    return str(int(Decimal(digits.replace(",", ".")).to_integral_value(ROUND_HALF_UP)))


def _decimal(value: object) -> object:
    if isinstance(value, Decimal | int):
        return value
    text = _text(value)
    digits = text.translate(_SPACES)
    if not _is_number(digits, _DECIMAL) or _AMBIGUOUS.fullmatch(digits):
        meant = ungroup(digits) or guess_number(text)
        minus = "minus" if meant.startswith("-") else ""
        raise wrong("number", text, "not a number", meant, minus)
    return Decimal(digits.replace(",", "."))


def _percent(value: object) -> object:
    if isinstance(value, Decimal | int):
        return value
    text = _text(value)
    digits = text.translate(_SPACES).removesuffix("%")
    if not _is_number(digits, _DECIMAL):
        raise wrong("percent", text, "not a percentage", guess_number(text))
    return Decimal(digits.replace(",", "."))


def _yes_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    text = _text(value)
    if text.lower() not in _TRUE | _FALSE:
        raise wrong("yes_no", text, "neither yes nor no", guess_yes_no(text.lower()))
    return text.lower() in _TRUE


def _date(value: object) -> object:
    if isinstance(value, date):
        return value
    text = _text(value)
    match = _DATE.fullmatch(text)
    if match is None:
        guessed, lack = guess_date(text.lower().strip(CURLY)), lack_of_date(text.lower())
        remedy = f"date_{lack}" if lack and not guessed else ""
        raise wrong("date", text, "not a date", guessed, remedy)
    try:
        return date(*map(int, match.groups()))
    except ValueError as error:
        raise wrong("no_such_date", text, "no such date") from error


def _email(value: object) -> object:
    text = _text(value)
    if not EMAIL.fullmatch(text):
        raise wrong("email", text, "not an e-mail address", guess_email(text, EMAIL))
    return text


def _url(value: object) -> object:
    text = _text(value)
    readable = _URL.fullmatch(text) and split_address(text)
    if not readable or is_disguised(text) or is_lookalike(text):
        guessed = guess_url(text, _URL)
        raise wrong("url", text, "not a web address", guessed if guessed != text else "")
    return text


def _organisation_number(value: object) -> object:
    from stdnum.no import orgnr

    text = _text(value)
    number = text.translate(_SPACES)
    if not orgnr.is_valid(number):
        digits = re.sub(r"\D", "", text)
        suggestion = digits if orgnr.is_valid(digits) else ""
        raise wrong("organisation_number", text, "not an organisation number", suggestion)
    return orgnr.compact(number)


def _colour(value: object) -> object:
    text = _text(value)
    match = _COLOUR.fullmatch(text)
    if match is None:
        short = _SHORT_COLOUR.fullmatch(text)
        doubled = "".join(digit * 2 for digit in short.groups()).lower() if short else ""
        raise wrong("colour", text, "not a colour", f"#{doubled}" if doubled else "")
    return f"#{match[1].lower()}"


def _identifier(value: object) -> object:
    text = _text(value)
    if not _IDENTIFIER.fullmatch(text):
        raise wrong("identifier", text, "not an identifier", _shorten(make_identifier(text)))
    if DEVICE.fullmatch(text):
        raise wrong("device_identifier", text, "the name of a device", f"{text}-1")
    if len(text) > _LONGEST_IDENTIFIER:
        raise wrong("short_identifier", text, "too long an identifier", _shorten(text))
    return text


def _shorten(identifier: str) -> str:
    """Return an identifier that is short enough, cut after a whole word if it can be."""
    cut = identifier[: _LONGEST_IDENTIFIER + 1]
    if len(identifier) <= _LONGEST_IDENTIFIER:
        return identifier
    return cut.rpartition("-")[0] or cut[:_LONGEST_IDENTIFIER]


def is_identifier(text: str) -> bool:
    """Return whether a text may be an id."""
    return _IDENTIFIER.fullmatch(text) is not None


def make_identifier(text: str) -> str:
    """Return an identifier made of a text: small letters and digits with hyphens between."""
    letters = normalize("NFD", normalize("NFC", text.lower()).translate(_LETTERS))
    plain = "".join(each for each in letters if not combining(each))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


Integer = Annotated[
    int,
    BeforeValidator(_integer),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^[\d ]+$"}]}),
]
Count = Annotated[Integer, Field(ge=0)]
Number = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[\d ,.]+$"}]}),
]
Percent = Annotated[
    Decimal,
    BeforeValidator(_percent),
    Field(ge=0, le=100),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[\d ,.%]+$"}]}),
]
YesNo = Annotated[
    bool,
    BeforeValidator(_yes_no),
    # In two parts, so that editors' programs offer only the words of the language.
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["ja", "nei"]},
                {
                    "type": "string",
                    "title": "Ja eller nei, også på engelsk",
                    "pattern": "^([Jj]a|JA|[Nn]ei|NEI|[Yy]es|YES|[Nn]o|NO)$",
                    "errorMessage": "Velg blant ja, nei.",
                },
            ]
        }
    ),
]
Date = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Email = Annotated[str, BeforeValidator(_email)]
Url = Annotated[str, BeforeValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
OrganisationNumber = Annotated[
    str,
    BeforeValidator(_organisation_number),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^(\d ?){9}$"}]}),
]
# The number sign begins a comment where it stands alone in YAML, so it may be left out.
Colour = Annotated[
    str,
    BeforeValidator(_colour),
    WithJsonSchema(
        {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^#?[0-9a-fA-F]{6}$"}]}
    ),
]
Identifier = Annotated[
    str,
    BeforeValidator(_identifier),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
]


def _tag_several(value: object) -> str:
    return f"{TAG}several" if isinstance(value, list | tuple) else f"{TAG}one"


def _gather(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


# One identifier, or a list of them: always a tuple of one or more.
Identifiers = Annotated[
    Annotated[Identifier, Tag(f"{TAG}one")]
    | Annotated[tuple[Identifier, ...], Field(min_length=1), Unique, Tag(f"{TAG}several")],
    Discriminator(_tag_several),
    AfterValidator(_gather),
    ONE_OR_SEVERAL,
]
