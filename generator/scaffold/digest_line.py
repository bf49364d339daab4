"""The line of report.yaml that holds the digest: put in its place, everything else untouched."""

from generator.content.yaml_documents import parse_yaml
from generator.findings.positions import MappingEntry, MappingNode, Scalar, Sequence, to_plain

_KEY = "digest"
_STEP = "  "


def write_digest(text: str, digest: str) -> str | None:
    """Return report.yaml's text with a digest: in the last revision, or else in the signing.

    None where it cannot be put in without touching what an editor wrote: then it takes a hand.
    """
    document, _ = parse_yaml("report.yaml", text)
    if document is None:
        return None
    lines = text.split("\n")
    ending = "\r" if lines[0].endswith("\r") else ""
    place = _place(document.root)
    line = f"{_KEY}: {digest}{ending}"
    if isinstance(place, MappingNode) and _opens_with_brace(place, lines):
        lines = _into_braces(place, lines, digest)
    elif place is None:
        kept = lines if lines[-1].strip() else lines[:-1]
        lines = [*kept, f"signing:{ending}", f"{_STEP}{line}", ""]
    elif isinstance(place, MappingEntry):
        lines.insert(place.key_span.line, f"{_STEP}{line}")
    else:
        lines = _into(place, lines, line)
    written = "\n".join(lines)
    return written if _fits(text, written, digest) else None


def read_digest(text: str) -> str:
    """Return the digest that report.yaml's text has where a new one would be put, or nothing."""
    document, _ = parse_yaml("report.yaml", text)
    place = _place(document.root) if document else None
    old = place.find(_KEY) if isinstance(place, MappingNode) else None
    return old.value.text if old and isinstance(old.value, Scalar) else ""


def _place(root: MappingNode) -> MappingNode | MappingEntry | None:
    """Return the table that the digest belongs in, or the key that has no table yet."""
    revisions, signing = root.find("revisions"), root.find("signing")
    if revisions and isinstance(revisions.value, Sequence) and revisions.value.items:
        last = revisions.value.items[-1]
        return last if isinstance(last, MappingNode) else None
    return signing.value if signing and isinstance(signing.value, MappingNode) else signing


def _opens_with_brace(table: MappingNode, lines: list[str]) -> bool:
    span = table.span
    return lines[span.line - 1][span.column - 1 : span.column] == "{"


def _into_braces(table: MappingNode, lines: list[str], digest: str) -> list[str]:
    """Put the digest first in a table in braces; one that is there already is then there twice."""
    number, column = table.span.line - 1, table.span.column
    between = ", " if table.entries else ""
    written = f"{lines[number][:column]}{_KEY}: {digest}{between}{lines[number][column:]}"
    return [*lines[:number], written, *lines[number + 1 :]]


def _into(table: MappingNode, lines: list[str], line: str) -> list[str]:
    """Put the line into a table: in the old one's place, after its first short value, or first."""
    old = table.find(_KEY)
    if old:
        number, column = old.key_span.line - 1, old.key_span.column - 1
        return [*lines[:number], lines[number][:column] + line, *lines[number + 1 :]]
    for entry in table.entries:
        span = entry.value.span
        short = isinstance(entry.value, Scalar) and not entry.value.block
        if short and span.end_line == entry.key_span.line:
            number, indent = entry.key_span.line, " " * (entry.key_span.column - 1)
            return [*lines[:number], indent + line, *lines[number:]]
    first = table.entries[0].key_span
    number, indent = first.line - 1, lines[first.line - 1][: first.column - 1]
    return lines if indent.strip() else [*lines[:number], indent + line, *lines[number:]]


def _fits(before: str, after: str, digest: str) -> bool:
    """Return whether the new text says the same as the old one, and the digest once."""
    old, new = (parse_yaml("report.yaml", each) for each in (before, after))
    if old[0] is None or new[0] is None or new[1]:
        return False
    return after.count(digest) == 1 and _without(old[0].root) == _without(new[0].root)


def _without(table: MappingNode) -> object:
    """Return what a table says, without any digest and the keys that only hold one."""

    def clean(value: object) -> object:
        if isinstance(value, dict):
            kept = {key: clean(each) for key, each in value.items() if key != _KEY}
            return {key: each for key, each in kept.items() if each is not None} or None
        return [clean(each) for each in value] if isinstance(value, list) else value

    return clean(to_plain(table))
