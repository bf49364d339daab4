"""Files compressed once, at the build, for servers that can hand them out as they are."""

import gzip
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.plan.artifacts import Artifact

# What is text; pictures, PDFs and the search index are compressed by themselves.
_SUFFIXES = frozenset({".html", ".css", ".js", ".json", ".xml", ".csv", ".svg", ".txt"})
# An editor's attachments are hers: a name beside one may be another attachment's.
_ATTACHMENTS = "/attachments/"
# A tenth larger than with the most that there is, in a thirtieth of the time.
_BROTLI_QUALITY = 5


def can_precompress() -> bool:
    """Tell whether Brotli is installed."""
    try:
        import brotli  # noqa: F401 - only whether it is there
    except ImportError:
        return False
    return True


def precompress(artifact: Artifact) -> Iterator[Artifact]:
    """Yield a text file as Brotli and as gzip, each where that makes it smaller."""
    if PurePosixPath(artifact.path).suffix not in _SUFFIXES or _ATTACHMENTS in artifact.path:
        return
    import brotli

    made = {
        "br": brotli.compress(artifact.data, quality=_BROTLI_QUALITY),
        "gz": gzip.compress(artifact.data, mtime=0),
    }
    for suffix, data in made.items():
        if len(data) < len(artifact.data):
            yield Artifact(f"{artifact.path}.{suffix}", data)
