"""What the line produces: bytes with an address."""

import hashlib

from msgspec import Struct


class Artifact(Struct, frozen=True):
    """One file of the site; `path` is POSIX and relative to the output folder."""

    path: str
    data: bytes


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
