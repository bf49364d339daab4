"""What the line produces: bytes with an address."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the site; `path` is POSIX and relative to the output folder."""

    path: str
    data: bytes
