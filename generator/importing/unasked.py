"""What stands where the form has no question: the association's texts, the cover, the last page."""

import re
from collections.abc import Iterator

from generator.importing.association import is_association
from generator.importing.blocks import Block
from generator.importing.draft import Filled
from generator.importing.lexicon import squeeze
from generator.importing.lines import Line, trim, without_blanks
from generator.importing.paragraphs import pieces
from generator.importing.people import is_name
from generator.importing.portal import reading_data
from generator.importing.results import Plain
from generator.importing.scalars import read_email
from generator.importing.targets import Kind

_BLANK = Line(0, 0, "")


def set_aside(filled: Filled, block: Block) -> None:
    """Set a block's lines aside, if it is no question's: known ones as such, others as loose."""
    kind = block.target.kind if block.target else None
    if kind is Kind.UNKNOWN:
        filled.leave("import_loose_unknown", "", (*block.heading, *block.lines))
    elif kind is Kind.CLOSING:
        _close(filled, block)
    elif kind is None:
        filled.leave("import_loose_front", "", trim(tuple(_not_cover(filled, block.lines))))
    elif kind is not Kind.QUESTION:
        filled.leave("import_loose_introduction", block.title, _not_association(filled, block))


def _not_association(filled: Filled, block: Block) -> tuple[Line, ...]:
    """Return the lines below a heading of the association's that are not known as its own."""
    signed = (
        _signature(block.lines) if block.target and block.target.kind is Kind.ASSOCIATION else 0
    )
    filled.association.extend(without_blanks(block.lines[:signed]))
    others: list[Line] = []
    goes_on = False
    for piece in pieces(block.lines[signed:]):
        own = is_association(piece) or (goes_on and piece[0].text[0].islower())
        (filled.association if own else others).extend((*piece, _BLANK))
        goes_on = own and piece[-1].text[-1] not in ".!?:"
    return trim(tuple(others))


def _signature(lines: tuple[Line, ...]) -> int:
    """Return after how many lines the association's signature ends; 0 without one."""
    names = {squeeze(each) for each in reading_data().association_names}
    return next((at + 1 for at, line in enumerate(lines) if squeeze(line.text) in names), 0)


def _not_cover(filled: Filled, lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield the lines before the first heading that are not the cover's."""
    name = str(filled.facts.get("organisation", {}).get("name", ""))
    shown = r"\s+".join(map(re.escape, name.split())) or r"(?!)"
    cover = "|".join(each.replace("{name}", shown) for each in reading_data().cover)
    pattern = re.compile(rf"(?:(?:{cover})[\s.,:–-]*)+", re.IGNORECASE)
    for piece in pieces(lines):
        if pattern.fullmatch(" ".join(line.text for line in piece)) or is_association(piece):
            filled.association.extend(piece)
        else:
            yield from (*piece, _BLANK)


def _close(filled: Filled, block: Block) -> None:
    """Take from the last page what the report has not said before, the contact above all."""
    _take_contact(filled, block)
    said = {letters for tree in filled.facts.values() for letters in letters_in(tree)}
    contact = filled.facts.get("report", {}).get("contact")
    if isinstance(contact, dict):
        said.add(squeeze("".join(str(contact.get(key, "")) for key in ("name", "title"))))
    rest = [line for line in block.lines if line and squeeze(line.text) not in said]
    filled.association.extend(line for line in block.lines if line and line not in rest)
    marks = re.compile(reading_data().bookmarks)
    rest = [line for line in rest if not marks.fullmatch(line.text)]
    rest = list(without_blanks(tuple(_not_cover(filled, tuple(rest)))))
    filled.leave("import_loose_closing", block.title, tuple(rest))


def _take_contact(filled: Filled, block: Block) -> None:
    """Take the name and address of the contact from the last page where no question had them."""
    lines = without_blanks(block.lines)
    at = next((at for at, line in enumerate(lines) if read_email(line.text)), None)
    known = filled.facts.get("report", {}).get("contact", {})
    if at is None or not isinstance(known, dict):
        return
    name, _, title = lines[at - 1].text.partition(",") if at else ("", "", "")
    if at and "name" not in known and is_name(name):
        person = {"name": name.strip(), "title": title.strip()}
        filled.set_fact("report", "report.contact", {key: x for key, x in person.items() if x})
    if "email" not in known:
        filled.set_fact("report", "report.contact.email", read_email(lines[at].text) or "")


def letters_in(tree: Plain) -> Iterator[str]:
    """Yield the letters of every text of a tree."""
    if isinstance(tree, dict):
        for value in tree.values():
            yield from letters_in(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from letters_in(value)
    else:
        yield squeeze(tree)
