"""What the editor has placed otherwise, taken out of the sections that it was put in."""

from collections.abc import Mapping

from msgspec.structs import replace

from generator.importing.portal.lexicon import squeeze
from generator.importing.source.blocks import SourceBlock
from generator.importing.statement.data import questions_of
from generator.importing.statement.sections import DividedStatement, StatementSection
from schema.form import Form

_FIRST = 60


def take_moved(
    divided: DividedStatement, moved: Mapping[str, str], form: Form
) -> tuple[DividedStatement, tuple[tuple[SourceBlock, str], ...]]:
    """Return a statement without what was moved to answers in prose, and that with its question.

    What was moved to facts (risks, measures, signatures) is a section of its own.
    """
    themes = questions_of(form)
    sections: list[StatementSection] = []
    placed: list[tuple[SourceBlock, str]] = []
    for section in divided.sections:
        kept: list[SourceBlock] = []
        for block in section.blocks:
            place = moved.get(letters_of_piece(block.text))
            if place is None:
                kept.append(block)
            elif theme := themes.get(place):
                sections.append(StatementSection(theme, heading=None, stands=True, blocks=(block,)))
            else:
                placed.append((block, place))
        head = section.heading
        if head and (place := moved.get(letters_of_piece(head.text))) and not section.stands:
            placed.append((head, place))
            head = None
        if kept or not section.blocks:
            sections.append(replace(section, blocks=tuple(kept), heading=head))
        elif head and not section.stands:
            sections.append(replace(section, blocks=(), heading=head))
    return replace(divided, sections=tuple(sections)), tuple(placed)


def start_of_piece(text: str) -> str:
    """Return the words that stand for a piece of the source in a map."""
    return text[:_FIRST].strip()


def letters_of_piece(text: str) -> str:
    """Return the letters by which a piece is found again, from its text or what stands for it."""
    return squeeze(start_of_piece(text))
