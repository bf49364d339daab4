"""The program's own version."""

import re
from functools import cache

_ON_GITHUB = re.compile(
    r"(?:Repository|Source), https://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?/?$"
)


@cache
def program_version() -> str:
    """Return the version of the installed package; empty when it is run without being installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("aktsom")
    except PackageNotFoundError:
        return ""


@cache
def program_source() -> str:
    """Return aktsom's own repository on GitHub, owner and name, as the package says; else empty."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        urls = metadata("aktsom").get_all("Project-URL") or ()
    except PackageNotFoundError:
        return ""
    found = (_ON_GITHUB.match(str(each)) for each in urls)
    return next((each[1] for each in found if each), "")
