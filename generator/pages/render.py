"""Stage 7, render: each page of the plan becomes bytes, by its view and its template."""

import operator
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from types import SimpleNamespace
from typing import Any, ClassVar, TypeAlias

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

from generator.pages.context import PageContext, Paper
from generator.pages.format.soft_pages import soften_page
from generator.pages.format.text_direction import direct_page
from generator.pages.parts.frame import make_frame
from generator.pages.parts.headings import Heading, make_heading
from generator.plan.artifacts import Artifact
from generator.plan.site_plan import Page, SitePlan
from generator.text.words import TEMPLATES, load_words
from schema.fields import labels_of_models
from schema.user_cache import keep, read_kept

# What `_Compiler` makes of a template: another number where that is another.
_COMPILED = 2
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


def render_paper(context: PageContext, digest: str) -> bytes:
    """Return the HTML that a report's PDF is made of; `digest` is that of its report.json."""
    from generator.pages.kinds.paper import make_paper

    template = environment(context.language).get_template("paper/statement.html")
    view = make_paper(context, digest)
    return direct_page(template.render(view=view, language=context.language)).encode()


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
    html = fill(page.kind, page.language, {"frame": frame, "view": view}).decode()
    return direct_page(soften_page(html, page.language, plan.names)).encode()


def fill(template: str, language: str, values: Mapping[str, object]) -> bytes:
    """Return a page made of its template, templates/pages/<template>.html, and these values."""
    rendered = environment(language).get_template(f"pages/{template}.html").render(values)
    return rendered.encode()


@cache
def environment(language: str) -> Environment:
    """Return the templates with the words of a language; one for each language and process."""
    made = _Templates(
        loader=_Sources(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_Compiled(),
    )
    made.globals["words"] = SimpleNamespace(**load_words(language).texts)
    for name, short in (("labels", False), ("short_labels", True)):
        labels = labels_of_models(language, short=short)
        models = {model: SimpleNamespace(**each) for model, each in labels.items()}
        made.globals[name] = SimpleNamespace(**models)
    return made


class _Sources(FileSystemLoader):
    """Templates by their name alone: what is compiled of them is the same wherever they lie."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template and its place in the program."""
        source, _, unchanged = super().get_source(environment, template)
        return source, f"templates/{template}", unchanged


class _Compiler(CodeGenerator):
    """Compiles templates to what Python has for it: their values are ours, and plain.

    They have attributes, and not items for these; no function asks for what a template has around
    it. What is shown is escaped by `_Templates.to_html`.
    """

    def visit_Call(self, node: Any, frame: Any, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        self.write("environment.call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def visit_Getattr(self, node: Any, frame: Any) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.to_html(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Templates(Environment):
    """Templates that have the same globals, and show most values as they are: texts."""

    code_generator_class = _Compiler
    call: ClassVar[Any] = operator.call

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._found: dict[str, Template] = {}

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:  # noqa: A002
        """Return a template by its name: each page asks for a dozen, and they never change."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name, parent, globals)
        return found

    @staticmethod
    def to_html(value: object) -> str:
        """Return what is shown of a value; most are texts, and only joined to a page."""
        if type(value) is Markup:
            return value
        return _escape_inner(value) if type(value) is str else escape(value)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template."""
        return super().make_globals(d) if d else self.globals


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
    """Return a name that says what is compiled, of what, and by what."""
    return f"html-{bucket.key[:16]}{bucket.checksum[:16]}-{_compiled_by()}"


@cache
def _compiled_by() -> str:
    return f"{version('jinja2')}-{sys.implementation.cache_tag}-{_COMPILED}"
