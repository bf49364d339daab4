"""Values and answers as plain text, in the words of a reader's language."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.book.plain import PlainAnswer, PlainWriter
from schema.facts.enterprise import Input, Purchasing
from schema.facts.identify import Risk
from schema.fields import find_field
from schema.organisation import Entity
from schema.report import Money, Period
from schema.values import Text, Unavailable
from tests.generator.books import make_book

FACTS = "2023/0-enterprise/facts.yaml"
NB, EN = PlainWriter("nb", "nb", "nb"), PlainWriter("en", "nb", "nb")


@pytest.mark.parametrize(
    ("value", "nb", "en"),
    [
        (None, "", ""),
        ((), "", ""),
        (True, "Ja", "Yes"),
        (1234, "1\u00a0234", "1,234"),
        (date(2024, 3, 13), "13. mars 2024", "13 March 2024"),
        (Money(amount=Decimal(402000000), currency="NOK"), "402\u00a0000\u00a0000\u00a0kr", None),
        (
            Period.model_validate({"from": "2023-01-01", "to": "2023-12-31"}),
            "1. januar\N{EN DASH}31. desember 2023",
            None,
        ),
        (Text({"": "Bodø"}), "Bodø", "Bodø"),
        (
            Unavailable.model_validate({"unavailable": "*Ukjent.*"}),
            "Ikke tilgjengelig: Ukjent.",
            "Not available: Ukjent.",
        ),
    ],
)
def test_single_values(value: object, nb: str, en: str | None) -> None:
    assert NB.write(value) == nb
    if en is not None:
        assert EN.write(value) == en


def test_fields_are_written_by_their_kind() -> None:
    assert NB.write("forced_labour", find_field(Risk, "topic")) == "Tvangsarbeid"
    assert EN.write(("NO", "western_europe"), find_field(Risk, "geography")) == (
        "Norway and Western Europe"
    )
    assert NB.write(Decimal("12.5"), find_field(Purchasing, "other")) == "12,5\u00a0%"
    assert NB.write("971526920", find_field(Entity, "number")) == "971\u00a0526\u00a0920"
    assert NB.write(Text({"": "*Alle.*"}), find_field(Risk, "reason")) == "Alle."
    assert NB.write(Text({"": "2*3*4"}), find_field(Risk, "title")) == "2*3*4"


def test_models_name_their_fields_and_lists_have_a_line_for_each() -> None:
    inputs = (
        Input.model_validate({"item": "Bomull", "geography": ("IN",)}),
        Input.model_validate({"item": {"nb": "Ull", "en": "Wool"}}),
    )
    assert NB.write(inputs) == (
        "Innsatsfaktor eller råvare: Bomull, Geografi: India\nInnsatsfaktor eller råvare: Ull"
    )


def test_texts_come_in_the_language_asked_for_or_in_all() -> None:
    text = Text({"nb": "Ull", "en": "Wool"})
    assert PlainWriter("nb", "en", "nb").write(text) == "Wool"
    assert PlainWriter("nb", "nn", "nb").write(text) == "Ull"
    assert PlainWriter("nb", "nb", "nb", all_languages=True).write(text) == "nb: Ull; en: Wool"


def answer(folder: Path, question: str, files: dict[str, str]) -> PlainAnswer:
    report = make_book(folder, files).reports[0]
    bound = report.find(question)
    assert bound
    return NB.answer(bound.answers["nb"], bound.question)


def test_an_answer_of_values_is_known_by_its_labels(tmp_path: Path) -> None:
    counts = "producers_by_country: [{country: SE, producers: 2}, {country: 'NO', producers: 3}]\n"
    assert dict(answer(tmp_path, "0.15", {FACTS: counts}).values) == {
        "Norge": "3",
        "Sverige": "2",
        "Til sammen": "5",
    }
    inputs = "inputs: [{item: Ull}, {item: Ull}]\n"
    assert answer(tmp_path / "b", "0.17", {FACTS: inputs}) == PlainAnswer("", {})
    workers = answer(tmp_path / "c", "0.16", {FACTS: "workers: {workers: 1500}\n"})
    assert workers.text == "Antall arbeidere: 1\u00a0500"


def test_an_answer_in_prose_has_its_language(tmp_path: Path) -> None:
    prose = {"2023/4-track/nb.md": "## 4.A.2\n\nVi *spør*.\n\n- Alle\n- Ofte\n"}
    assert answer(tmp_path, "4.A.2", prose) == PlainAnswer("Vi spør.\nAlle\nOfte", {}, "nb")


def test_what_cannot_be_given_says_why_or_where(tmp_path: Path) -> None:
    facts = "employees: {unavailable: Ikke talt.}\nsuppliers: {unavailable: {see: 0.6}}\n"
    assert answer(tmp_path, "0.6", {FACTS: facts}).text == "Ikke tilgjengelig: Ikke talt."
    assert answer(tmp_path, "0.12", {FACTS: facts}).text == "Ikke tilgjengelig: Se svar 0.6"
    assert answer(tmp_path, "0.5", {FACTS: facts}) == PlainAnswer("", {})


def test_an_item_is_known_by_what_it_is_called_and_not_by_its_id(tmp_path: Path) -> None:
    goals = "goals: [{id: farms, goal: Besøke gårder, status: done, status_note: I mai.}]\n"
    assert dict(answer(tmp_path, "0.20", {FACTS: goals}).values) == {
        "Besøke gårder": "Utført – I mai."
    }
