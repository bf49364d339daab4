"""What pages put into a text: numbers, running heads and feet, bookmarks; and tables in columns."""

from collections.abc import Iterable

import pytest

from generator.importing.source.lines import split_lines
from generator.importing.source.page_layout import (
    StrippedLines,
    remove_layout,
    stack_columns,
    strip_furniture,
)
from generator.importing.source.reading import SourceDocument

NAME = "Fjord og fjell AS"


def strip(text: str, name: str = "", kept: Iterable[str] = ()) -> StrippedLines:
    return strip_furniture(split_lines(text), name, kept)


def taken(text: str, name: str = "", kept: Iterable[str] = ()) -> list[str]:
    """The lines that are the page's own."""
    return [line.text for line in strip(text, name, kept).furniture]


def pages(*feet: str, head: str = "") -> str:
    """Pages with four lines of their own, no two alike, between a head, if any, and a foot."""
    return "\f".join(
        "\n".join(filter(None, (head, *(f"Linje {page}{each}." for each in "klmn"), foot)))
        for page, foot in zip("abcdefgh", feet, strict=False)
    )


def test_what_no_page_has_put_in_stays_as_it_is() -> None:
    lines = split_lines(pages("Slutt.", "Mer."))
    assert strip_furniture(lines, NAME, ()) == StrippedLines(lines, ())


@pytest.mark.parametrize(
    "feet",
    [
        ("1", "2", "3"),
        ("", "1", "2", "3"),
        ("- 7 -", "- 8 -", "- 9 -"),
        ("|1|", "|2|", "|3|"),
        ("98", "99", "100"),
    ],
)
def test_numbers_that_count_the_pages_are_theirs(feet: tuple[str, ...]) -> None:
    assert taken(pages(*feet)) == [each for each in feet if each]


@pytest.mark.parametrize(
    "feet",
    [
        ("1", "2"),  # too few to tell
        ("4", "4", "4"),  # a number that stays the same is a figure
        ("3", "1", "2"),
        ("1 %", "2 %", "3 %"),
    ],
)
def test_other_numbers_are_the_reports_own(feet: tuple[str, ...]) -> None:
    assert taken(pages(*feet)) == []


def test_numbers_count_at_the_foot_or_at_the_head_not_across() -> None:
    heads = "\f".join(
        f"{number}\nLinje {letter}.\nSlutt." for number, letter in enumerate("abc", 1)
    )
    assert taken(heads) == ["1", "2", "3"]
    assert taken("1\nLinje a.\nSlutt.\fLinje b.\nSlutt.\n2\f3\nLinje c.\nSlutt.") == []


def test_blank_lines_and_other_feet_do_not_hide_a_number() -> None:
    text = "\f".join(
        f"Linje {letter}k.\nLinje {letter}l.\n{number}\n\n| {NAME} |\n\n"
        for number, letter in enumerate("abc", 1)
    )
    assert taken(text, NAME) == ["1", f"| {NAME} |", "2", f"| {NAME} |", "3", f"| {NAME} |"]


def test_a_number_within_the_page_is_no_number_of_the_page() -> None:
    assert (
        taken("\f".join(f"Over {letter}.\n{n}\nUnder." for n, letter in enumerate("abc", 1))) == []
    )


@pytest.mark.parametrize(("without", "found"), [(3, 3), (4, 0)])
def test_half_of_the_pages_must_have_it(without: int, found: int) -> None:
    feet = (*"123", *[""] * without)
    assert len(taken(pages(*feet))) == found
    named = (*["Årsrapport"] * 3, *[""] * without)
    assert len(taken(pages(*named))) == found


@pytest.mark.parametrize("head", ["Vår redegjørelse", "Kapittel 2 av 7", "Mål"])
def test_a_line_at_the_top_of_every_page_is_theirs_unless_it_is_very_short(head: str) -> None:
    assert taken(pages("", "", "", head=head)) == ([head] * 3 if len(head) > 3 else [])


def test_running_lines_may_differ_in_their_numbers() -> None:
    feet = ("LO 2023 – 8", "LO 2023 – 9", "LO 2023 – 10")
    assert taken(pages(*feet)) == list(feet)


@pytest.mark.parametrize("end", ".!?:,;")
def test_a_sentence_on_every_page_is_the_reports_own(end: str) -> None:
    assert taken(pages("", "", "", head=f"Vi tar ansvar{end}")) == []


