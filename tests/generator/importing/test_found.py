"""What once went wrong with reports that nobody had seen, each at its smallest."""

from pathlib import Path

import pytest

from generator.findings.positions import Plain
from generator.importing.answers.draft import Setting
from generator.importing.answers.measures import read_measures
from generator.importing.answers.paragraphs import join_lines, measure_column
from generator.importing.answers.risks import read_risks
from generator.importing.answers.tables import read_countries, read_percentages, read_workers
from generator.importing.files import ContentFiles, write_files
from generator.importing.report import ImportedReport, ImportOptions, read_report
from generator.importing.source.lines import split_lines
from generator.importing.source.page_layout import stack_columns
from tests.generator.command import Run
from tests.generator.importing.sources import FACTS, NAME, make_report

SETTING = Setting(2023, measure_column(split_lines("x " * 50)))
ADDRESS = "https://eksempel.no/baerekraft/etiske-retningslinjer-for-leverandorer-2023.pdf"


def read(text: str) -> tuple[ImportedReport, ContentFiles]:
    imported = read_report(text.encode(), ImportOptions())
    return imported, write_files(imported)


def joined(text: str) -> str:
    lines = split_lines(text)
    return " ¶ ".join(each.text for each in join_lines(lines, measure_column(lines)))


@pytest.mark.parametrize("at", [ADDRESS.index("-retn") + 1, ADDRESS.index("-for") + 5])
def test_an_address_broken_after_a_hyphen_keeps_it(at: int) -> None:
    text = f"De ligger på {ADDRESS[:at]}\n{ADDRESS[at:]} og er åpne."
    assert joined(text) == f"De ligger på {ADDRESS} og er åpne."


def test_a_hyphen_is_the_writers_own_where_no_program_parts_words() -> None:
    own = "We work with our sub-\nsuppliers. " + "All is well here, as it should be.\n" * 60
    parted = "Vi arbei-\nder med leveran-\ndører og fabrik-\nker som bru-\nker tid.\n" * 20
    assert joined(own).startswith("We work with our sub-suppliers.")
    assert joined(parted).startswith("Vi arbeider med leverandører og fabrikker som bruker tid.")


def test_answers_in_nynorsk_below_questions_in_bokmal_are_nynorsk() -> None:
    answer = (
        "Vi har ikkje fått noko varsel frå dei tilsette, og difor veit vi lite om korleis det går."
    )
    imported, written = read(make_report({"1.A.2": answer, "1.B.1": answer}))
    assert imported.language == "nn"
    assert "1-embed/nn.md" in written.files


def test_a_field_in_unknown_wording_is_guessed_by_its_place_and_told() -> None:
    text = make_report({"0.3": "Stoler.", "0.4": "Ett styre, to avdelinger."})
    text = text.replace(
        "Beskrivelse av virksomhetens struktur", "Beskrivelse av bedriftens struktur"
    )
    imported, written = read(text)
    assert "## 0.4 Beskrivelse" in written.files["0-enterprise/nb.md"]
    assert [(each.key, each.about) for each in imported.draft.remarks] == [
        ("import_guessed", "0.4")
    ]


def test_a_line_of_an_answer_is_no_heading_because_a_field_is_missing() -> None:
    text = make_report({"0.3": "Stoler.\n\nBord og benker\n\nAlt er av bjørk."})
    imported, written = read(text)
    assert "Bord og benker" in written.files["0-enterprise/nb.md"]
    assert imported.draft.remarks == []


def test_the_last_page_has_the_contact_where_no_question_had() -> None:
    text = make_report({"1.A.2": "Alt."}).replace(FACTS["0.10"], "").replace("E-post adresse", "X")
    text += "\fKontaktinformasjon:\n\nFjordtre Prøve AS\n\nKari Prøve, sjef\n\nkari@tre.example\n"
    assert (
        "name: Kari Prøve\n  title: sjef\n  email: kari@tre.example"
        in (read(text)[1].files["report.yaml"])
    )


