"""The pages that belong to no organisation: the list of all of them, and "not found"."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.routes import Site, absolute, relative
from generator.views.cldr import sort_key
from generator.views.frame import Frame, make_bare_frame
from generator.views.place import Link
from generator.views.summary import Summary
from generator.words import LANGUAGES, TEMPLATES, Words, load_words


@dataclass(frozen=True, slots=True)
class Line:
    """An organisation in the list."""

    name: Link
    newest: Link | None
    draft: bool
    years: str
    risks: str
    tally: str


@dataclass(frozen=True, slots=True)
class IndexView:
    """The list of all organisations."""

    count: str
    banners: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page shown at addresses that do not exist; its style is in the page, at any depth."""

    language: str
    policy: str
    style: Markup
    home: str | None


def make_index(summaries: tuple[Summary, ...], site: Site) -> tuple[Frame, IndexView]:
    """Return the list of all organisations, by name, and the frame of its page."""
    ordered = sorted(summaries, key=lambda each: (sort_key(each.name), each.key))
    words = load_words(common_language(summaries))
    frame = make_bare_frame(words, site, words["index_title"], words["index_description"])
    return frame, IndexView(
        count=words.count("organisations", len(ordered)),
        banners=(words["preview_banner"],) if site.preview else (),
        lines=tuple(_line(each, words) for each in ordered),
    )


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
    """Return the main language of most organisations; bokmål, then nynorsk, when equally many."""
    counts = Counter(each.languages[0] for each in summaries)
    return max(LANGUAGES, key=lambda each: (counts[each], -LANGUAGES.index(each)))


def _line(summary: Summary, words: Words) -> Line:
    newest = None
    if summary.newest and summary.newest_year:
        newest = Link(str(summary.newest_year), relative("index.html", summary.newest))
    return Line(
        name=Link(summary.name, relative("index.html", summary.front)),
        newest=newest,
        draft=summary.draft,
        years=", ".join(map(str, summary.years)),
        risks=words.count("risk_count", summary.risks),
        tally=words("answered_of", number=summary.answered, count=summary.asked),
    )
