"""Blocks as elements of Python-Markdown's tree: code, tables, lists that are not spaced out."""

from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString


def append_code(parent: Element, lines: list[str], *, fenced: bool) -> None:
    """Append code; what is merely indented ends with its last line that is not blank."""
    if not fenced:
        while lines and not lines[-1].strip():
            lines.pop()
    code = SubElement(SubElement(parent, "pre"), "code")
    code.text = AtomicString("".join(f"{each}\n" for each in lines))


def append_table(parent: Element, sides: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Append a table of a head and rows; each row gets as many cells as there are `sides`."""
    table = SubElement(parent, "table")
    for tag, name, part in (("thead", "th", rows[:1]), ("tbody", "td", rows[1:])):
        body = SubElement(table, tag) if part else table
        for cells in part:
            row = SubElement(body, "tr")
            padded = (*cells, *("",) * (len(sides) - len(cells)))
            for side, text in zip(sides, padded, strict=False):
                cell = SubElement(row, name, {"class": side} if side else {})
                cell.text = text


def tighten(items: Element) -> None:
    """Take the paragraphs directly in a list's items away, and leave their texts."""
    for item in items:
        children, last = list(item), None
        if not any(each.tag == "p" for each in children):
            continue
        item[:] = []
        for each in children:
            if each.tag != "p":
                item.append(each)
                last = each
            elif last is None:
                item.text = each.text
            else:
                last.tail = each.text
