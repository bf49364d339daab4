"""Which risk a text is about that names none: telling words that no other risk has."""

import pytest

from generator.importing.statement.impacts import FoundRisk
from generator.importing.statement.measures import Mention, find_mentioned

FARMS = FoundRisk("farms", {"title": "Barnearbeid på kaffegårder"}, 1)
MINES = FoundRisk("mines", {"title": "Støv i steinbrudd og gruver"}, 2)
TWO, ONE = "Kaffegårdene har barnearbeid.", "Barnearbeid er forbudt."
ONE_MORE = "Ingen gruver, og barnearbeid på kaffegårdene."


@pytest.mark.parametrize(
    ("text", "risks", "told"),
    [
        (TWO, [FARMS], True),
        (TWO, [FARMS, MINES], True),
        (ONE, [FARMS], False),
        (ONE, [FARMS, MINES], False),
        (ONE_MORE, [FARMS], True),
        (ONE_MORE, [FARMS, MINES], False),
        (TWO, [FARMS, FARMS], False),
        (TWO, [], False),
    ],
)
def test_two_words_more_than_of_any_other_tell_of_a_risk(
    text: str, risks: list[FoundRisk], *, told: bool
) -> None:
    assert find_mentioned(text, risks) == (Mention(FARMS, sure=False) if told else None)
