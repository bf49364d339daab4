"""Components and styles: every component alone, every colour readable, all of it small."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.pages.parts.styles import (
    list_page_styles,
    list_print_styles,
    list_styles,
    make_stylesheet,
)
from generator.text.words import TEMPLATES
from schema.languages import load_languages
from tests.golden import check_golden
from tests.styleguide import COMPONENTS, NAMES, list_examples, render_example

SNAPSHOTS = Path(__file__).parent / "snapshots"
KINDS = sorted(path.stem for path in (TEMPLATES / "pages").glob("*.html"))


@pytest.mark.parametrize("name", NAMES)
def test_a_component_is_one_folder_with_macro_style_and_examples(name: str) -> None:
    files = {path.name for path in (COMPONENTS / name).iterdir()}
    assert files == {f"{name}.css", f"{name}.html", "examples.yaml"}


@pytest.mark.parametrize("language", load_languages())
@pytest.mark.parametrize("name", NAMES)
def test_every_example_renders(name: str, language: str) -> None:
    for example in list_examples(name):
        rendered = LexborHTMLParser(f"<main>{render_example(example, language)}</main>")
        for node in rendered.css("dt, dd, th, td, li, p, a, h2, h3, h4, h5, h6"):
            said = node.text().strip() or node.css_first("img[alt]")
            assert said, (example.name, node.html)


@pytest.mark.parametrize("name", NAMES)
def test_every_component_looks_as_expected(name: str) -> None:
    """The HTML of all examples, to the letter."""
    rendered = [
        f"<!-- {each.name} -->\n{render_example(each).strip()}" for each in list_examples(name)
    ]
    written = "\n\n".join(rendered) + "\n"
    check_golden(written, SNAPSHOTS / f"{name}.html")


def test_there_is_no_snapshot_of_a_component_that_is_gone() -> None:
    assert sorted(path.stem for path in SNAPSHOTS.iterdir()) == list(NAMES)


def test_styles_of_components_name_their_layer() -> None:
    for path in (*COMPONENTS.glob("*/*.css"), *(TEMPLATES / "pages").glob("*.css")):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert (lines[0], lines[-1]) == ("@layer components {", "}"), path
        assert all(line == "}" or line[0] in ".@ /}" for line in lines if line), path


def test_browsers_of_2021_know_all_that_styles_are_wrapped_in() -> None:
    for style in list_styles():
        assert not re.search(rb"@layer|@container|width *[<>=]+|[<>=] *width", style.data), (
            style.path
        )


def test_the_stylesheet_is_small() -> None:
    shared, printed, *more = list_styles()
    assert len(shared.data) < 15_000
    assert len(printed.data) < 4_500
    assert max(len(each.data) for each in more) < 16_000
    assert not any(b"/*" in each.data for each in (shared, *more))


@pytest.mark.parametrize("kind", KINDS)
def test_every_component_s_style_reaches_the_pages_that_use_it(kind: str) -> None:
    text = (TEMPLATES / "pages" / f"{kind}.html").read_text(encoding="utf-8")
    reached = b"".join(each.data for each in list_styles() if each.path in list_page_styles(kind))
    for name in re.findall(r"components/([\w-]+)/", text) if "{% extends" in text else ():
        style = (COMPONENTS / name / f"{name}.css").read_text(encoding="utf-8")
        first = re.search(r"^\.[\w-]+", style, re.MULTILINE)
        assert first is None or first[0].encode() in reached, name


@pytest.mark.parametrize("kind", KINDS)
def test_paper_has_the_rules_of_every_component_of_a_page(kind: str) -> None:
    """What all pages share, or what the kind has beside it."""
    text = (TEMPLATES / "pages" / f"{kind}.html").read_text(encoding="utf-8")
    styles = {each.path: each.data.decode() for each in list_styles()}
    reached = "".join(styles[path] for path in list_print_styles(kind))
    lines = (TEMPLATES / "styles" / "print.css").read_text(encoding="utf-8").splitlines()
    for name in re.findall(r"components/([\w-]+)/", text) if "{% extends" in text else ():
        own = [each for each in lines if re.match(rf"\.{name}(?![\w-])", each)]
        rules = [make_stylesheet("x", each).data.decode().strip() for each in own]
        assert [each for each in rules if each not in reached] == [], name


def test_paper_uses_nothing_that_a_pdf_renderer_does_not_know() -> None:
    style = (TEMPLATES / "styles" / "print.css").read_text("utf-8")
    for unknown in ("@layer", "@supports", "@container", "color-mix", "prefers-", ":has(", "&"):
        assert unknown not in style, unknown


def colours(scheme: str) -> dict[str, str]:
    light, dark = (TEMPLATES / "styles" / "tokens.css").read_text("utf-8").split("@media", 1)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found | (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark)) if scheme == "dark" else {}
    )


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "quiet", "link", "alert", "grave"])
@pytest.mark.parametrize("ground", ["paper", "surface", "alert-paper"])
def test_text_is_readable_on_every_ground(scheme: str, text: str, ground: str) -> None:
    palette = colours(scheme)
    assert contrast(palette[text], palette[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("line", ["edge", "accent", "link"])
def test_lines_that_carry_meaning_are_visible(scheme: str, line: str) -> None:
    palette = colours(scheme)
    assert contrast(palette[line], palette["paper"]) >= 3
