"""The head of the table of risks, page ends, and columns beyond the form's own, taken away."""

from collections.abc import Iterator

from generator.findings.positions import Plain
from generator.importing.portal.data import labels_of
from generator.importing.portal.lexicon import squeeze
from generator.importing.portal.values import read_value
from generator.importing.source.lines import Lines, SourceLine, trim
from schema.facts.identify import Risk
from schema.fields import Field, shown_in

# Over how many lines a column's label may go.
_LABEL_LINES = 3
_VALUE_LINES = 3
# The columns of the form's own table; their cells are told by what they say, without a head too.
_OWN = ("title", "topic", "geography")
# Kinds of fields whose values are not told by what they say.
_ANYTHING = ("text", "string")


def without_head(lines: Lines) -> tuple[Lines, tuple[Field, ...]]:
    """Return the lines below the table's head, and the fields of its columns.

    The labels of a head may stand on one line or on several. A table that goes on on the next page
    may have its head there once more.
    """
    fields = {each.key: each for each in shown_in(Risk, "table") if each.kind != "markdown"}
    keys = {letters: key for letters, key in labels_of(Risk) if key in fields}
    heads = [*keys]
    below = 0
    letters = ""
    columns: tuple[str, ...] = ()
    for at, line in enumerate(lines[: _LABEL_LINES * len(fields)]):
        letters += squeeze(line.text)
        found = _parts_of(letters, heads)
        if found:
            below, columns = at + 1, found
    head = {squeeze(line.text) for line in lines[:below] if line} | set(heads)
    rows = (
        line.with_text("") if squeeze(line.text) in head or _is_head(line, heads) else line
        for line in lines[below:]
    )
    shown = dict.fromkeys(keys[each] for each in columns)
    return trim(tuple(_over_pages(tuple(rows)))), tuple(fields[each] for each in shown)


def split_columns(lines: Lines, columns: tuple[Field, ...]) -> tuple[Lines, list[dict[str, Plain]]]:
    """Return a table without the columns beyond the form's own, and by line what stands in these.

    A value ends its row, or has lines of its own.
    """
    rest, others = [*lines], [dict[str, Plain]() for _ in lines]
    added = [each for each in columns if each.name not in _OWN and each.kind not in _ANYTHING]
    for column in reversed(added):
        for at in range(len(rest)):
            for count in range(_VALUE_LINES, 0, -1):
                part = rest[at : at + count]
                found = _value_at_end(part, column) if all(part) else None
                if found:
                    others[at][column.key], before = found
                    rest[at : at + count] = (each.with_text("") for each in part)
                    rest[at] = part[0].with_text(before)
                    break
    return tuple(rest), others


def _value_at_end(lines: list[SourceLine], column: Field) -> tuple[Plain, str] | None:
    """Return the value with which lines end that begins on the first one, and what is before it."""
    first, *following = (line.text.split() for line in lines)
    after = [word for words in following for word in words]
    for start in range(len(first)):
        value = read_value(column, " ".join((*first[start:], *after)))
        if value and not first[start][0].islower():
            return value, " ".join(first[:start])
    return None


def _over_pages(lines: Lines) -> Iterator[SourceLine]:
    """Yield lines without the blank ones where a page ends: a cell may go on after them."""
    for at, line in enumerate(lines):
        following = next((each for each in lines[at:] if each), None)
        before = next((each for each in reversed(lines[:at]) if each), None)
        turned = following and (following.moved or (before and before.page != following.page))
        if line or not turned:
            yield line


def _is_head(line: SourceLine, heads: list[str]) -> bool:
    """Tell whether a line is the table's whole head, repeated on a new page."""
    letters = squeeze(line.text)
    return len(letters) > max(map(len, heads)) and bool(_parts_of(letters, heads))


def _parts_of(letters: str, parts: list[str]) -> tuple[str, ...]:
    """Return the parts that letters consist of; none where they have others."""
    for part in parts:
        if letters == part:
            return (part,)
        rest = _parts_of(letters[len(part) :], parts) if letters.startswith(part) else ()
        if rest:
            return (part, *rest)
    return ()
