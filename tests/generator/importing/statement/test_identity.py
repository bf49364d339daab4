"""Whose a statement is, which year it is about, who has signed it, and which risks it names."""

import pytest

from generator.importing.source.blocks import (
    BlockKind,
    Inline,
    SourceBlock,
    TextRun,
    make_runs,
)
from generator.importing.statement.identity import (
    ReportingYear,
    find_company,
    find_number,
    find_reporting_year,
    is_company,
)
from generator.importing.statement.impacts import (
    Impacts,
    find_like,
    kind_of,
    label_of,
    lead_of,
    places_in,
    read_places,
    read_status,
    runs_after,
    says_no_more,
    split_labels,
    take_label,
)
from generator.importing.statement.signatures import (
    find_role,
    is_person,
    is_signature,
    pieces_of,
    read_signatures,
)


@pytest.mark.parametrize(
    ("texts", "titles", "name"),
    [
        ([], ["Redegjørelse for Fjordfisk AS"], "Fjordfisk AS"),
        (["Vi i Berg ASA kjøper fra Vik AS. Berg ASA gjør mer."], ["Redegjørelse"], "Berg ASA"),
        (["Om Norsk Fisk og Laks AS"], [], "Norsk Fisk og Laks AS"),
        ([], ["Redegjørelse 2023 for Kirkens Hjelp"], "Kirkens Hjelp"),
        ([], ["Redegjørelse for oss"], ""),
        ([], [], ""),
        # A title names it if no company is named as often; of companies, who is named thrice does.
        (["Berg AS eier Kirkens Hjelp."], ["Redegjørelse for Kirkens Hjelp"], "Berg AS"),
        (
            ["Berg AS eier Kirkens Hjelp. Kirkens Hjelp er stor."],
            ["Redegjørelse for Kirkens Hjelp"],
            "Kirkens Hjelp",
        ),
        ([*["Berg AS selger."] * 2, *["Vik AS kjøper."] * 3], [], "Vik AS"),
        ([*["Berg AS selger."] * 3, *["Vik AS kjøper."] * 4], [], "Berg AS"),
        (["Esso er stor."], [], "Esso"),
        (["Nav er stor."], [], ""),
    ],
)
def test_the_enterprise_is_named_by_a_title_or_most_often(
    texts: list[str], titles: list[str], name: str
) -> None:
    assert find_company(texts, titles) == name
    assert is_company("Fjordfisk AS")
    assert not is_company("Fjordfisk")


def test_a_number_that_is_called_so_comes_before_others() -> None:
    assert find_number(["Tlf 123 456 785", "Org.nr. 974 760 673"]) == "974760673"
    assert find_number(["123 456 785", "974 760 673"]) == "123456785"
    assert find_number(["123 456 789"]) == ""
    assert find_number(["organisasjonsnummer: 974.760.673"]) == "974760673"


@pytest.mark.parametrize(
    ("texts", "titles", "year"),
    [
        (["Regnskapsåret 2022"], ["Redegjørelse 2023"], ReportingYear(2023, guessed=False)),
        (["Regnskapsåret 2022 er omtalt i 2024."], [], ReportingYear(2022, guessed=False)),
        (["Rapporten gjelder for året 2021."], [], ReportingYear(2021, guessed=False)),
        (
            ["The financial year ending on 30 June 2023."],
            [],
            ReportingYear(2023, guessed=False, end="2023-06-30"),
        ),
        (
            ["The financial year ended 31 May 2023."],
            [],
            ReportingYear(2022, guessed=False, end="2023-05-31"),
        ),
        (["Oslo, 13. mars 2024"], [], ReportingYear(2023, guessed=True)),
        (["Møte 1. mai 2020.", "Vedtatt 13. mars 2024"], [], ReportingYear(2023, guessed=True)),
        (["Først i 2020, så i 2022."], [], ReportingYear(2022, guessed=True)),
        (["Uten år."], [], None),
    ],
)
def test_the_year_is_told_or_guessed(
    texts: list[str], titles: list[str], year: ReportingYear | None
) -> None:
    assert find_reporting_year(texts, titles) == year


