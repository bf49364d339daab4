"""Labels within answers: of a measure's fields and a table's rows, and whose each value is."""

import pytest

from generator.importing.answers.labels import find_label, find_parted, pair, split_fields
from generator.importing.source.lines import SourceLine, split_lines
from schema.facts.address import Measure
from schema.facts.enterprise import Workers

# Labels of a measure are «Overordnet mål», «Status», «Mål i rapporteringsåret» and the like.
ORDER = ("goal", "status", "goal_this_year", "actions", "results")


def label(text: str) -> tuple[str, int, int, str] | None:
    found = find_label(split_lines(text), 0, Measure)
    return (found.key, found.start, found.end, found.rest) if found else None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Overordnet mål: Ren luft", ("goal", 0, 1, ": Ren luft")),
        ("Overordnet mål", ("goal", 0, 1, "")),
        ("OVERORDNET   MÅL :", ("goal", 0, 1, ":")),
        ("Overordnet\nmål: Ren luft", ("goal", 0, 2, ": Ren luft")),
        ("Status: Pågår", ("status", 0, 1, ": Pågår")),
        ("Status", ("status", 0, 1, "")),
        # A long label needs no mark after it; a common word does.
        ("Overordnet mål Ren luft", ("goal", 0, 1, "Ren luft")),
        ("Status for arbeidet er god", None),
        ("Overordnet målsetting", None),
        ("Overordnet\nsett er det bra", None),
        ("Vi har et overordnet mål", None),
        ("Overordnet", None),
    ],
)
def test_a_label_begins_a_line_and_may_go_on_over_others(
    text: str, found: tuple[str, int, int, str] | None
) -> None:
    assert label(text) == found


def test_a_label_goes_on_over_no_more_than_a_few_lines() -> None:
    assert label("Overordnet" + "\n" * 7 + "mål") == ("goal", 0, 8, "")
    assert label("Overordnet" + "\n" * 8 + "mål") is None


def test_the_beginning_of_a_label_may_be_far_from_its_rest() -> None:
    lines = split_lines("Antall produsenter dette\n12\ner basert på\n900")
    assert find_parted(lines, 0, Workers) == (1, 2)
    assert (
        find_parted(split_lines("Antall\n12\nprodusenter dette er basert på"), 0, Workers) is None
    )
    assert find_parted(split_lines("Antall produsenter dette\n12"), 0, Workers) is None
    assert find_parted(split_lines("Noe annet\n12\ner basert på"), 0, Workers) is None
    two = split_lines("Antall produsenter\ndette er\n12\nbasert på")
    assert find_parted(two, 0, Workers) == (2, 3)


def fields(text: str, order: tuple[str, ...] = ORDER) -> tuple[list[str], list[tuple[str, str]]]:
    """The lines before the first label, and each label's value on one line."""
    before, found = split_fields(split_lines(text), Measure, order)
    values = [(each.key, " ".join(line.text for line in each.lines if line)) for each in found]
    return [line.text for line in before if line], values


def test_every_label_has_the_lines_up_to_the_next() -> None:
    text = "Ren luft\nOverordnet mål: Ren\nluft\nStatus:\nPågår\n"
    assert fields(text) == (["Ren luft"], [("goal", "Ren luft"), ("status", "Pågår")])


def test_a_label_without_a_value_has_no_lines() -> None:
    assert fields("Overordnet mål:\nStatus: Pågår") == ([], [("goal", ""), ("status", "Pågår")])


def test_a_label_that_comes_again_or_too_late_is_text() -> None:
    again = "Status: Pågår\nOverordnet mål: Ren luft\nStatus: Utført"
    assert fields(again)[1] == [("status", "Pågår Overordnet mål: Ren luft Status: Utført")]
    assert fields("Status: Pågår", ("goal",)) == (["Status: Pågår"], [])


def test_a_short_label_is_text_where_the_whole_one_comes_too() -> None:
    whole = "Faktiske eller forventede resultater, og mål for neste år: Bra"
    assert label(whole) is not None
    short = "Overordnet mål: Ren luft\nResultater: Mange\n"
    assert [key for key, _ in fields(short)[1]] == ["goal", "results"]
    both = fields(short + whole)[1]
    assert both == [("goal", "Ren luft Resultater: Mange"), ("results", "Bra")]


LINE = SourceLine(1, 1, "x")


def paired(*tokens: str) -> list[tuple[str, str | None]] | None:
    """Tokens are labels, or values where they are in small letters."""
    rows = pair([(each.isupper(), each, LINE) for each in tokens])
    return None if rows is None else [(name, value.text if value else None) for name, value in rows]


@pytest.mark.parametrize(
    ("tokens", "rows"),
    [
        ("A a B b", [("A", "a"), ("B", "b")]),
        ("A B a b", [("A", "a"), ("B", "b")]),
        ("A B b", [("A", None), ("B", "b")]),
        ("A B C c", [("A", None), ("B", None), ("C", "c")]),
        ("A a B", [("A", "a"), ("B", None)]),
        ("A B", [("A", None), ("B", None)]),
        ("A a B C b c", None),  # row by row, then by columns: whose is whose?
        ("A a b", None),
        ("A B C a b", None),
        ("a", None),
        ("", []),
    ],
)
def test_values_are_joined_to_labels_row_by_row_or_column_by_column(
    tokens: str, rows: list[tuple[str, str | None]] | None
) -> None:
    assert paired(*tokens.split()) == rows
