"""Which texts are alike in all that colours them; and that no style colours by anything else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.page_structure import (
    colours_by_siblings,
    find_neighbours,
    find_surroundings,
    show_each,
)
from tests.tools import ROOT

STYLE = "p { color: black } .b { color: gray } [aria-current] { color: red }"


Lay = Callable[..., Path]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    def laid(name: str, body: str, style: str = STYLE) -> Path:
        (tmp_path / f"{name}.css").write_text(style, encoding="utf-8")
        page = tmp_path / f"{name}.html"
        link = f'<link rel="stylesheet" href="{name}.css?1">'
        page.write_text(f"<!doctype html><html>{link}<body>{body}</body></html>", encoding="utf-8")
        return page

    return laid


ONE = "<p class=b>En tekst</p>"
ALIKE = (
    "<p class=b>En annen tekst</p>",
    "<p class=b id=x>En tekst</p><p class=b>Og en til</p>",
    '<p class=b data-x="1">Tekst<br>på to linjer</p>',
)
OTHER = (
    "<p class=c>En tekst</p>",
    "<div><p class=b>En tekst</p></div>",
    "<p class=b aria-current=page>En tekst</p>",
    '<p class=b style="color: #aaa">En tekst</p>',
    "<p class=b>En <b>tekst</b></p>",
)


@pytest.mark.parametrize("body", ALIKE)
def test_texts_in_the_same_surroundings_are_alike(body: str, lay: Lay) -> None:
    assert find_surroundings(lay("a", ONE)) == find_surroundings(lay("b", body))


@pytest.mark.parametrize("body", OTHER)
def test_what_a_style_may_ask_for_makes_a_difference(body: str, lay: Lay) -> None:
    assert not find_surroundings(lay("b", body)) <= find_surroundings(lay("a", ONE))


def test_another_style_is_another_look(lay: Lay) -> None:
    accent = STYLE.replace("gray", "silver")
    assert not find_surroundings(lay("a", ONE)) & find_surroundings(lay("b", ONE, accent))
    dark = f"<style>p {{ color: white }}</style>{ONE}"
    assert not find_surroundings(lay("c", dark)) & find_surroundings(lay("a", ONE))


def test_every_surrounding_is_on_a_page_that_is_shown(lay: Lay) -> None:
    first, second, third = lay("a", ONE + OTHER[0]), lay("b", ONE), lay("c", OTHER[1])
    assert show_each([second, third, first]) == {first, third}
    assert show_each([second, third], find_neighbours) == {second, third}


NEIGHBOURS = '<ul><li>En</li><li><a href="x">to</a></li></ul>'


@pytest.mark.parametrize(
    ("body", "differ"),
    [
        ('<ul><li>Tre</li><li><a href="y">fire</a></li></ul>', ""),
        ("<ul><li>En</li><a href=x>to</a></ul>", "its parent"),
        ('<ul><li>En</li><li><a href="x"></a></li></ul>', "its text"),
        ('<ul><li>En</li><li><a href="x" aria-label="">to</a></li></ul>', "an attribute"),
        ('<ul><li>En</li><li role="none"><a href="x">to</a></li></ul>', "its role"),
        ('<ol><li>En</li><li><a href="x">to</a></li></ol>', "the list"),
    ],
)
def test_elements_among_the_same_neighbours_are_alike(body: str, differ: str, lay: Lay) -> None:
    one, other = find_neighbours(lay("a", NEIGHBOURS)), find_neighbours(lay("b", body))
    assert (one != other) is bool(differ)


def test_another_language_has_elements_of_its_own(lay: Lay) -> None:
    page = lay("a", NEIGHBOURS)
    before = find_neighbours(page)
    for lang in ('"nn"', "se"):
        page.write_text(f"<html lang={lang}>{NEIGHBOURS}", encoding="utf-8")
        assert not before & find_neighbours(page)


def test_no_style_of_ours_gives_a_colour_by_what_stands_beside() -> None:
    styles = [*(ROOT / "templates").rglob("*.css")]
    assert len(styles) > 10
    found = {each.name: [*colours_by_siblings(each.read_text(encoding="utf-8"))] for each in styles}
    assert {name: rules for name, rules in found.items() if rules} == {}


@pytest.mark.parametrize(
    "rule",
    ["li:last-child { color: red }", "tr:nth-child(2n) { background: #eee }",
     "@media print { a + a { color: red } }", "p:has(b) { padding: 0; opacity: .5 }"],
)  # fmt: skip
def test_such_a_style_is_found(rule: str) -> None:
    assert [*colours_by_siblings(rule)] != []


@pytest.mark.parametrize(
    "rule", ["li:last-child { color: inherit }", "a + a { border-color: red }", "b { color: red }"]
)
def test_what_takes_the_colour_around_it_is_let_be(rule: str) -> None:
    assert [*colours_by_siblings(rule)] == []
