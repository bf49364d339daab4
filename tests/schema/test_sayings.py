"""schema/sayings.yaml: every group is known, and a sentence needs more than one, or says it all."""

import pytest

from schema.sayings import all_sayings
from schema.substance_words import list_groups

SAYINGS = all_sayings()


@pytest.mark.parametrize("kind", SAYINGS)
def test_groups_are_known(kind: str) -> None:
    for way in SAYINGS[kind]:
        named = {*way.unless, *way.nowhere, *(each for groups in way.says for each in groups)}
        assert named <= {*list_groups()}
