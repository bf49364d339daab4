"""Nothing that an editor wrote is lost: every text of content/ is on the site, word for word."""

import html
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.text.hyphens import SOFT
from tests.tools import ROOT

pytestmark = pytest.mark.slow

FOLDERS = (
    ROOT / "content",
    *(ROOT / "tests" / "folders" / name for name in ("valid", "three-years", "two-years")),
)
# Marks that Markdown uses up; what they mark stays.
_MARKS = re.compile(r"^\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|>\s?)|\\(?=[\\`*_{}\[\]()>#+.!-])|[*_`|]")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_NOTE = re.compile(r"\[\^[^\]]+\]:?")
_TAG = re.compile(r"<(?:script|style)[^>]*>.*?</(?:script|style)>|<[^>]*>", re.DOTALL)
_WORD = re.compile(r"\w+")


def _words(text: str) -> str:
    return " ".join(["", *_WORD.findall(text), ""])


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """A content folder, and all words of the site that the command builds of it, in order."""
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "generator", "build", "--drafts", "--as-of", "2026-11-22"]
    command += ["--content", str(request.param), "--out", str(out), "--format", "text"]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    pages = [path.read_text(encoding="utf-8") for path in sorted(out.rglob("*.html"))]
    text = " ".join(pages).replace(SOFT, "")
    return request.param, _words(html.unescape(_TAG.sub(" ", text)))


def test_every_line_of_prose_is_on_the_site(published: tuple[Path, str]) -> None:
    content, site = published
    lost = [
        f"{path.relative_to(content)}:{number} {line}"
        for path in sorted(content.rglob("*.md"))
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if not line.startswith("## ") and _is_lost(line, site)
    ]
    assert lost == []


def _is_lost(line: str, site: str) -> bool:
    words = _words(_plain(line))
    return bool(words.strip()) and words not in site


def _plain(line: str) -> str:
    return _MARKS.sub("", _NOTE.sub(" ", _LINK.sub(r"\1", line)))


def test_every_text_in_a_yaml_file_is_on_the_site(published: tuple[Path, str]) -> None:
    """A text is what has a space in it; the rest are codes, ids, numbers and dates."""
    content, site = published
    lost = [
        f"{path.relative_to(content)}: {line}"
        for path in sorted(content.rglob("*.yaml"))
        for text in _scalars(yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader))  # noqa: S506 - makes nothing but text
        for line in text.split("\n")
        if re.search(r"[^\W\d] ", text) and _is_lost(line, site)
    ]
    assert lost == []


def _scalars(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _scalars(each)
    elif isinstance(value, list):
        for each in value:
            yield from _scalars(each)
    else:
        yield str(value)
