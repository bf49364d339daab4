"""What the CMS is told of an organisation's files: its main language comes first, once."""

import pytest

from generator.data.editable_files import _languages


@pytest.mark.parametrize(
    ("codes", "main", "order"),
    [
        (("nb", "en"), "nb", ["nb", "en"]),
        (("nb", "en", "nn"), "en", ["en", "nb", "nn"]),
        (("nb",), "nb", ["nb"]),
    ],
)
def test_the_main_language_is_first(codes: tuple[str, ...], main: str, order: list[str]) -> None:
    assert [each.code for each in _languages(codes, main)] == order
