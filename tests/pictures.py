"""The pictures of docs/redaktor.md, taken of the command and the site: `python -m tests.pictures`.

A small invented enterprise is begun in a folder of its own; the terminal is what the command
printed there, the pages are those it built.
"""

import html
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from tests.tools import BROWSER_ARGUMENTS, ROOT, find_browser

FOLDER = ROOT / "docs" / "images" / "redaktor"
BEGIN = ("new", "nordlys", "2025", "--name", "Nordlys Strikk AS", "--number", "123456785")
AS_OF = ("--as-of", "2026-03-01")
FACTS = """\
risks:
  - id: lange-dager
    title: Lange arbeidsdager på strikkeriet
    topic: working_hours
    geography: [EE]
    kind: actual
    relation: supply_chain
"""
MEASURES = """\
measures:
  - risk: lange-dager
    goal: Ingen skal arbeide mer enn loven tillater
    status: ongoin
    actions: Vi går gjennom vaktlistene hvert kvartal.
    results: To av tre strikkerier har rettet vaktlistene.
"""
SHELL = """\
<!doctype html><meta charset=utf-8><style>
body {{ margin: 0; background: #1b1f24; }}
pre {{ margin: 0; padding: 16px 20px; width: max-content; color: #e6e6e6;
  font: 14px/1.45 "DejaVu Sans Mono", "Liberation Mono", monospace; }}
b {{ color: #7fd0a0; }} .c31 {{ color: #ff8f85; font-weight: 700; }}
.c33 {{ color: #ffd479; font-weight: 700; }} .c1 {{ color: #fff; font-weight: 700; }}
</style><pre><b>$</b> {command}
{printed}</pre>"""
_COLOUR = re.compile(r"\x1b\[1(?:;(\d\d))?m(.*?)\x1b\[0m", re.DOTALL)


def main() -> None:
    """Take every picture anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=[*BROWSER_ARGUMENTS]
        )
        take_terminal(browser, folder, "new", BEGIN)
        report = folder / "content" / "nordlys" / "2025"
        (report / "2-identify" / "facts.yaml").write_text(FACTS, encoding="utf-8")
        (report / "3-address" / "facts.yaml").write_text(MEASURES, encoding="utf-8")
        wrong = ("check", "content/nordlys/2025/3-address", *AS_OF)
        take_terminal(browser, folder, "check", wrong, shown="check content/nordlys/2025/3-address")
        mended = MEASURES.replace("ongoin", "ongoing")
        (report / "3-address" / "facts.yaml").write_text(mended, encoding="utf-8")
        run(folder, "build", "--drafts", "--no-search", *AS_OF)
        take_page(browser, folder / "site" / "2025" / "index.html", "utkast")
        browser.close()


def run(folder: Path, *arguments: str) -> str:
    """Run the command in a folder; return what it printed, in colour."""
    finished = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "FORCE_COLOR": "1", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=False,
    )
    return (finished.stdout + finished.stderr).decode()


def take_terminal(
    browser: Browser, folder: Path, name: str, arguments: tuple[str, ...], shown: str = ""
) -> None:
    """Take a picture of a command and what it prints."""
    written = " ".join(f'"{each}"' if " " in each else each for each in arguments)
    printed = _COLOUR.sub(
        lambda each: f'<span class="c{each[1] or 1}">{each[2]}</span>',
        html.escape(run(folder, *arguments), quote=False),
    )
    page = browser.new_page(viewport={"width": 400, "height": 100})
    command = html.escape(f"aktsom {shown or written}", quote=False)
    page.set_content(SHELL.format(command=command, printed=printed.rstrip()))
    save(page, name, whole=True)


def take_page(browser: Browser, file: Path, name: str) -> None:
    """Take a picture of the top of a page."""
    page = browser.new_page(viewport={"width": 1000, "height": 620}, locale="nb-NO")
    page.goto(file.as_uri())
    save(page, name, whole=False)


def save(page: Page, name: str, *, whole: bool) -> None:
    """Write what a page shows as PNG."""
    if whole:
        page.locator("pre").screenshot(path=FOLDER / f"{name}.png")
    else:
        page.screenshot(path=FOLDER / f"{name}.png")
    page.close()


if __name__ == "__main__":
    main()
