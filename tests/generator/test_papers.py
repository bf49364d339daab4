"""`aktsom build --pdf`: what is made, linked, kept and refused; what a plain build leaves be."""

import importlib.metadata
import shutil
import sys
from pathlib import Path

import pytest

from generator.output.manifest import read_manifest
from generator.pdf import availability
from generator.pdf.availability import RENDERER, UnavailableError, find_printer
from tests.generator.command import AS_OF, Run, lay_out, run_apart
from tests.organisations import FOLDERS
from tests.tools import ROOT

pytestmark = pytest.mark.slow

PDF = "2025/redegjorelse-apenhetsloven-fjordtre-2025.pdf"
IMPORTED = """
import sys
from generator.__main__ import main
status = main(sys.argv[1:])
print([name for name in sys.modules if name.split('.')[0] in {'weasyprint', 'pikepdf', 'PIL'}
       or name.startswith(('generator.pdf', 'generator.line.pdf_build'))])
raise SystemExit(status)
"""


@pytest.fixture
def content(run: Run) -> Path:
    """A small report without faults, in the folder that commands run in."""
    assert run("--version").status == 0
    return lay_out(Path.cwd())


@pytest.mark.usefixtures("content")
def test_the_pdf_lies_beside_its_pages_and_is_linked_with_pages_and_size(run: Run) -> None:
    built = run("build", "--pdf", "--no-search", *AS_OF)
    assert built.status == 0, built.out + built.err
    data = Path("site", PDF).read_bytes()
    assert data.startswith(b"%PDF-1.7")
    made = read_manifest(Path("site/.aktsom-manifest.json"))
    assert made
    record = made.organisations["fjordtre"].papers[PDF]
    size = f"{round(record.size / 1000)}\u00a0kB"
    for page in ("index", "data"):
        html = Path(f"site/2025/{page}.html").read_text(encoding="utf-8")
        assert f'href="{PDF.removeprefix("2025/")}"' in html
        assert f"{record.pages} sider, {size}" in html
    assert record.size == len(data)


def test_a_pdf_is_kept_while_what_it_says_is_the_same(run: Run, content: Path) -> None:
    run("build", "--pdf", "--no-search", *AS_OF)
    first = Path("site", PDF).stat()
    prose = content / "2025" / "4-track" / "nb.md"
    run("build", "--pdf", "--no-search", *AS_OF)
    assert Path("site", PDF).stat().st_mtime_ns == first.st_mtime_ns
    before = Path("site", PDF).read_bytes()
    answers = prose if prose.is_file() else next((content / "2025").rglob("nb.md"))
    text = answers.read_text(encoding="utf-8")
    answers.write_text(f"{text}\nDette er nytt i svaret.\n", encoding="utf-8")
    assert run("build", "--pdf", "--no-search", *AS_OF).status == 0
    assert Path("site", PDF).read_bytes() != before


@pytest.mark.usefixtures("content")
def test_without_the_option_there_is_none_and_no_trace_of_any(run: Run) -> None:
    run("build", "--pdf", "--no-search", *AS_OF)
    assert run("build", "--no-search", *AS_OF).status == 0
    assert list(Path("site").rglob("*.pdf")) == []
    assert ".pdf" not in Path("site/2025/index.html").read_text(encoding="utf-8")


def test_a_character_without_a_font_is_told_of_and_nothing_is_written(
    run: Run, content: Path
) -> None:
    answers = next((content / "2025").rglob("nb.md"))
    answers.write_text(f"{answers.read_text(encoding='utf-8')}\n\U00020bb7\n", encoding="utf-8")
    refused = run("build", "--pdf", "--no-search", *AS_OF)
    assert refused.status == 1
    assert "ACC911" in refused.out
    assert "U+20BB7" in refused.out
    assert not Path("site/index.html").exists()
    assert run("check", *AS_OF).status == run("build", "--no-search", *AS_OF).status == 1


def test_a_picture_that_is_none_is_told_of(run: Run) -> None:
    shutil.copytree(FOLDERS / "paper", "content", dirs_exist_ok=True)
    Path("content/papirmolle/2024/attachments/kart.png").write_bytes(b"\x89PNG\r\n\x1a\nnei")
    refused = run("build", "--pdf", "--no-search", *AS_OF)
    assert refused.status == 1
    assert "ACC912" in refused.out
    assert "kart.png" in refused.out


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "pakker som ikke er installert: pikepdf"), ("en", "not installed: pikepdf")],
)
def test_what_is_missing_is_said_and_how_to_get_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    def version(package: str) -> str:
        if package == "pikepdf":
            raise importlib.metadata.PackageNotFoundError(package)
        return importlib.metadata.version(package)

    monkeypatch.setattr(availability, "version", version)
    refused = run("build", "--pdf", "--lang", language)
    assert refused.status == 2
    assert said in refused.err
    assert "pip install 'aktsom[pdf]'" in refused.err
    assert "aktsom[pdf]" in refused.err


def test_another_renderer_than_the_one_tested_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(availability, "version", lambda _: "69.0")
    with pytest.raises(UnavailableError, match=r"weasyprint 69\.0"):
        find_printer()


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'\nand more")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    with pytest.raises(UnavailableError, match="libpango") as raised:
        find_printer()
    assert raised.value.lack == "libraries"
    assert "\n" not in raised.value.detail


def test_the_renderer_is_the_one_that_the_extra_pins() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'"{RENDERER[0]}=={RENDERER[1]}"' in project


def test_a_plain_build_imports_nothing_of_it(tmp_path: Path) -> None:
    lay_out(tmp_path)
    (tmp_path / "run.py").write_text(IMPORTED, encoding="utf-8")
    finished = run_apart(tmp_path, "build", "--no-search", *AS_OF, before=("run.py",))
    assert finished.stdout.decode().splitlines()[-1] == "[]"
