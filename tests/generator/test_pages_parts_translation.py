"""Translations: what falls back says so, and every translated page says which one is signed."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.pages.kinds.step import make_step
from generator.pages.parts.translation import show_translation
from generator.plan.addresses import Site
from tests.generator.books import ask, make_book, pages, render_all

TWO = {"organisation.yaml": "name: Fjordfisk AS\nlanguages: [nb, en]\n"}
SIGNED = {"2023/report.yaml": "form: ehn-2023\nstatus: published\nsigning: {place: Bergen}\n"}


def said(content: Path, files: Mapping[str, str], kind: str, language: str = "en") -> str | None:
    """What the first page of a kind says of being a translation, as one line."""
    book = make_book(content, {**TWO, **files})
    context = next(pages(book, kind, Site(), language))
    view = show_translation(context)
    parts = (view.signed, view.untranslated, view.original.href) if view else ()
    return " ".join(filter(None, parts)) or None


def test_a_translated_page_says_which_version_is_signed(tmp_path: Path) -> None:
    assert said(tmp_path, SIGNED, "law") == (
        "The signed statement is in Norwegian Bokmål. ../../2023/apenhetsloven.html"
    )


def test_before_it_is_signed_it_says_which_one_is_the_original(tmp_path: Path) -> None:
    told = said(tmp_path, {}, "information")
    assert told is None
    assert str(said(tmp_path, {}, "data")).startswith("The original is in Norwegian Bokmål.")


def test_the_original_says_nothing(tmp_path: Path) -> None:
    assert said(tmp_path, SIGNED, "step", "nb") is None


def test_a_report_may_be_signed_in_another_language_than_the_sites(tmp_path: Path) -> None:
    english = {"2023/report.yaml": "form: ehn-2023\nstatus: published\nlanguage: en\n"}
    assert str(said(tmp_path, english, "report", "nb")).startswith("Originalen er på engelsk.")
    assert said(tmp_path, english, "report", "en") is None


HALF = {
    "2023/4-track/nb.md": "## 4.A.1.a\n\nEn.\n\n## 4.A.1.b\n\nTo.\n\n## 4.A.2\n\nTre.\n",
    "2023/4-track/en.md": "## 4.A.1.a\n\nOne.\n",
    "2023/0-enterprise/facts.yaml": (
        "foreword_author: {name: Kari, title: {nb: sjef}}\nhead_office: Bergen\nemployees: 80\n"
    ),
}


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("report", "3 of 7 answers in the statement have not been fully translated."),
        ("whole", "3 of 7 answers in the statement have not been fully translated."),
        ("step", "1 of 4 answers on this page has not been fully translated."),
    ],
)
def test_a_page_counts_what_is_not_translated(tmp_path: Path, kind: str, told: str) -> None:
    """Four facts, of which a title is in one language, and three answers; names are no text."""
    assert told in str(said(tmp_path, HALF, kind))


def test_each_answer_that_falls_back_says_so_once_in_its_own_language(tmp_path: Path) -> None:
    html = render_all(make_book(tmp_path, {**TWO, **HALF}))["en/2023/4-track.html"]
    assert html.count("Not translated. The answer is shown in Norwegian Bokmål.") == 2
    assert html.count('<div class="prose" lang="nb">') == 2
    assert "2 of 3 answers on this page have not been fully translated." in html


def test_a_fact_that_is_partly_translated_says_so(tmp_path: Path) -> None:
    files = {**TWO, "2023/0-enterprise/facts.yaml": "inputs: [{item: {nb: Eik}}]\n"}
    question = ask(tmp_path, "0.18", files, "en")
    assert question.note == (
        "Not all of the answer is translated. The rest is shown in Norwegian Bokmål."
    )


def test_a_fact_without_text_needs_no_translation(tmp_path: Path) -> None:
    files = {**TWO, "2023/0-enterprise/facts.yaml": "employees: 80\nhead_office: Bergen\n"}
    assert ask(tmp_path, "0.6", files, "en").note is None
    assert ask(tmp_path, "0.2", files, "en").note is None


def test_the_language_switch_keeps_the_page(tmp_path: Path) -> None:
    book = make_book(tmp_path, {**TWO, **HALF})
    context = next(pages(book, "step", Site(), "en"))
    make_step(context)
    html = render_all(book)[context.page.path]
    assert '<a href="../../2023/0-virksomheten.html" lang="nb" hreflang="nb">Bokmål</a>' in html
