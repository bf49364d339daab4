"""Charts on pages: which facts are drawn, in which words, and beside which table."""

import re
from pathlib import Path
from typing import Any

import pytest

from generator.pages.format.charts import Chart
from generator.pages.parts.trends import show_trends
from tests.generator.books import ask, make_book, open_page, render_all

ENTERPRISE = "2023/0-enterprise/facts.yaml"
COUNTRIES = re.findall("..", "SEDKFIISDEFRBENLLUATCHITESPTPLCZSKHUROBGGRTRNOCN")


def chart(content: Path, question: str, facts: str, language: str = "nb") -> Any:
    return getattr(ask(content, question, {ENTERPRISE: facts}, language).answer, "chart", None)


def told(drawn: Chart) -> list[tuple[str, str]]:
    """What a chart says: each label with its value."""
    return [
        (" ".join(line.text for line in row.lines), row.value.text.replace("\u00a0", " "))
        for row in drawn.rows
    ]


def test_purchasing_shares_are_parts_of_a_hundred(tmp_path: Path) -> None:
    drawn = chart(tmp_path, "0.14", "purchasing: {own_production: 12.5, other: 87.5}")
    assert [value for _, value in told(drawn)] == [
        "12,5 %",
        "ikke oppgitt",
        "ikke oppgitt",
        "87,5 %",
    ]
    assert [row.track is not None for row in drawn.rows] == [True, False, False, True]


@pytest.mark.parametrize(("language", "share"), [("nn", "12,5 %"), ("en", "12.5%")])
def test_numbers_are_written_as_the_language_does(
    tmp_path: Path, language: str, share: str
) -> None:
    facts = "purchasing: {own_production: 12.5, other: 87.5}"
    assert told(chart(tmp_path, "0.14", facts, language))[0][1] == share


def test_few_countries_each_have_a_bar(tmp_path: Path) -> None:
    facts = "producers_by_country: [{country: SE, producers: 2}, {country: NO, producers: 1350}]"
    drawn = chart(tmp_path, "0.15", facts)
    assert told(drawn) == [("Norge", "1 350"), ("Sverige", "2")]
    assert drawn.title == "Stolpediagram: Førsteleddsprodusenter per land"
    assert drawn.description.replace("\u00a0", " ").startswith("Norge: 1 350; Sverige: 2.")


def test_of_many_countries_the_smallest_share_a_bar_and_none_is_lost(tmp_path: Path) -> None:
    facts = "producers_by_country:\n" + "".join(
        f"  - {{country: {code}, producers: {number}}}\n"
        for number, code in enumerate(COUNTRIES, 1)
    )
    drawn = chart(tmp_path, "0.15", facts.replace("country: NO", "country: 'NO'"))
    assert len(drawn.rows) == 12
    assert told(drawn)[0] == ("Kina", "24")
    assert told(drawn)[-1] == ("13 andre land", str(sum(range(1, 14))))
    assert drawn.rows[-1].fill == "url(#chart-0.15-rest)"


def test_goals_are_counted_by_status_each_with_its_own_pattern(tmp_path: Path) -> None:
    goals = ["{id: a, goal: A, status: ongoing}", "{id: b, goal: B, status: ongoing}"]
    drawn = chart(tmp_path, "0.20", f"goals: [{', '.join(goals)}, {{id: c, goal: C}}]")
    assert told(drawn) == [("Utført", "0"), ("Pågår", "2"), ("Uten status", "1")]
    assert drawn.patterns == ("ongoing", "rest")


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("0.14", "purchasing: {own_production: 100}"),
        ("0.15", "producers_by_country: [{country: SE, producers: 2}]"),
        ("0.20", "goals: [{id: a, goal: A, status: done}]"),
    ],
)
def test_a_single_value_is_not_drawn(tmp_path: Path, question: str, facts: str) -> None:
    assert chart(tmp_path, question, facts) is None


def test_a_drawing_has_a_name_a_description_and_its_table_on_both_pages(tmp_path: Path) -> None:
    facts = "producers_by_country: [{country: SE, producers: 2}, {country: DK, producers: 3}]"
    made = render_all(make_book(tmp_path, {ENTERPRISE: facts}))
    for page in ("2023/0-virksomheten.html", "2023/hele-redegjorelsen.html"):
        drawing, after = re.findall(r'(?s)(<svg class="chart.*?</svg>)(.*?</table>)', made[page])[0]
        named = re.search(r'aria-labelledby="(\S+)" aria-describedby="(\S+)"', drawing)
        assert named
        assert f'<title id="{named[1]}">Stolpediagram: ' in drawing
        assert f'<desc id="{named[2]}">Danmark: 3; Sverige: 2.' in drawing
        assert 'role="img"' in drawing
        assert "style=" not in drawing
        assert "<caption>" in after


def two_years(before: str, now: str) -> dict[str, str]:
    head = "form: ehn-2023\nstatus: published\n"
    return {
        "2022/report.yaml": head,
        "2022/0-enterprise/facts.yaml": before,
        ENTERPRISE: now,
    }


def test_key_figures_of_two_years_stand_side_by_side_the_first_year_first(tmp_path: Path) -> None:
    files = two_years(
        "employees: 305\nturnover: {amount: 2000000, currency: NOK}",
        "employees: 299\nturnover: {amount: 4000000, currency: NOK}",
    )
    trends = show_trends(open_page(make_book(tmp_path, files)))
    assert trends is not None
    assert [each.caption for each in trends.charts] == ["Omsetning", "Antall ansatte"]
    assert told(trends.charts[0]) == [("2022", "2 000 000 kr"), ("2023", "4 000 000 kr")]
    first = trends.table.rows[0]
    assert first[0].link is not None
    assert (first[0].link.text, first[0].link.href) == ("2022", "../2022/index.html")
    assert first[3].passage is None


def test_key_figures_go_ten_years_back(tmp_path: Path) -> None:
    head, told_of = "form: ehn-2023\nstatus: published\n", "employees: {}\n"
    files = {f"{year}/report.yaml": head for year in range(2010, 2023)} | {
        f"{year}/0-enterprise/facts.yaml": told_of.format(year) for year in range(2010, 2024)
    }
    trends = show_trends(open_page(make_book(tmp_path, files)))
    assert trends is not None
    shown = [row[0].link.text for row in trends.table.rows if row[0].link]
    assert shown == [str(year) for year in range(2014, 2024)]
    assert [year for year, _ in told(trends.charts[0])] == shown


def test_amounts_in_different_currencies_are_not_compared(tmp_path: Path) -> None:
    files = two_years(
        "turnover: {amount: 2, currency: SEK}", "turnover: {amount: 4, currency: NOK}"
    )
    trends = show_trends(open_page(make_book(tmp_path, files)))
    assert trends is not None
    assert trends.charts == ()
    assert len(trends.table.rows) == 2


def test_an_unavailable_figure_says_so_in_the_table(tmp_path: Path) -> None:
    files = two_years("employees: 3\nsuppliers: {unavailable: Ikke talt}", "employees: 4")
    trends = show_trends(open_page(make_book(tmp_path, files)))
    assert trends is not None
    tag = trends.table.rows[0][3].tag
    assert tag is not None
    assert tag.label == "Ikke tilgjengelig"


@pytest.mark.parametrize("now", ["", "employees: 4"])
def test_one_year_is_no_trend(tmp_path: Path, now: str) -> None:
    assert show_trends(open_page(make_book(tmp_path, two_years("", now)))) is None
