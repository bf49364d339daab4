"""VAL202, LNG, TXT, ACC and PRV: the words of a report."""

from typing import TYPE_CHECKING

import pytest

from tests.generator.rules.sentences import answer

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


@pytest.mark.parametrize(
    "words", ["TBD", "TODO", "???", "XXX", "Lorem ipsum", "fyll inn", "<NAVN>", "[SETT INN]"]
)
def test_a_placeholder(words: str, found: "Found") -> None:
    (finding,) = [each for each in found(answer(f"Vi gjør {words}.")) if each.code == "TXT101"]
    assert finding.arguments["words"] == words


@pytest.mark.parametrize(
    "text",
    ["Hva gjør vi?", "Metoden tar hensyn.", "Under <30.", "Vi følger [ILO](https://www.ilo.org)."],
)
def test_no_placeholder(text: str, found: "Found") -> None:
    assert found(answer(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Skjemaet fylles ut av leverandøren.",
        "Mer opplæring kommer senere.",
        "Suppliers fill in a form.",
        "Vi har sett inn i kontorene.",
        "Butikken XXL er stor.",
    ],
)
def test_words_that_are_no_placeholders(text: str, found: "Found") -> None:
    assert [each for each in found(answer(text)) if each.code == "TXT101"] == []


@pytest.mark.parametrize(
    ("file", "text", "key"),
    [
        ("0-enterprise/facts.yaml", "goals: [{id: a, goal: '–', status: done}]", "goal"),
        ("0-enterprise/facts.yaml", "goals: [{id: a, goal: {nb: '…'}, status: done}]", "goal"),
        ("report.yaml", "attachments: [{file: a.pdf, title: {nb: '--'}}]", "title"),
    ],
)
def test_a_field_without_words_is_named(file: str, text: str, key: str, found: "Found") -> None:
    (finding,) = [each for each in found((file, text)) if each.code == "TXT108"]
    assert (finding.arguments["case"], finding.arguments["key"]) == ("field", key)
