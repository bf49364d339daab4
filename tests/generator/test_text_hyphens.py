"""Soft hyphens: in long words of narrow columns, and nowhere that machines or copies meet them."""

import re
from pathlib import Path

import pyphen
import pytest

from generator.line.build import Options, build
from generator.pages.format.soft_pages import soften_page
from generator.text.hyphens import SHORTEST, SOFT, _load, soften
from tests.generator.samples import AS_OF, copy_report


def shown(text: str) -> str:
    return text.replace(SOFT, "·")


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Leverandørkjeden vår", "nb", "Leverandør·kjeden vår"),
        ("«Forretningspartner».", "nb", "«Forretnings·partner»."),
        ("leverandør-utviklingsprogrammet", "nb", "leverandør-utviklings·programmet"),
        ("aktsemdsvurderingar", "nn", "aktsemds·vurderingar"),
        ("responsibilities", "en", "respons·ibil·ities"),
        ("klimareduserende", "nb", "klima·reduserende"),
        ("leverandøroppfølgingsutvalget", "nb", "leverandør·oppfølgings·utvalget"),
        # What only looks like the beginning of a part: «behandling», «henvisning», «forsamling».
        ("personopplysningsbehandling", "nb", "person·opplysnings·behandling"),
        ("kildehenvisningen", "nb", "kilde·henvisningen"),
        ("generalforsamlingen", "nb", "general·forsamlingen"),
        # A part that is itself long, and a word of which no part is known.
        ("Landsorganisasjonen", "nb", "Lands·orga·nisa·sjonen"),
        ("fagorganisering", "nb", "fag·organisering"),
        ("profesjonalisere", "nb", "profe·sjona·lisere"),
        # Words with strokes between them are words.
        ("importør/merkevareleverandører", "nb", "importør/merkevare·leverandører"),
        # Shorter than fourteen letters; in a language without a list.
        ("Virksomhetens åpenhetslov", "nb", "Virksomhetens åpenhetslov"),
        ("Leverandørkjeden", "xx", "Leverandørkjeden"),
        # What is to be copied as it is.
        ("leverandorkjeden@organisasjonen.no", "nb", "leverandorkjeden@organisasjonen.no"),
        ("www.organisasjonsfrihet.no", "nb", "www.organisasjonsfrihet.no"),
        ("https://organisasjonsfrihet/", "nb", "https://organisasjonsfrihet/"),
        ("leverandorkjeden_2023", "nb", "leverandorkjeden_2023"),
        ("&leverandorkjedene;", "nb", "&leverandorkjedene;"),
    ],
)
def test_long_words_are_divided_and_codes_are_not(text: str, language: str, wanted: str) -> None:
    assert shown(soften(text, language)) == wanted


def test_what_has_been_softened_stays_as_it_is() -> None:
    once = soften("Landsorganisasjonen", "nb")
    assert SOFT in once
    assert soften(once, "nb") == once


LONG = "Leverandørkjeden"
DIVIDED = "Leverandør·kjeden"


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        (
            f"<h2 id='{LONG}'>{LONG}</h2><p>{LONG}</p>",
            f"<h2 id='{LONG}'>{DIVIDED}</h2><p>{LONG}</p>",
        ),
        (f"<td data-label='{LONG}'><a href='{LONG}'>{LONG}</a></td>", None),
        (f"<th><code>{LONG}</code></th>", f"<th><code>{LONG}</code></th>"),
        (f'<dt class="data-field">{LONG}</dt>', f'<dt class="data-field">{LONG}</dt>'),
        (f"<head><title>{LONG}</title></head>", f"<head><title>{LONG}</title></head>"),
        (f"<th><img alt='{LONG}'><br>{LONG}</th>", f"<th><img alt='{LONG}'><br>{DIVIDED}</th>"),
        (
            f'<h1><span lang="xx">{LONG}</span> {LONG}</h1>',
            f'<h1><span lang="xx">{LONG}</span> {DIVIDED}</h1>',
        ),
        ("<h1>Fjordfiskforedlingen</h1>", "<h1>Fjordfiskforedlingen</h1>"),
        (
            f"<table><tr><th>{LONG}<td>{LONG}<tr><td>{LONG}</table>{LONG}",
            f"<table><tr><th>{DIVIDED}<td>{DIVIDED}<tr><td>{DIVIDED}</table>{LONG}",
        ),
    ],
)
def test_only_the_text_of_narrow_columns_is_softened(html: str, wanted: str | None) -> None:
    expected = wanted or f"<td data-label='{LONG}'><a href='{LONG}'>{DIVIDED}</a></td>"
    assert shown(soften_page(html, "nb", {"Fjordfiskforedlingen": "xx"})) == expected


