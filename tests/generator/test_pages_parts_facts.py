"""Facts: each way in which a form may ask to have one shown."""

from pathlib import Path
from typing import Any

import pytest

from generator.pages.parts.answers import (
    FieldsView,
    ListView,
    MeasuresView,
    MeasureView,
    RisksView,
    TableView,
    ValueView,
)
from generator.pages.parts.signing import SigningView
from tests.generator.books import ask

ENTERPRISE = "2023/0-enterprise/facts.yaml"


def answer(content: Path, question: str, files: dict[str, str], language: str = "nb") -> Any:
    """The answer to a question."""
    return ask(content, question, files, language).answer


@pytest.mark.parametrize(
    ("question", "facts", "shown"),
    [
        ("0.2", "head_office: Torggata 12", "Torggata 12"),
        ("0.5", "turnover: {amount: 683000000, currency: NOK}", "683 000 000 kr"),
        ("0.6", "employees: 1299", "1 299"),
        ("0.7", "covered_by_act: ja", "Ja"),
        ("0.19", "supplier_to_public_sector: nei", "Nei"),
    ],
)
def test_single_values(tmp_path: Path, question: str, facts: str, shown: str) -> None:
    found = answer(tmp_path, question, {ENTERPRISE: facts})
    assert isinstance(found, ValueView)
    assert found.passage.html.replace("\u00a0", " ") == shown


def test_an_address_beyond_ascii_can_be_written_to(tmp_path: Path) -> None:
    head = "form: ehn-2023\nstatus: published\ncontact: {name: Kari, email: åpen@lo.no}\n"
    found = answer(tmp_path, "0.10", {"2023/report.yaml": head})
    assert (found.passage.html, found.href) == ("åpen@lo.no", "mailto:%C3%A5pen@lo.no")


def test_purchasing_shares_are_a_table_with_a_gap_where_none_is_given(tmp_path: Path) -> None:
    found = answer(tmp_path, "0.14", {ENTERPRISE: "purchasing: {own_production: 12.5}"})
    assert isinstance(found, TableView)
    shares = [row[1].passage for row in found.table.rows]
    assert [share.html.replace("\u00a0", " ") for share in shares if share] == ["12,5 %"]
    assert shares[1:] == [None, None, None]


def test_countries_come_with_the_most_producers_first_then_by_name(tmp_path: Path) -> None:
    facts = """
        producers_by_country:
          - {country: SE, producers: 2}
          - {country: NO, producers: 350}
          - {country: BE, producers: 2}
    """
    found = answer(tmp_path, "0.15", {ENTERPRISE: facts})
    rows = [(row[0].passage.html, row[1].passage.html) for row in found.table.rows]
    assert rows == [("Norge", "350"), ("Belgia", "2"), ("Sverige", "2")]
    assert [cell.passage.html for cell in found.table.total] == ["Til sammen", "354"]
    assert found.notes == ()


def test_a_list_that_counts_suppliers_says_so(tmp_path: Path) -> None:
    facts = """
        producers_counted: suppliers
        producers_by_country: [{country: NO, producers: 1}]
    """
    found = answer(tmp_path, "0.15", {ENTERPRISE: facts})
    assert found.table.columns[1].label == "Antall leverandører"
    assert "ikke førsteleddsprodusenter" in found.notes[0].html


def test_workers_are_two_fields(tmp_path: Path) -> None:
    found = answer(tmp_path, "0.16", {ENTERPRISE: "workers: {workers: 40000}"})
    assert isinstance(found, FieldsView)
    assert [bool(text) for _, text in found.fields] == [True, False]


def test_inputs_name_places_in_the_reader_s_language(tmp_path: Path) -> None:
    facts = "inputs: [{item: Fisk, geography: [global, NO, western_europe]}, {item: Is}]"
    found = answer(tmp_path, "0.18", {ENTERPRISE: facts})
    assert found.table.rows[0][1].passage.html == "Globalt, Norge og Vest-Europa"
    assert found.table.rows[1][1].passage is None


def test_goals_have_a_status_with_a_shape_and_a_note(tmp_path: Path) -> None:
    facts = (
        "goals: [{id: a, goal: Opplæring, status: done, status_note: I **mai**}, {id: b, goal: X}]"
    )
    first, second = answer(tmp_path, "0.20", {ENTERPRISE: facts}).table.rows
    assert (first[1].tag.id, first[1].tag.label) == ("done", "Utført")
    assert first[1].note.html.strip() == "<p>I <strong>mai</strong></p>"
    assert (second[1].tag, second[1].note) == (None, None)


