"""The blocks of an answer, as GitHub shows them: lists, tables, quotations, code, paragraphs.

Python-Markdown reads blocks by rules of its own, which want empty lines and four spaces where
GitHub's preview wants none. This is its `BlockParser`, line by line as CommonMark describes it;
what stands within a block is left to Python-Markdown.
"""

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from msgspec import Struct

from generator.text.markdown_lines import (
    PASTED,
    ItemMark,
    as_line,
    begins_with_empty_cell,
    cells_of_sheet,
    expand,
    find_columns,
    find_definition,
    find_item,
    find_second_mark,
    heading_text,
    normalise_label,
    split_row,
)
from generator.text.markdown_tree import append_code, append_table, tighten
from schema.kept_patterns import compile_kept

if TYPE_CHECKING:
    from markdown.extensions.footnotes import FootnoteExtension

_CODE = 4
# A single `#` without a space is a hashtag; more of them are a heading that lacks its space.
_HEADING = compile_kept(r"(?P<marks>#{2,6}(?!#)|#(?=[ \t]|$))(?P<text>.*)")
_FENCE = compile_kept(r"(?P<marks>`{3,})(?P<info>[^`]*)$|(?P<waves>~{3,})(?P<of_waves>.*)$")
_RULE = compile_kept(r"(?P<mark>[-*_])(?:[ \t]*(?P=mark)){2,}[ \t]*$")
_UNDERLINE = compile_kept(r"(?:=+|-+)[ \t]*$")
_NOTE = compile_kept(r"\[\^(?P<label>[^\[\]\s^][^\[\]]{0,99})\]:[ \t]*")
# What a block other than a paragraph can begin with.
_SYMBOLS = "".join(map(chr, range(0xF000, 0xF100)))
_BEGINNINGS = frozenset(f"#>`~-+*_=[|:0123456789o–—{PASTED}{_SYMBOLS}")


class _List(Struct):
    """A list that may go on: its element, the mark of its items, and whether it is spaced out."""

    element: Element
    mark: str
    loose: bool = False


class _Container(Struct):
    """What holds other blocks: the answer itself, a quotation, an item of a list.

    `width` is how far an item's text is from the left; `items` is the list it ends in, if it does.
    """

    element: Element
    quote: bool = False
    width: int = 0
    pasted: str = ""
    of: _List | None = None
    items: _List | None = None
    begun: bool = False


class BlockReader(BlockParser):
    """Reads Markdown into a tree of blocks.

    `used` collects the words that Markdown uses up and no reader needs to see: the numbers of
    items, the labels of notes, the language of code. `defined` are label and address of the
    references. `dropped` is what is shown nowhere, with the reason; `indented` are the lines
    that code begins with which is indented.
    """

    def __init__(self, md: Markdown, notes: "FootnoteExtension") -> None:
        super().__init__(md)
        self.notes = notes
        self.used: list[str] = []
        self.defined: dict[str, str] = {}
        self.dropped: list[tuple[str, str]] = []
        self.indented: list[str] = []

    def reset(self) -> None:
        """Forget the answer that was read before."""
        self.used.clear()
        self.defined.clear()
        self.dropped.clear()
        self.indented.clear()

    def parseChunk(self, parent: Element, text: str) -> None:  # noqa: N802 - its name there
        """Append the blocks of a text to an element. A note within a note is none."""
        _Reading(self, parent, in_notes=parent is not self.root).read(text.split("\n"))


