"""Values of fields by the kind that their model says, also in columns of the table of risks."""

import pytest

from generator.findings.positions import Plain
from generator.importing.answers.risks import read_risks
from generator.importing.portal.values import read_value
from schema.facts.enterprise import CountryCount, Purchasing
from schema.facts.identify import Risk
from schema.fields import find_field
from schema.report import Money, Signing
from schema.values import Model
from tests.generator.importing.facts import read, rest_of

HEAD = "Prioritert negativ påvirkning / skade Relatert tema Geografi"


@pytest.mark.parametrize(
    "written",
    [
        """
Støv i saga    Barnearbeid    Norge    Mulig konsekvens    Leverandørkjeden
Lav lønn    Lønn    India    Faktisk konsekvens    Egen virksomhet""",
        """
Støv i saga\nBarnearbeid\nNorge\nMulig\nkonsekvens\nLeverandørkjeden
Lav lønn\nLønn\nIndia\nFaktisk konsekvens\nEgen virksomhet""",
        """
Støv i saga\nLav lønn\nBarnearbeid\nLønn\nNorge\nIndia
Mulig\nFaktisk konsekvens\nLeverandørkjeden\nEgen virksomhet""",
    ],
)
def test_the_table_of_risks_may_have_columns_for_other_fields(written: str) -> None:
    head = f"{HEAD} Faktisk eller mulig Hvor i verdikjeden"
    found = read(read_risks, f"{head}\n\n{written}\n\nDet er alt. Mer er Mulig")
    assert found.value == [
        {"id": "stov-i-saga", "title": "Støv i saga", "topic": "child_labour",
         "geography": ["NO"], "relation": "supply_chain", "kind": "potential"},
        {"id": "lav-lonn", "title": "Lav lønn", "topic": "wages", "geography": ["IN"],
         "relation": "own", "kind": "actual"},
    ]  # fmt: skip
    assert rest_of(found) == ["Det er alt. Mer er Mulig"]


def test_without_its_head_a_column_is_no_field() -> None:
    found = read(read_risks, f"{HEAD}\n\nStøv i saga\nBarnearbeid\nNorge\nMulig konsekvens")
    assert found.value == [
        {"id": "stov-i-saga", "title": "Støv i saga", "topic": "child_labour", "geography": ["NO"]}
    ]
    assert rest_of(found) == ["Mulig konsekvens"]


@pytest.mark.parametrize(
    ("model", "name", "written", "found"),
    [
        (Risk, "kind", "Mulig", "potential"),
        (Risk, "kind", "Vet ikke", None),
        (Risk, "geography", "Asia og Norge, USA", ["asia", "NO", "US"]),
        (Risk, "geography", "Asia og omegn", None),
        (CountryCount, "country", "Kina", "CN"),
        (Signing, "board_size", "1 250", "1250"),
        (Signing, "board_size", "mange", None),
        (Signing, "date", "1. mars 2024.", "2024-03-01"),
        (Signing, "date", "før 1. mars 2024", None),
        (Purchasing, "other", "12,5 %", "12,5"),
        (Money, "amount", "1 250", "1250"),
        (Signing, "general_manager", "Nei", "nei"),
        (Signing, "place", "Mo i Rana", "Mo i Rana"),
    ],
)
def test_a_value_is_read_by_its_kind(
    model: type[Model], name: str, written: str, found: "Plain | None"
) -> None:
    assert read_value(find_field(model, name), written) == found
