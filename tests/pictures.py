"""The pictures of README.md and of docs/ for editors: `python -m tests.pictures` takes them anew.

A small invented enterprise is begun in a folder of its own; the terminal is what the command
printed there, the page what `aktsom serve` shows. README shows the report of content/.
"""

import html
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.preview import run_preview
from tests.tools import BROWSER_ARGUMENTS, ROOT, find_browser

IMAGES = ROOT / "docs" / "images"
FOLDER = IMAGES / "redaktor"
INIT = ("init", "--name", "Nordlys Strikk AS", "--number", "123456785")
BEGIN = ("new", "nordlys-strikk", "2025")
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
        run(folder, *INIT)
        take_terminal(browser, folder, "new", BEGIN)
        report = folder / "content" / "nordlys-strikk" / "2025"
        (report / "2-identify" / "facts.yaml").write_text(FACTS, encoding="utf-8")
        (report / "3-address" / "facts.yaml").write_text(MEASURES, encoding="utf-8")
        step = "content/nordlys-strikk/2025/3-address"
        wrong = ("check", step, *AS_OF)
        take_terminal(browser, folder, "check", wrong, shown=f"check {step}")
        mended = MEASURES.replace("ongoin", "ongoing")
        (report / "3-address" / "facts.yaml").write_text(mended, encoding="utf-8")
        (folder / "preview").mkdir()
        with run_preview(folder / "preview", folder / "content", ROOT) as preview:
            question = f"{preview.address}2025/1-forankring.html#5.a.1"
            take_page(browser, question, FOLDER / "utkast.png")
            take_writing(browser, question, FOLDER / "skriv.png")
        run(ROOT, "build", "--out", str(folder / "site"))
        report = folder / "site" / "2023" / "index.html"
        take_page(browser, report.as_uri(), IMAGES / "report.png", width=1280, height=1000)
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
    page.locator("pre").screenshot(path=FOLDER / f"{name}.png")
    page.close()


def take_page(
    browser: Browser, address: str, file: Path, *, width: int = 1000, height: int = 620
) -> None:
    """Take a picture of the top of a page."""
    page = browser.new_page(viewport={"width": width, "height": height}, locale="nb-NO")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=file)
    page.close()


def take_writing(browser: Browser, address: str, file: Path) -> None:
    """Take a picture of a question's answer as it is written, with what is found below it."""
    page = browser.new_page(viewport={"width": 1000, "height": 700}, locale="nb-NO")
    page.goto(address)
    page.get_by_role("button", name="Skriv").first.click()
    field = page.locator("textarea:visible").first
    field.fill("Styret har tre medlemmer. **Innkjøpssjefen** leder arbeidet, og [...] deltar.")
    page.get_by_text("TXT101").first.wait_for()
    page.screenshot(path=file)
    page.close()


if __name__ == "__main__":
    main()
