"""What tests of the import's readers share: text in, a fact and what is left of the lines out."""

from generator.importing.answers.draft import Reader, ReadFact, Setting
from generator.importing.answers.paragraphs import measure_column
from generator.importing.source.lines import split_lines

SETTING = Setting(2023, measure_column(split_lines("x" * 100)))


def read(reader: Reader, text: str) -> ReadFact:
    """What a reader makes of a text, in a column of a hundred characters."""
    return reader(split_lines(text), "0.0", SETTING)


def rest_of(found: ReadFact) -> list[str]:
    """The lines that a reader has left."""
    return [line.text for line in found.rest if line]
