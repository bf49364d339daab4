"""LO's report for 2023, imported, is content/lo/2023, but for what a person has decided there.

reports/lo-2023.txt is the text of the published report with the association's own letter and
introductions replaced by invented text of the same shape; lo-2023.yaml has the decisions, each
with its reason.
"""

from pathlib import Path

import pytest
import yaml

from generator.importing.files import ContentFiles, write_files
from generator.importing.report import ImportedReport, ImportOptions, read_report
from tests.generator.importing.sources import REPORTS
from tests.scalars import read_scalars
from tests.tools import ROOT

LO = ROOT / "content" / "lo" / "2023"
DECISIONS = yaml.safe_load((Path(__file__).parent / "lo-2023.yaml").read_text(encoding="utf-8"))
FILLER = (
    "Dette er oppdiktet tekst som står her i stedet for foreningens egen, og bare like lang den "
    "var, slik at linjer avsnitt faller på samme sted prøven rapporten selv."
)


@pytest.fixture(scope="module", name="imported")
def _imported() -> ImportedReport:
    return read_report((REPORTS / "lo-2023.txt").read_bytes(), ImportOptions())


@pytest.fixture(scope="module", name="written")
def _written(imported: ImportedReport) -> ContentFiles:
    return write_files(imported)


def without_decisions(facts: dict[str, str]) -> dict[str, str]:
    """Return what content says without what a person has decided, with the ids of the import."""
    left = {
        path: DECISIONS["ids"].get(value, value)
        for path, value in facts.items()
        if not any(_below(path, each) for each in DECISIONS["added"])
    }
    for path, (ours, imported) in DECISIONS["decided"].items():
        if path in left:
            assert left.pop(path) == ours
            left |= {path: imported} if imported else {}
    return left


def _below(path: str, added: str) -> bool:
    plain = ".".join(part for part in path.split(".") if not part.isdigit())
    return plain == added or plain.startswith(f"{added}.")


@pytest.mark.parametrize("step", sorted(path.parent.name for path in LO.glob("*/nb.md")))
def test_every_answer_is_the_same_byte_for_byte(written: ContentFiles, step: str) -> None:
    assert written.files[f"{step}/nb.md"] == (LO / step / "nb.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", sorted(str(path.relative_to(LO)) for path in LO.rglob("*.yaml")))
def test_every_fact_is_the_same_but_for_what_was_decided(written: ContentFiles, file: str) -> None:
    name = file.removesuffix("/facts.yaml").removesuffix(".yaml")
    ours = read_scalars((LO / file).read_text(encoding="utf-8"), name)
    assert read_scalars(written.files[file], name) == without_decisions(ours)


def test_there_is_no_other_file(written: ContentFiles) -> None:
    ours = {str(path.relative_to(LO)) for path in LO.rglob("*") if path.is_file()}
    assert set(written.files) == ours


def test_every_decision_is_one(written: ContentFiles) -> None:
    """A decision that the import would make too is none."""
    said: dict[str, str] = {}
    for file, text in written.files.items():
        if file.endswith(".yaml"):
            said |= read_scalars(text, file.removesuffix("/facts.yaml").removesuffix(".yaml"))
    assert [path for path in said for added in DECISIONS["added"] if _below(path, added)] == []
    assert set(DECISIONS["ids"].values()) <= set(said.values())


def test_nothing_is_left_but_the_text_in_the_associations_stead(imported: ImportedReport) -> None:
    assert [each.why for each in imported.draft.unplaced] == ["import_loose_introduction"] * 8
    words = {
        word
        for each in imported.draft.unplaced
        for line in each.lines
        for word in line.text.split()
    }
    assert sorted(words - set(FILLER.split())) == []
    assert imported.draft.remarks == []


def test_the_last_page_and_the_bookmarks_are_no_answers(imported: ImportedReport) -> None:
    pages_own = [line.text for line in imported.furniture]
    assert "notpagesection" in pages_own
    assert "|  Landsorganisasjonen i Norge (LO)  |   23" in pages_own
    last = [line.text for line in imported.draft.association]
    assert last[-3:] == [
        "Landsorganisasjonen i Norge (LO)",
        "Elling Sørum, spesialrådgiver i avdeling for virksomhetsstyring",
        "elling.sorum@lo.no",
    ]
