"""Components and styles: every component alone, every colour readable, all of it small."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from generator.render import environment
from generator.views.styles import print_style, screen_style
from generator.words import LANGUAGES, TEMPLATES

COMPONENTS = TEMPLATES / "components"
NAMES = sorted(path.name for path in COMPONENTS.iterdir())


def mark(value: Any) -> Any:
    """What is called `html` in an example is markup; all else is text."""
    if isinstance(value, dict):
        return {k: Markup(v) if k == "html" else mark(v) for k, v in value.items()}  # noqa: S704 - our own examples
    return [mark(each) for each in value] if isinstance(value, list) else value


def examples() -> Iterator[Any]:
    for name in NAMES:
        for example in yaml.safe_load((COMPONENTS / name / "examples.yaml").read_bytes()):
            yield pytest.param(name, example, id=f"{name}: {example['name']}")


@pytest.mark.parametrize("name", NAMES)
def test_a_component_is_one_folder_with_macro_style_and_examples(name: str) -> None:
    files = {path.name for path in (COMPONENTS / name).iterdir()}
    assert files == {f"{name}.css", f"{name}.html", "examples.yaml"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "example"), list(examples()))
def test_every_example_renders(name: str, example: dict[str, Any], language: str) -> None:
    module: Any = environment(language).get_template(f"components/{name}/{name}.html").module
    macro = getattr(module, example.get("macro", name.replace("-", "_")))
    rendered = LexborHTMLParser(f"<main>{macro(**mark(example['with']))}</main>")
    for node in rendered.css("dt, dd, th, td, li, p, a, h2, h3, h4, h5, h6"):
        assert node.text().strip(), node.html


def test_styles_declare_their_layers_first_and_stay_in_them() -> None:
    assert screen_style().data.startswith(b"@layer tokens, base, layout, components;")
    for path in COMPONENTS.glob("*/*.css"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert (lines[0], lines[-1]) == ("@layer components {", "}"), path
        assert all(line == "}" or line[0] in ".@ /}" for line in lines if line), path


def test_the_stylesheet_is_small() -> None:
    assert len(screen_style().data) < 25_000
    assert b"/*" not in screen_style().data


def test_paper_uses_nothing_that_a_pdf_renderer_does_not_know() -> None:
    style = print_style().data.decode()
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
