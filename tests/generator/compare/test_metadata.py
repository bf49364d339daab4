"""What frames a report: fields of its files, signatures, attachments."""

from collections.abc import Mapping
from pathlib import Path

from generator.compare.metadata import (
    compare_attachments,
    compare_metadata,
    compare_organisation_files,
    compare_signing,
)
from tests.generator.books import make_book
from tests.generator.compare.pairs import FACTS, HEAD, differences, pair


def signed(*people: str, place: str = "Oslo") -> Mapping[str, str]:
    listed = ", ".join(people)
    return {"2023/report.yaml": f"{HEAD}signing: {{place: {place}, signatories: [{listed}]}}\n"}


def test_who_signs_now_and_who_no_longer_does(tmp_path: Path) -> None:
    kari, ola = "{name: Kari, role: chair}", "{name: Ola, role: board_member}"
    reports = pair(
        tmp_path,
        signed(kari, ola),
        signed("{name: Kari, role: general_manager}", "{name: Per, role: chair}", place="Bodø"),
    )
    section = compare_signing(reports)
    assert [(each.state, each.title, differences(each)) for each in section.changes] == [
        ("new", "Per, styreleder", []),
        ("gone", "Ola, styremedlem", []),
        ("changed", "Kari", [("Rolle", "Styreleder", "Daglig leder")]),
        ("changed", "Sted", [("", "Oslo", "Bodø")]),
    ]


def test_a_reservation_comes_and_goes_with_who_made_it(tmp_path: Path) -> None:
    ola = "{name: Ola, role: board_member, title: Nestleder, reservation: Uenig om møllene.}"
    reports = pair(
        tmp_path,
        signed("{name: Kari, role: chair, reservation: For sent.}"),
        signed(ola),
    )
    section = compare_signing(reports)
    assert [(each.state, each.title, differences(each)) for each in section.changes] == [
        ("new", "Ola, styremedlem", [
            ("Tittel", "", "Nestleder"), ("Forbehold", "", "Uenig om møllene."),
        ]),
        ("gone", "Kari, styreleder", [("Forbehold", "For sent.", "")]),
    ]  # fmt: skip


def test_attachments_new_gone_renamed_and_with_other_content(tmp_path: Path) -> None:
    def attached(titles: Mapping[str, str], content: str) -> Mapping[str, str]:
        rows = ", ".join(f"{{file: {file}, title: {title}}}" for file, title in titles.items())
        files = {f"2023/attachments/{file}": f"{content}{file}" for file in titles}
        return {"2023/report.yaml": f"{HEAD}attachments: [{rows}]\n", **files}

    before = attached({"a.pdf": "A", "b.pdf": "B", "c.pdf": "C"}, "x")
    now = {**attached({"a.pdf": "A", "b.pdf": "Ny", "d.pdf": "D"}, "x")}
    now["2023/attachments/a.pdf"] = "ya.pdf"
    section = compare_attachments(pair(tmp_path, before, now))
    assert [(each.id, each.state, differences(each), each.note) for each in section.changes] == [
        ("a.pdf", "changed", [], "Filen har nytt innhold."),
        ("b.pdf", "changed", [("Tittel", "B", "Ny")], ""),
        ("d.pdf", "new", [], ""),
        ("c.pdf", "gone", [], ""),
    ]


def test_fields_are_written_as_readers_know_them(tmp_path: Path) -> None:
    extra = (
        "published: 2024-05-01\nlanguage: nb\n"
        "scope: {basis: resident, balance_sheet: {amount: 402000000, currency: NOK}}\n"
        "revisions: [{date: 2024-06-01, changes: {nb: Ny, en: New}}]\n"
    )
    section = compare_metadata(pair(tmp_path, {}, {"2023/report.yaml": HEAD + extra}))
    assert [(each.title, differences(each)) for each in section.changes] == [
        ("Hovedspråk", [("", "", "Bokmål")]),
        ("Publisert", [("", "", "1. mai 2024")]),
        (
            "Omfattet av loven",
            [
                ("Hvorfor loven gjelder", "", "Hører hjemme i Norge"),
                ("Balansesum", "", "402\u00a0000\u00a0000\u00a0kr"),
            ],
        ),
        ("Endringer etter publisering", [("", "", "Dato: 1. juni 2024, Hva som er endret: Ny")]),
    ]


def test_facts_that_no_question_asks_for_belong_to_the_frame(tmp_path: Path) -> None:
    none_found = "none_found: {method: %s, scope: Alle.}\n"
    facts = "2023/2-identify/facts.yaml"
    reports = pair(tmp_path, {facts: none_found % "Vi spurte."}, {facts: none_found % "Vi lette."})
    (change,) = compare_metadata(reports).changes
    assert differences(change) == [("Hvordan det er undersøkt", "Vi spurte.", "Vi lette.")]


def test_a_translation_of_a_field_is_shown_with_its_languages(tmp_path: Path) -> None:
    head = (
        "name: Fjordfisk AS\nlanguages: [nb, en]\nnumber: '%s'\n"
        "information: {address: {nb: Kaia, en: %s}}\n"
    )
    before = make_book(tmp_path / "a", {"organisation.yaml": head % ("971526920", "Kai")})
    now = make_book(tmp_path / "b", {"organisation.yaml": head % ("123456785", "Quay")})
    section = compare_organisation_files(before, now, "nb")
    assert [(each.title, differences(each)) for each in section.changes] == [
        ("Organisasjonsnummer", [("", "971\u00a0526\u00a0920", "123\u00a0456\u00a0785")]),
        (
            "Hvor man spør om informasjon",
            [("Postadresse", "nb: Kaia; en: Kai", "nb: Kaia; en: Quay")],
        ),
    ]


def test_a_frame_is_read_in_the_readers_language(tmp_path: Path) -> None:
    reports = pair(tmp_path, {FACTS: ""}, {"2023/report.yaml": HEAD + "language: nb\n"}, "en")
    (change,) = compare_metadata(reports).changes
    assert (change.title, differences(change)) == ("Main language", [("", "", "Norwegian Bokmål")])
