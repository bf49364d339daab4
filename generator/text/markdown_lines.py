"""What a line of Markdown begins, read as GitHub reads it, and as Word and Excel paste it.

Pure functions of one line: the mark of a list's item, the cells of a row, an address's definition.
"""

from collections.abc import Sequence

from msgspec import Struct

from schema.kept_patterns import compile_kept

# No-break spaces stand where spaces do, wherever only the place of the text is meant.
_BLANK = " \t\u00a0\u2007\u202f\u3000"
_LEADING = compile_kept(f"[{_BLANK}]*")
_TAB = 4
# At the end of a line: the next one begins anew.
_BREAK = "  "
_BULLET = compile_kept(rf"(?P<mark>[-+*])(?=[{_BLANK}]|$)")
_NUMBER = compile_kept(rf"(?P<number>\d{{1,9}})(?P<mark>[.)])(?=[{_BLANK}]|$)")
# What Word, Teams and PDF readers paste in front of the items of a list. Word's own symbols are
# characters of a font that nobody else has; where «o» and dashes are followed by a mere space,
# they are only marks if the line above or below has one too: «– Ja, sier hun» is speech.
PASTED = "•‣\u2043∙▪▫◦●○■□◆◾▸►▶➢➤❖·"
_PASTED = compile_kept(rf"(?P<mark>[{PASTED}\uf000-\uf0ff])(?P<far>[{_BLANK}]+)(?=[^{_BLANK}])")
_UNSURE = compile_kept(rf"(?P<mark>[o–—])(?P<far>[{_BLANK}]+)(?=[^{_BLANK}])")
# A mark of Word's after one of Markdown's, where both wrote the list; and the other way round.
_AGAIN = compile_kept(rf"[{PASTED}\uf000-\uf0ff](?=[{_BLANK}]+[^{_BLANK}])")
_AFTER_PASTED = compile_kept(rf"[-+*{PASTED}\uf000-\uf0ff](?=[{_BLANK}]+[^{_BLANK}])")
_MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
# A number that is part of its sentence: a year, or the day of a month.
_SENTENCE = compile_kept(rf"\d{{4,9}}\.|(?:[12]?\d|3[01])\.[{_BLANK}]+(?:{_MONTHS})\b")
# Word turns hyphens into dashes.
_DELIMITER = compile_kept(
    rf"\|?[{_BLANK}]*:?[-–—\u2212]+:?[{_BLANK}]*(?:\|[{_BLANK}]*:?[-–—\u2212]+:?[{_BLANK}]*)*\|?"
)
_COUNTED = compile_kept(
    r"\(?(?:[^\W\d_]{1,4}[.)]|\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+)\t"
)
_BAR = compile_kept(r"(?<!\\)\|")
_DEFINITION = compile_kept(
    r"""\[(?P<label>[^\[\]^][^\[\]]{0,999})\]:[ \t]*(?:\n[ \t]*)?"""
    r"""(?P<address><[^<>\n]*>|[^\s<]\S*)"""
    r"""(?:(?:[ \t]+|[ \t]*\n[ \t]*)(?P<title>"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))"""
    r"""(?=[ \t]*(?:\n|$)))?[ \t]*(?:\n|$)"""
)


class ItemMark(Struct, frozen=True):
    """What begins an item of a list: its mark, how long it is, and the number it has, if any.

    `pasted` is true of the marks that are none on GitHub.
    """

    mark: str
    length: int
    number: str = ""
    pasted: bool = False


class Definition(Struct, frozen=True):
    """Where a reference leads: `[label]: address "title"`; it ends at `end` of its paragraph."""

    label: str
    address: str
    title: str
    end: int


def expand(text: str, column: int) -> tuple[str, bool]:
    """Return a text with spaces for the blanks it begins with, and whether some were no-break.

    `column` is where the text begins, from 0: a tab leads to the next multiple of four.
    """
    first = text[:1]
    if first not in _BLANK or not first:
        return text, False
    run = _LEADING.match(text)
    blanks = run.group() if run else ""
    if not blanks.strip(" "):
        return text, False
    width = column
    for character in blanks:
        width += _TAB - width % _TAB if character == "\t" else 1
    return " " * (width - column) + text[len(blanks) :], bool(blanks.strip(" \t"))


