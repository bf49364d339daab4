"""Words that typed values do not say stand as comments above them, as deep as they are."""

import pytest

from generator.findings.positions import Keys
from generator.importing.answers.draft import KeptWords
from generator.importing.trial_check import add_comments

FACTS = """\
risks:
  - id: a
    geography:
      - NO
      - SE
  - id: b
    places: [NO, SE]
"""


def commented(*keys: Keys) -> str:
    kept = {"2-identify": [KeptWords(each, "ord") for each in keys]}
    return add_comments({"2-identify/facts.yaml": FACTS}, kept, "Skrevet: {}".format)[
        "2-identify/facts.yaml"
    ]


@pytest.mark.parametrize(
    ("keys", "above", "comment"),
    [
        (("risks",), "risks:", "# Skrevet: ord"),
        (("risks", 1), "  - id: b", "  # Skrevet: ord"),
        (("risks", 0, "geography", 1), "      - SE", "      # Skrevet: ord"),
        (("risks", 0, "geography"), "    geography:", "    # Skrevet: ord"),
        # Of what is no longer there it is said where it was.
        (("risks", 0, "kind"), "  - id: a", "  # kind: Skrevet: ord"),
        (("risks", 2, "id"), "risks:", "# 2.id: Skrevet: ord"),
        # Between the items of a list on one line nothing stands.
        (("risks", 1, "places", 1), "    places: [NO, SE]", "    # 1: Skrevet: ord"),
        (("measures",), "risks:", "# measures: Skrevet: ord"),
    ],
)
def test_words_stand_above_their_value(keys: Keys, above: str, comment: str) -> None:
    assert commented(keys) == FACTS.replace(f"{above}\n", f"{comment}\n{above}\n", 1)


def test_words_for_one_value_stand_in_their_order() -> None:
    assert commented(("risks",), ("measures",)).startswith("# Skrevet: ord\n# measures: Skrevet")


def test_words_without_a_file_stand_at_the_end_of_the_reports_own() -> None:
    files = {"report.yaml": "form: ehn-2023\n"}
    kept = {"report": [KeptWords(("form",), "a")], "4-track": [KeptWords(("x", 0), "b")]}
    assert add_comments(files, kept, str) == {
        "report.yaml": "# a\nform: ehn-2023\n# x.0: b\n",
    }
