"""Which characters our fonts have, and what a code is called now."""

import pytest

from schema.characters import find_unprintable
from schema.renamed_codes import names_now


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Blåbær – «ja» … €", []),
        ("\ue000\ue001 og \ue000", ["\ue000\ue001", "\ue000"]),
        ("a\U000f0000b", ["\U000f0000"]),
        ("\ue000\n\ue001", ["\ue000", "\ue001"]),
        ("", []),
    ],
)
def test_runs_of_characters_that_no_font_has_are_found(text: str, found: list[str]) -> None:
    assert [each.group() for each in find_unprintable(text)] == found


def test_places_are_those_of_the_text() -> None:
    (run,) = find_unprintable("abc \ue000\ue001 d")
    assert run.span() == (4, 6)


def test_a_code_that_has_kept_its_name_is_called_that() -> None:
    assert names_now("LAW301") == ("LAW301",)


def test_a_code_may_be_called_otherwise_now_or_be_divided() -> None:
    assert names_now("LAW102") == ("FRM102",)
    assert names_now("LAW101") == ("LAW101", "FRM101")