def find_item(text: str, near: Sequence[str]) -> ItemMark | None:
    """Return what item of a list a line begins, if any; its indentation is left out.

    `near` are the lines above and below: what may be a mark is one if they have it too.
    """
    if match := _BULLET.match(text):
        return ItemMark(match["mark"], 1)
    if match := _NUMBER.match(text):
        if begins_with_date(text):
            return None
        return ItemMark(match["mark"], match.end(), match["number"])
    if match := _PASTED.match(text):
        return ItemMark(match["mark"], 1, pasted=True)
    match = _UNSURE.match(text)
    if match and (match["far"] != " " or any(_begins(each, match["mark"]) for each in near)):
        return ItemMark(match["mark"], 1, pasted=True)
    return None


def find_second_mark(text: str, item: ItemMark, near: Sequence[str]) -> str:
    """Return the mark that an item's text begins with, which only repeats its own; else nothing.

    Word's list in an item of Markdown's, `- • barn`, is one list; a dash may be speech, and is a
    mark only where the line above or below has both marks too.
    """
    match = (_AFTER_PASTED if item.pasted else _AGAIN).match(text)
    if match:
        return match.group()
    unsure = None if item.pasted else _UNSURE.match(text)
    both = unsure and any(_begins_twice(each, unsure["mark"]) for each in near)
    return unsure["mark"] if unsure and (unsure["far"] != " " or both) else ""


def _begins_twice(line: str, mark: str) -> bool:
    bare = line.lstrip(_BLANK)
    item = _BULLET.match(bare) or _NUMBER.match(bare)
    return item is not None and _begins(bare[item.end() :], mark)


def begins_with_date(text: str) -> bool:
    """Tell whether a line begins with a year or the day of a month, which is no item's number."""
    return _SENTENCE.match(text) is not None


def _begins(line: str, mark: str) -> bool:
    return line.lstrip(_BLANK).startswith(f"{mark} ")


def find_columns(line: str) -> tuple[str, ...]:
    """Return the sides (`end`, `centre` or none) of the columns that a line under a head has."""
    line = line.strip(_BLANK)
    if "|" not in line or not _DELIMITER.fullmatch(line):
        return ()
    cells = (each.strip() for each in line.strip("|").split("|"))
    sides = {(False, True): "end", (True, True): "centre"}
    return tuple(sides.get((each[0] == ":", each[-1] == ":"), "") for each in cells)


def split_row(line: str) -> tuple[str, ...]:
    """Return the cells of a table's row; a bar after a backslash is part of a cell."""
    text = line.strip(_BLANK).removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return tuple(each.strip(_BLANK).replace("\\|", "|") for each in _BAR.split(text))


def find_definition(text: str, start: int) -> Definition | None:
    """Return the definition of a reference that stands at this place of a paragraph, if any."""
    match = _DEFINITION.match(text, start)
    if match is None:
        return None
    address = match["address"]
    if address.startswith("<"):
        address = address[1:-1]
    return Definition(match["label"], address, (match["title"] or "")[1:-1], match.end())


def normalise_label(label: str) -> str:
    """Return the label of a reference as labels are compared: case and spaces do not count."""
    return " ".join(label.lower().split())


def heading_text(heading: str) -> str:
    """Return the text of a heading without the signs that may close it: `## Mål ##`."""
    text = heading.strip()
    bare = text.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else text


def as_line(text: str, raw: str, *, soft: bool) -> str:
    """Return a line of a paragraph; with the tabs it begins with where it may be of a sheet."""
    if raw.startswith("\t") and (soft or "\t" in text):
        return raw.strip(" ")
    bare = text.rstrip(" ")
    return bare if len(text) - len(bare) < len(_BREAK) else bare + _BREAK


def begins_with_empty_cell(raw: str, near: tuple[str, ...]) -> bool:
    """Tell whether a line is the head of rows from a sheet, whose first cell is empty."""
    if not raw.startswith("\t"):
        return False
    below = near[-1]
    tabs = below.rstrip().count("\t")
    return below[:1] not in {"", " ", "\t"} and 0 < tabs <= raw.count("\t") == below.count("\t")


def cells_of_sheet(lines: list[str]) -> list[tuple[str, ...]]:
    """Return the cells of lines from a sheet: as many tabs in each, and more than one line.

    Where all lines begin with a letter or a number like an item's, they are a list of Word.
    """
    tabs = lines[0].count("\t") if len(lines) > 1 else 0
    if not tabs or any(each.count("\t") != tabs for each in lines):
        return []
    if all(_COUNTED.match(each) for each in lines):
        return []
    return [tuple(cell.strip() for cell in each.split("\t")) for each in lines]
