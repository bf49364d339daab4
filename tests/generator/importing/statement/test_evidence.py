"""What a block of a statement in free form is evidence of: whom to ask, what a table has."""

import pytest

from generator.importing.source.blocks import BlockKind, SourceBlock, make_runs
from generator.importing.statement import evidence
from generator.importing.statement.evidence import asks, is_risk_table


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("post@fjord.example", True),
        ("Barnearbeid, risiko: post@fjord.example", True),
        ("Risiko for barnearbeid: post@fjord.example", False),
        ("Vi ser på barnearbeid.", False),
    ],
)
def test_few_words_with_an_address_say_where_to_ask(text: str, *, does: bool) -> None:
    assert asks(SourceBlock(BlockKind.PARAGRAPH, make_runs(text))) is does


def test_so_do_more_that_speak_of_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    block = SourceBlock(BlockKind.PARAGRAPH, make_runs("Vi er her hver dag: a@fjord.example"))
    monkeypatch.setattr(evidence, "_SHORT", len(block.text))
    assert asks(block)
    monkeypatch.setattr(evidence, "_SHORT", len(block.text) - 1)
    assert not asks(block)


@pytest.mark.parametrize(
    ("heads", "is_one"),
    [(["Risiko", "Tiltak"], True), (["Risiko"], False), (["Tiltak", "Status"], False)],
)
def test_a_table_of_risks_has_something_beside_them(heads: list[str], *, is_one: bool) -> None:
    rows = [heads, ["Støv i gruver" for _ in heads]]
    cells = tuple(tuple(make_runs(each) for each in row) for row in rows)
    assert is_risk_table(SourceBlock(BlockKind.TABLE, (), rows=cells)) is is_one
