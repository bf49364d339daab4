"""Web addresses taken apart; whatever is written for one, nothing is raised."""

import re
from urllib.parse import SplitResult
from urllib.parse import urlsplit as _split  # noqa: TID251

# Windows has devices of these names, whatever they end in.
DEVICE = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.IGNORECASE
)


def split_address(written: str) -> SplitResult | None:
    """Return the parts of an address; None for what no browser can open.

    That is a host in unclosed brackets, or one with a letter that stands for a slash or a colon,
    such as the full-width colon of Chinese text.
    """
    try:
        parts = _split(written)
        # The host and the port are only looked at when asked for.
        parts.hostname, parts.port  # noqa: B018
    except ValueError:
        return None
    return parts
