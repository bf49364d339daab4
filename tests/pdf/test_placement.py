"""Every word is within its page: tables of many columns are fitted, and what is not is told of."""

from io import BytesIO
from itertools import product
from pathlib import Path

from msgspec.structs import replace
from pikepdf import Pdf
from PIL import Image

from generator.pdf.checking import check_pdf
from generator.pdf.printing import print_statement
from tests.pdf.documents import print_document, print_html, validate
from tests.pdf.text import read_pages

WORDS = [
    "Leverandør",
    "Land",
    "Antall",
    "Risikovurdering",
    "Oppfølging",
    "Arbeidsforhold",
    "Virksomhet",
]
HAN = ["广东家具广东家具"]
AMOUNTS = ["1\u00a0234\u00a0567\u00a0890,50", "12\u202f345\u202f678"]
STIFF = ["12345678901234567890", "NO123456789MVA", "https://www.eksempel.no/en/lang/side?x=1"]


def table(columns: int, words: list[str]) -> str:
    head = "".join(f"<th scope=col>{words[at % len(words)]}" for at in range(columns))
    cells = "".join(f"<td>{words[at * 3 % len(words)]} {at}" for at in range(columns))
    return f"<table><thead><tr>{head}</thead><tbody>{f'<tr>{cells}' * 3}</tbody></table>"


def test_tables_of_many_columns_are_within_the_page(tmp_path: Path) -> None:
    made = []
    of_words = {"words": WORDS, "codes": STIFF, "han": HAN, "sums": AMOUNTS}
    for (name, words), columns in product(of_words.items(), (6, 8, 12, 13, 20, 40)):
        document = print_html(f"<h1>En</h1>{table(columns, words)}<p>Etter</p>")
        assert check_pdf(document.printed.data, document.expected) == (), (name, columns)
        (file := tmp_path / f"{name}-{columns}.pdf").write_bytes(document.printed.data)
        made.append(file)
    told = validate(made)
    assert len(told) == 2 * len(made)
    assert {each: said for each, said in told.items() if said != "PASS"} == {}


def test_a_soft_hyphen_does_not_make_one_word_of_the_text_before_it() -> None:
    words = ["mange små ledd i en lang kjede av leve\u00adrandører"]
    document = print_html(f"<h1>En</h1>{table(7, words)}")
    assert check_pdf(document.printed.data, document.expected) == ()


def test_a_row_of_facts_may_be_longer_than_a_page() -> None:
    companies = "".join(f"<dd>Fjordtre {each} AS</dd>" for each in range(80))
    facts = f'<dl class="facts"><div><dt>Enheter</dt>{companies}</div></dl>'
    document = print_html(f"<h1>En</h1>{facts}")
    assert check_pdf(document.printed.data, document.expected) == ()


def test_what_is_kept_together_but_has_room_on_no_page_is_divided() -> None:
    lines = "".join(f"<p>Fjordtre {each} AS leverer møbler til oss.</p>" for each in range(90))
    document = print_html(f'<h1>En</h1><div class="formality">{lines}</div>')
    assert check_pdf(document.printed.data, document.expected) == ()


def test_what_is_signed_and_of_what_form_it_is_stand_with_their_headings() -> None:
    """Wherever on a page they begin: what is said of the list, and its first row at least."""
    signatures = (
        '<section class="chapter"><h2 id="signatures">Signaturer</h2>'
        '<p class="introduction">Signert av disse.</p>'
        '<dl class="facts"><div><dt>Sted</dt><dd>Oslo</dd></div></dl>'
        '<ul class="signatures signatures-given"><li><p>Kari Vik</p></li></ul></section>'
    )
    rows = '<div class="formality"><dt>Frist</dt><dd>30. juni</dd></div>' * 4
    form = (
        '<section class="chapter"><h2>Formelle krav</h2><p>Det loven krever.</p>'
        f'<dl class="formalities"><div class="formality"><dt>Svar</dt></div>{rows}</dl></section>'
    )
    cases = (("Signaturer", "Kari Vik", signatures), ("Formelle krav", "Svar", form))
    parted = []
    for (heading, first, section), lines in product(cases, range(30, 40, 2)):
        body = f"<h1>En</h1>{'<p>Linje</p>' * lines}{section}"
        with Pdf.open(BytesIO(print_html(body).printed.data)) as pdf:
            pages = [each for each in read_pages(pdf) if heading in each]
        parted += [(heading, lines) for each in pages[-1:] if first not in each]
        assert pages
    assert parted == []