def test_goals_for_next_year_are_a_list(tmp_path: Path) -> None:
    found = answer(tmp_path, "0.21", {ENTERPRISE: "next_goals: [{id: a, goal: Mer}]"})
    assert isinstance(found, ListView)
    assert len(found.passages) == 1


def test_policies_are_links_to_the_web_or_to_an_attachment(tmp_path: Path) -> None:
    facts = "policies: [{url: 'https://lo.no/p'}, {attachment: etikk.pdf, title: Etiske regler}]"
    found = answer(tmp_path, "1.A.1", {"2023/1-embed/facts.yaml": facts})
    assert [(link.text, link.href) for link in found.links] == [
        ("https://lo.no/p", "https://lo.no/p"),
        ("Etiske regler", "attachments/etikk.pdf"),
    ]


def test_a_person_has_a_name_and_a_title_in_its_own_language(tmp_path: Path) -> None:
    facts = "foreword_author: {name: Kari, title: {nb: direktør}}"
    files = {ENTERPRISE: facts, "organisation.yaml": "name: A\nlanguages: [nb, en]\n"}
    found = answer(tmp_path, "0.foreword.author", files, "en")
    assert found.passage.html == "Kari"
    assert (found.note.html, found.note.language) == ("direktør", "nb")


RISKS = """
risks:
  - {id: shifts, title: Lange skift, topic: working_hours, kind: actual, geography: [NO]}
  - {id: wages, title: Lav lønn, description: Under tariff.}
"""


def test_risks_are_the_form_s_table_and_what_is_told_beyond_it(tmp_path: Path) -> None:
    found = answer(tmp_path, "2.A.1", {"2023/2-identify/facts.yaml": RISKS})
    assert isinstance(found, RisksView)
    assert [column.label for column in found.table.columns] == [
        "Prioritert negativ påvirkning / skade", "Relatert tema", "Geografi", "Faktisk eller mulig",
    ]  # fmt: skip
    first, second = found.table.rows
    assert first[0].link is not None
    assert first[0].link.href == "risiko-shifts.html"
    assert (second[1].passage, second[3].tag) == (None, None)
    assert [name.text for name, _ in found.details] == ["Lav lønn"]


def blocks_of(found: MeasuresView) -> list[MeasureView]:
    return [block for group in found.groups for block in group.blocks]


def test_a_measure_for_several_risks_is_whole_once_and_pointed_to(tmp_path: Path) -> None:
    measures = """
        measures:
          - {risk: [wages, shifts], actions: Kurs, expected_results: Færre skift}
          - {risk: wages, actions: Lønn}
    """
    files = {"2023/2-identify/facts.yaml": RISKS, "2023/3-address/facts.yaml": measures}
    found = answer(tmp_path, "3.A.1", files)
    assert isinstance(found, MeasuresView)
    whole, pointer, own = blocks_of(found)
    assert whole.number is None
    assert [(each.text, each.href) for each in whole.others] == [("Lav lønn", "risiko-wages.html")]
    # What is expected is a result, too: none is missed.
    assert "Forventede resultater" in [label for label, _ in whole.fields]
    assert "resultater" not in " ".join(whole.missing)
    assert pointer.same_as is not None
    assert (pointer.number, pointer.fields) == ("Tiltak 1 av 2", ())
    assert (pointer.same_as.text, pointer.same_as.href) == ("Lange skift", "#3.A.1-shifts")
    assert (own.number, own.others) == ("Tiltak 2 av 2", ())


def test_measures_are_grouped_by_risk_and_orphans_come_last(tmp_path: Path) -> None:
    measures = """
        measures:
          - {risk: gone, goal: Ingen}
          - {risk: shifts, goal: Kortere skift, status: ongoing, joined_by: position}
          - {risk: shifts}
    """
    files = {"2023/2-identify/facts.yaml": RISKS, "2023/3-address/facts.yaml": measures}
    found = answer(tmp_path, "3.A.1", files)
    assert isinstance(found, MeasuresView)
    assert [(each.risk.text, [it.anchor for it in each.blocks]) for each in found.groups] == [
        ("Lange skift", ["3.A.1-shifts", "3.A.1-shifts-2"]),
        ("gone", ["3.A.1-orphan"]),
    ]
    first, second, third = blocks_of(found)
    assert [each.number for each in (first, second, third)] == [
        "Tiltak 1 av 2", "Tiltak 2 av 2", None,
    ]  # fmt: skip
    assert first.status is not None
    assert first.joined is not None
    assert [label for label, text in first.fields if text] == ["Overordnet mål"]
    assert len(first.fields) + len(first.missing) == 4
    assert (second.status, second.joined, second.fields) == (None, None, ())
    assert second.missing[:2] == ("Status", "Mål")
    assert third.missing == ("Status", *first.missing)