def test_two_lines_at_each_edge_are_looked_at() -> None:
    def text(at: int) -> str:
        lines = [[f"Linje {page}{n}." for n in "klmnop"] for page in "abc"]
        for each in lines:
            each.insert(at, "Vår redegjørelse")
        return "\f".join("\n".join(each) for each in lines)

    assert [bool(taken(text(at))) for at in range(7)] == [
        True, True, False, False, False, True, True,
    ]  # fmt: skip


def test_head_and_foot_are_counted_apart() -> None:
    at_top, at_end = "Vår redegjørelse\nLinje {0}k.\nLinje {0}l.\n", "Linje {0}k.\nLinje {0}l.\n"
    text = "\f".join(
        (at_top.format("a"), at_end.format("b") + "Linje bm.\nVår redegjørelse", at_top.format("c"))
    )
    assert taken(text) == []


def test_headings_and_labels_that_begin_so_are_kept() -> None:
    text = pages("", "", "", head="Kartlegging")
    assert taken(text, kept=["kartleggingogprioritering"]) == []
    assert taken(text, kept=["omkartlegging"]) == ["Kartlegging"] * 3


def test_the_end_of_a_label_that_is_broken_over_lines_is_kept() -> None:
    # «Prioritert negativ | påvirkning/skade» at the top of each page of a table.
    assert taken(pages("", "", "", head="påvirkning/skade")) == []
    assert taken(pages("", "", "", head="negativ påvirkning/skade")) == []
    assert taken(pages("", "", "", head="skadevirkninger")) == []
    # «risk» alone is too short to tell by.
    assert taken(pages("", "", "", head="Risk in our chain")) == ["Risk in our chain"] * 3
    assert taken(pages("", "", "", head="virkning av det")) == ["virkning av det"] * 3


@pytest.mark.parametrize(
    "foot",
    [f"{NAME} | 3", f"| {NAME} |", "3 | Fjord  og fjell AS", f"Redegjørelse | {NAME.upper()}"],
)
def test_a_line_with_the_enterprises_name_is_the_pages_even_once(foot: str) -> None:
    text = f"Linje a.\n{foot}\nLinje b."
    assert taken(text, NAME) == [foot]
    assert taken(text, "Noen andre AS") == []
    assert taken(text) == []


def test_without_a_name_nothing_is_taken_for_one() -> None:
    assert taken("Linje a.\nNorge |\n| Polen\nLinje b.") == []


@pytest.mark.parametrize("line", ["Side 3 av 9", "Innledning ........ 4", "www.etiskhandel.no"])
def test_what_looks_like_a_foot_is_one_whoever_the_enterprise_is(line: str) -> None:
    assert taken(f"Linje a.\n{line}\nLinje b.") == [line]
    assert taken(f"Linje a.\nSe {line} for mer.\nLinje b.") == []


def test_a_list_of_bookmarks_at_the_end_is_no_part_of_the_report() -> None:
    marks = "\tnotpagesection\n\tpagesection 1\n\tInnledning\n"
    assert taken(f"Linje a.\n\n{marks}") == ["notpagesection", "pagesection 1", "Innledning"]
    assert taken(f"Linje a.\n{marks}Linje b.") == []
    assert taken("Linje a.\n\tInnledning\n\tSlutt\n") == []


def test_feet_may_stand_between_bookmarks() -> None:
    marks = "\tpagesection 1\nSide 3 av 9\n\tInnledning\n"
    assert taken(f"Linje a.\n{marks}") == ["pagesection 1", "Side 3 av 9", "Innledning"]


def test_the_line_after_what_was_taken_away_is_marked() -> None:
    stripped = strip("Linje a.\nSide 1\n\nSide 2\nLinje b.\nLinje c.")
    assert [(line.text, line.moved) for line in stripped.lines] == [
        ("Linje a.", False), ("", False), ("Linje b.", True), ("Linje c.", False),
    ]  # fmt: skip


ROW = "Lange dager i      Arbeidstid og      Norge\nspinnerier         lønn\n"


def stacked(text: str) -> list[str]:
    return [line.text for line in stack_columns(split_lines(text)) if line]


def test_cells_of_a_table_come_beneath_each_other() -> None:
    rows = "\n".join([ROW] * 4)
    assert stacked(rows) == [
        "Lange dager i", "spinnerier", "Arbeidstid og", "lønn", "Norge",
    ] * 4  # fmt: skip


