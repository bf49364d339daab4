"""Notes at the foot of a page or a text, put after what refers to them."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.importing.source.blocks import BlockKind, SourceBlock, TextRun, plain, raised

_MARK = re.compile(r"(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s?(?=\S)")
# What leads back from a note to its mark, at the end of each in a list of notes.
_BACK = re.compile(r"\s?[↑↩]\ufe0e?$")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def place_notes(blocks: Sequence[SourceBlock]) -> tuple[SourceBlock, ...]:
    """Return blocks with each note right after the one that has its mark, where one has."""
    known = [note for block in blocks for note in _notes(block)]
    rest = [block for block in blocks if not any(_notes(block))]
    for note in reversed(known):
        mark = re.compile(rf"(?<![⁰¹²³⁴⁵⁶⁷⁸⁹]){raised(note.note)}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
        marked = [at for at, block in enumerate(rest) if mark.search(block.text)]
        before = [at for at in marked if rest[at].place <= note.place] or marked
        if note in blocks and not before:
            rest.insert(list(blocks).index(note), note)
        else:
            rest.insert(before[-1] + 1 if before else len(rest), note)
    return tuple(rest)


def _notes(block: SourceBlock) -> Iterator[SourceBlock]:
    """Yield the notes that a block is: one, a paragraph with a mark, or a list of them."""
    if block.kind is BlockKind.FOOTNOTE:
        yield block
    elif block.kind is BlockKind.PARAGRAPH and (match := _MARK.match(block.text)):
        number = match["mark"].translate(_DIGITS)
        first, *others = block.runs
        runs = (replace(first, text=first.text[match.end() :]), *others)
        yield replace(block, kind=BlockKind.FOOTNOTE, runs=runs, note=number)
    elif block.is_list and all(_BACK.search(plain(each.runs)) for each in block.entries):
        for number, each in enumerate(block.entries, 1):
            text = TextRun(_BACK.sub("", plain(each.runs)))
            yield SourceBlock(BlockKind.FOOTNOTE, (text,), place=block.place, note=str(number))