def test_a_heading_may_be_a_link() -> None:
    document = print_html('<h1>En</h1><h2><a href="https://a.no/b">Planen</a> vår</h2><p>Etter</p>')
    assert check_pdf(document.printed.data, document.expected) == ()


def test_after_a_table_on_turned_pages_the_text_stands_upright_again() -> None:
    body = f"<h1>En</h1><h2>A</h2><div>{table(20, WORDS)}</div><h2>B</h2><p>Etter</p>"
    with Pdf.open(BytesIO(print_html(body).printed.data)) as pdf:
        boxes = [[float(each) for each in page.mediabox] for page in pdf.pages]
    assert [width > height for _, _, width, height in boxes] == [False, True, False]


def test_a_list_in_a_note_has_no_lines_between_its_items() -> None:
    items = "".join(f"<li>punkt {each}</li>\n" for each in range(28))
    note = (
        f'<div class="footnote"><ol><li id=n>\n<p>Liste:</p>\n<ul>\n{items}</ul>\n</li></ol></div>'
    )
    call = '<sup><a class="footnote-ref" href="#n">1</a></sup>'
    document = print_html(f"<h1>En</h1><p>A{call}</p>{note}")
    assert check_pdf(document.printed.data, document.expected) == ()


def test_what_is_not_within_is_told_of_with_the_heading_above() -> None:
    sentence = "Dette er en setning som er med for at noten skal bli lang. "
    long = f'<div class="footnote"><ol><li id=n><p>{sentence * 90}</p></li></ol></div>'
    call = '<sup><a class="footnote-ref" href="#n">1</a></sup>'
    body = f"<h1>En</h1><h2 id=1.A.1>Først</h2><p>A</p><h2 id=1.B.1>Så</h2><p>B{call}</p>{long}"
    document = print_html(f"{body}<h2 id=2.A.1>Sist</h2>")
    (fault,) = check_pdf(document.printed.data, document.expected)
    assert (fault.kind, fault.heading, fault.place) == ("outside", "Så", "1.B.1")


def test_notes_that_have_no_room_on_their_pages_stand_below_the_answer() -> None:
    sentence = "Dette er en setning som er med for at noten skal bli lang. "
    long = f'<div class="footnote"><ol><li id=n><p>{sentence * 90}</p></li></ol></div>'
    call = '<sup><a class="footnote-ref" href="#n">1</a></sup>'
    statement = print_html(f"<h1>En</h1><h2>A</h2><p>A{call}</p>{long}<h2>B</h2>").statement
    printed, faults = print_statement(statement)
    assert (faults, printed.pages) == ((), 2)


def test_a_picture_does_not_hide_that_it_is_a_draft(tmp_path: Path) -> None:
    """The veil is drawn after the picture, and lets it through."""
    Image.new("RGB", (40, 30), "white").save(file := tmp_path / "hvit.png")
    statement = print_html("<h1>En</h1>").statement
    html = (
        '<!doctype html><html lang="nb"><meta charset="utf-8"><title>Prøve</title>'
        '<body data-draft="Utkast"><h1>En</h1><p><img src="hvit.png" alt="Hvitt" width=600></p>'
    )
    place = f"{statement.path.rpartition('/')[0]}/hvit.png"
    document = print_document(replace(statement, html=html.encode(), pictures={place: file}))
    (paper := tmp_path / "utkast.pdf").write_bytes(document.printed.data)
    assert set(validate([paper]).values()) == {"PASS"}
    with Pdf.open(paper) as pdf:
        drawn = pdf.pages[0].obj.Contents.read_bytes()
    assert drawn.rindex(b" Do") < drawn.rindex(b"/a0.106 gs")
