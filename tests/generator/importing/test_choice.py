"""Which of the places where a heading may be is its own: at most one for each."""

from msgspec.structs import replace

from generator.importing.headings.choice import find_headings
from generator.importing.headings.known import HeadingIndex, HeadingKind, KnownHeading, word
from generator.importing.source.lines import split_lines

ASSOCIATION, CLOSING = HeadingKind.ASSOCIATION, HeadingKind.CLOSING
QUESTION, FRAME, UNKNOWN = HeadingKind.QUESTION, HeadingKind.FRAME, HeadingKind.UNKNOWN


def heading(key: str, text: str, number: str = "", kind: HeadingKind = QUESTION) -> KnownHeading:
    return KnownHeading(key, kind, number, (word(text, "nb"),), 0)


KNOWN = (
    heading("letter", "Til leserne av redegjørelsen", kind=ASSOCIATION),
    heading("0.3", "Viktigste produkter og tjenester"),
    heading("0.5", "Omsetning i rapporteringsåret"),
    heading("1", "Forankring i virksomheten", "1", FRAME),
    heading("1.A", "Retningslinjer for bærekraft", "1.A", FRAME),
    heading("1.A.1", "Hva virksomheten har lovet", "1.A.1"),
    heading("1.A.2", "Hvem som har ansvaret for dette", "1.A.2"),
    heading("closing", "Kontaktinformasjon for virksomheten", kind=CLOSING),
)
INDEX = HeadingIndex(tuple(replace(each, order=at) for at, each in enumerate(KNOWN)))
PRODUCTS, TURNOVER, STEP, SECTION, PROMISED, OWNER = (each.wordings[0].text for each in KNOWN[1:7])
LETTER, CONTACT = KNOWN[0].wordings[0].text, KNOWN[-1].wordings[0].text


def chosen(*paragraphs: str) -> list[tuple[str, int, int]]:
    """The headings of paragraphs with blank lines between, and the lines that each is on."""
    lines = split_lines("\n\n".join(paragraphs))
    return [(each.target.key, each.start, each.end) for each in find_headings(lines, INDEX)[0]]


def contents(*paragraphs: str) -> list[str]:
    return [
        each.target.key for each in find_headings(split_lines("\n\n".join(paragraphs)), INDEX)[1]
    ]


def test_headings_come_in_the_order_of_the_report() -> None:
    assert chosen(TURNOVER, "40.", PRODUCTS, "Brød.") == [("0.5", 0, 1), ("0.3", 4, 5)]


def test_of_two_places_the_surer_is_taken() -> None:
    assert chosen(PROMISED, "Alt.", f"1.A.1 {PROMISED}", "Noe.") == [("1.A.1", 4, 5)]
    assert chosen(f"1.A.1 {PROMISED}", "Noe.", PROMISED, "Alt.") == [("1.A.1", 0, 1)]


def test_of_two_that_are_as_sure_the_one_with_an_answer_is_taken() -> None:
    assert chosen(PRODUCTS, TURNOVER, "40.", PRODUCTS, "Brød.") == [("0.5", 2, 3), ("0.3", 6, 7)]


def test_of_two_with_an_answer_the_one_in_the_forms_order_is_taken() -> None:
    both = (PRODUCTS, "Brød.", f"1.A.1 {PROMISED}", "Alt.", PRODUCTS, "Kaker.")
    assert chosen(*both) == [("0.3", 0, 1), ("1.A.1", 4, 5)]
    last = (OWNER, "Styret.", f"1.A.1 {PROMISED}", "Alt.", OWNER, "Lederen.")
    assert chosen(*last) == [("1.A.1", 4, 5), ("1.A.2", 8, 9)]


def test_headings_on_the_same_lines_are_one() -> None:
    index = HeadingIndex((*INDEX.headings, heading("0.x", "Viktigste produkter", kind=FRAME)))
    lines = split_lines(f"{PRODUCTS}\n\nBrød.")
    assert [each.target.key for each in find_headings(lines, index)[0]] == ["0.3"]


