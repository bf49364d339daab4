"""The HTML made ready for paper: what is left out, where links lead, marks on every element."""

from collections.abc import Mapping
from datetime import date
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from generator.pdf.preparing import find_target, prepare
from generator.pdf.values import MarkedSource, Phrases, Statement

PLACES = {
    "2023/index.html": "",
    "2023/2-kartlegging.html": "step-2",
    "2023/risiko-a.html": "2.A.1-a",
    "2023/æ.html": "å",
}
PHRASES = Phrases("{text}, side {page}", "{text}: {address}", "s. {page}", "Note {number}")


def make_statement(
    address: str | None = None, places: Mapping[str, str] = PLACES, path: str = "2023/rapport.pdf"
) -> Statement:
    day = date(2024, 1, 1)
    return Statement(
        path=path, html=b"", language="nb", title="Prøve", author="Fjord AS", made=day, changed=day,
        accent="#000", phrases=PHRASES, pictures={}, places=places, attached=(), address=address,
    )  # fmt: skip


def prepared(body: str, address: str | None = None) -> MarkedSource:
    root = fromstring(f'<html xmlns:s="http://www.w3.org/2000/svg"><body>{body}</body></html>')  # noqa: S314 - our own text
    return prepare(root, make_statement(address))


def first(body: str, tag: str, address: str | None = None) -> Element:
    """The first element of a name in what has been prepared, but for the link around all of it."""
    elements = prepared(body, address).elements[2:]
    return next(each for each in elements if each.tag.endswith(tag))


def text(body: str, address: str | None = None) -> str:
    return "".join(prepared(body, address).root.itertext())


def test_what_the_renderer_does_itself_or_cannot_draw_is_left_out() -> None:
    """Soft hyphens, and the colour of a skin: one that stands alone is a sign as any other."""
    assert text("<p>leve\u00adrandør \U0001f44d\U0001f3fd ja</p>") == "leverandør \U0001f44d ja"
    assert text("<p>\U0001f3fb \U0001f3fc</p>") == "\U0001f3fb \U0001f3fc"


SITE = "https://fjord.no/apent"


@pytest.mark.parametrize(
    ("href", "address", "target"),
    [
        ("#2.A.1", None, "#2.A.1"),
        ("#m%C3%A5l", None, "#mål"),
        ("#", None, None),
        ("https://lovdata.no/a", None, "https://lovdata.no/a"),
        ("mailto:kari@fjord.no", None, "mailto:kari@fjord.no"),
        ("2-kartlegging.html", None, "#step-2"),
        ("../2023/2-kartlegging.html", None, "#step-2"),
        ("2-kartlegging.html#2.A.3", None, "#2.A.3"),
        ("%C3%A6.html", None, "#å"),
        # A place of the whole document is there already.
        ("index.html", None, None),
        ("index.html#facts", None, None),
        # What is no part of the document is on the site, if anybody knows where that is.
        ("../2022/index.html", None, None),
        ("../2022/index.html", SITE, f"{SITE}/2022/index.html"),
        ("../2022/index.html#a", f"{SITE}/", f"{SITE}/2022/index.html#a"),
    ],
)
def test_a_link_leads_within_the_document_or_to_an_address(
    href: str, address: str | None, target: str | None
) -> None:
    assert find_target(href, make_statement(address)) == target


def test_a_link_to_nowhere_is_text() -> None:
    link = first('<p><a href="../2022/index.html">I fjor</a></p>', "span")
    assert (link.text, link.get("href"), link.get("data-href")) == ("I fjor", None, None)


def test_a_link_within_the_document_says_on_which_page() -> None:
    link = first('<p><a class="b a" href="#step-2">Steg 2</a></p>', "a")
    assert (link.get("data-href"), link.get("class")) == ("#step-2", "a b inside")
    assert link.get("data-short") == "s. {page}"
    assert link.get("href") is None


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ('<a href="https://lovdata.no/">Loven</a>', "Loven (https://lovdata.no/)"),
        ('<a href="https://lovdata.no/">lovdata.no</a>', "lovdata.no"),
        ('<a href="https://lovdata.no/">https://Lovdata.no</a>', "https://Lovdata.no"),
        ('<a href="mailto:a@fjord.no">Skriv</a>', "Skriv (a@fjord.no)"),
        ('<a href="mailto:a@fjord.no">a@fjord.no</a>', "a@fjord.no"),
        ('<a href="tel:+4722334455">Ring</a>', "Ring (+4722334455)"),
        ('<a href="https://a.no/%C3%A5">Her</a>', "Her (https://a.no/å)"),
        ('<a href="https://a.no/%C3%A5">a.no/å</a>', "a.no/å"),
        ('<a class="silent" href="https://a.no/b">Her</a>', "Her"),
        ('<a class="x entry" href="https://a.no/b">Her</a>', "Her"),
        (f'<a href="{SITE}/2022/">I fjor</a>', "I fjor"),
        ('<a href="#step-2">Steg 2</a>', "Steg 2"),
    ],
)
def test_an_address_is_shown_where_the_text_does_not_say_it(link: str, shown: str) -> None:
    assert text(f"<p>{link}</p>", f"{SITE}/") == shown


