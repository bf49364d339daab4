"""The values of options: one of a few words, a date, a port, a web address."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from generator.commands.usage import UsageError

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
REPOSITORY = re.compile(r"[A-Za-z0-9][\w.-]{0,99}/[A-Za-z0-9][\w.-]{0,99}", re.ASCII)
_PORTS = range(1, 65536)


def one_of(option: str, choices: tuple[str, ...]) -> Callable[[str], str]:
    """Return a reader of words that must be among the choices; it raises UsageError."""

    def read(written: str) -> str:
        if written in choices:
            return written
        raise UsageError("not_a_choice", written=written, option=option, choices=", ".join(choices))

    return read


def read_date(written: str) -> date:
    """Read a date such as 2026-06-30. Raises UsageError."""
    try:
        if _DATE.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise UsageError("not_a_date", written=written)


def today() -> date:
    """Return the day it is where the command runs."""
    return datetime.now(UTC).astimezone().date()


def read_year(written: str) -> int:
    """Read a year such as 2025. Raises UsageError."""
    if re.fullmatch(r"(?:19|20)[0-9]{2}", written):
        return int(written)
    raise UsageError("not_a_year", written=written)


def read_name(written: str) -> str:
    """Read the name of an organisation, on one line. Raises UsageError."""
    from generator.text.characters import INVISIBLE

    name = " ".join(written.split())
    if INVISIBLE.search(name) or not any(map(str.isalnum, name)):
        raise UsageError("not_a_name", written=written)
    return name


def read_languages(written: str) -> tuple[str, ...]:
    """Read the codes of languages, with commas between; the first is the main one.

    Raises UsageError.
    """
    from schema.vocabulary import load_vocabulary

    known = load_vocabulary("languages").ids
    languages = tuple(dict.fromkeys(each.strip() for each in written.split(",") if each.strip()))
    if languages and set(languages) <= set(known):
        return languages
    raise UsageError("not_languages", written=written, choices=", ".join(known))


def read_as(kind: Any, failure: str) -> Callable[[str], str]:
    """Return a reader of one of the schema's kinds of text; it raises UsageError."""

    def read(written: str) -> str:
        from pydantic import TypeAdapter, ValidationError

        try:
            return str(TypeAdapter(kind).validate_python(written))
        except ValidationError as error:
            context = error.errors()[0].get("ctx", {})
            suggestion = str(context.get("suggestion", ""))
            raise UsageError(failure, suggestion=suggestion, written=written) from error

    return read


def read_port(written: str) -> int:
    """Read the number of a port. Raises UsageError."""
    if written.isascii() and written.isdecimal() and int(written[:6]) in _PORTS:
        return int(written)
    raise UsageError("not_a_port", written=written)


def read_shard(written: str) -> tuple[int, int]:
    """Read which of how many shards is meant, such as 3/8. Raises UsageError."""
    found = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", written)
    number, count = map(int, found.groups()) if found else (0, 0)
    if 1 <= number <= count:
        return number, count
    raise UsageError("not_a_shard", written=written)


def read_address(written: str) -> str:
    """Read the address of a site, with http or https. Raises UsageError."""
    if re.fullmatch(r"https?://[^\s/?#\"\\<>]+[^\s?#\"\\<>]*", written):
        return written
    raise UsageError("not_an_address", written=written)


def read_repository(written: str) -> str:
    """Read where a repository is on GitHub: an owner and a name. Raises UsageError."""
    if REPOSITORY.fullmatch(written):
        return written
    raise UsageError("not_a_repository", written=written)


def read_key(written: str) -> str:
    """Read the name of an organisation's folder. Raises UsageError."""
    from generator.content.layout import reserved_names
    from schema.scalars import make_identifier

    if written == make_identifier(written) and written not in reserved_names():
        return written
    suggestion = make_identifier(written)
    suggestion = "" if suggestion in {written, *reserved_names()} else suggestion
    raise UsageError("not_a_key", suggestion=suggestion, written=written)
