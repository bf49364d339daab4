"""Statements in free form, of several shapes and languages, as every kind of file they come in."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator.importing.files import to_yaml
from generator.importing.portal.lexicon import squeeze, words_of
from generator.importing.source.blocks import BlockDocument
from generator.importing.source.reading import read_blocks
from generator.importing.statement.data import statement_data
from generator.importing.statement.reading import ReadStatement, read_statement
from schema.form import load_form
from tests.generator.command import Run
from tests.generator.importing.statement.documents import (
    as_html,
    as_open_document,
    as_pdf,
    as_text,
    as_word,
)

HERE = Path(__file__).parent
TEXTS = {each.stem: each.read_text(encoding="utf-8") for each in (HERE / "texts").glob("*.md")}
PLACES: Mapping[str, Mapping[str, list[str]]] = yaml.load(
    (HERE / "places.yaml").read_text(encoding="utf-8"),
    Loader=yaml.CBaseLoader,  # noqa: S506 - it makes texts, lists and mappings alone
)
FORMS: Mapping[str, Callable[[str], bytes]] = {
    "md": str.encode, "html": as_html, "docx": as_word, "odt": as_open_document, "txt": as_text,
    "pdf": as_pdf,
}  # fmt: skip

# How many pieces may be somewhere else, if it is told: a remedy told of with the harm, say.
MOST_WRONG = {"apotek": 1, "konsulent": 1, "medical": 2, "midtdal": 2, "pharmalog": 2}


@cache
def blocks_of(name: str, form: str) -> BlockDocument:
    return read_blocks(FORMS[form](TEXTS[name]))


@cache
def read(name: str, form: str) -> ReadStatement:
    return read_statement(blocks_of(name, form), load_form("act-essential"), None)


@pytest.mark.parametrize(("name", "told"), [("kort", ["2024"]), ("apotek", [])])
def test_a_year_that_is_only_inferred_is_told(name: str, told: list[str]) -> None:
    """«kort» says of no year that it is about it."""
    remarks = read(name, "md").draft.remarks
    assert [each.text for each in remarks if each.key == "import_year_inferred"] == told


def place_of(snippet: str, statement: ReadStatement) -> str:
    """Return where the words of a snippet are: a question, a list of facts, or nowhere."""
    draft, wanted = statement.draft, squeeze(snippet)
    for question, texts in draft.prose.items():
        if wanted in squeeze("\n".join(texts)):
            return question
    for folder, fact in (("2-identify", "risks"), ("3-address", "measures")):
        if wanted in squeeze(str(draft.facts.get(folder, {}).get(fact, ""))):
            return fact
    if wanted in squeeze(str([each.text for each in draft.unplaced])):
        return "unplaced"
    where = next((each.where for each in draft.placed if wanted in squeeze(each.text)), "lost")
    return {"5.b.1": "risks", "5.c.1": "measures"}.get(where, where)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_block_is_in_its_question(name: str, form: str) -> None:
    statement = read(name, form)
    found = {
        snippet: place_of(snippet, statement)
        for snippets in PLACES[name].values()
        for snippet in snippets
    }
    wrong = {
        snippet: found[snippet]
        for places, snippets in PLACES[name].items()
        for snippet in snippets
        if found[snippet] not in places.split("|")
    }
    told = squeeze(" ".join(each.text for each in statement.draft.remarks))
    assert {
        snippet: place for snippet, place in wrong.items() if squeeze(snippet) not in told
    } == {}
    assert len(wrong) <= MOST_WRONG.get(name, 0)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", sorted(TEXTS))
def test_no_word_is_lost(name: str, form: str) -> None:
    """Every word of the source is in an answer, a fact or a comment, or heads an answer."""
    statement = read(name, form)
    draft = statement.draft
    kept = [
        *(to_yaml(tree) for tree in draft.facts.values()),
        *draft.comments,
        *(u.text for u in draft.unplaced),
    ]
    kept += [text for texts in draft.prose.values() for text in texts]
    kept += [each.heading for each in draft.placed]
    kept += [each.text for each in draft.placed if each.where in ("0.signature", "0.1")]
    kept += [label for labels in statement_data().labels.values() for label in labels]
    kept += statement_data().contents  # a list of contents is in the headings
    known = {*words_of(" ".join(kept)), *words_of(statement.name)}
    blocks = blocks_of(name, form).blocks
    lost = {
        word
        for at, block in enumerate(blocks)
        if at and not block.rows  # the title, and what a table says in other words
        for word in words_of(block.text)
        if word not in known and not word.isdigit()
    }
    assert not lost


@pytest.mark.slow
@pytest.mark.parametrize("name", ["tabell", "uk", "lksg", "ulik"])
def test_the_draft_builds(name: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "statement.docx").write_bytes(as_word(TEXTS[name]))
    assert run("import", "statement.docx").status == 0
    ran = run("build", "--drafts", "--as-of", "2025-12-01")
    assert ran.status == 0, ran.out


def test_facts_are_read_where_they_are_written() -> None:
    draft = read("fjordmobel", "docx").draft
    assert draft.facts["organisation"] == {
        "name": "Fjordmøbel AS",
        "number": "987654325",
        "information": {"email": "apenhet@fjordmobel.example"},
    }
    assert draft.facts["0-enterprise"] == {
        "employees": "84",
        "turnover": {"amount": "212000000", "currency": "NOK"},
    }
    assert draft.facts["1-embed"]["policies"] == [
        {"url": "https://fjordmobel.example/etikk", "title": "nettsidene våre"}
    ]


def test_a_row_of_a_table_is_a_risk_and_its_measure() -> None:
    draft = read("tabell", "pdf").draft
    assert draft.facts["2-identify"]["risks"][2] == {  # type: ignore[index]
        "id": "sikkerhet-i-steinbrudd",
        "title": "Sikkerhet i steinbrudd",
        "geography": ["PT", "ES"],
        "description": "Alvorlighet: Middels\n\nUlykker med maskiner",
    }
    assert draft.facts["3-address"]["measures"][2] == {  # type: ignore[index]
        "risk": "sikkerhet-i-steinbrudd",
        "actions": "Besøk hos to brudd",
        "results": "Forventes å gi færre ulykker",
    }


def _read_text(text: str) -> ReadStatement:
    return read_statement(read_blocks(text.encode()), load_form("act-essential"), None)


FRAME = """# Redegjørelse etter åpenhetsloven 2024