def test_the_address_of_the_site_is_one_like_others_where_it_is_not_known() -> None:
    assert text(f'<p><a href="{SITE}/x">Her</a></p>') == f"Her ({SITE}/x)"


def test_what_only_a_screen_needs_is_left_out_and_the_text_around_it_stays() -> None:
    body = (
        '<p>En <a class="permalink" href="#a">#</a>to <b>tre</b> '
        '<span class="x copy">kopier</span>fire<i class="unseen">fem</i></p>'
    )
    assert text(body) == "En to tre fire"
    assert text('<p><span class="copyright">Alle</span></p>') == "Alle"


def test_a_heading_has_its_text_and_does_not_lead_to_itself() -> None:
    heading = first('<h2 id="a"> Steg <a href="#a">to</a></h2>', "h2")
    assert heading.get("data-label") == "Steg to"
    assert [each.get("data-href") for each in heading] == [None]
    other = first('<h2 id="a"><a href="#step-2">Steg 2</a></h2>', "h2")
    assert [each.get("data-href") for each in other] == ["#step-2"]


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("En to tre fire fem seks", "En to tre fire fem seks"),
        ("En to tre fire fem seks sju", "En to tre fire fem seks …"),
    ],
)
def test_a_chapter_has_the_first_words_of_its_title_above_its_pages(title: str, short: str) -> None:
    chapter = first(f"<section><h2>{title}</h2><h2>Annet</h2></section>", "section")
    assert chapter.get("data-chapter") == short
    assert first("<section><h3>Tre</h3></section>", "section").get("data-chapter") is None
    assert first(f"<div><h2>{title}</h2></div>", "div").get("data-chapter") is None


@pytest.mark.parametrize(
    ("words", "alternative"),
    [
        ("<s:title>Land.</s:title><s:desc>Flest i Norge.</s:desc>", "Land. Flest i Norge."),
        ("<s:title>Land</s:title>", "Land."),
        ("<s:title> </s:title><s:desc>Flest i Norge</s:desc>", "Flest i Norge."),
        ("<s:title/>", None),
        ("", None),
    ],
)
def test_a_drawing_has_its_title_and_description_as_alternative(
    words: str, alternative: str | None
) -> None:
    assert first(f"<s:svg>{words}</s:svg>", "svg").get("data-alt") == alternative


def test_bars_have_ink_unless_they_have_a_colour_of_their_own() -> None:
    drawing = first('<s:svg><s:rect/><s:rect fill="#fff"/></s:svg>', "svg")
    assert [each.get("fill") for each in drawing] == ["#b8b8b8", "#fff"]
    assert {each.get("stroke") for each in drawing} == {"#000"}


def test_all_is_in_one_link_and_every_element_has_its_number_and_what_is_around_it() -> None:
    source = prepared("Før <p>En <b>to</b></p><p>Tre</p>")
    body, whole, *rest = source.elements
    assert (body.tag, body.text, len(body)) == ("body", None, 1)
    assert (whole.get("href"), whole.get("class"), whole.text) == ("mark:", "whole", "Før ")
    assert [each.tag for each in rest] == ["p", "b", "p"]
    assert [each.get("data-mark") for each in source.elements] == list("01234")
    assert source.parents == {1: 0, 2: 1, 3: 2, 4: 1}
    assert source.ancestors(3) == (2, 1, 0)


def test_soft_hyphens_are_left_to_the_renderer() -> None:
    shy = "\u00ad"
    assert text(f"<p>leve{shy}randør <b>kjede{shy}</b> i{shy}gjen</p>") == "leverandør kjede igjen"


def test_a_document_has_a_body() -> None:
    with pytest.raises(ValueError, match="without a body"):
        prepare(Element("html"), make_statement())


def test_notes_and_tables_are_put_right_on_the_way() -> None:
    long = "x" * 30
    source = prepared(
        '<p>A<sup><a class="footnote-ref" href="#n">1</a></sup></p>'
        f"<table><tr><td>{long}</td></tr></table>"
        '<div class="footnote"><ol><li id="n"><p>Noten.</p></li></ol></div>'
    )
    html = tostring(source.root, encoding="unicode")
    assert "footnote" not in html
    assert 'class="note"' in html
    assert "<wbr" in html


def test_what_a_question_serves_follows_its_name_also_where_its_answer_crosses_pages() -> None:
    source = prepared(
        '<div class="question"><h4>Navn</h4><p>Svar</p>'
        '<p class="question-meta"><a href="#5">§ 5 b</a></p>'
        '<div class="question-part"><h5>Del</h5><p>Mer</p>'
        '<p class="question-meta">§ 4</p></div></div>'
    )
    assert "".join(source.root.itertext()) == "Navn§ 5 bSvarDel§ 4Mer"