def test_what_is_known_of_a_piece_depends_on_its_language_and_on_names() -> None:
    """The same piece of HTML, again and again: what was found of it first is not told of others."""
    page = f"<h1>{LONG}</h1><p>Innkjøp</p>"
    divided = page.replace(LONG, DIVIDED)
    for language, names, expected in [
        ("nb", {}, divided),
        ("nb", {LONG: "xx"}, page),
        ("nb", {}, divided),
        ("xx", {}, page),
        ("xx", {LONG: "nb"}, divided),
        ("nb", {"Andre": "xx"}, divided),
    ]:
        assert shown(soften_page(page, language, names)) == expected, (language, names)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_packed_patterns_divide_words_as_the_library_does(language: str) -> None:
    known = _load(language)
    library = pyphen.HyphDict(Path(pyphen.LANGUAGES[pyphen.language_fallback(language)]))
    assert known is not None
    for word in (
        "leverandørkjeden",
        "aktsomhetsvurderinger",
        "kvalitetssikringssystem",
        "responsibilities",
    ):
        assert [*map(int, known.positions(word))] == [*map(int, library.positions(word))], word


def test_machines_meet_no_soft_hyphens(tmp_path: Path) -> None:
    """A whole site: pages have them in their bodies alone, and no other file has any."""
    build(copy_report(tmp_path / "content"), tmp_path / "site", Options(AS_OF, processes=1))
    marked, mark = 0, SOFT.encode()
    for path in (each for each in (tmp_path / "site").rglob("*") if each.is_file()):
        data = path.read_bytes()
        if path.suffix == ".html":
            text = data.decode()
            marked += SOFT in text
            assert SOFT not in text.partition("</head>")[0], path
            assert not any(SOFT in each for each in re.findall(r"<[^>]*>", text)), path
        elif path.suffix not in {".png", ".js", ".xlsx"} and "pagefind" not in path.parts:
            assert mark not in data, path
    assert marked > 5
    assert SHORTEST >= 12


def test_words_with_a_stroke_between_them_may_part_there() -> None:
    """In running text as well: four of them are longer than a phone is wide."""
    cell = '<td data-label="agent/importør">agent/mellomledd og/eller 12/13</td>'
    text = '<p>via agent/mellomledd, se <a href="attachments/reglene.pdf">navn/tittel</a></p>'
    page = f"{cell}{text}<code>agent/mellomledd</code>"
    wanted = page.replace("agent/mell", "agent/<wbr>mell", 2).replace("navn/t", "navn/<wbr>t")
    assert soften_page(page, "nb") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Etter § 5 c skal det stå", "Etter §~5~c skal det stå"),
        ("Åpenhetsloven §§ 5 og 6", "Åpenhetsloven §§~5 og 6"),
        ("§ 3-5 i regnskapsloven", "§~3-5 i regnskapsloven"),
        ("tegnet § foran et tall", "tegnet § foran et tall"),
        ("til 1 240 arbeidere", "til 1~240 arbeidere"),
        ("683 000 000 kroner", "683~000~000 kroner"),
        ("i 2023 240 arbeidere", "i 2023 240 arbeidere"),
        ("22 40 10 50", "22 40 10 50"),
        ("12,5 000", "12,5 000"),
    ],
)
def test_no_line_ends_within_a_reference_to_a_section_or_a_figure(text: str, wanted: str) -> None:
    page = f'<html lang="nb"><p>{text}</p><code>§ 5 og 1 240</code></html>'
    expected = page.replace(text, wanted.replace("~", "\N{NO-BREAK SPACE}"))
    assert soften_page(page, "nb") == expected
