"""The style guide: every component with its examples, light and dark, one HTML page for each.

`python -m tests.styleguide --out FOLDER` (`make styleguide`) writes it. It is for designers and for
the tests, and is not part of the published site.
"""

import argparse
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from markupsafe import Markup
from msgspec import Struct

from generator.pages.parts.styles import list_screen_styles, list_styles
from generator.pages.render import environment
from generator.text.colours import SCHEMES, Scheme, palette
from generator.text.words import TEMPLATES

COMPONENTS = TEMPLATES / "components"
NAMES = tuple(sorted(path.name for path in COMPONENTS.iterdir()))

_ID = re.compile(r'\bid="([^"]+)"')
_POINTER = re.compile(
    r'\b(id|for|href|fill|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"'
)
_WORD = re.compile(r"[^\s#()]+")
_PAGE = """\
<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ name }} – stilguide</title>
{% for style in styles %}
<link rel="stylesheet" href="{{ style }}">
{% endfor %}
<link rel="stylesheet" href="styleguide.css">
</head>
<body>
<main>
<p><a href="index.html">Stilguide</a></p>
<h1>{{ name }}</h1>
{{ content }}
</main>
</body>
</html>
"""
_COMPONENT = """\
{% for scheme, label, examples in panels %}
<section class="panel {{ scheme }}" aria-labelledby="{{ scheme }}">
<h2 id="{{ scheme }}">{{ label }}</h2>
{% for title, html in examples %}
<article class="example">
<h3>{{ title }}</h3>
{{ html }}
</article>
{% endfor %}
</section>
{% endfor %}
"""
_INDEX = """\
<ul class="names">
{% for name in names %}
<li><a href="{{ name }}.html">{{ name }}</a></li>
{% endfor %}
</ul>
{% for scheme, label, colours in palettes %}
<section class="panel {{ scheme }}" aria-labelledby="{{ scheme }}">
<h2 id="{{ scheme }}">{{ label }}</h2>
<ul class="swatches">
{% for name, colour in colours %}
<li><span class="swatch swatch-{{ name }}"></span>{{ name }} {{ colour }}</li>
{% endfor %}
</ul>
</section>
{% endfor %}
"""
_STYLE = """\
.panel { margin-block: 1.5rem; padding: 1rem; border: 1px solid var(--edge); }
.panel { background: var(--paper); color: var(--ink); }
main > .panel:not(.wide, .chapter) { display: block; }
main > .panel:not(.wide, .chapter) > h2 { font-size: var(--larger); }
.example { margin-block-start: 1.5rem; padding-block-start: .5rem; }
.example { border-block-start: 1px dashed var(--edge); }
.example > h3:first-child { font: 400 var(--small)/1.4 var(--frame); color: var(--quiet); }
.example > h3:first-child { margin-block-end: 1rem; }
.names, .swatches { columns: 3 14rem; }
.swatches { list-style: none; padding: 0; }
.swatch { display: inline-block; width: 2rem; height: 1rem; margin-inline-end: .5rem; }
.swatch { border: 1px solid var(--edge); }
"""
_LABELS: Mapping[Scheme, str] = {"light": "Lys", "dark": "Mørk"}


class Example(Struct, frozen=True):
    """What a component is given in one of its examples, and which of its macros gets it."""

    component: str
    name: str
    macro: str
    given: Mapping[str, Any]


def list_examples(component: str) -> Iterator[Example]:
    """Yield the examples of a component; what is called `html` in them is markup."""
    written = (COMPONENTS / component / "examples.yaml").read_bytes()
    for each in yaml.load(written, Loader=yaml.CSafeLoader):
        macro = each.get("macro", component.replace("-", "_"))
        yield Example(component, each["name"], macro, _mark_each(each["with"]))


def render_example(example: Example, language: str = "nb") -> str:
    """Return an example as HTML, by its own macro and in the words of a language."""
    name = example.component
    module: Any = environment(language).get_template(f"components/{name}/{name}.html").module
    return str(getattr(module, example.macro)(**example.given))


def write_styleguide(out: Path) -> None:
    """Write the whole style guide into a folder."""
    for style in list_styles():
        (out / style.path).parent.mkdir(parents=True, exist_ok=True)
        (out / style.path).write_bytes(style.data)
    (out / "styleguide.css").write_text(_make_style(), encoding="utf-8")
    for name in NAMES:
        panels = [(each, _LABELS[each], [*_examples(name, each)]) for each in SCHEMES]
        _write(out, name, name, _COMPONENT, panels=panels)
    palettes = [(each, _LABELS[each], palette(each).items()) for each in SCHEMES]
    _write(out, "index", "Stilguide", _INDEX, names=NAMES, palettes=palettes)


def _write(out: Path, file: str, name: str, template: str, **values: object) -> None:
    made = environment("nb")
    content = Markup(made.from_string(template).render(values))  # noqa: S704 - our own templates
    styles = [each.path for each in list_screen_styles()]
    page = made.from_string(_PAGE).render(name=name, styles=styles, content=content)
    (out / f"{file}.html").write_text(page, encoding="utf-8")


def _examples(component: str, scheme: Scheme) -> Iterator[tuple[str, Markup]]:
    for number, example in enumerate(list_examples(component), 1):
        html = _rename_ids(render_example(example), f"{scheme}-{number}")
        yield example.name, Markup(html)  # noqa: S704 - our own examples


def _rename_ids(html: str, mark: str) -> str:
    """Give every id, and what points to it, a mark of its own: each example is on a page twice."""
    ids = set(_ID.findall(html))

    def rename(found: re.Match[str]) -> str:
        words = _WORD.sub(lambda w: f"{mark}-{w[0]}" if w[0] in ids else w[0], found[2])
        return f'{found[1]}="{words}"'

    return _POINTER.sub(rename, html)


def _mark(value: Any) -> Any:
    if isinstance(value, dict):
        return SimpleNamespace(**_mark_each(value))
    return [_mark(each) for each in value] if isinstance(value, list) else value


def _mark_each(value: dict[str, Any]) -> dict[str, Any]:
    return {k: Markup(v) if k == "html" else _mark(v) for k, v in value.items()}  # noqa: S704 - our own examples


def _make_style() -> str:
    """Return the guide's own style: panels that keep to one scheme, whatever the reader's."""
    lines = [_STYLE]
    for scheme in SCHEMES:
        tokens = " ".join(f"--{name}: {colour};" for name, colour in palette(scheme).items())
        lines.append(f".{scheme} {{ color-scheme: {scheme}; {tokens} }}\n")
    lines += [f".swatch-{name} {{ background: var(--{name}); }}\n" for name in palette("light")]
    return "".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    write_styleguide(parser.parse_args().out)
