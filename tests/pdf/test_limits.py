"""What a PDF may cost, and what is left behind: nothing."""

import sys
import tempfile
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from generator.pdf import limits, printing
from generator.pdf.printing import print_statement
from generator.pdf.rendering import render
from tests.generator.command import AS_OF, lay_out, run_apart
from tests.pdf.documents import print_html


@pytest.mark.parametrize("more", ["", "\n\U00020bb7\n"], ids=["done", "refused"])
def test_a_build_leaves_nothing_among_temporary_files(tmp_path: Path, more: str) -> None:
    rest = tmp_path / "rest"
    rest.mkdir()
    organisation = lay_out(tmp_path)
    answers = next((organisation / "2025").rglob("nb.md"))
    answers.write_text(answers.read_text(encoding="utf-8") + more, encoding="utf-8")
    ran = run_apart(tmp_path, "build", "--pdf", "--no-search", *AS_OF, TMPDIR=str(rest))
    assert ran.returncode == int(bool(more)), ran.stdout + ran.stderr
    assert any((tmp_path / "site").rglob("*.pdf")) is not bool(more)
    assert list(rest.iterdir()) == []


def test_a_renderer_that_fails_leaves_nothing_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    statement = print_html("<h1>En</h1>").statement
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("weasyprint.HTML.render", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        render(statement)
    assert list(tmp_path.iterdir()) == []
    assert tempfile.tempdir == str(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such clock")
def test_a_pdf_that_takes_too_long_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    statement = print_html("<h1>En</h1>").statement
    endless = replace(statement, html=statement.html + b"<p>" + b"a" * 60_000)
    with monkeypatch.context() as hurried:
        hurried.setattr(printing, "seconds_for", lambda _: 1)
        printed, faults = print_statement(endless)
    assert printed.pages == 0
    assert [(each.kind, each.detail) for each in faults] == [("time", "1")]
    assert print_statement(statement)[1] == ()


def test_longer_documents_may_take_longer() -> None:
    assert limits.seconds_for(b"") >= 60
    assert limits.seconds_for(b"a" * 10**6) > 2 * limits.seconds_for(b"")


def test_what_lies_too_deep_is_told_of() -> None:
    statement = print_html("<h1>En</h1>").statement
    deep = replace(statement, html=statement.html + b"<ul><li>x" * 300)
    assert [each.kind for each in print_statement(deep)[1]] == ["depth"]


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "stor.png"
    Image.new("1", (10_000, 10_000)).save(file)
    statement = print_html("<h1>En</h1><p><img src='stor.png' alt='Et kart'></p>").statement
    where = f"{statement.path.rpartition('/')[0]}/stor.png"
    found = print_statement(replace(statement, pictures={where: file}))[1]
    assert "picture" in {each.kind for each in found}