def test_a_single_empty_field_of_a_measure_keeps_its_place(tmp_path: Path) -> None:
    measures = "measures: [{risk: shifts, goal: a, goal_this_year: b, actions: c, status: done}]"
    files = {"2023/2-identify/facts.yaml": RISKS, "2023/3-address/facts.yaml": measures}
    found = answer(tmp_path, "3.A.1", files)
    assert isinstance(found, MeasuresView)
    (block,) = blocks_of(found)
    assert [bool(text) for _, text in block.fields] == [True, True, True, False]
    assert block.missing == ()


@pytest.mark.parametrize(
    ("form", "question", "language", "labels"),
    [
        ("ehn-2023", "3.A.1", "nb", ("Beskriv iverksatte eller ", "Beskriv faktiske eller ")),
        ("ehn-2023", "3.A.1", "nn", ("Beskriv tiltak som er ", "Beskriv faktiske eller ")),
        ("ehn-2023", "3.A.1", "en", ("Describe the measures ", "Describe the actual or ")),
        ("act-minimum", "5.c.1", "nb", (None, "Faktiske eller ")),
    ],
)
def test_the_fields_of_a_measure_are_named_shortly_and_the_words_of_the_form_stand_once(
    tmp_path: Path, form: str, question: str, language: str, labels: tuple[str | None, str]
) -> None:
    """An instruction to the enterprise is no name, neither of an answer nor of a gap."""
    measures = "measures: [{risk: shifts, actions: a, results: b}, {risk: shifts, status: done}]"
    files = {
        "organisation.yaml": "name: Fjordfisk AS\nlanguages: [nb, nn, en]\n",
        "2023/report.yaml": f"form: {form}\nstatus: published\n",
        "2023/2-identify/facts.yaml": RISKS,
        "2023/3-address/facts.yaml": measures,
    }
    found = answer(tmp_path, question, files, language)
    assert isinstance(found, MeasuresView)
    filled_in, empty = blocks_of(found)
    short = {"nb": ("Tiltak", "Resultater"), "nn": ("Tiltak", "Resultat")}
    names = short.get(language, ("Measures", "Results"))
    assert tuple(label for label, _ in filled_in.fields) == names
    worded = dict(found.wordings)
    for name, label in zip(names, labels, strict=True):
        assert worded[name].startswith(label) if label else name not in worded
    assert empty.missing[-2:] == names


def test_a_reasoned_none_found_is_an_answer(tmp_path: Path) -> None:
    facts = "none_found: {method: Spurte alle., scope: Hele kjeden.}"
    found = answer(tmp_path, "2.A.1", {"2023/2-identify/facts.yaml": facts})
    assert isinstance(found, FieldsView)
    assert [text.html.strip() for _, text in found.fields if text] == [
        "<p>Spurte alle.</p>",
        "<p>Hele kjeden.</p>",
    ]


def sign(content: Path, signing: str, exceptions: str = "[]") -> SigningView:
    head = f"form: ehn-2023\nstatus: published\nsigning: {signing}\nexceptions: {exceptions}\n"
    found = answer(content, "0.signature", {"2023/report.yaml": head})
    assert isinstance(found, SigningView)
    return found


def test_signatures_have_names_roles_and_reservations(tmp_path: Path) -> None:
    found = sign(
        tmp_path,
        "{place: Oslo, date: 2024-03-13, signatories: ["
        "{name: Ola, role: chair}, {name: Per, role: board_member, reservation: Uenig.}]}",
    )
    assert found.line == "Oslo, 13. mars 2024"
    assert found.names is not None
    assert [column.label for column in found.names.columns] == ["Navn", "Rolle", "Forbehold"]
    assert (found.summary, found.missing) == ("Av 2 personer", None)


def test_missing_names_are_told_with_the_reason(tmp_path: Path) -> None:
    found = sign(tmp_path, "{place: Oslo}", "[{code: LAW401, reason: De er bilder.}]")
    assert found.names is None
    assert found.missing == "Navnene på dem som har signert, står ikke her."
    assert [reason.html.strip() for reason in found.reasons] == ["<p>De er bilder.</p>"]
