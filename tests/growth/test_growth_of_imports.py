"""Work at twice the statement is at most 2.3 times the work of importing it, in every format."""

import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from tests.calls import forget, work_of
from tests.fuzz.kinds import command
from tests.generator.importing.pdfs import make_pdf
from tests.generator.importing.test_word import document, paragraph
from tests.growth.test_growth import growing
from tests.tools import ROOT

REPORTS = ROOT / "tests" / "generator" / "importing" / "reports"
SAID = "Vi har kartlagt leverandører av tekstiler i Kina og funnet risiko for overtid."
TITLE = "Redegjørelse etter åpenhetsloven 2024"
ENTERPRISE = "Fjordtre AS selger klær og har 20 ansatte i Oslo."
# How often is few: a function that is called for each two of these is found.
TIMES = 30
Repeat = Callable[[str], str]


def html(begin: str, end: str, each: str) -> Callable[[Repeat], str]:
    """A page in which one thing stands many times in another."""
    head = (
        f"<h1>{TITLE}</h1><h2>Om virksomheten</h2><p>{ENTERPRISE}</p><h2>Tiltak</h2><p>{SAID}</p>"
    )
    return lambda repeat: f"<html><body>{head}{begin}{repeat(each)}{end}</body></html>"


def markdown(begin: str, each: str) -> Callable[[Repeat], str]:
    """The same as Markdown."""
    head = f"# {TITLE}\n\n## Om virksomheten\n\n{ENTERPRISE}\n\n## Tiltak\n\n{SAID}\n\n"
    return lambda repeat: f"{head}{begin}{repeat(each)}"


def text(each: str) -> Callable[[Repeat], str]:
    """The same as plain text."""
    head = f"{TITLE}\n\nOm virksomheten\n\n{ENTERPRISE}\n\nTiltak\n\n{SAID}\n\n"
    return lambda repeat: f"{head}{repeat(each)}"


def portal(each: str) -> Callable[[Repeat], str]:
    """A report of the portal with more at its end."""
    report = (REPORTS / "fjellbris-mobel-2022.txt").read_text(encoding="cp1252")
    return lambda repeat: f"{report}{repeat(each)}"


def word(each: str) -> Callable[[Repeat], bytes]:
    """The same as a Word document."""
    titled = paragraph(TITLE, "Title") + paragraph("Om virksomheten", "heading1")
    head = titled + paragraph(ENTERPRISE) + paragraph("Tiltak", "heading1") + paragraph(SAID)
    return lambda repeat: document(head + repeat(each), "Title", "heading 1")


def pdf(each: str, *, pages: bool = False) -> Callable[[Repeat], bytes]:
    """The same as a PDF, with more on pages of their own or in lines."""
    head = f"{TITLE}\n\nOm virksomheten\n\n{ENTERPRISE}\n\nTiltak\n\n{SAID}\n\n"

    def make(repeat: Repeat) -> bytes:
        lines = repeat(each).split("\n")
        step = 2 if pages else 40
        more = ("\n".join(lines[at : at + step]) for at in range(0, len(lines), step))
        return make_pdf([head, *more])

    return make


ROW = "<tr><td>Barnearbeid {n} i Kina</td><td>Revisjon {n}</td></tr>"
TABLE = "| Risiko | Tiltak |\n|---|---|\n"
CELLS = "".join(f"<w:tc>{paragraph(each)}</w:tc>" for each in ("Barnearbeid {n}", "Revisjon {n}"))
STATEMENTS: Mapping[str, Callable[[Repeat], str | bytes]] = {
    "paragraphs.docx": word(paragraph(f"{SAID} {{n}}")),
    "headings.docx": word(paragraph("Risiko {n}", "heading1") + paragraph(SAID)),
    "table.docx": word(f"<w:tbl><w:tr>{CELLS}</w:tr></w:tbl>"),
    "runs.docx": word(f"<w:p>{'<w:r><w:t>ord {n} </w:t></w:r>' * 3}</w:p>"),
    "breaks.docx": word("<w:p><w:r><w:t>ord {n}</w:t><w:br/><w:tab/></w:r></w:p>"),
    "lines.pdf": pdf(f"{SAID} {{n}}\n"),
    "pages.pdf": pdf(f"{SAID} {{n}}\n", pages=True),
    "headings.pdf": pdf(f"Risiko {{n}}\n\n{SAID}\n\n"),
    "paragraphs.html": html("", "", f"<p>{SAID} {{n}}</p>"),
    "headings.html": html("", "", f"<h2>Risiko {{n}}</h2><p>{SAID}</p>"),
    "list.html": html("<ul>", "</ul>", f"<li>{SAID} {{n}}</li>"),
    "table.html": html("<table><tr><th>Risiko</th><th>Tiltak</th></tr>", "</table>", ROW),
    "nested.html": html("", "", "<div>"),
    "spans.html": html("<p>", "</p>", "<b>ord</b> <i>{n}</i> "),
    "headings.md": markdown("", f"## Risiko {{n}}\n\n{SAID}\n\n"),
    "paragraphs.md": markdown("", f"{SAID} {{n}}\n\n"),
    "list.md": markdown("", f"- {SAID} {{n}}\n"),
    "table.md": markdown(TABLE, "| Barnearbeid {n} i Kina | Revisjon {n} |\n"),
    "paragraphs.txt": text(f"{SAID} {{n}}\n\n"),
    "headings.txt": text(f"Risiko {{n}}\n\n{SAID}\n\n"),
    "line.txt": text(f"{SAID} "),
    "letters.txt": text("a\n"),
    "portal.txt": portal(f"Tiltak {{n}}: {SAID}\n"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", STATEMENTS)
def test_twice_the_statement_is_twice_the_work_of_an_import(name: str, tmp_path: Path) -> None:
    def importing(scale: int) -> Callable[[], None]:
        said = STATEMENTS[name](lambda each: _repeat(each, scale * TIMES))
        file = tmp_path / str(scale) / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(said if isinstance(said, bytes) else said.encode())
        return partial(import_all, tmp_path, f"{scale}/{name}")

    # The first one only loads what all of them need.
    importing(1)()
    assert growing(importing, TIMES) == []


def work_of_import(folder: Path, name: str) -> int:
    # Else what another case has told of in the same words would take no work here.
    forget()
    return work_of(partial(import_all, folder, name))


def import_all(folder: Path, name: str) -> None:
    how = ("import", name, "--organisation", "prove", "--year", "2024")
    status, said = command(folder, *how)
    assert status == 0, said
    shutil.rmtree(folder / "content")


def _repeat(each: str, times: int) -> str:
    return "".join(each.replace("{n}", str(number)) for number in range(times))