Fjord Frukt AS er eid av ni bønder og har 30 ansatte.

## Retningslinjer

Styret har vedtatt etiske retningslinjer som leverandørene må signere.

## Risiko og tiltak

"""


@pytest.mark.parametrize("head", ["Steps taken", "Slik går vi fram"])
def test_what_is_done_is_in_the_column_before_how_it_goes(head: str) -> None:
    table = (
        f"| Hvor | Risiko | {head} | Status |\n| --- | --- | --- | --- |\n"
        "| Marokko | Lønn under lovens minste | Lønnskartlegging | Pågår |\n"
    )
    facts = _read_text(FRAME + table).draft.facts
    assert facts["3-address"]["measures"] == [
        {
            "risk": facts["2-identify"]["risks"][0]["id"],  # type: ignore[index,call-overload]
            "actions": "Lønnskartlegging",
            "status": "ongoing",
        }
    ]


def test_names_below_the_board_are_the_boards() -> None:
    signed = "Hamar, 6. mars 2025\n\nI styret for Fjord Frukt AS\n\nEline Skaug\n\nOla Amdahl\n"
    text = f"{FRAME}Det er risiko for barnearbeid.\n\n## Kontakt\n\npost@frukt.example\n\n{signed}"
    draft = _read_text(text).draft
    assert draft.facts["report"]["signing"] == {
        "place": "Hamar",
        "date": "2025-03-06",
        "signatories": [
            {"name": "Eline Skaug", "role": "board_member"},
            {"name": "Ola Amdahl", "role": "board_member"},
        ],
    }
    assert draft.unplaced == []


def test_what_is_unsure_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ulik.md").write_text(TEXTS["ulik"], encoding="utf-8")
    ran = run("import", "ulik.md")
    assert "Se over dette:" in ran.out
    assert "«Generelt» sier ikke hvilken risiko tiltaket er mot" in ran.out


def test_a_dry_run_writes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brev.md").write_text(TEXTS["brev"], encoding="utf-8")
    ran = run("import", "brev.md", "--dry-run")
    assert ran.status == 0
    assert "5.b.2" in ran.out
    assert "I 2024 kartla vi de ti største" in ran.out
    assert not (tmp_path / "content").exists()
