"""The box of facts: what a statement covers, when, who signed it, how it stands."""

from collections.abc import Iterator
from pathlib import Path

from generator.pages.parts.identity import Fact, show_identity
from tests.generator.books import make_book, open_page

HEAD = "form: ehn-2023\nstatus: published\n"


def facts(content: Path, head: str = HEAD, organisation: str = "") -> dict[str, tuple[str, ...]]:
    """The lines of the fact box by their labels: texts, tag, note, link."""
    files = {"2023/report.yaml": head}
    if organisation:
        files["organisation.yaml"] = organisation
    found = show_identity(open_page(make_book(content, files)))
    return {fact.label: tuple(_lines(fact)) for fact in found}


def _lines(fact: Fact) -> Iterator[str]:
    yield from (line.html.replace("\u00a0", " ") for line in fact.lines)
    if fact.tag:
        yield fact.tag.label
    if fact.note:
        yield fact.note
    if fact.link:
        yield fact.link.href


def test_the_fact_box_of_an_empty_report_is_honest(tmp_path: Path) -> None:
    assert facts(tmp_path) == {
        "Enheter som omfattes": ("Fjordfisk AS", "Organisasjonsnummer er ikke oppgitt"),
        "Periode": (),
        "Signert": ("Redegjørelsen er ikke signert.", "#formalities"),
        "Status": ("Offentliggjort, ikke signert", "Datoen er ikke oppgitt"),
        "Skjema": (
            "Aktsomhetsvurderinger for bærekraftig forretningspraksis (Etisk handel Norge)",
        ),
    }


def test_the_fact_box_of_a_full_report(tmp_path: Path) -> None:
    head = f"""{HEAD}period: {{from: 2023-01-01, to: 2023-12-31}}
published: 2024-06-12
signing: {{place: Bergen, date: 2024-06-01, signatories: [{{name: Ola, role: chair}}]}}
revisions: [{{date: 2024-09-01}}, {{date: 2024-07-01}}]
"""
    organisation = """name: A
languages: [nb]
entities: [{name: A, number: 974760673, country: NO}, {name: B, country: PL}]
"""
    found = facts(tmp_path, head, organisation)
    assert found["Enheter som omfattes"] == ("A (974 760 673, Norge)", "B (Polen)")
    assert found["Periode"] == ("1. januar–31. desember 2023",)
    changed = "Endret etter signering, og det som er endret, er ikke signert"
    assert found["Signert"] == ("Bergen, 1. juni 2024", "Av 1 person", changed, "#formalities")
    assert found["Status"] == (
        "Offentliggjort, endret etter signering",
        "Publisert 12. juni 2024; sist endret 1. september 2024",
    )


def test_the_languages_stand_on_one_line_the_signed_one_marked(tmp_path: Path) -> None:
    signed = "signing: {place: Bergen, signatories: [{name: Ola, role: chair}]}\n"
    found = facts(tmp_path, f"{HEAD}{signed}", "name: A\nlanguages: [nb, nn, en]\n")
    assert found["Språk"] == ("Bokmål (signert), Nynorsk, English",)


def test_missing_names_lead_to_the_reason(tmp_path: Path) -> None:
    head = f"{HEAD}exceptions: [{{code: LAW401, reason: De er bilder.}}]\n"
    assert facts(tmp_path, head)["Signert"][-1] == "apenhetsloven.html#gaps"
