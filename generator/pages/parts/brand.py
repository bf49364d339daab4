"""An organisation's own colour and logo: the files they become, and how pages name them."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from generator.book.model import Book
from generator.pages.context import PageContext
from generator.pages.parts.styles import Stylesheet, make_stylesheet
from generator.plan.artifacts import Artifact
from generator.plan.site_plan import SitePlan
from generator.text.colours import Scheme, derive

# Tall enough for two lines of a word mark beside the navigation.
_LOGO_HEIGHT = 40


class LogoView(Struct, frozen=True):
    """The logo as a page shows it: its address, what it says, its size in CSS pixels."""

    source: str
    alternative: str
    width: int
    height: int


def list_brand(plan: SitePlan) -> Iterator[Artifact]:
    """Yield the organisation's own stylesheet and its logo, where it has them."""
    home, logo, style = plan.main, plan.book.logo, own_style(plan.book)
    if style:
        yield Artifact(home.own(style.path), style.data)
    if logo:
        source = logo.source
        yield Artifact(home.own(source.file.name), logo.data)


def own_style(organisation: Book) -> Stylesheet | None:
    """Return the stylesheet that sets the organisation's colour; its path is from its front page.

    It holds nothing but custom properties, each as near to the colour chosen as can be read.
    """
    accent = organisation.organisation.appearance.accent
    return _make_style(accent) if accent else None


@cache
def _make_style(accent: str) -> Stylesheet:
    dark = f"@media (prefers-color-scheme: dark) {{\n{_root(accent, 'dark')}\n}}"
    return make_stylesheet("colours", f"{_root(accent, 'light')}\n{dark}")


def show_logo(context: PageContext) -> LogoView | None:
    """Return the logo for a page; its text is the name of the organisation."""
    logo, name = context.book.logo, context.book.organisation.name
    if logo is None:
        return None
    source = context.link(context.home.own(logo.source.file.name))
    width = max(round(_LOGO_HEIGHT * logo.width / logo.height), 1)
    return LogoView(source, name, width, _LOGO_HEIGHT)


def own_styles(context: PageContext) -> tuple[str, ...]:
    """Return the address, from site/, of the organisation's own stylesheet, where it has one."""
    style = own_style(context.book)
    return (context.home.own(style.path),) if style else ()


def _root(accent: str, scheme: Scheme) -> str:
    colours = derive(accent, scheme).items()
    return f":root {{ {' '.join(f'--{name}: {colour};' for name, colour in colours)} }}"
