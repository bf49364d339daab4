"""What the editor has placed otherwise in a portal's report: paragraphs, moved between headings."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.importing.headings.blocks import Block
from generator.importing.headings.known import HeadingKind, KnownHeading
from generator.importing.source.lines import Lines, SourceLine, trim
from generator.importing.statement.moved import letters_of_piece


def paragraphs_of(lines: Lines) -> Iterator[Lines]:
    """Yield the lines of each paragraph: those that no blank line parts."""
    own: list[SourceLine] = []
    for line in lines:
        if line:
            own.append(line)
        elif own:
            yield tuple(own)
            own = []
    if own:
        yield tuple(own)


def text_of_paragraph(lines: Lines) -> str:
    """Return the text of a paragraph, on one line."""
    return " ".join(line.text for line in lines)


def question_of(block: Block) -> str:
    """Return the question that a block answers; nothing for any other block."""
    asked = block.target is not None and block.target.kind is HeadingKind.QUESTION
    return block.target.key if asked and block.target else ""


def move_paragraphs(
    blocks: Sequence[Block], moved: Mapping[tuple[str, int], str]
) -> tuple[Block, ...]:
    """Return blocks with the paragraphs that were moved below the questions they were moved to.

    `moved` has questions by the first letters of a paragraph, and the how manieth it is with these.
    """
    counted: Counter[str] = Counter()
    taken: dict[str, list[SourceLine]] = {}
    kept = [_without_moved(block, moved, counted, taken) for block in blocks]
    whole: list[Block] = []
    for block in reversed(kept):
        lines = taken.pop(question_of(block), [])
        both = (*block.lines, *([SourceLine(0, 0, "")] if block.lines and lines else []), *lines)
        whole.insert(0, replace(block, lines=both) if lines else block)
    return (*whole, *(_new_block(key, tuple(lines)) for key, lines in taken.items()))


def _without_moved(
    block: Block,
    moved: Mapping[tuple[str, int], str],
    counted: Counter[str],
    taken: dict[str, list[SourceLine]],
) -> Block:
    gone: set[int] = set()
    for paragraph in paragraphs_of(block.lines):
        first = letters_of_piece(text_of_paragraph(paragraph))
        to = moved.get((first, counted[first]))
        counted[first] += 1
        if to:
            known = taken.setdefault(to, [])
            known.extend([*([SourceLine(0, 0, "")] if known else []), *paragraph])
            gone |= {id(line) for line in paragraph}
    if not gone:
        return block
    return replace(block, lines=trim(tuple(line for line in block.lines if id(line) not in gone)))


def _new_block(key: str, lines: Lines) -> Block:
    """Return a block of a question that the report has no heading for."""
    return Block(KnownHeading(key, HeadingKind.QUESTION, "", (), 0), (), lines)
