"""The program's own version."""

from functools import cache


@cache
def program_version() -> str:
    """Return the version of the installed package; empty when it is run without being installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("aktsom")
    except PackageNotFoundError:
        return ""
