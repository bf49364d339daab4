"""Every PDF keeps both standards, and says what the HTML says, in its order, once."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from pikepdf import Dictionary, Pdf
from pypdfium2 import PdfDocument
from selectolax.lexbor import LexborHTMLParser

from generator.pdf.checking import check_pdf
from generator.pdf.checking_structure import Element, read_elements
from generator.text.hyphens import SOFT
from tests.fuzz.composed import make_composed, run_composed
from tests.pdf.documents import (
    TESTED,
    Document,
    list_papers,
    list_statements,
    load_organisation,
    print_document,
    print_html,
    squeeze,
    validate,
    words_of,
)
from tests.pdf.text import ask_poppler, read_text
from tests.pdf.written import find_lost

# How much may stand between two words of the HTML: an address, a page, a note, a heading's law.
_FAR = 400


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pdf")


@pytest.fixture(scope="module")
def documents(folder: Path) -> list[Document]:
    made = [print_document(each) for each in list_statements()]
    for each in made:
        (folder / f"{each.name}.pdf").write_bytes(each.printed.data)
    return made


def elements_of(document: Document) -> tuple[Pdf, list[Element]]:
    pdf = Pdf.open(BytesIO(document.printed.data))
    return pdf, read_elements(pdf)


def find(documents: list[Document], part: str) -> Document:
    return next(each for each in documents if part in each.name)


def test_the_renderer_has_nothing_to_complain_of(documents: list[Document]) -> None:
    assert {each.name: each.warnings for each in documents if each.warnings} == {}


def test_our_own_checks_find_nothing(documents: list[Document]) -> None:
    found = {each.name: check_pdf(each.printed.data, each.expected) for each in documents}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_verapdf_finds_nothing_by_either_standard(documents: list[Document], folder: Path) -> None:
    found = validate([folder / f"{each.name}.pdf" for each in documents])
    assert len(found) == 2 * len(documents)
    assert {place: told for place, told in found.items() if told != "PASS"} == {}


def test_outloud_finds_no_errors(documents: list[Document], folder: Path) -> None:
    files = [str(folder / f"{each.name}.pdf") for each in documents]
    command = [sys.executable, "-m", "outloud.cli", "--json", "-", "--fail-on", "never", *files]
    finished = subprocess.run(command, capture_output=True, text=True, check=True)
    heads = {word for each in documents for word in _words_of_heads(each)}
    findings = [
        (severity, rule)
        for severity, rule, line in _findings(json.loads(finished.stdout))
        # A head that is repeated on a page is no content there, also where it reads like prose.
        if rule != "TAG-002" or not {*line.split()} <= heads
    ]
    assert [each for each in findings if each[0] == "error"] == []
    assert {each[1] for each in findings if each[0] == "warning"} <= EXPLAINED.keys()


def _words_of_heads(document: Document) -> Iterator[str]:
    for head in LexborHTMLParser(document.statement.html).css("thead"):
        yield from head.text(separator=" ").replace(SOFT, "").split()


# Warnings of outloud's that are no faults, and why.
EXPLAINED = {
    "PAG-001": "which step it is, and the form's own labels, stand on many pages and are content",
    "HDG-011": "the form's questions are headings, and some are long; their wording is not ours",
    "ORD-001": "notes are drawn at the foot and read where they are called; list marks come last",
    "FIG-012": "a chart's alternative gives its numbers, which are most of it",
}


def _findings(report: object) -> Iterator[tuple[str, str, str]]:
    """The findings anywhere in outloud's report: severity, rule, and what they are of."""
    if isinstance(report, dict):
        if "severity" in report and "rule" in report:
            yield str(report["severity"]), str(report["rule"]), str(report.get("evidence"))
        for each in report.values():
            yield from _findings(each)
    elif isinstance(report, list):
        for each in report:
            yield from _findings(each)


def test_every_word_of_the_html_is_there_in_its_order(documents: list[Document]) -> None:
    for document in documents:
        text = squeeze(" ".join(read_text(elements_of(document)[0])))
        at = 0
        for word in words_of(document.statement.html):
            found = text.find(word, at)
            near = 0 <= found - at <= _FAR
            assert near, f"{document.name}: {word!r} after {text[max(at - 80, 0) : at]!r}"
            at = found + len(word)


def test_every_text_that_was_written_is_there_whole_and_in_its_order(
    documents: list[Document],
) -> None:
    lost: list[str] = []
    for page, _ in list_papers():
        made = next(each for each in documents if each.statement.path == page.path)
        lost += find_lost(page.owner, made.statement.language, made.printed.data)
    assert lost == []


