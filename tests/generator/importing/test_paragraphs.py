"""Lines broken at the page's width, joined again: what goes on, and what was meant to end."""

from typing import Any

import pytest

from generator.importing.answers.paragraphs import (
    PROGRAM_HYPHEN,
    ColumnWidth,
    Paragraph,
    join_lines,
    measure_column,
    pieces,
    width_of,
)
from generator.importing.source.lines import SourceLine, split_lines

# A column that holds twenty letters: «Vi spør dem hvert år» fills it.
COLUMN = ColumnWidth(20, 20.0)
FULL = "Vi spør dem hvert år"


def lines(*texts: str, **first: Any) -> tuple[SourceLine, ...]:
    """Lines of one page, the first with what more is said of it."""
    made = [SourceLine(number, 1, text) for number, text in enumerate(texts, 1)]
    return (SourceLine(1, 1, texts[0], **first), *made[1:])


def joined(*texts: str, column: ColumnWidth = COLUMN, **first: Any) -> list[str]:
    return [each.text for each in join_lines(lines(*texts, **first), column)]


def test_letters_are_of_different_widths() -> None:
    assert [width_of(each) for each in ("", "a", "i", "m", "A", "(l)")] == [
        0, 1.0, 0.5, 1.35, 1.35, 1.5,
    ]  # fmt: skip


def test_a_word_fits_where_neither_letters_nor_width_are_too_many() -> None:
    assert COLUMN.fits("Vi spør dem hvert", "år")
    assert not COLUMN.fits("Vi spør dem hvert", "åri")
    assert not ColumnWidth(100, 20.0).fits("MWMWMWMWMWMWMW", "mm")
    assert COLUMN.is_short("aaaaaaaaa")
    assert not COLUMN.is_short("aaaaaaaaaa")
    assert COLUMN.is_short("a" * 15, 0.8)


def test_a_column_is_as_wide_as_its_lines_but_for_the_very_few() -> None:
    hundred = ["ab " * 17 + "ab", *["a b" * 10] * 99]
    assert measure_column(lines(*hundred)).characters == 30
    assert measure_column(lines(*hundred[:99])).characters == 53
    address = "https://lo.no/" + "x" * 40
    assert measure_column(lines("kort linje", address)).characters == 10
    assert measure_column(lines(address)).characters == len(address)
    assert measure_column(()).characters == 0


def test_a_part_is_not_much_narrower_than_the_whole() -> None:
    whole = ColumnWidth(100, 90.0, frozenset({"vi"}))
    part = measure_column(lines("Kort."), whole)
    assert (part.characters, part.width, part.words) == (60, 54.0, whole.words)
    wide = measure_column(lines("a" * 39 + " b" * 20), whole)
    assert wide.characters == 79


def test_spaces_at_the_ends_mean_nothing_where_most_lines_have_them() -> None:
    text = [SourceLine(each, 1, "Linje.", spaced=each <= 2) for each in range(1, 5)]
    assert not measure_column(tuple(text)).spaced
    assert measure_column(tuple(text[:3])).spaced


@pytest.mark.parametrize(
    ("parted", "others", "whole"),
    [(0, 40, True), (0, 39, False), (3, 60, True), (4, 60, False), (4, 140, True), (4, 129, False)],
)
def test_words_have_been_parted_where_many_lines_end_in_a_hyphen(
    parted: int,
    others: int,
    whole: bool,  # noqa: FBT001 - what is expected
) -> None:
    texts = [*["og leveran-"] * parted, *["Alt er bra"] * others]
    assert measure_column(lines(*texts)).whole is whole


def test_a_hyphen_of_the_programs_own_has_parted_words() -> None:
    texts = [f"leveran{PROGRAM_HYPHEN}", *["Alt er bra"] * 60]
    assert not measure_column(lines(*texts)).whole


