"""The manual: every code has a whole page, and docs/ holds them all, with an index."""

import re
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.checks import wordings
from generator.checks.manual import describe, explain, title_of
from generator.checks.manual_pages import render_docs, render_manual
from generator.checks.rules import all_codes, all_rules
from generator.checks.wordings import Example, load_shared_words, words_of
from generator.findings.finding import Severity
from generator.scaffold.field_guide import render_field_guide
from schema.files import DataError
from schema.law import load_provisions
from tests.golden import check_golden
from tests.tools import ROOT

DOCS = ROOT / "docs"
CODES = sorted(all_codes())


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_manual_is_whole(language: str) -> None:
    for code in CODES:
        page = describe(code, language)
        assert page.title.endswith("."), code
        assert len(page.title) <= 100, code
        assert page.why.endswith((".", ")")), code
        assert page.remedy.endswith((".", "`", "”")), code
        for examples in (page.failing, page.passing):
            assert examples, code
            assert all(each.text.strip() for each in examples), code


def test_an_example_is_as_it_stands_in_the_file() -> None:
    (example,) = words_of("SYN103").failing
    assert example == Example("report.yaml", "contact:\n\tname: Kari Nordmann")


@pytest.mark.parametrize(
    "text", ["nb: {titel: Datoen mangler.}", "failing: {report.yaml: []}", "nb: [", "nb: Nei"]
)
def test_a_mistake_in_the_words_of_a_code_names_the_file(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "findings").mkdir()
    (tmp_path / "findings" / "LAW999.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(wordings, "_WORDS", tmp_path)
    with pytest.raises(DataError, match=r"findings/LAW999\.yaml"):
        words_of("LAW999")


def test_every_law_that_is_cited_is_there() -> None:
    cited = {(code, law) for code in CODES for law in all_codes()[code].law}
    assert {each for each in cited if each[1] not in load_provisions()} == set()


def test_what_the_act_requires_says_where() -> None:
    assert [code for code in CODES if code.startswith("LAW") and not all_codes()[code].law] == []


def test_the_letters_are_the_family_and_each_code_has_one_meaning() -> None:
    ids = [each.code.id for each in all_rules()]
    assert sorted(set(ids)) == sorted(ids)
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in CODES)


def test_every_family_has_a_name() -> None:
    families = load_shared_words().families
    assert families.keys() == {code[:3] for code in CODES}
    assert all(set(names) == {"nb", "en"} for names in families.values())


def test_the_page_of_a_code_in_norwegian() -> None:
    lines = explain("LAW302", "nb").split("\n")
    title, severity = lines[0], lines[2]
    assert title == f"LAW302  {title_of('LAW302', 'nb')}"
    assert severity == "Alvor: feil (advarsel i et utkast)"
    assert lines[4] == "Hvem som ber om det: loven"
    assert "Lov: Åpenhetsloven § 5 første ledd bokstav c." in lines[6]
    assert "Feiler (3-address/facts.yaml):" in lines
    assert max(map(len, lines)) <= 100


def test_the_page_of_a_code_in_english() -> None:
    text = explain("LAW401", "en")
    assert text.startswith(f"LAW401  {title_of('LAW401', 'en')}\n\nSeverity: error")
    assert "Law: Section 3-5 of the Accounting Act." in text
    assert "\n\nWhy: " in text
    assert "\n\nHow to put it right: " in text
    assert "\n\nFails (report.yaml):\n\n    signing:\n" in text


@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_page_has_a_hole(language: str) -> None:
    for code in CODES:
        text = re.sub("`[^`]*`", "", explain(code, language).split("\n    ")[0])
        assert not re.search(r"[{}]\w|: *\n\n\w|None", text), code


def test_an_unknown_code_has_no_page() -> None:
    with pytest.raises(KeyError):
        explain("LAW999", "nb")


def test_signs_that_a_manual_speaks_of_are_no_markup_on_the_page() -> None:
    page = render_manual()
    assert r"Bruk Markdown: \*\*fet\*\*, \*kursiv\*" in page
    assert r"Også kommentarer (\<!-- … -->) inne i en linje" in page
    assert r"Tegnene @ \` % & \* ! | >" in page
    assert "Fyll ut `goal` og `status`." in page


def test_docs_are_current() -> None:
    pages = render_docs()
    for path, text in pages.items():
        check_golden(text, DOCS / path, renew="make docs")
    written = {DOCS / "rules.md", *(DOCS / "rules").iterdir()}
    assert {each.relative_to(DOCS).as_posix() for each in written} == pages.keys()


def test_the_page_of_fields_is_current() -> None:
    ((path, text),) = render_field_guide().items()
    check_golden(text, DOCS / path, renew="make docs")
    for key in ("`risks.topic`", "`measures.expected_results`", "`address`", "`moved.from`"):
        assert f"| {key} |" in text
    assert "joined_by" not in text
    assert "| `forced_labour` | Tvangsarbeid |" in text


def test_the_index_leads_to_every_code_and_says_its_severity() -> None:
    words = {Severity.ERROR: "feil", Severity.WARNING: "advarsel", Severity.INFO: "opplysning"}
    pages = render_docs()
    rows = re.findall(r"(?m)^\| \[(\w{6})\]\(([\w/.]+)#(\w{6})\) \| (\w+) \|", pages["rules.md"])
    assert [code for code, *_ in rows] == CODES
    for code, page, anchor, severity in rows:
        assert anchor == code.lower()
        assert severity == words[all_codes()[code].severity]
        section = pages[page].partition(f"\n## {code}\n")[2].partition("\n## ")[0]
        assert f"Alvor: {severity}" in section


def test_the_whole_manual_has_every_page_of_the_families() -> None:
    whole = render_manual()
    for path, page in render_docs().items():
        if path != "rules.md":
            codes = page.partition("\n## ")[2].replace("\n## ", "\n### ")
            assert f"\n### {codes}" in whole


def test_the_command_writes_the_docs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["rules", "--out", "docs"]) == 0
    assert capsys.readouterr().out == "Skrev rules.md, rules/ og felter.md i docs.\n"
    files = [each for each in (tmp_path / "docs").rglob("*") if each.is_file()]
    assert {f.relative_to(tmp_path / "docs").as_posix() for f in files} == {
        *render_docs(),
        "felter.md",
    }