@pytest.mark.parametrize("line", ["Kontaktinformasjon", "Aktsomhetsvurderinger", "Due diligence"])
def test_titles_of_the_associations_may_stand_in_answers(line: str) -> None:
    imported, written = read(make_report({"1.A.2": f"{line}\n\nDette gjør vi.", "1.B.1": "Nei."}))
    assert f"{line}\n\nDette gjør vi." in written.files["1-embed/nb.md"]
    assert imported.draft.unplaced == []


def test_without_a_year_the_signature_tells() -> None:
    text = make_report({"0.signature": "Mo i Rana\n13.03.2024", "1.A.2": "Alt."})
    imported, written = read(text.replace("Redegjørelse rapporteringsåret 2023", "Redegjørelse"))
    assert imported.year == 2023
    assert [each.key for each in imported.draft.remarks] == ["import_year_guessed"]
    assert "place: Mo i Rana\n  date: 2024-03-13" in written.files["report.yaml"]


HEAD = "Prioritert negativ påvirkning / skade    Relatert tema    Geografi\n\n"


@pytest.mark.parametrize(
    ("row", "title", "topic", "places"),
    [
        ("Tvangsarbeid\nBarnearbeid\n\nKina", "Tvangsarbeid", "child_labour", ["CN"]),
        ("Barnearbeid i Kina\nLønn\n\nKina", "Barnearbeid i Kina", "wages", ["CN"]),
        ("Norge\nLønn\n\nKina", "Norge", "wages", ["CN"]),
        ("Støv    Lønn    Vest-\nEuropa", "Støv", "wages", ["western_europe"]),
        ("Støv    Lønn\nVest-\nEuropa\n\nKina", "Støv", "wages", ["western_europe", "CN"]),
        ("Støv\nFagorganisering og\n\n\fkollektive forhandlinger\n\nKina", "Støv",
         "freedom_of_association", ["CN"]),
    ],
)  # fmt: skip
def test_rows_of_risks(row: str, title: str, topic: str, places: list[str]) -> None:
    before = "Lav pris Miljø\n\nIndia\n\n"
    found = read_risks(split_lines(f"{HEAD}{before}\f{HEAD}{row}"), "2.A.1", SETTING).value
    assert isinstance(found, list)
    assert found[0] == {
        "id": "lav-pris", "title": "Lav pris", "topic": "environment", "geography": ["IN"],
    }  # fmt: skip
    assert isinstance(found[1], dict)
    assert [found[1][key] for key in ("title", "topic", "geography")] == [title, topic, places]
    assert len(found) == 2


def test_a_label_is_whole_before_one_of_its_words_is_taken_for_it() -> None:
    text = (
        "Prioritert nega\u2010\ntiv påvirkning/\nskade Støv\nOverordnet mål : Ren luft\n"
        "Beskriv iverksatte eller planlagte tiltak for å stanse eller begrense negative "
        "konsekvenser og begrunnelse for tiltaket/tiltakene :\n\nResultater\n\nVifter.\n\n"
        "Beskriv faktiske eller forventede resultater av tiltaket beskrevet over, samt mål og "
        "aktiviteter for kommende rapporteringsår :\n\nIngen."
    )
    known: list[Plain] = [{"id": "stov", "title": "Støv"}]
    assert read_measures(split_lines(text), "3.A.1", SETTING, known).measures.value == [
        {"risk": "stov", "goal": "Ren luft", "actions": "Resultater\n\nVifter.",
         "results": "Ingen."},
    ]  # fmt: skip