def test_words_and_pairs_are_known_as_they_are_written() -> None:
    column = measure_column(lines("Vi har HMS-arbeid", "og kjøper inn"))
    assert column.words == {"har", "arbeid", "og", "kjøper", "inn"}
    assert column.pairs == {"hms-arbeid"}


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("Vi spør dem hvert", "år om dette.", True),
        ("epler", "pærer", False),  # two short lines: a list
        ("epler og", "pærer", True),  # a small word ends no line of a list
        ("Vi spør alle dem", "a) hvert år", False),
        ("Vi spør alle dem", "12. hvert år", False),
        ("Vi spør.", "Så svarer de.", False),
        ("Vi spør alle der nå.", "Så svarer de.", True),  # it was full
        (FULL, "Kari svarer oss", True),
        ("Vi spør", "Kari svarer oss", False),
        ("Vi er i Sør Etiopi", "Kari svarer oss", True),  # within a name, it seems
        ("Vi er i Sør ETI", "Kari svarer oss", False),
    ],
)
def test_a_line_goes_on_where_it_had_to_end(
    first: str,
    second: str,
    together: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert joined(first, second) == ([f"{first} {second}"] if together else [first, second])


def test_a_word_that_is_common_in_small_letters_begins_a_sentence() -> None:
    column = ColumnWidth(20, 20.0, frozenset({"kari"}))
    assert joined(FULL, "Kari svarer oss", column=column) == [FULL, "Kari svarer oss"]


def test_a_sentence_that_ended_in_spaces_was_meant_to_end() -> None:
    first, second = "Vi spør alle der nå.", "Så svarer de."
    assert joined(first, second, spaced=True) == [first, second]
    spaced = ColumnWidth(20, 20.0, spaced=True)
    assert joined(first, second, column=spaced, spaced=True) == [f"{first} {second}"]


def test_the_groups_of_a_number_are_one_word() -> None:
    assert joined("Vi spør dem hver", "1 200 000 ganger")[0].endswith("hver 1 200 000 ganger")


def test_a_sentence_goes_on_below_a_gap_that_means_nothing() -> None:
    gap = SourceLine(2, 1, "")

    def over(first: str, second: str, **more: Any) -> int:
        following = SourceLine(3, more.pop("page", 1), second, **more)
        return len(join_lines((SourceLine(1, 1, first), gap, following), COLUMN))

    assert over("Vi spør", "dem alle.", page=2) == 1
    assert over("Vi spør", "dem alle.", moved=True) == 1
    assert over(FULL, "om dette.") == 1
    assert over("Vi spør", "dem alle.") == 2
    assert over("Vi spør.", "dem alle.", page=2) == 2
    assert over("Vi spør", "Dem alle.", page=2) == 2
    assert over("Vi spør", "www.lo.no", page=2) == 2


WORDS = ColumnWidth(20, 20.0, frozenset({"leverandør"}), pairs=frozenset({"mini-møte"}))


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("Vi arbei-", "der her", "Vi arbeider her"),
        ("Hver leveran-", "dør", "Hver leverandør"),
        ("Et mini-", "møte", "Et mini-møte"),
        ("Send e-", "post", "Send e-post"),
        ("Vi følger FN-", "pakten", "Vi følger FN-pakten"),
        ("Klima-", "og miljøarbeid", "Klima- og miljøarbeid"),
        (f"Vi arbei{PROGRAM_HYPHEN}", "der her", "Vi arbeider her"),
        ("Vi spør barn og/", "eller unge", "Vi spør barn og/eller unge"),
        ("Vi er langt nord i Nord-", "Norge nå", "Vi er langt nord i Nord-Norge nå"),
        ("Vi har her nå 2-", "3 ledd", "Vi har her nå 2- 3 ledd"),
    ],
)
def test_a_word_parted_at_the_end_of_a_line_is_made_whole(
    first: str, second: str, text: str
) -> None:
    assert joined(first, second, column=WORDS) == [text]


def test_a_hyphen_stays_where_no_program_parts_words() -> None:
    whole = ColumnWidth(20, 20.0, whole=True)
    assert joined("Vi arbei-", "der her", column=whole) == ["Vi arbei-der her"]


