"""The PDFs that are tested: LO's report and the folders that are hard to print, made once."""

import re
import subprocess
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from generator.book.model import Book
from generator.line.content_check import check_organisation
from generator.line.pdf_build import make_statement
from generator.pdf.expected_structure import Expected, expect
from generator.pdf.printing import finish
from generator.pdf.rendering import render
from generator.pdf.values import Printed, Statement
from generator.plan.addresses import Site
from generator.plan.site_plan import Page, SitePlan, plan
from tests.tools import ROOT, find_java, find_verapdf

AS_OF = date(2026, 11, 22)
FOLDERS = ROOT / "tests" / "folders"
# Which reports of which organisations, by year, in every language of each but where one is named:
# a second language of a long report is printed by the same templates as that of a short one.
TESTED: tuple[tuple[Path, str, int] | tuple[Path, str, int, str], ...] = (
    (ROOT / "content", "lo", 2023),
    (FOLDERS / "large", "vernesamvirket", 2024),
    (FOLDERS / "three-languages", "skogheim", 2025),
    (FOLDERS / "three-years", "bergvik", 2024, "en"),
    (FOLDERS / "valid", "havblikk", 2025),
    (FOLDERS / "empty-form", "tomrom", 2025),
    (FOLDERS / "paper", "papirmolle", 2024),
    (FOLDERS / "paper", "papirmolle", 2025),
)
SITE = Site(url="https://example.org/aapenhet/")
# What stands on paper for the eye alone, or elsewhere than in the HTML's running text.
_UNREAD = (
    "head, [aria-hidden=true], .permalink, .question-data, .unseen, svg, .footnote, .footnote-ref"
)


class Document(Struct, frozen=True):
    """A PDF, what it was made from, and what it must have."""

    name: str
    statement: Statement
    printed: Printed
    expected: Expected
    warnings: tuple[str, ...]


@cache
def load_organisation(content: Path, key: str) -> Book:
    """An organisation of a content folder, drafts and all."""
    return check_organisation(content, key, AS_OF).book


def list_papers() -> Iterator[tuple[Page, SitePlan]]:
    """What is printed of every report that is tested, in the languages that it is tested in."""
    for content, key, year, *languages in TESTED:
        planned = plan(load_organisation(content, key), SITE)
        for page in planned.papers:
            if page.owner.year == year and page.language in (languages or [page.language]):
                yield page, planned


def list_statements() -> Iterator[Statement]:
    """Every statement that is tested, in each of the languages that it is tested in."""
    for page, planned in list_papers():
        yield make_statement(page, planned)


def print_document(statement: Statement) -> Document:
    """Print a statement, without refusing anything."""
    rendered = render(statement)
    expected = expect(rendered.source, statement)
    name = f"{statement.path.replace('/', '-').removesuffix('.pdf')}"
    return Document(name, statement, finish(rendered, statement), expected, rendered.warnings)


def print_html(body: str, **changes: object) -> Document:
    """Print a document of one's own: what stands in its body."""
    whole = f'<!doctype html><html lang="nb"><meta charset="utf-8"><title>Prøve</title>{body}'
    base = next(list_statements())
    statement = replace(base, html=whole.encode(), title="Prøve", attached=(), pictures={})
    return print_document(replace(statement, **changes))


# For so few files, to compile less costs half as much as to compile well.
_FEW = 30
_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def validate(files: list[Path]) -> dict[tuple[str, str], str]:
    """What veraPDF says of files by name and profile: PASS, or what failed. One Java for all."""
    jars = ":".join(map(str, find_verapdf()))
    script = str(ROOT / "tests" / "pdf" / "VeraCheck.java")
    quick = _QUICK if len(files) < _FEW else ()
    command = [str(find_java()), *quick, "-cp", jars, script, "ua1,3a", *map(str, files)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines = (line.split("\t") for line in told.splitlines())
    return {(Path(line[0]).stem, line[1]): f"{line[2]} {line[3]}".strip() for line in lines}


def squeeze(text: str) -> str:
    """A text without what line ends may add or take: spaces and hyphens."""
    return re.sub(r"[\s\u200b\u00ad-]+", "", text)


def words_of(html: bytes) -> list[str]:
    """The words that a reader of the HTML meets, in order, without spaces and hyphens.

    What a question serves of the Act comes right after its name, as on paper.
    """
    tree = LexborHTMLParser(html)
    for meta in tree.css("div > .question-meta"):
        question = meta.parent
        name = next(question.iter(include_text=False), None) if question else None
        if name:
            name.insert_after(meta)
            meta.decompose()
    for node in tree.css(_UNREAD):
        node.decompose()
    text = tree.body.text(separator=" ") if tree.body else ""
    return [squeeze(word) for word in text.split() if squeeze(word)]
