"""What somebody wrote is shown as far as it tells what was meant."""

import pytest

from generator.commands.usage import UsageError
from generator.text.words import load_words


@pytest.mark.parametrize(("length", "is_whole"), [(1000, True), (1001, False)])
def test_what_was_written_is_shown_so_far(length: int, *, is_whole: bool) -> None:
    error = UsageError("not_a_choice", option="--format", written="x" * length, choices="text")
    (line,) = error.explain(load_words("nb", "command"))
    assert ("x" * length in line) is is_whole
    assert ("x" * 999 + "…" in line) is not is_whole