def test_a_line_that_ends_within_a_word_goes_on_in_it() -> None:
    assert joined("Vi arbei", "Der her.", broken=True) == ["Vi arbeiDer her."]


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("Se https://lo.no/om-", "oss og mer", ["Se https://lo.no/om-oss og mer"]),
        ("Se https://lo.no/om?", "id=2 og mer", ["Se https://lo.no/om?id=2 og mer"]),
        ("Se https://lo.no/apen", "het.pdf og mer", ["Se https://lo.no/apenhet.pdf og mer"]),
        ("Se https://lo.no/apen", "het og mer", ["Se https://lo.no/apen het og mer"]),
        ("www.lo.no", "a/b og mer", ["www.lo.no", "a/b og mer"]),  # it would have fitted
        (
            "https://lo.no/apenhet",
            "https://lo.no/klima",
            ["https://lo.no/apenhet", "https://lo.no/klima"],
        ),
        ("https://lo.no/apenhet", "rapport.2023", ["https://lo.no/apenhetrapport.2023"]),
    ],
)
def test_an_address_goes_on_with_what_looks_like_the_rest_of_one(
    first: str, second: str, text: list[str]
) -> None:
    assert joined(first, second) == text


def test_items_have_the_level_of_their_mark() -> None:
    text = lines("Slik:", "- epler", "• gravensteiner", "- pærer", "Og så:", "• plommer")
    assert join_lines(text, COLUMN) == (
        Paragraph("Slik:"),
        Paragraph("epler", 1),
        Paragraph("gravensteiner", 2),
        Paragraph("pærer", 1),
        Paragraph("Og så:"),
        Paragraph("plommer", 1),
    )


def test_an_item_goes_on_over_lines() -> None:
    text = lines("• " + FULL, "om det som hender", "•Så svarer de")
    assert join_lines(text, COLUMN) == (
        Paragraph(f"{FULL} om det som hender", 1),
        Paragraph("Så svarer de", 1),
    )


@pytest.mark.parametrize(
    ("first", "second", "levels"),
    [
        (FULL, "– og så igjen", [0]),  # a dash within a sentence, where the line was full
        ("Vi spør", "– og så igjen", [0, 1]),
        (f"{FULL}.", "– og så igjen", [0, 1]),
        (FULL, "• og så igjen", [0, 1]),
        (FULL, "o og så igjen", [0, 1]),
    ],
)
def test_a_dash_begins_an_item_or_goes_on(first: str, second: str, levels: list[int]) -> None:
    assert [each.level for each in join_lines(lines(first, second), COLUMN)] == levels


def test_a_dash_after_a_gap_or_among_others_begins_an_item() -> None:
    after_gap = split_lines(f"{FULL}\n\n– og så igjen")
    assert [each.level for each in join_lines(after_gap, COLUMN)] == [0, 1]
    among = lines("– epler", f"– {FULL}", "– pærer")
    assert [each.level for each in join_lines(among, COLUMN)] == [1, 1, 1]


def test_pieces_are_parted_by_blank_lines() -> None:
    text = split_lines("\na\nb\n\n\nc\n")
    assert [[line.text for line in piece] for piece in pieces(text)] == [["a", "b"], ["c"]]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("Se https://\nwww.prove.example/a", "Se https://www.prove.example/a"),
        ("Se https://www.prove.example/a?\nb=1", "Se https://www.prove.example/a?b=1"),
        (
            "https://www.prove.example/sustainabili\u2010\nty/report.pdf",
            "https://www.prove.example/sustainability/report.pdf",
        ),
        ("Planen for 2021–\n2025 gjelder", "Planen for 2021–2025 gjelder"),
    ],
)
def test_addresses_and_spans_go_on_over_a_line_s_end(lines: str, text: str) -> None:
    column = measure_column(split_lines(f"{lines}\n{'x ' * 25}"))
    assert [each.text for each in join_lines(split_lines(lines), column)] == [text]
