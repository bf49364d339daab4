"""Key figures: those that the form asks for, known or not."""

from pathlib import Path

from tests.generator.books import make_book, view


def test_key_figures_are_those_the_form_asks_for(tmp_path: Path) -> None:
    enterprise = """
        turnover: {amount: 5, currency: NOK}
        employees: {unavailable: Ikke talt.}
        producers_by_country: [{country: NO, producers: 3}, {country: SE, producers: 1}]
    """
    book = make_book(tmp_path, {"2023/0-enterprise/facts.yaml": enterprise})
    _, report = view(book, "report")
    found = {each.label: (each.value, each.unavailable) for each in report.figures}
    assert found == {
        "Omsetning": ("5\u00a0kr", False),
        "Antall ansatte": (None, True),
        "Antall leverandører": (None, False),
        "Land det kjøpes fra": ("2", False),
        "Arbeidere hos førsteleddsprodusenter": (None, False),
    }


def test_workers_and_suppliers_are_counted_where_they_are_given(tmp_path: Path) -> None:
    enterprise = "workers: {workers: 40000, producers: 12}\nsuppliers: 250\n"
    book = make_book(tmp_path, {"2023/0-enterprise/facts.yaml": enterprise})
    found = {each.label: each.value for each in view(book, "report")[1].figures}
    assert found["Arbeidere hos førsteleddsprodusenter"] == "40\u00a0000"
    assert found["Antall leverandører"] == "250"
    only = make_book(tmp_path / "2", {"2023/0-enterprise/facts.yaml": "workers: {producers: 12}\n"})
    figures = {each.label: each.value for each in view(only, "report")[1].figures}
    assert figures["Arbeidere hos førsteleddsprodusenter"] is None


def test_employees_are_called_what_the_form_counts(tmp_path: Path) -> None:
    files = {
        "2023/report.yaml": "form: act-essential\nstatus: draft\n",
        "2023/0-enterprise/facts.yaml": "employees: 12\n",
    }
    _, report = view(make_book(tmp_path, files), "report")
    assert {each.label: each.value for each in report.figures}["Antall årsverk"] == "12"
