"""aktsom.toml, which a repository of content may have: the version it is made for, its address."""

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct, convert

from generator.commands.usage import UsageError
from generator.commands.values import REPOSITORY, one_of, read_address
from generator.formats.version import program_version
from generator.scaffold.schema_lines import SETTINGS
from schema.limits import most

# A branch by a name that git takes, and that needs no escape in an address.
_BRANCH = re.compile(r"[A-Za-z0-9][\w-]*(?:[./][\w-]+)*", re.ASCII)
# What the policy of the page may be told of: a host, and no path.
_SIGN_IN = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?")
_VERSION = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,3}")


# Where the reader of TOML says that it stopped.
_PLACE = re.compile(r"at line (\d+), column (\d+)")


class CmsSettings(Struct, frozen=True):
    """[rediger]: the repository that the CMS on the site edits, and how one signs in.

    `oauth` is the address of the organisation's own sign-in; empty: with an access token.
    """

    repository: str = ""
    branch: str = "main"
    oauth: str = ""


class Settings(Struct, frozen=True):
    """What the file says; a key that is left out, or empty, says nothing."""

    version: str = ""
    site_url: str = ""
    form: str = ""
    rediger: CmsSettings | None = None


def read_settings(folder: Path) -> Settings:
    """Return what aktsom.toml in the working folder says.

    Raises UsageError for a file that cannot be read, and for one of a newer version of aktsom.
    """
    file = folder / SETTINGS
    if not file.is_file():
        return Settings()
    written = _parse(file)
    _refuse_newer(written.get("version"))
    settings = _read(written)
    if settings.site_url:
        read_address(settings.site_url)
    if settings.form:
        from schema.form import form_names

        one_of(f"form ({SETTINGS})", form_names())(settings.form)
    if settings.rediger:
        _check_cms(settings.rediger)
    return settings


def _parse(file: Path) -> dict[str, object]:
    """Return what stands in the file. Raises UsageError."""
    try:
        if file.stat().st_size > most("settings_bytes"):
            raise UsageError("settings_large", file=SETTINGS)
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError("settings_unreadable", file=SETTINGS, reason=str(error)) from error
    except UnicodeDecodeError as error:
        raise UsageError("settings_not_utf8", file=SETTINGS) from error
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, or a list thousands deep, is not even TOML to Python.
        found = _PLACE.search(str(error))
        place = f":{found[1]}:{found[2]}" if found else ""
        hint = "settings_broken_hint"
        raise UsageError("settings_broken", hint=hint, file=SETTINGS, place=place) from error


def _read(written: dict[str, object]) -> Settings:
    """Return what the file says, each setting by a known name. Raises UsageError."""
    own = {key: value for key, value in written.items() if key != "rediger"}
    known = tuple(each for each in Settings.__struct_fields__ if each != "rediger")
    texts = _texts(own, known, "[rediger]")
    table = written.get("rediger")
    if table is None:
        return convert(texts, Settings)
    if not isinstance(table, dict):
        raise UsageError("cms_no_repository", file=SETTINGS, written=str(table))
    named = _texts(table, CmsSettings.__struct_fields__, table="rediger.")
    return convert({**texts, "rediger": named}, Settings)


def _check_cms(asked: CmsSettings) -> None:
    """See that the CMS can be had as it is asked for. Raises UsageError."""
    if not REPOSITORY.fullmatch(asked.repository):
        raise UsageError("cms_no_repository", file=SETTINGS, written=asked.repository)
    if not _BRANCH.fullmatch(asked.branch):
        raise UsageError("cms_no_branch", file=SETTINGS, written=asked.branch)
    if asked.oauth and not _SIGN_IN.fullmatch(asked.oauth):
        raise UsageError("cms_no_sign_in", file=SETTINGS, written=asked.oauth)


def _texts(
    written: dict[str, object], known: tuple[str, ...], *tables: str, table: str = ""
) -> dict[str, str]:
    """Return the settings of a file, or of a table in it; `tables` are those there are beside.

    Raises UsageError: one is not known, or is no text.
    """
    texts: dict[str, str] = {}
    for key, value in written.items():
        if key not in known:
            near = get_close_matches(key, known, 1)
            raise UsageError(
                "settings_unknown", suggestion=near[0] if near else "",
                file=SETTINGS, written=f"{table}{key}", known=", ".join((*known, *tables)),
            )  # fmt: skip
        if not isinstance(value, str):
            raise UsageError("settings_no_text", file=SETTINGS, written=f"{table}{key}")
        texts[key] = value
    return texts


def _refuse_newer(version: object) -> None:
    """See that content is not of a newer version, before anything else is read of its settings.

    Raises UsageError.
    """
    if not isinstance(version, str) or not version:
        return
    if not _VERSION.fullmatch(version):
        raise UsageError("settings_no_version", file=SETTINGS, written=version)
    own = program_version()
    if own and _parts(version) > _parts(own):
        raise UsageError("settings_newer", hint="settings_newer_hint", version=version, own=own)


def _parts(version: str) -> tuple[int, ...]:
    """Return a version's numbers, without zeros at the end: 1.2.0 is 1.2."""
    found = _VERSION.match(version)
    numbers = [int(each) for each in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