def block(text: str) -> SourceBlock:
    return SourceBlock(BlockKind.PARAGRAPH, make_runs(text))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Styreleder", "chair"),
        ("(styremedlem)", "board_member"),
        ("Daglig leder og eier", "general_manager"),
        ("CEO", "general_manager"),
        ("Snekker", ""),
    ],
)
def test_a_role_is_known_by_its_names(text: str, role: str) -> None:
    assert find_role(text) == role


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "Kari Nordmann (styreleder), Ola Vik (styremedlem)",
            ["Kari Nordmann, styreleder", "Ola Vik, styremedlem"],
        ),
        (
            "Kari Nordmann Styreleder Ola Vik Styremedlem",
            ["Kari Nordmann Styreleder", "Ola Vik Styremedlem"],
        ),
        ("Kari Nordmann ______ Ola Vik", ["Kari Nordmann", "Ola Vik"]),
        ("Kari Nordmann, styreleder", ["Kari Nordmann, styreleder"]),
        ("Vi gjør dette, og mer.", ["Vi gjør dette, og mer."]),
    ],
)
def test_a_line_may_have_several_people(text: str, pieces: list[str]) -> None:
    assert list(pieces_of(block(text))) == pieces


def test_signatures_are_place_date_and_people() -> None:
    lines = [
        block("Oslo, 13. mars 2024"),
        block("Kari Nordmann, styreleder"),
        block("Ola Vik"),
        block("Styremedlem"),
        block("Per Moe"),
        block("Vi takker alle som har bidratt til dette arbeidet."),
    ]
    found = read_signatures(lines, of_board=False)
    assert (found.place, found.date) == ("Oslo", "2024-03-13")
    of_chair = (
        ("Kari Nordmann", "chair"),
        ("Ola Vik", "board_member"),
        ("Per Moe", "board_member"),
    )
    assert (found.people, found.assumed) == (of_chair, ("Per Moe",))
    assert [each.text for each in found.rest] == [lines[5].text]
    board = read_signatures(lines, of_board=True)
    assert (board.people, board.assumed) == (of_chair, ())


def test_a_name_without_a_role_is_no_members_where_nothing_says_that_the_board_signs() -> None:
    lines = [block("Kari Nordmann, daglig leder"), block("Per Moe")]
    found = read_signatures(lines, of_board=False)
    assert found.people == (("Kari Nordmann", "general_manager"),)
    assert [each.text for each in found.rest] == ["Per Moe"]


def test_in_a_table_of_signatures_the_day_and_the_mark_of_signing_are_no_names() -> None:
    def cells(*texts: str) -> tuple[Inline, ...]:
        return tuple(make_runs(each) for each in texts)

    table = SourceBlock(
        BlockKind.TABLE,
        rows=(
            cells("Dato", "Navn", "Rolle", "Underskrift"),
            cells("30.05.2025", "Petter Lunde", "Styreleder", "(elektronisk signert)"),
            cells("30.05.2025", "Kari Moe", "Daglig leder", "(elektronisk signert)"),
        ),
    )
    found = read_signatures([table], of_board=False)
    assert found.people == (("Petter Lunde", "chair"), ("Kari Moe", "general_manager"))
    assert (found.date, found.rest) == ("2025-05-30", ())


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Kari Nordmann, styreleder", True),
        ("Oslo, 13. mars 2024", True),
        ("Signert av styret", True),
        ("Oppdatert 13. mars 2024", False),
        ("Vi besøker gårdene hvert år.", False),
        ("", False),
    ],
)
def test_a_block_is_a_line_of_signatures_if_its_pieces_are(text: str, *, is_one: bool) -> None:
    assert is_signature(block(text)) is is_one


def test_a_company_is_no_person() -> None:
    assert is_person("Kari Nordmann")
    assert not is_person("Kari Nordmann AS")


def test_a_risk_gets_an_id_of_its_own_and_the_only_topic_it_names() -> None:
    impacts = Impacts()
    first = impacts.add_risk("Tvangsarbeid i fabrikk", 3, {"kind": "actual"})
    second = impacts.add_risk("Tvangsarbeid i fabrikk", 4, {})
    third = impacts.add_risk("???", 5, {})
    assert [each.id for each in impacts.risks] == [
        "tvangsarbeid-i-fabrikk", "tvangsarbeid-i-fabrikk-2", "risk",
    ]  # fmt: skip
    assert first.values["topic"] == "forced_labour"
    assert first.values["kind"] == "actual"
    assert third.values == {"title": "???"}
    impacts.add_measure([first], {"goal": "Ingen", "results": ""})
    impacts.add_measure([first, second], {"goal": "Ingen"})
    impacts.add_measure([first], {"goal": ""})
    assert impacts.measures == [
        {"risk": first.id, "goal": "Ingen"}, {"risk": [first.id, second.id], "goal": "Ingen"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Faktiske negative konsekvenser", {"kind": "actual"}),
        ("Vesentlig risiko", {"kind": "potential"}),
        ("Tiltak", {}),
    ],
)
def test_a_heading_says_which_kind_is_below_it(heading: str, kind: dict[str, str]) -> None:
    assert kind_of(heading) == kind