def test_what_is_composed_of_every_construct_is_there_too(tmp_path: Path) -> None:
    for number in range(2):
        run_composed(make_composed(Random(number)), tmp_path)  # noqa: S311 - nothing is secret


def test_what_is_not_there_is_found_to_be_lost(documents: list[Document]) -> None:
    content, key, year, *_ = TESTED[0]
    report = next(each for each in load_organisation(content, key).reports if each.year == year)
    other = next(each for each in documents if "papirmolle-2025" in each.name)
    lost = [*find_lost(report, "nb", other.printed.data)]
    assert len([each for each in lost if each.endswith("is not told")]) > 50
    assert len([each for each in lost if each.endswith("is not shown")]) > 500


def test_poppler_reads_the_same_text(documents: list[Document], folder: Path) -> None:
    document = find(documents, "nn-2025-utgreiing-openheitslova-skogheim")
    texts = (read_text(elements_of(document)[0]), ask_poppler(folder / f"{document.name}.pdf"))
    # Poppler reads what is drawn in a map, too.
    ours, theirs = (
        squeeze(" ".join(each)).translate(dict.fromkeys(map(ord, "▲△◇"))) for each in texts
    )
    assert theirs == ours


def test_a_repeated_head_is_read_once(documents: list[Document]) -> None:
    document = find(documents, "papirmolle-2024")
    _, elements = elements_of(document)
    rows = max((list(each.all("/TR")) for each in elements if each.role == "/Table"), key=len)
    assert len(rows) == 111
    assert {page for row in rows for cell in row.within for page, _ in cell.content} > {6, 7, 8}
    head = {page for cell in rows[0].within for page, _ in cell.content}
    assert len(head) == 1


def test_every_cell_of_data_names_its_headers(documents: list[Document]) -> None:
    for document in documents:
        _, elements = elements_of(document)
        for table in (each for each in elements if each.role == "/Table"):
            headers = {str(each.obj.ID) for each in table.all("/TH")}
            for cell in table.all("/TD"):
                named = {str(each) for each in cell.obj.A.get("/Headers", ())}
                assert named, document.name
                assert named <= headers


def test_a_row_has_its_empty_cells_too(folder: Path) -> None:
    rows = "<tr><td>1<td><td>3</tr><tr><td><td><td></tr><tr><th scope=row>a<td>2<td></tr>"
    head = "<tr><th scope=col>A<th scope=col>B<th scope=col>C</tr>"
    table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    document = print_html(f"<h1>Prøve</h1>{table}<p>Etter</p>")
    assert check_pdf(document.printed.data, document.expected) == ()
    _, elements = elements_of(document)
    assert [len(each.within) for each in elements if each.role == "/TR"] == [3, 3, 3, 3]
    file = folder / "cells.pdf"
    file.write_bytes(document.printed.data)
    assert set(validate([file]).values()) == {"PASS"}


def test_a_row_over_several_pages_is_one_row(documents: list[Document]) -> None:
    _, elements = elements_of(find(documents, "papirmolle-2024"))
    cells = [each for each in elements if each.role == "/TD"]
    tall = [each for each in cells if len({page for page, _ in each.content}) > 1]
    assert tall
    assert all("/Pg" in each.obj for each in tall)


def test_notes_stand_where_they_are_called(documents: list[Document]) -> None:
    _, elements = elements_of(find(documents, "papirmolle-2024"))
    notes = [each for each in elements if each.role == "/Note"]
    assert [str(each.obj.ID) for each in notes] == ["note-1", "note-2", "note-3", "note-4"]
    for each in notes:
        assert each.around
        before = each.around.within[each.around.within.index(each) - 1]
        assert before.role == "/Reference"


def test_passages_in_other_languages_say_so(documents: list[Document]) -> None:
    english = find(documents, "en-2024-transparency-act-statement-papirmolle")
    _, elements = elements_of(english)
    spoken_in = {str(each.obj.Lang) for each in elements if "/Lang" in each.obj}
    assert spoken_in == {"nb"}
    three = {each.statement.language for each in documents if "skogheim" in each.name}
    assert three == {"nb", "nn", "en"}


@pytest.mark.parametrize(
    ("part", "heading", "title"),
    [
        ("2025-redegjorelse-apenhetsloven-skogheim", "Vedlegg", "Kart over sagbrukene"),
        ("2025-utgreiing-openheitslova-skogheim", "Vedlegg", "Kart over sagbruka"),
        ("2025-transparency-act-statement-skogheim", "Attachments", "Map of the sawmills"),
    ],
)
def test_attachments_are_listed_with_title_file_and_address(
    documents: list[Document], part: str, heading: str, title: str
) -> None:
    text = squeeze(" ".join(read_text(elements_of(find(documents, part))[0])))
    address = "https://example.org/aapenhet/2025/attachments/sagbruk.png"
    assert squeeze(f"{heading} • {title} (sagbruk.png) {address}") in text


