"""Where the files of a report go, and putting them there without losing what is there."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from posixpath import normpath

import yaml
from msgspec import Struct

from generator.content.layout import UNPLACED, reserved_names
from generator.content.sources import list_organisations
from generator.importing.files import short_name
from generator.importing.portal.data import reading_data
from generator.importing.report import ImportedReport
from generator.scaffold.address_line import NewAddress, find_address, write_address
from generator.scaffold.ready_folder import ready_folder
from generator.scaffold.schema_lines import with_schema
from generator.scaffold.writing import replace_file
from generator.scaffold.yaml_text import read_yaml
from schema.scalars import make_identifier

_ORGANISATION = "organisation.yaml"
_UP = "../"


class Destination(Struct, frozen=True):
    """The folder of an organisation's report below a content folder."""

    content: Path
    key: str
    year: int

    @property
    def organisation(self) -> Path:
        """The organisation's folder."""
        return self.content / self.key

    @property
    def report(self) -> Path:
        """The report's folder."""
        return self.organisation / str(self.year)

    @property
    def is_taken(self) -> bool:
        """Whether a report is there already."""
        return self.report.is_dir() and any(self.report.iterdir())


def key_of(imported: ImportedReport) -> str:
    """Return the name for an organisation's folder: its short name, or its name; or nothing."""
    return key_of_name(str(imported.draft.facts.get("organisation", {}).get("name", "")))


def key_of_name(name: str) -> str:
    """Return the name for an organisation's folder: its short name, or its name; or nothing."""
    words = re.sub(r"\([^()]*\)", " ", name).split()
    while len(words) > 1 and words[-1].casefold().strip(".") in reading_data().company_forms:
        words.pop()
    key = make_identifier(short_name(name) or " ".join(words))
    return f"{key}-1" if key in reserved_names() or re.fullmatch(r"\d{4}", key) else key


def languages_of(destination: Destination) -> tuple[str, ...]:
    """Return the languages of an organisation that is there already; none for a new one."""
    languages = _known(destination).get("languages")
    return tuple(map(str, languages)) if isinstance(languages, list) else ()


def name_of(destination: Destination) -> str:
    """Return the name of an organisation that is there already; nothing for a new one."""
    name = _known(destination).get("name")
    return name if isinstance(name, str) else ""


def _known(destination: Destination) -> Mapping[str, object]:
    file = destination.organisation / _ORGANISATION
    try:
        tree = read_yaml(file.read_bytes())
    except (OSError, yaml.YAMLError):
        return {}
    return tree if isinstance(tree, dict) else {}


def _find_place(destination: Destination) -> NewAddress:
    """Return where on the site a new organisation's pages are to be."""
    content = destination.content
    there = list_organisations(content)[0] if content.is_dir() else ()
    others = tuple(key for key in there if key != destination.key)
    return find_address(content, destination.key, others)


def put(
    destination: Destination,
    organisation: str,
    files: Mapping[str, str],
    copies: Mapping[str, Path] | None = None,
) -> tuple[str, ...]:
    """Write a report's files; return their paths from the content folder.

    `copies` are files from elsewhere, by their paths from the report's folder; those that begin
    with `../` are the organisation's, and go with a new one alone.

    An organisation.yaml that is there stays as it is; so does any other file of the folder. All are
    there at once; before that, another organisation, alone until now, is given its address where it
    had none. Raises OSError, with nothing of the report written.
    """
    folder, key = destination.organisation, destination.key
    is_new = not (folder / _ORGANISATION).exists()
    place = _find_place(destination) if is_new else None
    if place:
        organisation = write_address(organisation, place.address) or organisation
    # First what keeps another's address: if all ends there, nothing of it has moved.
    if place and place.file and place.text:
        replace_file(place.file, place.text.encode())
    written = [*files]
    with ready_folder(folder if is_new else destination.report) as ready:
        report = ready / str(destination.year) if is_new else ready
        for path, text in files.items():
            _write(report / path, with_schema(destination.report, path, text))
        for path, file in (copies or {}).items():
            if is_new or not path.startswith(_UP):
                copied = report / path
                copied.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, copied)
                written.append(path)
        if UNPLACED not in files:
            (report / UNPLACED).unlink(missing_ok=True)
        if is_new:
            _write(ready / _ORGANISATION, with_schema(folder, _ORGANISATION, organisation))
    written = [normpath(f"{key}/{destination.year}/{path}") for path in written]
    if place:
        written.append(f"{key}/{_ORGANISATION}")
        if place.file and place.text:
            written.append(place.file.relative_to(destination.content).as_posix())
    return tuple(sorted(written))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)  # a link is replaced, not followed
    file.write_text(text, encoding="utf-8", newline="\n")