def test_places_are_read_where_they_begin_with_a_capital() -> None:
    assert read_places("Norge og Sverige") == ({"geography": ["NO", "SE"]}, "")
    text = "Fabrikker i Kina og India, og Kina"
    assert read_places(text) == ({"geography": ["CN", "IN"]}, text)
    assert places_in("fabrikker i norge") == {}


def test_a_status_is_a_label_or_a_note() -> None:
    assert read_status("Pågår") == {"status": "ongoing"}
    assert read_status("Pågår, ferdig i mai") == {
        "status": "ongoing", "status_note": "Pågår, ferdig i mai",
    }  # fmt: skip
    assert read_status("Vi vet ikke") == {"status_note": "Vi vet ikke"}


def test_a_text_is_about_the_likest_risk_alone() -> None:
    impacts = Impacts()
    wages = impacts.add_risk("Lav lønn i fabrikker", 1, {})
    child = impacts.add_risk("Barnearbeid på gårder", 2, {})
    assert find_like("Tiltak mot barnearbeid på gårdene", impacts.risks) is child
    assert find_like("Lønn i fabrikker", impacts.risks) is wages
    assert find_like("Støy", impacts.risks) is None
    assert find_like("Støy", ()) is None
    twins = [wages, impacts.add_risk("Lav lønn i fabrikker", 3, {})]
    assert find_like("Lav lønn i fabrikker", twins) is None


def test_a_text_says_no_more_than_a_title() -> None:
    assert says_no_more("Risiko: barnearbeid", "Barnearbeid på gårder")
    assert not says_no_more("Barnearbeid i Brasil", "Barnearbeid på gårder")


def test_labels_are_taken_off() -> None:
    assert label_of("Tiltak") == "measure"
    assert label_of("Tiltak 1") == "measure"
    assert label_of("Xyzzy") == ""
    name, rest = take_label(block("Tiltak: Vi besøker gårdene."))
    assert name == "measure"
    assert rest is not None
    assert rest.text == "Vi besøker gårdene."
    assert take_label(block("Tiltak:")) == ("measure", None)
    plain = block("Tiltak")
    assert take_label(plain) == ("", plain)
    strong = SourceBlock(BlockKind.PARAGRAPH, make_runs("Tiltak", strong=True))
    assert take_label(strong) == ("measure", None)


def test_a_paragraph_with_two_labels_is_two() -> None:
    text = "Tiltak: Vi besøker gårdene. Status: Pågår. Og mer."
    assert [each.text for each in split_labels([block(text)])] == [
        "Tiltak: Vi besøker gårdene.", "Status: Pågår. Og mer.",
    ]  # fmt: skip
    one = block("Tiltak: Vi besøker. Det er sant: vi gjør det.")
    assert list(split_labels([one])) == [one]


def test_runs_lose_their_first_letters() -> None:
    runs = (TextRun("abc"), TextRun(" def", "x"), TextRun(" g"))
    assert runs_after(runs, 4) == (TextRun("def", "x"), TextRun(" g"))
    assert runs_after(runs, 1) == (TextRun("bc"), TextRun(" def", "x"), TextRun(" g"))
    assert runs_after(runs, 0) == (TextRun("abc"), TextRun(" def", "x"), TextRun(" g"))


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Barnearbeid: Det finnes.", "Barnearbeid"),
        ("Barnearbeid – det finnes", "Barnearbeid"),
        ("Barnearbeid. Det finnes.", ""),
        ("Barnearbeid", ""),
        ("Ja: nei", ""),
    ],
)
def test_the_lead_stands_before_a_colon_or_a_dash(text: str, lead: str) -> None:
    assert lead_of(text) == lead


@pytest.mark.parametrize(
    ("text", "left"),
    [("Signert elektronisk", []), ("For styret", []), ("Signert av styret i dag", ["read"])],
)
def test_a_short_line_that_says_it_is_signed_says_no_more(text: str, left: list[str]) -> None:
    found = read_signatures([block(text)], of_board=False)
    assert ["read" for _ in found.rest] == left


def test_the_name_is_that_of_the_first_sentence_where_no_other_is_given() -> None:
    assert find_company(["Midtre Sparebank har 96 årsverk."], []) == "Midtre Sparebank"
    assert find_company(["The Corporation runs two schools."], []) == ""
    assert find_company(["Vi har 96 årsverk."], []) == ""
    title = "Modern Slavery Act: annual statement of Thornbury College Corporation"
    assert find_company(["The Corporation runs two schools."], [title]) == (
        "Thornbury College Corporation"
    )