def test_links_lead_somewhere_and_say_where(documents: list[Document]) -> None:
    for document in documents:
        pdf, _ = elements_of(document)
        names = list(pdf.Root.Names.Dests.Names)[::2]
        places = {str(each) for each in names}
        for page in pdf.pages:
            for area in page.obj.get("/Annots", ()):
                if "/Dest" in area:
                    assert str(area.Dest) in places
                    assert re.search(r"\b[1-9]\d*\b", str(area.Contents))
                else:
                    assert str(area.A.URI).split(":")[0] in {"http", "https", "mailto", "tel"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Rapport", "Rapport (https://example.net/a b)"),
        ("Les rapporten", "Les rapporten (https://example.net/a b)"),
        ("https://example.net/a%20b", "https://example.net/a%20b"),
        ("example.net/a b", "example.net/a b"),
    ],
)
def test_an_outside_link_shows_its_address_once(text: str, shown: str) -> None:
    link = f'<p><a href="https://example.net/a%20b">{text}</a> slutt'
    pdf, _ = elements_of(print_html(f"<h1>Prøve</h1>{link}"))
    text = " ".join(" ".join(read_text(pdf)).split())
    assert text == f"Prøve {shown} slutt"


def test_the_data_are_attached_as_they_are_published(documents: list[Document]) -> None:
    for document in documents:
        pdf, _ = elements_of(document)
        held = {str(each.UF): each.EF.F.read_bytes() for each in pdf.Root.AF}
        assert held == {each.name: each.data for each in document.statement.attached}
        assert {"report.json", "report.schema.json", "risks.csv"} <= held.keys()


def test_a_draft_says_so_on_every_page_and_in_the_text(documents: list[Document]) -> None:
    draft = find(documents, "papirmolle-2025")
    pdf, elements = elements_of(draft)
    assert {str(each.obj.S) for each in elements} >= {"/H1", "/H2", "/P"}
    water = rb"/Artifact <</Type /\w+>> BDC\s+/a0\.106 gs\s+0 0 0 rg"
    assert all(re.search(water, page.obj.Contents.read_bytes()) for page in pdf.pages)
    assert b"Utkast" in draft.statement.html


def test_the_same_content_gives_the_same_bytes(documents: list[Document]) -> None:
    for part in ("lo-2023", "papirmolle-2025"):
        document = find(documents, part)
        assert print_document(document.statement).printed.data == document.printed.data


def test_what_stands_in_the_margins_is_for_the_eye(documents: list[Document]) -> None:
    pdf, elements = elements_of(find(documents, "lo-2023"))
    held = {(page, mcid) for each in elements for page, mcid in each.content}
    for number, page in enumerate(pdf.pages):
        stream = page.obj.Contents.read_bytes()
        assert len(re.findall(rb"/MCID", stream)) == len([1 for p, _ in held if p == number])
        assert number == 0 or b"/Artifact <</Type /Pagination>> BDC" in stream
    assert isinstance(pdf.Root.ViewerPreferences, Dictionary)


def filled(document: Document) -> list[float]:
    """How far down the type area of each page there is ink: 1 is to its end."""
    pdf = PdfDocument(document.printed.data)
    shares = []
    for page in pdf:
        picture = page.render(scale=0.25).to_pil().convert("L")
        width, height = picture.size
        # Without what stands in the margins: running heads, page numbers, a band, a draft's veil.
        area = picture.crop(
            (round(width * 0.16), round(height * 0.08), width, round(height * 0.91))
        )
        box = area.point(lambda grey: 255 if grey < 190 else 0).getbbox()
        shares.append(box[3] / area.height if box else 0.0)
    return shares


def test_no_page_is_less_than_a_third_full_but_the_last(documents: list[Document]) -> None:
    short = {
        each.name: [
            (number, round(share, 2))
            for number, share in enumerate(filled(each)[:-1], 1)
            if share < 1 / 3
        ]
        for each in documents
    }
    assert {name: pages for name, pages in short.items() if pages} == {}


def test_what_the_form_asks_stands_whole_on_a_page(documents: list[Document]) -> None:
    parted: list[str] = []
    for document in documents:
        pdf = PdfDocument(document.printed.data)
        pages = [squeeze(each.get_textpage().get_text_range()) for each in pdf]
        for asked in LexborHTMLParser(document.statement.html).css(".question-wording"):
            text = squeeze(asked.text())
            if not any(text in page for page in pages):
                parted.append(f"{document.name}: {text[:60]}")
    assert parted == []
