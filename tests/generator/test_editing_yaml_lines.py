"""Lines of YAML that are written for a field: one line where it has room, else folded."""

from generator.editing.yaml_lines import lines_of
from generator.scaffold.yaml_text import WIDTH

KEY = "goal"


def test_a_text_stands_on_one_line_as_long_as_it_has_room() -> None:
    room = WIDTH - 20 - len(KEY)
    fits = ("ord " * room)[: room - 1] + "x"
    assert len(fits) == room
    assert [*lines_of(KEY, fits)] == [f"{KEY}: {fits}"]
    first, *folded = lines_of(KEY, f"{fits}x")
    assert first == f"{KEY}: >-"
    assert " ".join(each.strip() for each in folded) == f"{fits}x"
