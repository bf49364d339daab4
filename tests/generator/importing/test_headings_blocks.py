"""A report divided into blocks: each heading with the lines below it."""

from generator.importing.headings.blocks import make_blocks
from generator.importing.headings.candidates import Candidate
from generator.importing.headings.known import HeadingKind, KnownHeading, word
from generator.importing.source.lines import split_lines

TARGET = KnownHeading("0.6", HeadingKind.QUESTION, "0.6", (word("Antall ansatte"),), 1)


def divide(text: str, *headings: Candidate) -> list[tuple[str, list[str]]]:
    """The title and the lines of each block."""
    blocks = make_blocks(split_lines(text), headings)
    return [(each.title, [line.text for line in each.lines]) for each in blocks]


def test_each_heading_has_the_lines_to_the_next() -> None:
    text = "før\n\nAntall ansatte\n\n12\n\nKommentar\ntil det\nIngen.\n"
    headings = (Candidate(TARGET, 2, 3, "", 1), Candidate(TARGET, 6, 8, "", 1))
    assert divide(text, *headings) == [
        ("", ["før"]), ("Antall ansatte", ["12"]), ("Kommentar til det", ["Ingen."]),
    ]  # fmt: skip


def test_what_follows_a_heading_on_its_line_is_the_first_line_of_the_answer() -> None:
    for rest in ("12", ": 12", " ? 12", ". 12"):
        text = f"Antall ansatte{rest if rest != '12' else ' 12'}\nog flere\n"
        (_, (title, lines)) = divide(text, Candidate(TARGET, 0, 1, rest, 1))
        assert title.rstrip(" :?.") == "Antall ansatte"
        assert lines == ["12", "og flere"]


def test_without_headings_all_comes_before_the_first() -> None:
    assert divide("a\nb\n") == [("", ["a", "b"])]