def test_a_few_wide_gaps_are_the_writers_own() -> None:
    # Eight lines have gaps in a text that is laid out; seven are too few.
    rows = "\n".join([ROW] * 4).rstrip("\n").split("\n")
    assert "Lange dager i" in stacked("\n".join(rows))
    few = "\n".join(rows).replace("spinnerier         lønn", "spinnerier", 1)
    assert "Lange dager i" not in stacked(few)


def test_in_a_long_text_there_must_be_more_of_them() -> None:
    rows = "\n".join([ROW] * 4)
    assert "Arbeidstid og" in stacked(rows + "\n" + "Linje.\n" * 392)
    assert "Arbeidstid og" not in stacked(rows + "\n" + "Linje.\n" * 393)


def test_columns_are_left_as_they_are_in_a_pdf() -> None:
    lines = split_lines("\n".join([ROW] * 4) + "\nSide 3 av 9\n")
    from_pdf, typed = (
        remove_layout(SourceDocument(lines, from_pdf=each), "", ()) for each in (True, False)
    )
    assert from_pdf.lines[0].text == "Lange dager i      Arbeidstid og      Norge"
    assert typed.lines[0].text == "Lange dager i"
    assert [line.text for line in from_pdf.furniture] == ["Side 3 av 9"]
    assert typed.furniture == from_pdf.furniture


def test_lines_that_are_each_a_row_stay_so() -> None:
    pairs = ["Norge            12", "Polen             3", "Kina             40"]
    assert stacked("\n".join(pairs * 3)) == pairs * 3


def test_lines_that_are_not_all_rows_come_in_columns() -> None:
    right_ends = "Lange dager i       Norge\nspinnerier\n\n"
    assert stacked(right_ends * 8) == ["Lange dager i", "spinnerier", "Norge"] * 8
    left_ends = "Norge       Lange dager i\n            spinnerier\n\n"
    assert stacked(left_ends * 8) == ["Norge", "Lange dager i", "spinnerier"] * 8
    labels = "Mål:       Ren luft\nStatus:    Pågår\n\n"
    assert stacked(labels * 4) == ["Mål:", "Ren luft", "Status:", "Pågår"] * 4


def test_labels_on_the_left_part_the_rows_of_two_columns() -> None:
    table = "Mål i            Ren luft\ntiden :          og vann\nStatus :         Pågår\n"
    assert stacked("\n".join([table] * 4)) == [
        "Mål i", "tiden :", "Ren luft", "og vann", "Status :", "Pågår",
    ] * 4  # fmt: skip


def test_labels_part_no_rows_of_three_columns() -> None:
    table = "Tema :       Arbeidstid       Norge\nLønn         og fritid\n"
    assert stacked("\n".join([table] * 4)) == [
        "Tema :", "Lønn", "Arbeidstid", "og fritid", "Norge",
    ] * 4  # fmt: skip


def test_a_gap_of_two_parts_columns() -> None:
    table = "Lange dager i    Norge\nog i spinnerier  Polen\nog veverier\n\n"
    assert stacked(table * 8)[:5] == [
        "Lange dager i", "og i spinnerier", "og veverier", "Norge", "Polen",
    ]  # fmt: skip


LAID_OUT = "Lange dager i      Norge\nspinnerier         Polen\nog veverier\n\n" * 4


@pytest.mark.parametrize(
    ("block", "parted"),
    [
        # Something must begin there in another line too, or be there in another of the block.
        ("Vi fant             det\nhos oss.", False),
        ("Vi fant            det\nhos oss.", True),
        ("Vi fant             det\nog              mer av det\nhos oss.", True),
        ("Vi fant     det     her\nhos oss.", True),
    ],
)
def test_one_wide_gap_is_no_column(block: str, parted: bool) -> None:  # noqa: FBT001 - what is expected
    (first, *_) = stacked(LAID_OUT + block)[20:]
    assert (first == "Vi fant") is parted


def test_the_head_of_the_risks_is_a_row_of_its_own() -> None:
    head = "Vesentlig risiko       Relatert tema      Geografi"
    table = (
        f"{head}\nLange dager i          Arbeidstid og      Norge\nspinnerier             lønn\n"
    )
    assert stacked("\n".join([table] * 3))[:6] == [
        head, "Lange dager i", "spinnerier", "Arbeidstid og", "lønn", "Norge",
    ]  # fmt: skip


def test_the_name_of_a_column_alone_is_no_head() -> None:
    table = "Lange dager i      Arbeidstid og      Norge\nGeografi\n\n"
    assert stacked(table * 8)[:4] == ["Lange dager i", "Geografi", "Arbeidstid og", "Norge"]