def test_the_associations_letter_comes_before_the_questions() -> None:
    before = (LETTER, "Kjære leser.", PRODUCTS, "Brød.")
    assert [key for key, *_ in chosen(*before)] == ["letter", "0.3"]
    after = (PRODUCTS, "Brød.", LETTER, "Kjære leser.")
    assert [key for key, *_ in chosen(*after)] == ["0.3"]
    assert [key for key, *_ in chosen(LETTER, "Kjære leser.")] == ["letter"]


def test_the_last_page_comes_after_the_questions() -> None:
    last = (PRODUCTS, "Brød.", CONTACT, "Kari.")
    assert [key for key, *_ in chosen(*last)] == ["0.3", "closing"]
    among = (CONTACT, "Kari.", PRODUCTS, "Brød.")
    assert [key for key, *_ in chosen(*among)] == ["0.3"]
    twice = (PRODUCTS, "Brød.", CONTACT, "Kari.", CONTACT, "Ola.")
    assert chosen(*twice)[-1] == ("closing", 8, 9)


def test_a_sections_title_has_its_number_where_questions_have_theirs() -> None:
    numbered = (f"1.A.1 {PROMISED}", "Alt.")
    assert [key for key, *_ in chosen(*numbered, SECTION, "Vi har noen.")] == ["1.A.1"]
    assert [key for key, *_ in chosen(*numbered, f"1.A {SECTION}", "Vi har.")] == ["1.A.1", "1.A"]
    # With a question right below, it is no line of an answer.
    above = (*numbered, SECTION, f"1.A.2 {OWNER}", "Styret.")
    assert [key for key, *_ in chosen(*above)] == ["1.A.1", "1.A", "1.A.2"]
    # Nor where nothing is numbered.
    assert [key for key, *_ in chosen(PROMISED, "Alt.", SECTION, "Vi.")] == ["1.A.1", "1.A"]


def test_a_number_alone_above_a_steps_title_is_part_of_it() -> None:
    assert chosen("1", STEP, "Vi er.")[0] == ("1", 0, 3)
    assert chosen("7", STEP, "Vi er.")[0] == ("1", 2, 3)


def test_a_number_that_the_form_lacks_heads_something_unknown() -> None:
    (known, unknown) = find_headings(
        split_lines(f"1.A.1 {PROMISED}\n\nAlt.\n\n1.C.9 Noe nytt\n\nSvar."), INDEX
    )[0]
    assert known.target.kind is QUESTION
    assert (unknown.target.key, unknown.target.kind) == ("unknown.1.C.9", UNKNOWN)
    assert (unknown.start, unknown.end) == (4, 5)


def test_not_every_number_heads_something() -> None:
    for line in ("1C9 Noe nytt", "1.C.9 noe nytt", "1.C.9 Noe nytt.", "1.A.1 Hva er lovet."):
        assert all(key != "unknown.1.C.9" for key, *_ in chosen(PRODUCTS, "Brød.", line))
    lines = split_lines(f"{PRODUCTS}\n\nBrød er\n1.C.9 Noe nytt\n\nSvar.")
    assert [each.target.key for each in find_headings(lines, INDEX)[0]] == ["0.3"]


BODY = (PRODUCTS, "Brød.", TURNOVER, "40.", f"1 {STEP}", "Vi.", f"1.A.1 {PROMISED}", "Alt.")


def test_headings_in_a_row_that_come_again_are_a_list_of_contents() -> None:
    listed = (PRODUCTS, TURNOVER, STEP, PROMISED)
    assert contents(*listed, *BODY) == ["0.3", "0.5", "1", "1.A.1"]
    assert [start for _, start, _ in chosen(*listed, *BODY)] == [8, 12, 16, 20]
    assert contents(*listed[:3], *BODY) == []
    assert contents(PRODUCTS, TURNOVER, "Noe annet.", STEP, PROMISED, *BODY) == []