def test_several_blocks_on_one_risk_are_its_measures_and_without_a_table_each_has_a_risk() -> None:
    label = "Prioritert negativ påvirkning/skade"
    text = f"{label} Støv\nOverordnet mål : En\nStatus : Pågår\n{label} Støv\nOverordnet mål : To"
    known: list[Plain] = [{"id": "a", "title": "Støv", "geography": ["NO"]}]
    joined_up = read_measures(split_lines(text), "3.A.1", SETTING, known)
    assert joined_up.measures.value == [
        {"risk": "a", "goal": "En", "status": "ongoing"},
        {"risk": "a", "goal": "To"},
    ]
    assert joined_up.measures.remarks == ()
    apart = read_measures(split_lines(text), "3.A.1", SETTING, [])
    assert [each["id"] for each in apart.risks if isinstance(each, dict)] == ["stov", "stov-2"]
    half_read: list[Plain] = [{"id": "a", "title": "Støv"}]
    told = read_measures(split_lines(text), "3.A.1", SETTING, half_read)
    assert [each["id"] for each in told.risks if isinstance(each, dict)] == ["stov"]
    assert [each.key for each in told.measures.remarks] == ["import_risk_by_position"]


def test_a_table_is_no_guess_where_its_rows_cannot_be_told() -> None:
    text = "Helt/delvis egeneid produksjon\n0%\nInnkjøp direkte fra produsent\nAnnet\n50%\n50%"
    found = read_percentages(split_lines(text), "0.14", SETTING)
    assert found.value is None
    assert " ".join(line.text for line in found.rest) == " ".join(text.split("\n"))
    assert [each.key for each in found.remarks] == ["import_unsure_table"]


def test_a_number_that_follows_from_the_others_is_left_out_and_told() -> None:
    text = (
        "Antall arbeidere\n\n12 400\n\nAntall produsenter dette er basert på\n\n31\n\n"
        "Antall arbeidere per produsent (kalkulert gjennomsnitt)\n\n400"
    )
    found = read_workers(split_lines(text), "0.16", SETTING)
    assert found.value == {"workers": "12400", "producers": "31"}
    assert [line.text for line in found.rest if line] == []
    assert [each.key for each in found.remarks] == ["import_computed"]


def test_a_country_may_be_broken_over_two_lines() -> None:
    text = "Norge : 1\n\nDe forente arabiske\nemirater : 1 204\n\nAnslag."
    found = read_countries(split_lines(text), "0.15", SETTING)
    assert found.value == [
        {"country": "NO", "producers": "1"}, {"country": "AE", "producers": "1204"},
    ]  # fmt: skip


def test_columns_laid_out_with_spaces_are_read_cell_by_cell() -> None:
    row = "Lange dager i spinnerier og     Arbeidstid og      Norge\nveverier\n"
    laid = split_lines(
        "\n".join([row, "Mål i                 Ren luft og\ntiden :               rene gulv\n"] * 9)
    )
    written = [line.text for line in stack_columns(laid) if line]
    assert written[:4] == ["Lange dager i spinnerier og", "veverier", "Arbeidstid og", "Norge"]
    assert written[4:8] == ["Mål i", "tiden :", "Ren luft og", "rene gulv"]
    prose = split_lines("Alt er bra.      B: Ansvarlig er valgt.\nDet er fint.\n")
    assert stack_columns(prose) == prose


def test_all_files_are_written_or_none(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rapport.txt").write_text(make_report({"1.A.2": "Alt."}), encoding="utf-8")
    write_text = Path.write_text

    def refuse(self: Path, text: str, **options: str) -> int:
        if "nb.md" in self.name:
            raise PermissionError(13, "Permission denied", str(self))
        return write_text(self, text, **options)

    monkeypatch.setattr(Path, "write_text", refuse)
    ran = run("import", "rapport.txt")
    assert (ran.status, ran.out) == (2, "")
    assert "Du har ikke rett til å skrive i «content/fjordtre-prove/2023/»." in ran.err
    assert not (tmp_path / "content").exists()


def test_a_file_that_may_not_be_read_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rapport.txt").write_text(f"{NAME}\n", encoding="utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    ran = run("import", "rapport.txt")
    assert (ran.status, ran.out) == (2, "")
    assert "Du har ikke rett til å lese «rapport.txt»." in ran.err
