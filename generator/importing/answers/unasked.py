"""Text that answers no question: the association's own, the cover, the last page."""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256

from generator.findings.positions import Plain
from generator.importing.answers.draft import Draft
from generator.importing.answers.paragraphs import pieces
from generator.importing.answers.single_values import is_name
from generator.importing.headings.blocks import Block
from generator.importing.headings.known import HeadingKind
from generator.importing.portal.data import reading_data, shingles
from generator.importing.portal.lexicon import squeeze, words_of
from generator.importing.portal.scalars import read_email
from generator.importing.source.lines import Lines, SourceLine, trim, without_blanks

_WORDS = 4
_DIGITS = 6
# How much of a paragraph must be known: other years say the same in slightly different words.
_SHARE = 0.5
_BLANK = SourceLine(0, 0, "")


def digests_of(text: str) -> list[str]:
    """Return the digest of every four words in a row; of a shorter text, of all its words."""
    words = words_of(text)
    runs = [words[at : at + _WORDS] for at in range(max(1, len(words) - _WORDS + 1))]
    return [sha256(" ".join(run).encode()).hexdigest()[:_DIGITS] for run in runs]


def is_association(lines: Sequence[SourceLine]) -> bool:
    """Return whether a paragraph is the association's."""
    found = digests_of(" ".join(line.text for line in lines))
    known = shingles()
    return sum(each in known for each in found) >= _SHARE * len(found)


def read_unasked(draft: Draft, block: Block) -> None:
    """Take the lines of a block that is no question's: known ones as such, others as unplaced."""
    kind = block.target.kind if block.target else None
    if kind is HeadingKind.UNKNOWN:
        draft.add_unplaced("import_loose_unknown", "", (*block.heading, *block.lines))
    elif kind is HeadingKind.CLOSING:
        _close(draft, block)
    elif kind is None:
        draft.add_unplaced("import_loose_front", "", trim(tuple(_not_cover(draft, block.lines))))
    elif kind is not HeadingKind.QUESTION:
        draft.add_unplaced("import_loose_introduction", block.title, _not_association(draft, block))


def _not_association(draft: Draft, block: Block) -> Lines:
    """Return the lines below a heading of the association's that are not known as its own."""
    signed = (
        _signature(block.lines)
        if block.target and block.target.kind is HeadingKind.ASSOCIATION
        else 0
    )
    draft.association.extend(without_blanks(block.lines[:signed]))
    others: list[SourceLine] = []
    goes_on = False
    for piece in pieces(block.lines[signed:]):
        own = is_association(piece) or (goes_on and piece[0].text[0].islower())
        (draft.association if own else others).extend((*piece, _BLANK))
        goes_on = own and piece[-1].text[-1] not in ".!?:"
    return trim(tuple(others))


def _signature(lines: Lines) -> int:
    """Return after how many lines the association's signature ends; 0 without one."""
    names = {squeeze(each) for each in reading_data().association_names}
    return next((at + 1 for at, line in enumerate(lines) if squeeze(line.text) in names), 0)


def _not_cover(draft: Draft, lines: Lines) -> Iterator[SourceLine]:
    """Yield the lines before the first heading that are not the cover's."""
    name = str(draft.facts.get("organisation", {}).get("name", ""))
    names = dict.fromkeys((name, re.sub(r"(?<!\s)\s*+\([^()]*\)\s*+$", "", name)))
    shown = "|".join(r"\s+".join(map(re.escape, each.split())) for each in names if each) or r"(?!)"
    shown = f"(?:{shown})"
    cover = "|".join(each.replace("{name}", shown) for each in reading_data().cover)
    pattern = re.compile(rf"(?:(?:{cover})[\s.,:–-]*)+", re.IGNORECASE)
    for piece in pieces(lines):
        if pattern.fullmatch(" ".join(line.text for line in piece)) or is_association(piece):
            draft.association.extend(piece)
        else:
            yield from (*piece, _BLANK)


def _close(draft: Draft, block: Block) -> None:
    """Take from the last page what the report has not said before, the contact above all."""
    _take_contact(draft, block)
    said = {letters for tree in draft.facts.values() for letters in letters_in(tree)}
    contact = draft.facts.get("report", {}).get("contact")
    if isinstance(contact, dict):
        said.add(squeeze("".join(str(contact.get(key, "")) for key in ("name", "title"))))
    rest = [line for line in block.lines if line and squeeze(line.text) not in said]
    draft.association.extend(line for line in block.lines if line and line not in rest)
    marks = re.compile(reading_data().bookmarks)
    rest = [line for line in rest if not marks.fullmatch(line.text)]
    rest = list(without_blanks(tuple(_not_cover(draft, tuple(rest)))))
    draft.add_unplaced("import_loose_closing", block.title, tuple(rest))


def _take_contact(draft: Draft, block: Block) -> None:
    """Take the name and address of the contact from the last page where no question had them."""
    lines = without_blanks(block.lines)
    at = next((at for at, line in enumerate(lines) if read_email(line.text)), None)
    known = draft.facts.get("report", {}).get("contact", {})
    if at is None or not isinstance(known, dict):
        return
    name, _, title = lines[at - 1].text.partition(",") if at else ("", "", "")
    if at and "name" not in known and is_name(name):
        person = {"name": name.strip(), "title": title.strip()}
        draft.set_fact("report", "report.contact", {key: x for key, x in person.items() if x})
    if "email" not in known:
        draft.set_fact("report", "report.contact.email", read_email(lines[at].text) or "")


def letters_in(tree: "Plain | None") -> Iterator[str]:
    """Yield the letters of every text of a tree."""
    if isinstance(tree, dict):
        for each in tree.values():
            yield from letters_in(each)
    elif isinstance(tree, list):
        for item in tree:
            yield from letters_in(item)
    elif tree:
        yield squeeze(tree)
