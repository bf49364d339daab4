"""What a PDF does when somebody opens it, or carries within, besides being read.

pdfium writes the document anew, which takes its objects out of what they are packed in, and gives
every name its usual form; what is left is to look for two of them. Nothing in the file is run.
"""

import re
from io import BytesIO
from pathlib import Path
from typing import Literal

Activity = Literal["", "script", "launch", "files"]
_ACTION = re.compile(rb"/S\s?/(JavaScript|Launch)\b")
_ACTIVITIES: dict[bytes, Activity] = {b"JavaScript": "script", b"Launch": "launch"}


def find_activity(file: Path) -> Activity:
    """Return what a PDF does: runs a `script`, `launch`es a program, or carries other `files`.

    Empty where it does nothing, or cannot be read: others tell of that.
    """
    import pypdfium2

    written = BytesIO()
    try:
        with pypdfium2.PdfDocument(file) as document:
            carried = document.count_attachments()
            document.save(written)
    except (pypdfium2.PdfiumError, OSError):
        return ""
    found = _ACTION.search(written.getbuffer())
    if found:
        return _ACTIVITIES[bytes(found[1])]
    return "files" if carried else ""
