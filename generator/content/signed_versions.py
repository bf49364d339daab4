"""The versions of a report that were signed, each kept whole: `<year>/signed/v1/`, `v2/` and on.

`aktsom sign` writes them; nobody edits them. A version is read as a report is, from a folder in
which it stands where the report stood then, beside the organisation.yaml of that day.
"""

from collections.abc import Iterator
from posixpath import basename, dirname

from msgspec import Struct
from msgspec.structs import replace

from generator.content.sources import Source, SourceFolder
from generator.findings.codes import syntax
from generator.findings.finding import Argument, Finding, Ref
from schema.kept_patterns import compile_kept

_FILE = compile_kept(r"[^/]+/(?P<year>\d{4})/signed/v(?P<number>[1-9]\d{0,3})/(?P<rest>.+)")
_ORGANISATION = "organisation.yaml"


class SignedVersion(Struct, frozen=True):
    """A version that was signed: of which year, its number, its files."""

    year: int
    number: int
    source: SourceFolder


def list_versions(source: SourceFolder) -> Iterator[SignedVersion]:
    """Yield the signed versions of an organisation's reports, by year and number."""
    found: dict[tuple[int, int], list[Source]] = {}
    for each in source.signed:
        match = _FILE.fullmatch(each.path)
        if match:
            year, rest = match["year"], match["rest"]
            place = rest if rest == _ORGANISATION else f"{year}/{rest}"
            moved = replace(each, path=f"{source.key}/{place}")
            found.setdefault((int(year), int(match["number"])), []).append(moved)
    for (year, number), files in sorted(found.items()):
        yield SignedVersion(year, number, _lay_out(source.key, files))


def check_signed(source: SourceFolder) -> Iterator[Finding]:
    """Yield the files below `signed/` that are no version's."""
    for each in source.signed:
        if not _FILE.fullmatch(each.path):
            name = basename(each.path)
            given: dict[str, Argument] = {"file": each.path, "suggestion": "", "case": "other"}
            yield syntax.STRAY_FILE.at(Ref(each.path), about=name, given=given)


def folder_of(year: int, number: int) -> str:
    """Return the folder of a version, from the organisation's."""
    return f"{year}/signed/v{number}"


def _lay_out(key: str, files: list[Source]) -> SourceFolder:
    folders = {dirname(each.path) for each in files}
    folders |= {dirname(each) for each in folders}
    return SourceFolder(key, tuple(files), tuple(sorted(folders - {key, ""})))
