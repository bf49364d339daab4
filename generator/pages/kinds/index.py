"""The page shown at addresses that do not exist."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from generator.pages.parts.summary import Summary
from generator.plan.addresses import Site, absolute
from generator.text.words import TEMPLATES
from schema.languages import load_languages


class NotFoundView(Struct, frozen=True):
    """The page shown at addresses that do not exist; its style is in the page, at any depth."""

    language: str
    policy: str
    style: Markup
    home: str | None


def make_not_found(summaries: tuple[Summary, ...], site: Site) -> NotFoundView:
    """Return the page for addresses that do not exist; it links home only by a full address."""
    style = (TEMPLATES / "styles" / "not_found.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    own = f"style-src 'sha256-{digest}'"
    return NotFoundView(
        language=common_language(summaries),
        policy=f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'",
        style=Markup(style),  # noqa: S704 - a file of our own
        home=absolute(site, "index.html"),
    )


def common_language(summaries: Iterable[Summary]) -> str:
    """Return the main language of most organisations; the first of all when equally many."""
    counts = Counter(each.languages[0] for each in summaries)
    return max(load_languages(), key=lambda each: counts[each])
