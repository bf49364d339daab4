"""What the line produces: bytes with an address."""

from msgspec import Struct


class Artifact(Struct, frozen=True):
    """One file of the site; `path` is POSIX and relative to the output folder."""

    path: str
    data: bytes
