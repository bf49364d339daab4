"""What is printed of a statement in free form: also how much there is beside what is listed."""

from pathlib import Path

import pytest

from generator.importing.destination import Destination
from generator.importing.source.reading import read_blocks
from generator.importing.statement.draft import UnplacedText
from generator.importing.statement.reading import read_statement
from generator.importing.statement_output import write_and_tell
from generator.text.words import load_words
from schema.form import load_form

STATEMENT = """# Redegjørelse 2024 for Solfisk AS

## Organisering

Solfisk AS har 85 ansatte.

## Retningslinjer

Styret har vedtatt etiske retningslinjer.

## Tiltak

Vi har byttet leverandør.
"""


@pytest.mark.parametrize(
    ("count", "more"), [(40, []), (41, ["  … og 1 til"]), (45, ["  … og 5 til"])]
)
def test_what_is_not_listed_of_what_found_no_place_is_counted(
    count: int, more: list[str], tmp_path: Path
) -> None:
    read = read_statement(read_blocks(STATEMENT.encode()), load_form("act-essential"), None)
    read.draft.unplaced[:] = [
        UnplacedText("import_loose_front", "", f"Ord {each}", each) for each in range(1, count + 1)
    ]
    place = Destination(tmp_path, "solfisk", 2024)
    lines = [*write_and_tell(read, place, "s.md", "content/", load_words("nb", "command"))]
    assert sum("«Ord " in line for line in lines) == 40
    assert [line for line in lines if line.startswith("  …")] == more
