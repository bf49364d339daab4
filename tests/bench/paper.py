"""`python -m tests.bench.paper ours|plain CONTENT OUT`: one PDF of a report, by us or not.

Plain is WeasyPrint alone with the same HTML, styles and fonts: what the rest of our work is held
against. Prints the number of pages.
"""

import sys
from io import BytesIO
from pathlib import Path

from pikepdf import Pdf
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from generator.content.sources import list_organisations
from generator.line.pdf_build import make_statement
from generator.pdf.preparing import ORIGIN
from generator.pdf.printing import print_statement
from generator.pdf.rendering import FileFetcher, in_own_folder, read_style
from generator.pdf.values import Statement
from generator.plan.addresses import Site
from generator.plan.site_plan import plan
from tests.pdf.documents import load_organisation


def main() -> None:
    """Make the PDF and tell its pages."""
    which, content, out = sys.argv[1:]
    key = list_organisations(Path(content))[0][0]
    planned = plan(load_organisation(Path(content), key), Site())
    statement = make_statement(planned.papers[0], planned)
    data = print_statement(statement)[0].data if which == "ours" else print_plainly(statement)
    Path(out).write_bytes(data)
    with Pdf.open(BytesIO(data)) as pdf:
        print(len(pdf.pages))


def print_plainly(statement: Statement) -> bytes:
    """Let the renderer do what it does by itself: a tagged PDF that says it is PDF/UA-1."""
    fonts, files, target = FontConfiguration(), FileFetcher(statement.pictures), BytesIO()
    base = ORIGIN + statement.path
    with in_own_folder():
        html = HTML(file_obj=BytesIO(statement.html), base_url=base, url_fetcher=files)
        style = CSS(string=read_style(), font_config=fonts, url_fetcher=files, base_url=ORIGIN)
        html.write_pdf(target, font_config=fonts, stylesheets=[style], pdf_variant="pdf/ua-1")
    return target.getvalue()


if __name__ == "__main__":
    main()