class _Reading:
    """One text on its way to blocks: the open containers, and the open leaf in the innermost."""

    def __init__(self, reader: BlockReader, parent: Element, *, in_notes: bool) -> None:
        self.reader = reader
        self.in_notes = in_notes
        self.stack = [_Container(parent)]
        self.lists: list[_List] = []
        self.leaf = ""
        self.lines: list[str] = []
        self.opening = ""  # the marks of a fence, the label of a note
        self.indent = self.margin = 0  # of a line's text, and of a fence
        self.columns: tuple[str, ...] = ()
        # The innermost quotation on a blank line just above; None if there was none.
        self.blank: int | None = None

    def read(self, lines: list[str]) -> None:
        """Read all lines, and close what is open at the end."""
        for number, line in enumerate(lines):
            near = (lines[number - 1] if number else "", *lines[number + 1 : number + 2])
            self.read_line(line, near)
        self.close_leaf()
        for each in self.lists:
            if not each.loose:
                tighten(each.element)

    def read_line(self, raw: str, near: tuple[str, ...]) -> None:
        """Read one line; `near` are those above and below."""
        rest, soft = expand(raw, 0)
        depth, rest = self.match_containers(rest, near)
        if self.leaf == "fence" and depth == len(self.stack):
            self.read_code(rest)
            return
        if not rest.strip():
            self.read_blank(depth, rest)
            return
        soft = soft or begins_with_empty_cell(raw, near)
        while begun := self.begin_container(depth, rest, near, soft=soft):
            depth, rest = begun
        self.read_leaf(depth, rest, raw, soft=soft)
        self.blank = None

    def match_containers(self, rest: str, near: tuple[str, ...]) -> tuple[int, str]:
        """Return how many open containers a line goes on in, and what of it is within them."""
        depth, column = 1, 0
        for each in self.stack[1:]:
            inside = rest.lstrip(" ")
            indent = len(rest) - len(inside)
            if each.quote:
                if indent >= _CODE or inside[:1] != ">":
                    break
                rest, column = _after(rest, indent + 1, column)
                if rest.startswith(" "):
                    rest, column = rest[1:], column + 1
            elif not inside:
                if not each.begun:
                    break
            elif indent >= each.width:
                rest, column = rest[each.width :], column + each.width
            elif not self.is_deeper(each, depth, inside, near):
                break
            depth += 1
        return depth, rest

    def is_deeper(self, item: _Container, depth: int, text: str, near: tuple[str, ...]) -> bool:
        """Tell whether a line is an item within a pasted one: Word's levels differ by mark."""
        if not item.pasted or text[:1] not in _BEGINNINGS:
            return False
        found = find_item(text, near)
        above = {each.pasted for each in self.stack[1 : depth + 1]}
        return found is not None and found.pasted and found.mark not in above

    def read_blank(self, depth: int, rest: str) -> None:
        if depth < len(self.stack):
            self.enter(depth)
        elif self.leaf in {"code", "note"}:
            self.lines.append(rest[_CODE:])
        else:
            self.close_leaf()
        quotes = (place for place, each in enumerate(self.stack) if each.quote)
        self.blank = max(quotes, default=0)

    def begin_container(
        self, depth: int, rest: str, near: tuple[str, ...], *, soft: bool
    ) -> tuple[int, str] | None:
        """Begin the quotation or the item that a line begins; None if it begins none."""
        text = rest.lstrip(" ")
        indent = len(rest) - len(text)
        if text[:1] not in _BEGINNINGS:
            return None
        if text[0] == ">" and indent < _CODE:
            self.enter(depth)
            element = self.add("blockquote")
            self.stack.append(_Container(element, quote=True))
            rest, _ = _after(rest, indent + 1, 0)
            return len(self.stack), rest.removeprefix(" ")
        item = find_item(text, near)
        if item is None or (indent >= _CODE and not item.pasted and not soft):
            return None
        if self.is_other(depth, text, item):
            return None
        self.begin_item(depth, item)
        after, _ = expand(text[item.length :], indent + item.length)
        spaces = len(after) - len(after.lstrip(" "))
        far = 1 if not after.strip() or (spaces > _CODE and not item.pasted) else spaces
        self.stack[-1].width = indent + item.length + far
        rest = after[far:]
        if again := find_second_mark(rest, item, near):
            self.reader.used.append(again)
            rest = expand(rest[len(again) :], 0)[0].lstrip(" ")
        return len(self.stack), rest

    def is_other(self, depth: int, text: str, item: ItemMark) -> bool:
        """Tell whether what looks like an item is something else here: text, a rule, a heading."""
        if not item.number and _RULE.match(text):
            return True
        if self.leaf != "text" or depth < len(self.stack):
            return False
        # It would interrupt a paragraph.
        nothing = not text[item.length :].strip()
        return nothing or item.number not in {"", "1"}

    def begin_item(self, depth: int, item: ItemMark) -> None:
        self.enter(depth)
        container = self.stack[-1]
        found = container.items
        if (
            found is None
            or found.mark != item.mark
            or (found.element.tag == "ol") != bool(item.number)
        ):
            element = self.add("ol" if item.number else "ul")
            if item.number and int(item.number) != 1:
                element.set("start", str(int(item.number)))
            found = container.items = _List(element, item.mark)
            self.lists.append(found)
        elif self.blank is not None and len(self.stack) - 1 >= self.blank:
            found.loose = True
        self.reader.used.append(item.number or (item.mark if item.pasted else ""))
        li = SubElement(found.element, "li")
        self.stack.append(_Container(li, of=found, pasted=item.mark if item.pasted else ""))

    def read_leaf(self, depth: int, rest: str, raw: str, *, soft: bool) -> None:
        """Read what is left of a line when its containers are taken off: never blank but in one."""
        text = rest.lstrip(" ")
        if not text:
            return
        self.indent = len(rest) - len(text)
        indented = self.indent >= _CODE
        if not indented and text[0] in _BEGINNINGS and self.begin_leaf(depth, text):
            return
        if self.leaf == "text":
            # It goes on, also where a line has not the marks of the containers it is in.
            self.lines.append(as_line(text, raw, soft=soft))
        elif indented and not soft:
            self.read_indented(depth, rest)
        elif (depth == len(self.stack) and self.leaf == "table") or (
            depth == len(self.stack) and self.leaf == "note" and self.lines[-1]
        ):
            self.lines.append(text)
        else:
            self.enter(depth)
            self.open_leaf("text", as_line(text, raw, soft=soft))

    def begin_leaf(self, depth: int, text: str) -> bool:
        """Begin the heading, rule, code, table or note that a line begins, if it does."""
        if self.leaf == "text" and depth == len(self.stack) and self.end_paragraph(text):
            return True
        if match := _HEADING.match(text):
            self.enter(depth)
            heading = self.add(f"h{len(match['marks'])}")
            heading.text = heading_text(match["text"])
        elif match := _FENCE.match(text):
            self.enter(depth)
            self.open_leaf("fence")
            self.opening, self.margin = match["marks"] or match["waves"], self.indent
            self.reader.used.append(match["info"] or match["of_waves"] or "")
        elif _RULE.match(text):
            self.enter(depth)
            self.add("hr")
        elif not self.in_notes and (match := _NOTE.match(text)):
            self.enter(depth)
            self.open_leaf("note", text[match.end() :])
            self.opening = match["label"]
        else:
            return False
        return True

    def end_paragraph(self, text: str) -> bool:
        """Make a heading or a table of the paragraph that is open, if a line says so."""
        if _UNDERLINE.match(text):
            heading = "\n".join(self.take_paragraph())
            if heading:
                self.add("h1" if text[0] == "=" else "h2").text = heading
            else:
                self.open_leaf("text", text)
            return True
        columns = find_columns(text)
        head = self.lines[-1]
        if not columns or "|" not in head or len(split_row(head)) != len(columns):
            return False
        del self.lines[-1]
        self.close_leaf()
        self.open_leaf("table", head)
        self.columns = columns
        return True

    def read_code(self, rest: str) -> None:
        """Read a line of a fenced block: its end, or text that begins no further left than it."""
        text = rest.strip(" \t")
        ends = len(text) >= len(self.opening) and not text.strip(self.opening[0])
        if ends and len(rest) - len(rest.lstrip(" ")) < _CODE:
            self.close_leaf()
        else:
            margin = min(self.margin, len(rest) - len(rest.lstrip(" ")))
            self.lines.append(rest[margin:])

    def read_indented(self, depth: int, rest: str) -> None:
        if depth == len(self.stack) and self.leaf in {"code", "note"}:
            self.lines.append(rest[_CODE:])
            return
        self.enter(depth)
        self.open_leaf("code", rest[_CODE:])

    def enter(self, depth: int) -> None:
        """Close the leaf and the containers that a line does not go on in."""
        self.close_leaf()
        del self.stack[depth:]

    def add(self, tag: str) -> Element:
        """Return a new block in the innermost container."""
        self.begin()
        return SubElement(self.stack[-1].element, tag)

    def begin(self) -> None:
        """Take note that a block begins: with a blank line above, it spaces a list out."""
        container = self.stack[-1]
        if container.of and container.begun and self.blank is not None:
            container.of.loose |= len(self.stack) - 1 > self.blank
        container.begun, container.items = True, None

    def open_leaf(self, kind: str, *lines: str) -> None:
        self.begin()
        self.leaf, self.lines = kind, [*lines]

    def close_leaf(self) -> None:
        """Append what is open to the tree."""
        leaf, self.leaf = self.leaf, ""
        parent = self.stack[-1].element
        if leaf == "text":
            lines = self.take_paragraph()
            if rows := cells_of_sheet(lines):
                append_table(parent, ("",) * len(rows[0]), rows)
            elif lines:
                SubElement(parent, "p").text = "\n".join(
                    each.lstrip("\t") for each in lines
                ).rstrip()
        elif leaf in {"fence", "code"}:
            append_code(parent, self.lines, fenced=leaf == "fence")
            self.reader.indented.extend(self.lines[:1] if leaf == "code" else ())
        elif leaf == "table":
            rows = [split_row(each) for each in self.lines]
            append_table(parent, self.columns, rows)
            cells = (cell for row in rows for cell in row[len(self.columns) :] if cell)
            self.reader.dropped.extend(("cell", each) for each in cells)
        elif leaf == "note":
            self.keep_note("\n".join(self.lines).strip())

    def keep_note(self, text: str) -> None:
        """Keep a note's text until it is known where it is shown; of several, the first."""
        if self.opening in self.reader.notes.footnotes:
            self.reader.dropped.append(("note", text))
        else:
            self.reader.used.append(self.opening)
            self.reader.notes.setFootnote(self.opening, text)

    def take_paragraph(self) -> list[str]:
        """Return the lines of the open paragraph but the definitions that it begins with."""
        lines, self.lines, self.leaf = self.lines, [], ""
        if not lines or not lines[0].startswith("["):
            return lines
        text, end = "\n".join(lines), 0
        while found := find_definition(text, end):
            end = found.end
            label = normalise_label(found.label)
            written = f"{found.label} {found.address}"
            if self.reader.defined.setdefault(label, written) != written:
                self.reader.dropped.append(("again", written))
            self.reader.md.references.setdefault(label, (found.address, found.title))
        return text[end:].split("\n") if end < len(text) else []


def _after(rest: str, count: int, column: int) -> tuple[str, int]:
    """Return what follows the first `count` characters, its blanks as spaces, and its column."""
    return expand(rest[count:], column + count)[0], column + count
