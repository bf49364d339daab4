"""The line of report.yaml that holds the digest: put in its place, everything else untouched."""

from itertools import dropwhile, takewhile

from generator.content.yaml_documents import parse_yaml
from generator.findings.positions import MappingEntry, MappingNode, Scalar, Sequence, to_plain

_KEY, _SIGNING = "digest", "signing"
_STEP = "  "


def write_digest(text: str, digest: str, revision: int | None = None) -> str | None:
    """Return report.yaml's text with a digest: in the signing, or in that of a revision.

    None where it cannot be put in without touching what an editor wrote: then it takes a hand.
    """
    document, _ = parse_yaml("report.yaml", text)
    if document is None:
        return None
    lines = text.split("\n")
    ending = "\r" if lines[0].endswith("\r") else ""
    place = _place(document.root, revision)
    added: tuple[str, ...] = (f"{_KEY}: {digest}",)
    if isinstance(place, MappingNode) and revision is not None and _is_bare(place, document.root):
        added = (f"{_SIGNING}:", f"{_STEP}{_KEY}: {digest}")
    added = tuple(f"{each}{ending}" for each in added)
    if isinstance(place, MappingNode) and _opens_with_brace(place, lines):
        lines = _into_braces(place, lines, _flow(added))
    elif place is None:
        kept = lines if lines[-1].strip() else lines[:-1]
        lines = [*kept, f"{_SIGNING}:{ending}", f"{_STEP}{added[0]}", ""]
    elif isinstance(place, MappingEntry):
        indent = " " * (place.key_span.column - 1)
        lines.insert(place.key_span.line, f"{indent}{_STEP}{added[0]}")
    else:
        lines = _into(place, lines, added)
    written = "\n".join(lines)
    return written if _fits(text, written, digest) else None


def read_digest(text: str, revision: int | None = None) -> str:
    """Return the digest that report.yaml's text has where a new one would be put, or nothing."""
    document, _ = parse_yaml("report.yaml", text)
    place = _place(document.root, revision) if document else None
    old = place.find(_KEY) if isinstance(place, MappingNode) else None
    return old.value.text if old and isinstance(old.value, Scalar) else ""


def _place(root: MappingNode, revision: int | None) -> MappingNode | MappingEntry | None:
    """Return the table that the digest belongs in, or the key that has no table yet.

    A revision without a signing is its own place: it gets one, or has a digest of its own.
    """
    table = root
    revisions = root.find("revisions") if revision is not None else None
    if revisions and isinstance(revisions.value, Sequence) and revision is not None:
        item = revisions.value.items[revision]
        if not isinstance(item, MappingNode):
            return None
        table = item
    signing = table.find(_SIGNING)
    if signing is None and table is not root:
        return table
    return signing.value if signing and isinstance(signing.value, MappingNode) else signing


def _is_bare(place: MappingNode, root: MappingNode) -> bool:
    """Tell whether a revision has neither a signing nor a digest."""
    revisions = root.find("revisions")
    items = revisions.value.items if revisions and isinstance(revisions.value, Sequence) else ()
    return any(place is each for each in items) and place.find(_KEY) is None


def _flow(added: tuple[str, ...]) -> str:
    """Return lines as they stand within braces."""
    first, *rest = (each.strip() for each in added)
    return f"{first} {{{rest[0]}}}" if rest else first


def _opens_with_brace(table: MappingNode, lines: list[str]) -> bool:
    span = table.span
    return lines[span.line - 1][span.column - 1 : span.column] == "{"


def _into_braces(table: MappingNode, lines: list[str], added: str) -> list[str]:
    """Put the digest first in a table in braces; one that is there already is then there twice."""
    number, column = table.span.line - 1, table.span.column
    between = ", " if table.entries else ""
    written = f"{lines[number][:column]}{added}{between}{lines[number][column:]}"
    return [*lines[:number], written, *lines[number + 1 :]]


def _into(table: MappingNode, lines: list[str], added: tuple[str, ...]) -> list[str]:
    """Put lines into a table: in the old one's place, after its first short values, or first."""
    old = table.find(_KEY)
    if old:
        number, column = old.key_span.line - 1, old.key_span.column - 1
        return [*lines[:number], lines[number][:column] + added[0], *lines[number + 1 :]]
    rest = dropwhile(lambda entry: not _is_short(entry), table.entries)
    if short := [*takewhile(_is_short, rest)]:
        last = short[-1].key_span
        number, indent = last.line, " " * (last.column - 1)
        return [*lines[:number], *(indent + each for each in added), *lines[number:]]
    first = table.entries[0].key_span
    number, indent = first.line - 1, lines[first.line - 1][: first.column - 1]
    written = (indent + each for each in added)
    return lines if indent.strip() else [*lines[:number], *written, *lines[number:]]


def _is_short(entry: MappingEntry) -> bool:
    """Tell whether a key and its value stand on one line."""
    value = entry.value
    on_one = value.span.end_line == entry.key_span.line
    return on_one and isinstance(value, Scalar) and not value.block


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
