"""Stage 7, render: each page of the plan becomes bytes, by its view and its template."""

import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from generator.artifacts import Artifact
from generator.book import BoundOrganisation
from generator.routes import Page, Site, addresses, plan
from generator.views.frame import Heading, make_frame
from generator.views.front import make_front
from generator.views.index import common_language, make_index, make_not_found
from generator.views.information import make_information
from generator.views.latest import make_latest
from generator.views.law import make_law
from generator.views.place import Place
from generator.views.report import make_report
from generator.views.risk import make_risk
from generator.views.step import make_step
from generator.views.summary import Summary
from generator.views.whole import make_whole
from generator.words import TEMPLATES, load_words

Maker: TypeAlias = Callable[[Page, Place], tuple[Heading, Any]]

# Which view a kind of page shows; its template is templates/pages/<kind>.html.
MAKERS: Mapping[str, Maker] = {
    "front": make_front,
    "information": make_information,
    "latest": make_latest,
    "law": make_law,
    "report": make_report,
    "risk": make_risk,
    "step": make_step,
    "whole": make_whole,
}


def render_organisation(organisation: BoundOrganisation, site: Site) -> Iterator[Artifact]:
    """Yield every page of one organisation."""
    for page in plan(organisation, site):
        yield Artifact(page.path, render_page(page, organisation, site))


def render_page(page: Page, organisation: BoundOrganisation, site: Site) -> bytes:
    """Return one page of an organisation."""
    home = addresses(organisation, site, page.language)
    place = Place(organisation, home, load_words(page.language), page.path, page.kind == "whole")
    heading, view = MAKERS[page.kind](page, place)
    return _fill(page.kind, page.language, frame=make_frame(page, place, heading), view=view)


def render_site(summaries: tuple[Summary, ...], site: Site) -> Iterator[Artifact]:
    """Yield the pages that belong to no organisation: with several, their list; "not found"."""
    language = common_language(summaries)
    if site.several:
        frame, index = make_index(summaries, site)
        yield Artifact("index.html", _fill("index", language, frame=frame, view=index))
    not_found = make_not_found(summaries, site)
    yield Artifact("404.html", _fill("not_found", language, view=not_found))


def _fill(template: str, language: str, **values: object) -> bytes:
    rendered = environment(language).get_template(f"pages/{template}.html").render(values)
    return rendered.encode()


@cache
def environment(language: str) -> Environment:
    """Return the templates with the words of a language; one for each language and process."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_compiled(),
    )
    made.globals["words"] = load_words(language).texts
    return made


def _compiled() -> FileSystemBytecodeCache | None:
    """Templates compiled earlier, kept where the user's caches are; without, each run compiles."""
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    folder = Path(base).expanduser() / "aktsom"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None
