"""What a document of an office program does when somebody opens it, besides being read.

The documents are zip files: programs within have names of their own, and a template that is fetched
from elsewhere, which may have a program too, is told of in a small file of relations.
"""

import re
import zipfile
from pathlib import Path
from typing import Literal, TypeAlias

OfficeDeed: TypeAlias = Literal["", "macros", "template"]

# Programs of Microsoft's (ECMA-376) and of OpenDocument's (part 3): Basic, and other languages.
_PROGRAMS = re.compile(
    r"(?:word|xl|ppt)/(?:vbaProject\.bin|activeX/.+|macrosheets/.+)|(?:Basic|Scripts)/.+",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(
    rb"<Relationship\b(?=[^<>]*/(?:attachedTemplate|frame|subDocument)\")(?=[^<>]*\bExternal\b)"
)
# Nobody's relations are larger, and a document has few of them.
_LARGEST, _MOST = 1_000_000, 200


def find_office_activity(file: Path) -> OfficeDeed:
    """Return what a document does; nothing where it cannot be read, which others tell of."""
    try:
        with zipfile.ZipFile(file) as opened:
            if any(map(_PROGRAMS.fullmatch, opened.namelist())):
                return "macros"
            relations = [each for each in opened.infolist() if each.filename.endswith(".rels")]
            small = (each for each in relations[:_MOST] if each.file_size <= _LARGEST)
            fetched = any(_TEMPLATE.search(opened.read(each)) for each in small)
            return "template" if fetched else ""
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError):
        return ""
