"""Stage 7, render: each page of the plan becomes bytes, by its view and its template."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeAlias

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import escape

from generator.pages.context import PageContext, Paper
from generator.pages.format.soft_pages import soften_page
from generator.pages.kinds.cms import make_cms
from generator.pages.kinds.index import common_language, make_not_found
from generator.pages.kinds.open_data import make_site_open_data
from generator.pages.kinds.search import make_site_search
from generator.pages.packed_rows import pack_rows
from generator.pages.parts.frame import make_frame
from generator.pages.parts.headings import Heading, make_heading
from generator.pages.parts.scripts import Script, make_script
from generator.pages.parts.social import list_site_social
from generator.pages.parts.summary import Summary
from generator.plan.addresses import CmsAccess, Site
from generator.plan.artifacts import Artifact
from generator.plan.site_addresses import CMS
from generator.plan.site_plan import Page, SitePlan
from generator.text.words import TEMPLATES, load_words
from schema.fields import labels_of_models
from schema.user_cache import keep, read_kept

NOT_FOUND = "404.html"
_NO_PAPERS: Mapping[str, Paper] = {}
Maker: TypeAlias = Callable[[PageContext], tuple[Heading, Any]]


@cache
def maker(kind: str) -> Maker:
    """Return what makes a kind of page: `make_<kind>` in the module of generator.pages named so.

    It is loaded when it is first used; the kind's template is templates/pages/<kind>.html. A page
    that shows nothing of a report needs no such module.
    """
    if find_spec(f"generator.pages.kinds.{kind}") is None:
        return lambda context: (make_heading(context), None)
    made: Maker = getattr(import_module(f"generator.pages.kinds.{kind}"), f"make_{kind}")
    return made


def render(plan: SitePlan, papers: Mapping[str, Paper] = _NO_PAPERS) -> Iterator[Artifact]:
    """Yield every page of one organisation; `papers` are the PDFs they may link to, by path."""
    for page in plan.pages:
        yield Artifact(page.path, render_page(page, plan, papers))


def render_paper(page: Page, plan: SitePlan, digest: str) -> bytes:
    """Return the HTML that a report's PDF is made of; `digest` is that of its report.json."""
    from generator.pages.kinds.paper import make_paper

    template = environment(page.language).get_template("paper/statement.html")
    view = make_paper(context_of(page, plan), digest)
    return template.render(view=view, language=page.language).encode()


def render_moved(plan: SitePlan, pages: Iterable[Page]) -> Iterator[Artifact]:
    """Yield these of the plan's pages at addresses that have moved."""
    for page in pages:
        yield Artifact(page.path, render_page(page, plan))


def context_of(page: Page, plan: SitePlan, papers: Mapping[str, Paper] = _NO_PAPERS) -> PageContext:
    """Return what the view of a page is made for."""
    home, words = plan.homes[page.language], plan.words[page.language]
    return PageContext(plan.book, home, words, page, plan.assessments, papers)


def render_page(page: Page, plan: SitePlan, papers: Mapping[str, Paper] = _NO_PAPERS) -> bytes:
    """Return one page of an organisation."""
    context = context_of(page, plan, papers)
    heading, view = maker(page.kind)(context)
    frame = make_frame(context, heading)
    html = _fill(page.kind, page.language, frame=frame, view=view).decode()
    return soften_page(html, page.language, _names(plan)).encode()


def _names(plan: SitePlan) -> Mapping[str, str]:
    """Return the names on an organisation's pages, which are in its own language on all of them."""
    organisation = plan.book.organisation
    named = (organisation.name, organisation.short_name, *(it.name for it in organisation.entities))
    return {str(escape(each)): plan.main.language for each in named if each}


def render_site(summaries: tuple[Summary, ...], site: Site) -> Iterator[Artifact]:
    """Yield the pages that belong to no organisation: with several, the register; "not found"."""
    if site.several:
        from generator.pages.parts.summary import site_languages

        for language in site_languages(summaries):
            yield from _render_register(summaries, site, language)
            yield from list_site_social(site, language)
    language, not_found = common_language(summaries), make_not_found(summaries, site)
    yield Artifact(NOT_FOUND, _fill("not_found", language, view=not_found))


def render_cms(summaries: Iterable[Summary], access: CmsAccess) -> Artifact:
    """Return the page on which the organisations' statements are written in the CMS."""
    known = tuple(summaries)
    view = make_cms(known, access, common_language(known))
    return Artifact(f"{CMS}index.html", _fill("cms", view.language, view=view))


def _render_register(
    summaries: tuple[Summary, ...], site: Site, language: str
) -> Iterator[Artifact]:
    from generator.pages.kinds.register_pages import make_register

    rest = _all_rows(summaries, site, language)
    if rest:
        yield Artifact(rest.path, rest.data)
    for page in make_register(summaries, site, language, rest.path if rest else None):
        yield Artifact(page.path, _fill("index", language, frame=page.frame, view=page.view))
    if site.tables:
        path, frame, tables = make_site_open_data(summaries, site, language)
        yield Artifact(path, _fill("open_data", language, frame=frame, view=tables))
    if site.search:
        path, frame, view = make_site_search(summaries, site, language)
        yield Artifact(path, _fill("search", language, frame=frame, view=view))


def _all_rows(summaries: tuple[Summary, ...], site: Site, language: str) -> Script | None:
    """Return every row of the register as a script, where they do not fit on the first page."""
    from generator.pages.kinds.register_pages import show_all_rows

    rows = show_all_rows(summaries, site, language)
    if not rows:
        return None
    html = _fill("register_rows", language, view=rows).decode()
    packed = json.dumps(pack_rows(html), ensure_ascii=False, separators=(",", ":"))
    return make_script(f"register-{language}", f"aktsomRegister = {packed};\n")


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
        bytecode_cache=_Compiled(),
    )
    made.globals["words"] = load_words(language).texts
    made.globals["labels"] = labels_of_models(language)
    made.globals["short_labels"] = labels_of_models(language, short=True)
    return made


class _Compiled(BytecodeCache):
    """Templates compiled earlier; one that is not whole is compiled anew."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled, if it is there."""
        kept = read_kept(_name(bucket))
        try:
            bucket.bytecode_from_string(kept or b"")
        except Exception:  # noqa: BLE001 - another Python's bytes may raise anything
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what has been compiled."""
        keep(_name(bucket), bucket.bytecode_to_string())


def _name(bucket: Bucket) -> str:
    return f"template-{bucket.key}-{sys.implementation.cache_tag}"
