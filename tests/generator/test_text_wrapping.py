"""Paragraphs in lines: words stay whole, whatever they are of."""

from generator.text.wrapping import wrap_text


def test_a_name_with_hyphens_stays_on_one_line() -> None:
    assert wrap_text("skjemaet act-essential gjelder", 17) == [
        "skjemaet",
        "act-essential",
        "gjelder",
    ]


def test_a_word_wider_than_the_line_is_not_broken() -> None:
    address = "https://eksempel.no/redegjorelse"
    assert wrap_text(f"se {address} nå", 10) == ["se", address, "nå"]


def test_each_line_has_its_beginning_within_the_width() -> None:
    assert wrap_text("en to tre fire", 10, first="- ", later="  ") == ["- en to", "  tre fire"]


def test_of_nothing_there_is_no_line() -> None:
    assert wrap_text("  \n", 10) == []
