"""How much of what a text names another tells as well."""

import pytest

from generator.text.retelling import compare_told

DONE = "Vi satte ned normen til 16 rom, økte betalingen til byrået og sammenligner nøkkelkortene."


@pytest.mark.parametrize(
    ("results", "share"),
    [
        ("Normen er nå på 16 rom, byrået får mer betalt og nøkkelkort sammenlignes.", 1.0),
        ("Fem renholdere sluttet å hoppe over pausen.", 0.0),
        ("Noe godt.", 0.0),
    ],
)
def test_words_are_told_again_however_they_are_inflected(results: str, share: float) -> None:
    assert compare_told(results, DONE, "nb").share == share


def test_words_that_only_begin_alike_are_others() -> None:
    assert compare_told("Fabrikk", "Fabrikasjon", "nb").retold == 1
    assert compare_told("Kontrakt", "Kontormøbler", "nb").retold == 0
    assert compare_told("Vern", "Verden", "nb").retold == 0
