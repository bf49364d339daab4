"""What a PDF must have, by its source alone; and what each element of the source becomes."""

from xml.etree.ElementTree import Element, fromstring

import pytest
from msgspec.structs import replace

from generator.pdf.expected_structure import Expected, expect
from generator.pdf.preparing import prepare
from generator.pdf.roles import is_inline, is_silent, needs_paragraph, role_of
from generator.pdf.values import Attached
from tests.generator.test_pdf_preparing import make_statement


def parse(html: str) -> Element:
    return fromstring(html)  # noqa: S314 - our own text


def expected(body: str) -> Expected:
    page = f'<html xmlns:s="http://www.w3.org/2000/svg"><body>{body}</body></html>'
    statement = make_statement()
    return expect(prepare(parse(page), statement), statement)


def test_headings_are_those_of_the_source_with_their_levels() -> None:
    found = expected("<header><h1>En</h1></header><h2> To  og <i>tre</i></h2><hr/><h6>Seks</h6>")
    assert found.headings == ((1, "En"), (2, "To og tre"), (6, "Seks"))


def test_a_heading_is_called_what_it_says_and_not_where_it_leads() -> None:
    found = expected('<h1>En</h1><h2>Se <a href="https://a.no/b">planen</a></h2>')
    assert found.headings == ((1, "En"), (2, "Se planen"))


def test_tables_have_their_rows_and_headers() -> None:
    found = expected(
        "<table><tr><th>A</th><th>B</th><td>0</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>"
        "<table><tr><td>1</td></tr></table>"
    )
    assert found.tables == ((2, 2), (1, 0))


def test_figures_notes_and_links_are_counted() -> None:
    found = expected(
        '<p><img src="a.png" alt="Et kart"/><s:svg><s:title>Rute</s:title></s:svg>'
        '<a href="https://lovdata.no/">ut</a> <a href="#a">inn</a> <a href="#">ingen steder</a>'
        '<sup><a class="footnote-ref" href="#n">1</a></sup></p>'
        '<div class="footnote"><ol><li id="n"><p>Noten.</p></li></ol></div>'
    )
    assert (found.figures, found.links, found.notes) == (2, 2, 1)


def test_what_is_for_the_eye_alone_is_not_expected_nor_what_is_in_it() -> None:
    found = expected(
        '<div aria-hidden="true"><h2>Skjult</h2><p><a href="#a">x</a></p></div>'
        '<img src="a.png" alt=" "/><h1>En</h1>'
    )
    assert (found.headings, found.links, found.figures) == (((1, "En"),), 0, 0)


def test_languages_count_where_there_is_text() -> None:
    found = expected('<p lang="en">One</p><p lang="en"> </p><p><i lang="en">two</i></p>')
    assert found.languages == {"en": 2}


def test_files_are_those_attached_by_name() -> None:
    files = tuple(Attached(name, "text/csv", "", b"") for name in ("b.csv", "a.csv"))
    statement = replace(make_statement(), attached=files)
    page = parse("<html><body/></html>")
    found = expect(prepare(page, statement), statement)
    assert (found.files, found.title, found.language) == (("a.csv", "b.csv"), "Prøve", "nb")


@pytest.mark.parametrize(
    ("html", "role"),
    [
        ('<a class="note" data-href="#n"/>', "Note"),
        ('<a data-href="#n"/>', "Link"),
        ("<a/>", None),
        ('<span class="note-number"/>', "Lbl"),
        ("<span/>", None),
        ("<h3/>", "H3"),
        ("<li/>", "LI"),
        ("<div/>", None),
    ],
)
def test_elements_become_structure_types(html: str, role: str | None) -> None:
    assert role_of(parse(html), in_contents=False) == role


def test_lists_of_contents_are_contents() -> None:
    found = [role_of(parse(f"<{tag}/>"), in_contents=True) for tag in ("ol", "li", "ul", "h2")]
    assert found == ["TOC", "TOCI", "L", "H2"]


@pytest.mark.parametrize(
    ("html", "silent"),
    [
        ('<p aria-hidden="true"/>', True),
        ('<p aria-hidden="false"/>', False),
        ('<img alt=""/>', True),
        ('<img alt=" "/>', True),
        ('<img alt="Et kart"/>', False),
        ("<img/>", False),  # that it lacks an alternative is a fault to be found
        ('<span alt=""/>', False),
    ],
)
def test_what_is_for_the_eye_alone_says_so(
    html: str,
    silent: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert is_silent(parse(html)) is silent


def test_what_is_within_a_line_and_what_needs_a_paragraph() -> None:
    inline = ("<span/>", "<sup/>", "<a/>", '<a class="inside"/>')
    assert all(is_inline(parse(each)) for each in inline)
    assert not any(is_inline(parse(each)) for each in ("<p/>", '<a class="whole"/>', "<div/>"))
    assert not any(needs_paragraph(each) for each in ("P", "TD", "Link", "LBody"))
    assert all(needs_paragraph(each) for each in ("Sect", "Document", None))
