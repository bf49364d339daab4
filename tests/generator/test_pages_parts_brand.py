"""An organisation's colour and logo: from its folder to its pages."""

import re
from pathlib import Path

import pytest

from generator.book.model import Book
from generator.content.drawings import read_drawing
from generator.pages.parts.brand import list_brand
from generator.plan.addresses import Site
from generator.plan.site_plan import plan
from generator.text.colours import contrast, palette
from generator.text.words import TEMPLATES
from tests.generator.books import make_book, render_all

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h9"/></svg>'


def branded(content: Path, appearance: str) -> Book:
    head = f"name: Fjordfisk AS\nlanguages: [nb, en]\nappearance: {appearance}\n"
    return make_book(content, {"organisation.yaml": head, "logo.svg": LOGO})


def test_the_colour_becomes_a_stylesheet_of_custom_properties_alone(tmp_path: Path) -> None:
    (style,) = list_brand(plan(branded(tmp_path, "{accent: '#E30613'}"), Site()))
    assert re.fullmatch(r"colours\.[0-9a-f]{10}\.css", style.path)
    light, dark = re.findall(r":root\{(.*?)\}", style.data.decode())
    assert re.fullmatch(r"--link:#[0-9a-f]{6};--accent:#e30613", light)
    link = re.search(r"--link:(#\w+)", dark)
    assert link
    assert contrast(link[1], palette("dark")["paper"]) >= 4.5


def test_every_page_in_every_language_has_the_stylesheet_after_the_common_one(
    tmp_path: Path,
) -> None:
    organisation = branded(tmp_path, "{accent: '#0b4f5c'}")
    (style,) = list_brand(plan(organisation, Site(several=True)))
    assert style.path.startswith("fisk/colours.")
    for path, page in render_all(organisation, Site(several=True)).items():
        up = "../" * (path.count("/") - 1)
        links = re.findall(r'<link rel="stylesheet" href="([^"]+)" media="screen">', page)
        if links:
            assert links[-1] == up + style.path.removeprefix("fisk/"), path


def test_the_logo_stands_in_the_header_in_the_name_of_the_organisation(tmp_path: Path) -> None:
    organisation = branded(tmp_path, "{logo: logo.svg}")
    (logo,) = list_brand(plan(organisation, Site()))
    assert (logo.path, logo.data.decode()) == (
        "logo.svg",
        read_drawing(LOGO.encode()).data.decode(),
    )
    page = render_all(organisation)["en/2023/index.html"]
    shown = 'src="../../logo.svg" alt="Fjordfisk AS" width="120" height="40"'
    assert shown in page


def test_without_either_there_is_neither_file(tmp_path: Path) -> None:
    organisation = make_book(tmp_path)
    assert list(list_brand(plan(organisation, Site()))) == []
    assert "<img" not in render_all(organisation)["2023/index.html"]


@pytest.mark.parametrize("name", ["link", "accent"])
def test_the_site_s_own_design_has_what_an_organisation_sets(name: str) -> None:
    tokens = (TEMPLATES / "styles" / "tokens.css").read_text(encoding="utf-8")
    assert tokens.count(f"  --{name}: #") == 2
