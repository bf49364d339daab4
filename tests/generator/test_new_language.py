"""A language is data: Northern Sámi, with a handful of words, and no Python."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from schema.files import read_data
from tests.preview import copy_program
from tests.tools import ROOT

pytestmark = pytest.mark.slow

LANGUAGE = """
  - id: se
    label: {nb: Nordsamisk, nn: Nordsamisk, en: Northern Sámi, se: Davvisámegiella}
    fallback: nb
"""
FORM = """\
"6":
  title: Buhttadeapmi
  slug: 6-buhttadeapmi
6.A.1:
  label: Mo buhttádehpet vahágiid?
"""
Files = Callable[[], dict[str, str]]


def add_words(file: Path, words: dict[str, Any]) -> None:
    """Put words of the language beside the others of a data file."""
    data = read_data(file)
    for path, text in words.items():
        *keys, last = path.split(".")
        node = data
        for key in keys:
            node = node.setdefault(key, {})
        node.setdefault(last, {})["se"] = text
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, with Northern Sámi among its languages."""
    folder = copy_program(tmp_path_factory.mktemp("sami") / "program")
    languages = folder / "schema" / "languages.yaml"
    languages.write_text(languages.read_text(encoding="utf-8") + LANGUAGE, encoding="utf-8")
    add_words(
        folder / "templates" / "words" / "interface.yaml",
        {
            "navigation": "Váldofállu",
            "found_mixed_one": "riska",
            "found_mixed_two": "riskka (guokte)",
            "found_mixed_other": "riskka",
            "search_found_two": "{count} gávdnosa",
        },
    )
    add_words(
        folder / "templates" / "pages.yaml",
        {"whole.file": "olles-cilgehus", "topic.file": "fadda", "whole.label": "Olles čilgehus"},
    )
    (folder / "schema" / "forms" / "ehn-2023" / "se.yaml").write_text(FORM, encoding="utf-8")
    run(folder, folder, "schema")
    return folder


def run(program: Path, folder: Path, *arguments: str) -> str:
    finished = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(program), "XDG_CACHE_HOME": str(folder / "cache")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A report of two years, in Bokmål and Northern Sámi."""
    copied = tmp_path / "content" / "tindekraft"
    shutil.copytree(ROOT / "tests" / "folders" / "two-years" / "tindekraft", copied)
    file = copied / "organisation.yaml"
    text = file.read_text(encoding="utf-8")
    assert "languages: [nb]" in text
    file.write_text(text.replace("languages: [nb]", "languages: [nb, se]"), encoding="utf-8")
    return copied.parent


def read_all(site: Path) -> Iterator[tuple[str, str]]:
    for file in site.rglob("*.html"):
        yield file.relative_to(site).as_posix(), file.read_text(encoding="utf-8")


@pytest.mark.usefixtures("content")
def test_one_organisation_has_pages_and_search_in_the_new_language(
    program: Path, tmp_path: Path
) -> None:
    run(program, tmp_path, "build", "--drafts", "--out", "site")
    pages = dict(read_all(tmp_path / "site"))
    front = pages["se/index.html"]
    assert '<html lang="se">' in front
    assert 'aria-label="Váldofállu"' in front
    assert ">Davvisámegiella</a>" in front
    assert "Be om informasjon" in front, "what has no word is in bokmål"
    assert "riskka (guokte)</span>" in front
    assert "konsekvenser og risikoer</span>" in pages["index.html"]
    step = pages["se/2025/6-buhttadeapmi.html"]
    assert "Mo buhttádehpet vahágiid?" in step
    assert "Gjenoppretting" in step
    assert "se/2025/olles-cilgehus.html" in pages
    assert "se/2025/1-forankring.html" in pages
    assert 'data-two="{count} gávdnosa"' in pages["se/sok.html"]
    assert "data-two" not in pages["sok.html"]
    index = tmp_path / "site" / "assets" / "pagefind"
    entry = json.loads((index / "pagefind-entry.json").read_bytes())
    assert entry["languages"]["se"]["page_count"] == entry["languages"]["nb"]["page_count"]
    assert (index / "wasm.unknown.pagefind").is_file()
    data = json.loads((tmp_path / "site" / "2025" / "report.json").read_bytes())
    shape = json.loads((tmp_path / "site" / "data" / "report.schema.json").read_bytes())
    Draft202012Validator(shape).validate(data)
    assert data["languages"] == ["nb", "se"]
    labels = [each["label"] for each in data["questions"] if each["id"] == "6.A.1"]
    assert labels[0]["se"] == "Mo buhttádehpet vahágiid?"


def test_the_register_of_two_organisations_is_in_the_new_language_too(
    program: Path, content: Path, tmp_path: Path
) -> None:
    other = content / "annen"
    shutil.copytree(content / "tindekraft", other)
    file = other / "organisation.yaml"
    text = file.read_text(encoding="utf-8").replace("Tindekraft AS", "Annen AS")
    file.write_text(re.sub(r'number: ".*?"', "number: 123456785", text), encoding="utf-8")
    run(program, tmp_path, "build", "--drafts", "--out", "site")
    pages = dict(read_all(tmp_path / "site"))
    assert "tindekraft/se/2025/6-buhttadeapmi.html" in pages
    assert "Annen AS" in pages["se/index.html"]
    assert "se/sok.html" in pages
    assert any(page.startswith("se/register/fadda/") for page in pages)
    assert any(page.startswith("se/register/land/") for page in pages)


def test_a_new_report_has_files_in_the_new_language(program: Path, tmp_path: Path) -> None:
    arguments = ["--form", "ehn-2023", "--languages", "se,nb", "--name", "Ny AS"]
    run(program, tmp_path, "new", "first", "2025", "--yes", *arguments, "--number", "123456785")
    prose = tmp_path / "content" / "first" / "2025" / "6-remediate" / "se.md"
    text = prose.read_text(encoding="utf-8")
    assert "## 6.A.1 Mo buhttádehpet vahágiid?" in text
    assert "## 6.A.2 Beskriv eventuelle tilfeller" in text


def test_a_report_in_the_new_language_alone_has_its_data_too(program: Path, tmp_path: Path) -> None:
    copied = tmp_path / "content" / "tindekraft"
    shutil.copytree(ROOT / "tests" / "folders" / "two-years" / "tindekraft", copied)
    file = copied / "organisation.yaml"
    text = file.read_text(encoding="utf-8").replace("languages: [nb]", "languages: [se]")
    file.write_text(text, encoding="utf-8")
    for prose in copied.rglob("nb.md"):
        prose.rename(prose.with_name("se.md"))
    run(program, tmp_path, "build", "--drafts", "--out", "site")
    risks = (tmp_path / "site" / "2025" / "risks.csv").read_text(encoding="utf-8")
    assert "Helse, miljø og sikkerhet" in risks, "a term without a word of its own is in bokmål"
