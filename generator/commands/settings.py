"""aktsom.toml, which a repository of content may have: the version it is made for, its address."""

import re
import tomllib
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.commands.usage import UsageError
from generator.commands.values import read_address
from generator.formats.version import program_version

SETTINGS = "aktsom.toml"
_VERSION = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,3}")


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """What the file says; a key that is left out, or empty, says nothing."""

    version: str = ""
    site_url: str = ""


def read_settings(folder: Path) -> Settings:
    """Return what aktsom.toml in the working folder says.

    Raises UsageError for a file that cannot be read, and for one of a newer version of aktsom.
    """
    file = folder / SETTINGS
    if not file.is_file():
        return Settings()
    try:
        settings = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8-sig")), Settings)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise UsageError("settings_unreadable", file=SETTINGS, reason=str(error)) from error
    if settings.version and not _VERSION.fullmatch(settings.version):
        raise UsageError("settings_no_version", file=SETTINGS, written=settings.version)
    own = program_version()
    if settings.version and own and _parts(settings.version) > _parts(own):
        wanted = settings.version
        raise UsageError("settings_newer", hint="settings_newer_hint", version=wanted, own=own)
    if settings.site_url:
        read_address(settings.site_url)
    return settings


def _parts(version: str) -> tuple[int, ...]:
    """Return a version's numbers, without zeros at the end: 1.2.0 is 1.2."""
    found = _VERSION.match(version)
    numbers = [int(each) for each in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
