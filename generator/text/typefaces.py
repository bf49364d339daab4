"""The typefaces that PDFs and social cards are set in: files of packages that are pinned."""

from importlib.util import find_spec
from pathlib import Path

_FAMILIES = {"SourceSansPro": "font_source_sans_pro", "SourceSerifPro": "font_source_serif_pro"}


def find_typeface(name: str) -> Path:
    """Return the file of a typeface by its name. Raises FileNotFoundError without its package."""
    spec = find_spec(_FAMILIES[name.partition("-")[0]])
    if spec is None or spec.origin is None:
        raise FileNotFoundError(name)
    return Path(spec.origin).parent / "files" / name
