"""What comes of one build in the preview, as it passes from the builder's process to the server."""

import json

from msgspec import Struct
from msgspec.structs import asdict


class Outcome(Struct, frozen=True):
    """What came of a build.

    `page` stands in for every page of the site; it is empty when the site is as it should be.
    `not_found` stands in for pages that are not there, `said` is for the terminal.
    """

    page: str
    not_found: str
    said: str

    def to_line(self) -> str:
        """Return the outcome on one line."""
        return json.dumps(asdict(self))


def read_outcome(line: str) -> Outcome:
    """Return the outcome that stands on a line. Raises ValueError, TypeError: it is no outcome."""
    return Outcome(**json.loads(line))
