"""Pictures of a statement: what the data say, in all languages; nothing where they are silent."""

from pathlib import Path

import pytest

from generator.pages.format.plain_tables import Table
from generator.pages.parts.country_map import MapView, show_map
from generator.pages.parts.overview import show_overview
from generator.pages.parts.promises import show_promises
from generator.pages.parts.supply_chain import ChainView, show_chain
from generator.pages.parts.timeline import show_timeline
from tests.generator.books import make_book, open_page, render_all

ENTERPRISE = "2023/0-enterprise/facts.yaml"
RISKS = "2023/2-identify/facts.yaml"
MEASURES = "2023/3-address/facts.yaml"
HEAD = "form: ehn-2023\nstatus: published\n"


def draw(content: Path, enterprise: str = "", risks: str = "", language: str = "nb") -> MapView:
    view = show_map(open_page(make_book(content, {ENTERPRISE: enterprise, RISKS: risks}), language))
    assert view is not None
    return view


def texts(table: Table) -> list[list[str]]:
    return [[str(cell.passage and cell.passage.html) for cell in row] for row in table.rows]


def test_the_map_tells_producers_inputs_and_risks_of_each_country(tmp_path: Path) -> None:
    view = draw(
        tmp_path,
        "producers_by_country: [{country: BD, producers: 4}, {country: SE, producers: 0}]\n"
        "inputs: [{item: Bomull, geography: [IN, BD]}]",
        "risks:\n  - {id: a, title: A, geography: [BD, global], kind: actual}\n"
        "  - {id: b, title: B, geography: [BD, TR], kind: potential}\n"
        "  - {id: c, title: C, geography: [BQ]}\n  - {id: d, title: D}\n",
    )
    assert texts(view.table) == [
        ["Bangladesh", "4", "Bomull", "1 faktisk og 1 mulig"],
        ["Karibisk Nederland", "–", "–", "1 risiko"],
        ["Tyrkia", "–", "–", "1 mulig"],
        ["India", "–", "Bomull", "–"],
        ["Sverige", "0", "–", "–"],
    ]
    assert [each.id for each in view.fills] == ["bought", "inputs", "risk"]
    assert [each.label for each in view.marks] == ["Faktisk konsekvens", "Mulig konsekvens"]
    assert view.notes == (
        "Ikke på kartet: Karibisk Nederland.",
        "Ikke merket på kartet: Globalt (1 risiko).",
        "For én risiko er det ikke oppgitt hvor den gjelder.",
    )
    (drawn,) = view.maps
    assert drawn.marked == ("BD", "TR", "IN")
    assert [each.marks for each in drawn.marks] == [("actual", "potential"), ("potential",), ()]
    assert view.told[0].startswith("Bangladesh: 4 produsenter, innsatsfaktorer herfra, 1 faktisk")


def test_a_map_of_risks_alone_is_not_headed_by_purchases(tmp_path: Path) -> None:
    risks = "risks: [{id: a, title: A, geography: [BD], kind: actual}]"
    assert draw(tmp_path / "1", risks=risks).heading == "Hvor det er skade og risiko"
    bought = "producers_by_country: [{country: BD, producers: 4}]"
    assert draw(tmp_path / "2", bought, risks).heading == "Hvor det kjøpes fra"


def test_of_many_countries_a_map_says_those_that_matter_most_for_the_table_has_all(
    tmp_path: Path,
) -> None:
    codes = ("BD", "CN", "IN", "VN", "TR", "PK", "BR", "KE")
    bought = ", ".join(f"{{country: {each}, producers: {9 - n}}}" for n, each in enumerate(codes))
    view = draw(tmp_path, f"producers_by_country: [{bought}]", "")
    (told,) = view.told
    assert told.startswith("Bangladesh: 9 produsenter; Kina: 8 produsenter; ")
    assert told.endswith(
        "Pakistan: 4 produsenter; 2 andre land. Tabellen under har alt som er med."
    )
    assert len(view.table.rows) == len(codes)


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("nb", "Leverandører her (tallet sier hvor mange)"),
        ("nn", "Leverandørar her (talet seier kor mange)"),
        ("en", "Suppliers here (the number says how many)"),
    ],
)
def test_the_legend_says_what_is_counted_in_the_reader_s_language(
    tmp_path: Path, language: str, word: str
) -> None:
    facts = "producers_counted: suppliers\nproducers_by_country: [{country: SE, producers: 2}]"
    assert [each.label for each in draw(tmp_path, facts, "", language).fills] == [word]


@pytest.mark.parametrize(
    ("enterprise", "risks"),
    [
        ("", ""),
        ("producers_by_country: {unavailable: Vet ikke}", ""),
        ("", "risks: [{id: a, title: A, geography: [global]}]"),
        ("", "risks: [{id: a, title: A, geography: [BQ]}]"),
    ],
)
def test_without_a_country_there_is_no_map(tmp_path: Path, enterprise: str, risks: str) -> None:
    book = make_book(tmp_path, {ENTERPRISE: enterprise, RISKS: risks})
    assert show_map(open_page(book)) is None
    assert "<figure" not in render_all(book)["2023/index.html"]


def chain(content: Path, facts: str) -> ChainView | None:
    risks = "risks:\n  - {id: a, title: A, relation: own}\n  - {id: b, title: B}\n"
    return show_chain(open_page(make_book(content, {ENTERPRISE: facts, RISKS: risks})))


