"""Kinds of page: an entry in templates/pages.yaml and a template are all that a page takes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.plan.page_kinds import load_page_kinds
from generator.text.words import TEMPLATES, load_words
from schema.languages import load_languages
from tests.preview import copy_program
from tests.tools import ROOT

pytestmark = pytest.mark.slow

ENTRY = """\
glossary:
  of: report
  menus: [head]
  file: {nb: ordliste, nn: ordliste, en: glossary}
  label: {nb: Ordliste, nn: Ordliste, en: Glossary}
  description:
    nb: "Ord i redegjørelsen fra {name} for {year}."
    nn: "Ord i utgreiinga frå {name} for {year}."
    en: "Words of the statement by {name} for {year}."
"""
TEMPLATE = """\
{% extends "layouts/page.html" %}
{% block content %}
<h1>{{ frame.heading }}</h1>
<p>{{ frame.description }}</p>
{% endblock %}
"""


def test_a_new_page_is_an_entry_and_a_template(tmp_path: Path) -> None:
    program = copy_program(tmp_path / "program")
    kinds = program / "templates" / "pages.yaml"
    kinds.write_text(kinds.read_text(encoding="utf-8") + ENTRY, encoding="utf-8")
    page = program / "templates" / "pages" / "glossary.html"
    page.write_text(TEMPLATE, encoding="utf-8")
    content = ROOT / "tests" / "folders" / "three-languages"
    command = ["build", "--drafts", "--no-search", "--content", str(content), "--out", "site"]
    subprocess.run(
        [sys.executable, "-m", "generator", *command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(program)},
        check=True,
        capture_output=True,
    )
    (english,) = (tmp_path / "site").glob("en/*/glossary.html")
    text = english.read_text(encoding="utf-8")
    assert "<h1>Glossary</h1>" in text
    assert "<p>Words of the statement by " in text
    front = english.with_name("index.html").read_text(encoding="utf-8")
    assert 'href="glossary.html"' in front
    assert len(list((tmp_path / "site").rglob("ordliste.html"))) == 2


@pytest.mark.parametrize("language", load_languages())
def test_each_kind_of_an_organisation_or_a_report_has_a_template_and_words(language: str) -> None:
    words = load_words(language)
    for name, kind in load_page_kinds().items():
        if kind.of in {"organisation", "report"}:
            assert (TEMPLATES / "pages" / f"{name}.html").is_file()
            assert words[f"page_{name}"]
            assert words[f"page_{name}_description"]
