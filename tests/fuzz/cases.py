"""An input of the program: files, and what is done with them; as a file that people can read.

Paths are kept as bytes percent-encoded where they are no plain ASCII, since a name may be no text.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

import yaml
from msgspec import Struct

CORPUS = Path(__file__).parent / "corpus"
Files = Mapping[str, bytes]


class FuzzCase(Struct, frozen=True):
    """Files by path, what kind of input they are, and why the case is kept."""

    kind: str
    files: Files
    why: str = ""


def format_case(case: FuzzCase) -> str:
    """Return a case as YAML; bytes that are no UTF-8 as base64."""
    files = {
        quote(os.fsencode(path), safe="/ ,+"): _as_text(data) for path, data in case.files.items()
    }
    data = {"kind": case.kind, "why": case.why, "files": files}
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)


def read_case(file: Path) -> FuzzCase:
    """Read a case that `format_case` has written, or somebody by hand."""
    data = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    files = {
        os.fsdecode(unquote_to_bytes(path)): each if isinstance(each, bytes) else each.encode()
        for path, each in data["files"].items()
    }
    return FuzzCase(data["kind"], files, data.get("why", ""))


def read_corpus() -> dict[str, FuzzCase]:
    """Return what once broke, by name."""
    return {each.stem: read_case(each) for each in sorted(CORPUS.glob("*.yaml"))}


def write_files(folder: Path, files: Files) -> None:
    """Write files below a folder; one that the system cannot have is left out."""
    for path, data in files.items():
        try:
            file = folder / path
            if not Path(os.path.normpath(file)).is_relative_to(folder):
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        except (OSError, ValueError):
            continue


def _as_text(data: bytes) -> str | bytes:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data
