"""The themes of parts judged together, and what words speak for them."""

import pytest

from generator.importing.source.blocks import BlockKind, SourceBlock, make_runs
from generator.importing.statement.data import example_headings, example_sentences, statement_data
from generator.importing.statement.order import StatementPart, judge_parts
from generator.importing.statement.profiles import (
    likeliest,
    no_weights,
    speaks_for,
    themes,
    weigh_text,
    weights_for,
)
from generator.importing.statement.sections import divide_statement
from generator.importing.statement.tables import find_columns


def block(text: str, level: int = 0) -> SourceBlock:
    kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
    return SourceBlock(kind, make_runs(text), level=level)


def best(odds: tuple[float, ...]) -> str:
    return themes()[odds.index(max(odds))]


def test_what_says_nothing_goes_on_below_its_heading() -> None:
    known, silent = StatementPart(weights_for("risks", 6.0), headed=True), no_weights()
    odds = judge_parts([known, StatementPart(silent, headed=False)])
    assert [best(each) for each in odds] == ["risks", "risks"]


def test_what_comes_after_tells_of_what_stands_before() -> None:
    silent = StatementPart(no_weights(), headed=False)
    after = StatementPart(weights_for("policies", 6.0), headed=False)
    assert best(judge_parts([silent, after])[0]) == "policies"


def test_the_odds_of_a_part_are_one_in_all() -> None:
    parts = [StatementPart(weights_for("risks", n * 100.0), headed=True) for n in range(5)]
    assert all(abs(sum(each) - 1) < 1e-9 for each in judge_parts(parts))
    assert judge_parts([]) == []


def test_signatures_are_seldom_followed_by_something_else() -> None:
    signed = StatementPart(weights_for("signature", 6.0), headed=False)
    other = StatementPart(weights_for("organisation", 3.0), headed=False)
    assert best(judge_parts([signed, other])[1]) == "signature"


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Arbeiderne kan bli utsatt for tvangsarbeid og lav lønn.", "risks"),
        ("Vi sendte et spørreskjema til 25 leverandører, og 20 svarte.", "method"),
        ("The supplier has repaid the fees to the workers.", "remedy"),
        ("Die Wirksamkeit wird jährlich überprüft.", "tracking"),
        ("Varslingskanalen er open for alle, òg anonymt.", "policies"),
    ],
)
def test_sentences_speak_as_the_examples_of_their_theme_do(text: str, theme: str) -> None:
    assert likeliest(weigh_text(text)) == theme


def test_words_never_seen_speak_for_nothing() -> None:
    assert likeliest(weigh_text("Xyzzy plugh.")) == ""
    assert speaks_for("risks", no_weights(), within=0.0)
    assert not speaks_for("risks", weights_for("method", 3.0), within=2.0)


def test_examples_are_of_themes_that_are_there() -> None:
    named = {theme for theme, _ in (*example_sentences(), *example_headings())}
    assert named == {*statement_data().themes}


def test_what_is_not_sure_is_doubted_with_what_it_may_be_instead() -> None:
    blocks = [block("Åpent", 2), block("Noe helt annet står her.")]
    section = divide_statement(blocks, "").sections[0]
    assert section.doubts
    (doubted, other), *_ = section.doubts
    assert doubted == blocks[1]
    assert other in themes()
    assert other != section.theme


@pytest.mark.parametrize(
    ("heading", "text", "doubted"),
    [
        ("Tiltak", "Vi har en varslingskanal.", ["policies"]),
        ("Kartlegging", "Barn er i arbeid på gårdene.", []),
    ],
)
def test_nothing_is_doubted_where_heading_and_words_agree(
    heading: str, text: str, doubted: list[str]
) -> None:
    """Risks are often told of below a heading on how they were looked for."""
    section = divide_statement([block(heading, 2), block(text)], "").sections[0]
    assert [other for _, other in section.doubts] == doubted


def test_columns_that_no_head_names_are_known_by_their_cells() -> None:
    rows = [
        ("Hva", "Gjort"),
        ("Risiko for barnearbeid i gruver", "Vi har byttet leverandør"),
        ("Arbeidere kan bli utsatt for tvang", "Vi krever sporbarhet og skal gjennomføre revisjon"),
    ]
    table = SourceBlock(BlockKind.TABLE, rows=tuple(tuple(map(make_runs, row)) for row in rows))
    assert find_columns(table) == {"risk": 0, "measure": 1}
