"""ACC930: tables too wide, and notes too long, for the page that they are printed on."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from generator.text.prose import to_html

# As the PDF was tried: the columns that a turned page holds, the lines of a note that a page does,
# the letters of such a line, and how much of one is between items and between paragraphs.
_COLUMNS, _LINES, _LETTERS, _BETWEEN, _APART = 40, 36, 95, 0.2, 0.5
_TABLE, _ROW_END, _CELLS = "<table>", "</tr>", ("<th>", "<th ", "<td>", "<td ")
_NOTE, _COLON = "[^", "]:"


@rule("ACC930", Severity.ERROR)
def text_fits_on_paper(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield texts with a table of too many columns, or a note longer than a page has room for."""
    for passage in passages_of(report):
        if not passage.markdown:
            continue
        if passage.text.count("|") > _COLUMNS:
            yield from _wide_tables(passage)
        if _NOTE in passage.text and len(passage.text) > _LINES:
            yield from _long_notes(passage)


def _wide_tables(passage: TextPassage) -> Iterator[Hit]:
    for table in to_html(passage.text, "text", 4).split(_TABLE)[1:]:
        row = table.partition(_ROW_END)[0]
        columns = sum(map(row.count, _CELLS))
        if columns > _COLUMNS:
            # A row of the widest table: the line with the most bars.
            line = max(passage.text.split("\n"), key=lambda line: line.count("|"))
            where = passage.where.on(line.strip()[:20])
            about = passage.question or None
            yield hit(where, about=about, case="table", count=columns, limit=_COLUMNS)


def _long_notes(passage: TextPassage) -> Iterator[Hit]:
    for note in _notes(passage.text):
        lines = [each.strip() for each in note if each.strip()]
        apart = (len(note) - len(lines)) * _APART
        if sum(1 + _BETWEEN + len(each) // _LETTERS for each in lines) + apart > _LINES:
            words = " ".join(lines).split()
            where = passage.where.on(" ".join(lines[0].split()[:3]))
            yield hit(where, about=passage.question or None, case="note", count=len(words))


def _notes(text: str) -> Iterator[list[str]]:
    """Yield the lines of each note: from its label to what is neither indented nor beside it."""
    note: list[str] | None = None
    blank = False
    for line in text.split("\n"):
        label, colon, rest = line.partition(_COLON)
        if label.strip().startswith(_NOTE) and colon:
            if note:
                yield note
            note = [rest]
        elif note is not None and blank and line.strip() and not line.startswith((" ", "\t")):
            yield note
            note = None
        elif note is not None:
            note.append(line)
        blank = not line.strip()
    if note:
        yield note
