"""What a PDF does when somebody opens it, or carries within, besides being read.

pdfium writes the document anew, which takes its objects out of what they are packed in, and gives
every name its usual form; what is left is to look for two of them. Nothing in the file is run.
"""

import re
from io import BytesIO
from pathlib import Path
from typing import Literal, NamedTuple


class Activity(NamedTuple):
    """Whether a PDF runs a `script` or `launch`es a program; the names of the files within it."""

    does: Literal["", "script", "launch"]
    files: tuple[str, ...]


_ACTION = re.compile(rb"/S\s?/(JavaScript|Launch)\b")
_NOTHING = Activity("", ())


def find_activity(file: Path) -> Activity:
    """Return what a PDF does and carries; nothing where it cannot be read, which others tell of."""
    import pypdfium2

    written = BytesIO()
    try:
        with pypdfium2.PdfDocument(file) as document:
            carried = map(document.get_attachment, range(document.count_attachments()))
            files = tuple(each.get_name() for each in carried)
            document.save(written)
    except (pypdfium2.PdfiumError, OSError):
        return _NOTHING
    found = _ACTION.search(written.getbuffer())
    if found is None:
        return Activity("", files)
    return Activity("script" if found[1] == b"JavaScript" else "launch", files)
