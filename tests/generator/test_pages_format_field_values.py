"""Values of fields as pages show them, by kind."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.pages.format.field_values import say_value, show_value
from schema.facts.address import Measure
from schema.facts.enterprise import CountryCount, EnterpriseFacts, Purchasing
from schema.facts.identify import Risk
from schema.fields import find_field
from schema.organisation import Organisation
from schema.report import Report
from schema.values import Model, Text
from tests.generator.books import make_book, open_page


@pytest.mark.parametrize(
    ("model", "name", "value", "said"),
    [
        (Risk, "kind", "actual", "Faktisk konsekvens"),
        (Risk, "kind", None, None),
        (Risk, "geography", ("NO", "asia", "CN"), "Norge, Asia og Kina"),
        (Risk, "geography", (), None),
        (CountryCount, "country", "SE", "Sverige"),
        (EnterpriseFacts, "employees", 1250, "1\u00a0250"),
        (EnterpriseFacts, "employees", 0, "0"),
        (EnterpriseFacts, "covered_by_act", False, "Nei"),
        (Purchasing, "other", Decimal("12.5"), "12,5\u00a0%"),
        (Report, "published", date(2024, 3, 1), "1. mars 2024"),
        (Organisation, "website", "https://lo.no", "https://lo.no"),
    ],
)
def test_a_value_is_said_by_its_kind(
    tmp_path: Path, model: type[Model], name: str, value: Any, said: str | None
) -> None:
    context = open_page(make_book(tmp_path))
    assert say_value(find_field(model, name), value, context) == said


def test_a_text_keeps_its_language_and_markdown_becomes_html(tmp_path: Path) -> None:
    context = open_page(make_book(tmp_path))
    title = show_value(find_field(Risk, "title"), Text({"en": "<b>"}), context, "a")
    assert title is not None
    assert (title.html, title.language) == ("&lt;b&gt;", "en")
    goal = show_value(find_field(Measure, "goal"), Text({"nb": "*Null*"}), context, "a")
    assert goal is not None
    assert goal.html == "<p><em>Null</em></p>"
    assert show_value(find_field(Risk, "title"), None, context, "a") is None