def test_the_chain_has_the_shares_and_the_countries(tmp_path: Path) -> None:
    view = chain(
        tmp_path,
        "purchasing: {own_production: 0, direct_from_producer: 62.5, other: 0}\nsuppliers: 7\n"
        "producers_by_country: [{country: SE, producers: 2}, {country: CN, producers: 3}]",
    )
    assert view is not None
    assert view.own is not None
    assert (view.own.shown.replace("\u00a0", " "), view.own.percent) == ("0 %", "0%")
    assert view.own_notes == ("Egen virksomhet: 1 risiko",)
    told = [(each.shown.replace("\u00a0", " "), each.percent) for each in view.ways]
    assert told == [("62,5 %", "62.5%"), ("ikke oppgitt", None)]
    assert view.bought == "7 leverandører"
    assert view.countries is not None
    assert (view.countries.value, view.countries.notes) == ("2", ("5 produsenter",))


@pytest.mark.parametrize("facts", ["", "purchasing: {own_production: 100}", "suppliers: 4"])
def test_without_two_shares_there_is_no_chain(tmp_path: Path, facts: str) -> None:
    assert chain(tmp_path, facts) is None


def many(*extra: str) -> str:
    topics = ("child_labour", "working_hours")
    return "risks:\n" + "".join(
        f"  - {{id: r{n}, title: Fare {n}, topic: {topics[n % 2]}{''.join(extra)}}}\n"
        for n in range(14)
    )


def test_the_matrix_counts_risks_by_kind_and_state_and_none_is_lost(tmp_path: Path) -> None:
    measures = (
        "measures:\n  - {risk: r0, status: done}\n  - {risk: r0, status: planned}\n"
        "  - {risk: r1, actions: Noe}\n"
    )
    files = {RISKS: many(", kind: potential"), MEASURES: measures}
    view = show_overview(open_page(make_book(tmp_path, files))).matrix
    assert view is not None
    assert [each.label for each in view.columns] == [
        "Mulig konsekvens", "Planlagt", "Utført", "Uten status", "Uten tiltak",
    ]  # fmt: skip
    assert view.kinds == 1
    assert view.several
    told = {each.topic.text: (each.total, each.counts) for each in view.rows}
    assert told == {
        "Barnearbeid": (7, (7, 1, 1, 0, 6)),
        "Arbeidstid": (7, (7, 0, 0, 1, 6)),
    }
    assert (view.total.total, view.total.counts) == (14, (14, 1, 1, 1, 12))


def test_few_risks_have_no_matrix(tmp_path: Path) -> None:
    files = {RISKS: "risks: [{id: a, title: A}, {id: b, title: B, topic: wages}]"}
    assert show_overview(open_page(make_book(tmp_path, files))).matrix is None


YEARS = {
    "2022/report.yaml": HEAD,
    "2022/2-identify/facts.yaml": "risks: [{id: a, title: A, kind: potential}, {id: b, title: B}]",
    "2022/3-address/facts.yaml": "measures: [{risk: a, status: planned}]",
    RISKS: "risks: [{id: c, title: C}, {id: a, title: A, kind: actual}]",
    MEASURES: "measures: [{risk: a, status: done}]",
}


def test_the_timeline_has_each_risk_in_each_year(tmp_path: Path) -> None:
    view = show_timeline(open_page(make_book(tmp_path, YEARS)))
    assert view is not None
    assert (view.years, view.unfold) == (("2022", "2023"), None)
    told = {
        row.risk.text: [
            (each.new, each.kind and each.kind.id, [tag.id for tag in each.statuses])
            if each.risk
            else None
            for each in row.years
        ]
        for row in view.rows
    }
    assert told == {
        "A": [(False, "potential", ["planned"]), (False, "actual", ["done"])],
        "C": [None, (True, None, [])],
        "B": [(False, None, []), None],
    }


def test_a_year_that_does_not_say_what_it_found_is_not_in_the_timeline(tmp_path: Path) -> None:
    silent = {**YEARS, "2022/2-identify/facts.yaml": "", "2022/3-address/facts.yaml": ""}
    assert show_timeline(open_page(make_book(tmp_path, silent))) is None


def test_promises_have_the_state_that_this_year_tells(tmp_path: Path) -> None:
    files = {
        "2022/report.yaml": HEAD,
        "2022/0-enterprise/facts.yaml": "next_goals:\n" + "".join(
            f"  - {{id: {each}, goal: Vi lover {each} på alvor. Mer om det.}}\n" for each in "abc"
        ),
        ENTERPRISE: "goals: [{id: a, goal: A, status: done}, {id: b, goal: B}]",
    }  # fmt: skip
    view = show_promises(open_page(make_book(tmp_path, files)))
    assert view is not None
    assert [(str(each.goal.html), each.state.label) for each in view.promises] == [
        ("Vi lover a på alvor.", "Utført"),
        ("Vi lover b på alvor.", "Ingen status oppgitt"),
        ("Vi lover c på alvor.", "Ikke nevnt i 2023"),
    ]
    assert [each.label for each in view.counts] == [
        "1 utført",
        "1 mangler status",
        "1 ikke nevnt i 2023",
    ]
    assert view.more is not None
    assert view.more.href == "endringer.html"


def test_a_first_statement_and_one_without_goals_have_no_promises(tmp_path: Path) -> None:
    assert show_promises(open_page(make_book(tmp_path / "one"))) is None
    assert show_promises(open_page(make_book(tmp_path / "two", YEARS))) is None
