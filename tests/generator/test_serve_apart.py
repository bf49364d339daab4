"""The preview leaves no trace in what is published, and shows nothing else than what would be."""

import shutil
from pathlib import Path

import pytest

from generator.output.manifest import NAME
from tests.generator.command import AS_OF, run_apart
from tests.preview import copy_program, run_preview
from tests.tools import ROOT

pytestmark = pytest.mark.slow

CONTENT = ROOT / "content"


def build(program: Path, out: Path) -> dict[str, bytes]:
    """Build the published site with a program; return its files but for the list of them."""
    command = ("build", "--content", str(CONTENT), "--out", str(out), *AS_OF)
    ran = run_apart(out.parent, *command, PYTHONPATH=str(program))
    assert ran.returncode == 0, ran.stderr
    files = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if name != NAME}


def test_the_published_site_is_the_same_without_the_preview(tmp_path: Path, program: Path) -> None:
    without = copy_program(tmp_path / "without")
    shutil.rmtree(without / "generator" / "serve")
    shutil.rmtree(without / "templates" / "preview")
    (without / "generator" / "commands" / "serve.py").unlink()
    (without / "generator" / "line" / "preview_anchors.py").write_text(
        "find_shown = None\n", encoding="utf-8"
    )
    published = build(program, tmp_path / "one")
    assert published == build(without, tmp_path / "other")
    assert len(published) > 20
    for name, data in published.items():
        for trace in (b"_preview", b"aktsom-panel", b"aktsom-note", b"unsafe-inline"):
            assert trace not in data, name


def test_the_preview_shows_what_will_be_published(tmp_path: Path, program: Path) -> None:
    """But for search, the policy and what the preview adds at the edges, pages are the same."""
    published = build(program, tmp_path / "site")
    (tmp_path / "here").mkdir()
    with run_preview(tmp_path / "here", CONTENT, program) as preview:
        for name in ("2023/2-kartlegging.html", "2023/index.html", "2023/apenhetsloven.html"):
            shown = preview.get(f"/{name}").text
            own = published[name].decode()
            main = own[own.index("<h1") : own.index("</main>")]
            assert main in shown, name
