"""Reports as PDF: the same content as from their text, and plain words when there is no text."""

from io import BytesIO

import pytest
from pikepdf import Pdf

from generator.importing.files import write_files
from generator.importing.report import ImportOptions, read_report
from generator.importing.source import UnreadableError
from generator.importing.source.pdf import extract_text
from generator.importing.source.pdf_blocks import read_pdf_blocks
from tests.generator.importing.pdfs import make_pdf
from tests.generator.importing.sources import NAME, REPORTS, make_report

ANSWERS = {
    "0.foreword": "Vi vet mest om dem vi kjøper av selv, og minst om dem som er lengst unna. Det "
    "vil vi gjøre noe med.\nI år har vi begynt.",
    "1.A.2": "Vi følger FNs veiledende prinsipper (UNGP), og sier det på nettsidene våre, i "
    "avtalene og til alle som spør.",
    "6.B.1": "- en postkasse\n- en nettside",
}
LOCKED = (
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
    f" /ID [<{'43' * 16}> <{'43' * 16}>]"
)


def pages_of(text: str, length: int = 30) -> list[str]:
    """Return a text as pages with a foot on each, broken wherever a page is full."""
    lines = text.split("\n")
    pages = [lines[start : start + length] for start in range(0, len(lines), length)]
    return [
        "\n".join([*page, "", f"|  {NAME}  |   {number}"]) for number, page in enumerate(pages, 1)
    ]


@pytest.mark.parametrize("length", [11, 17, 30])
def test_a_pdf_gives_what_its_text_gives(length: int) -> None:
    text = make_report(ANSWERS)
    from_text = write_files(read_report(text.encode(), ImportOptions()))
    imported = read_report(make_pdf(pages_of(text, length)), ImportOptions())
    assert imported.from_pdf
    assert write_files(imported) == from_text
    assert imported.draft.unplaced == []


@pytest.mark.parametrize("length", [23, 40, 52])
def test_a_whole_report_as_pdf_gives_the_same_files(length: int) -> None:
    """Wherever its pages end: in a sentence, a question, a table, a label."""
    text = (REPORTS / "lo-2023.txt").read_text(encoding="utf-8")
    without_bookmarks = text.split("\tAktsomhetsvurderinger for")[0]
    imported = read_report(make_pdf(pages_of(without_bookmarks, length)), ImportOptions(year=2023))
    assert write_files(imported) == write_files(read_report(text.encode(), ImportOptions()))


@pytest.mark.parametrize("shown", range(4))
@pytest.mark.parametrize("turn", range(4))
def test_a_page_is_read_in_the_direction_of_its_text(turn: int, shown: int) -> None:
    """Landscape tables, scans laid the wrong way: however the page is turned or shown."""
    text = "Vi fant for lange arbeidsdager\nhos en fabrikk\n\nTiltak\n- Vi besøkte fabrikken"
    data = make_pdf([text], turn=turn, shown=shown)
    assert extract_text(data) == text
    assert read_pdf_blocks(data) == read_pdf_blocks(make_pdf([text]))


def test_what_is_written_across_a_page_is_whole_after_the_rest() -> None:
    data = make_pdf(["Vi fant for lange arbeidsdager\nhos en fabrikk"])
    across = b"BT /F 10 Tf 0 1 -1 0 30 400 Tm (Kontoret i Bergen) Tj ET\nBT /F 10 Tf 60 767.0 Td"
    drawn = data.replace(b"BT /F 10 Tf 60 767.0 Td", across)
    assert drawn != data
    expected = "Vi fant for lange arbeidsdager\nhos en fabrikk\n\nKontoret i Bergen"
    assert extract_text(drawn) == expected


def test_letters_after_an_emoji_are_where_they_stand() -> None:
    """The library counts it as two characters, and gives them as one."""
    with Pdf.open(BytesIO(make_pdf(["ZZZ Kontoret i Bergen\nog i Oslo"]))) as pdf:
        font = pdf.pages[0].obj.Resources.Font.F
        font.ToUnicode = pdf.make_stream(
            b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
            b"1 beginbfchar <%02x> <D83DDE00> endbfchar endcmap" % ord("Z")
        )
        pdf.save(made := BytesIO())
    assert extract_text(made.getvalue()).strip() == "Kontoret i Bergen\nog i Oslo"


@pytest.mark.parametrize("gap", [100, 120, 140, 180, 250])
def test_words_stand_apart_however_narrow_their_gap(gap: int) -> None:
    names = "Kari Nordmann er styreleder i Havbruk AS"
    assert extract_text(make_pdf([names], gap=gap)).strip() == names
    assert [each.text for each in read_pdf_blocks(make_pdf([names], gap=gap)).blocks] == [names]


def test_a_long_word_is_one() -> None:
    word = "Arbeidsmiljølovgivningens"
    assert extract_text(make_pdf([word], gap=100)).strip() == word


def test_gaps_are_blank_lines_and_pages_form_feeds() -> None:
    assert extract_text(make_pdf(["En linje her\nog en til\n\nNytt avsnitt", "Ny side"])) == (
        "En linje her\nog en til\n\nNytt avsnitt\fNy side"
    )


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (make_pdf(["", "", ""]), "import_scanned"),
        (make_pdf(["3"]), "import_scanned"),
        (make_pdf(["Tekst"], LOCKED), "import_locked"),
        (make_pdf(["Tekst"])[:200], "import_broken_pdf"),
        (b"%PDF-1.7", "import_broken_pdf"),
    ],
    ids=["pictures", "a page number", "locked", "cut", "empty"],
)
def test_a_pdf_without_readable_text_says_why(data: bytes, key: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        extract_text(data)
    assert caught.value.key == key
