"""The models of content: the smallest file each accepts, and what it makes of what is left out."""

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from schema.facts import (
    AddressFacts,
    EmbedFacts,
    EnterpriseFacts,
    IdentifyFacts,
    StepFacts,
    model_for_step,
)
from schema.organisation import Organisation
from schema.report import Report
from schema.values import Model, Unavailable


def test_an_organisation_is_a_name_and_its_languages() -> None:
    organisation = Organisation.model_validate({"name": "Elvebakken", "languages": ["nb", "en"]})
    assert organisation.languages == ("nb", "en")
    assert organisation.entities == ()
    assert organisation.information.email is None


@pytest.mark.parametrize("languages", [[], ["no"], "nb", None])
def test_an_organisation_has_at_least_one_language_that_we_know(languages: object) -> None:
    with pytest.raises(ValidationError):
        Organisation.model_validate({"name": "Elvebakken", "languages": languages})


def test_a_report_is_a_form_and_a_status() -> None:
    report = Report.model_validate({"form": "ehn-2023", "status": "draft"})
    assert (report.period, report.signing, report.published) == (None, None, None)
    assert (report.attachments, report.exceptions) == ((), ())
    assert report.scope.public_interest is False


def test_a_period_has_the_words_that_editors_use() -> None:
    report = Report.model_validate(
        {
            "form": "ehn-2023",
            "status": "draft",
            "period": {"from": "2025-01-01", "to": "2025-12-31"},
        }
    )
    assert report.period is not None
    assert (report.period.start, report.period.end) == (date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize("file", ["../plan.pdf", "arkiv/plan.pdf", "arkiv\\plan.pdf", ""])
def test_an_attachment_is_named_without_a_folder(file: str) -> None:
    with pytest.raises(ValidationError):
        Report.model_validate(
            {
                "form": "ehn-2023",
                "status": "draft",
                "attachments": [{"file": file, "title": "Planen"}],
            }
        )


@pytest.mark.parametrize(
    ("step", "model"),
    [
        ("0-enterprise", EnterpriseFacts),
        ("1-embed", EmbedFacts),
        ("2-identify", IdentifyFacts),
        ("3-address", AddressFacts),
        ("4-track", StepFacts),
        ("9-unheard-of", StepFacts),
    ],
)
def test_each_step_has_its_model_and_any_other_takes_only_values(
    step: str, model: type[Model]
) -> None:
    assert model_for_step(step) is model


@pytest.mark.parametrize("model", [EnterpriseFacts, EmbedFacts, IdentifyFacts, AddressFacts])
def test_no_fact_is_required(model: type[StepFacts]) -> None:
    assert model.model_validate({}).values == {}


def test_every_fact_may_be_unavailable() -> None:
    said = {"unavailable": "Ingen har svart."}
    reason = Unavailable.model_validate(said)
    facts = EnterpriseFacts.model_validate({"employees": said, "goals": said, "turnover": said})
    assert (facts.employees, facts.goals, facts.turnover) == (reason, reason, reason)
    assert IdentifyFacts.model_validate({"risks": said}).risks == reason
    assert AddressFacts.model_validate({"measures": said}).measures == reason
    assert EmbedFacts.model_validate({"policies": said}).policies == reason


def test_a_value_that_only_the_form_knows_stays_text() -> None:
    facts = StepFacts.model_validate({"values": {"ovens": "012", "loaves": {"unavailable": "?"}}})
    assert facts.values["ovens"] == "012"
    assert isinstance(facts.values["loaves"], Unavailable)


def test_money_is_exact() -> None:
    facts = EnterpriseFacts.model_validate({"turnover": {"amount": "0,10", "currency": "NOK"}})
    assert not isinstance(facts.turnover, Unavailable)
    assert facts.turnover is not None
    assert facts.turnover.amount * 3 == Decimal("0.30")


def test_a_measure_is_joined_by_id_unless_it_says_otherwise() -> None:
    facts = AddressFacts.model_validate({"measures": [{"risk": "hot-ovens"}]})
    assert isinstance(facts.measures, tuple)
    assert facts.measures[0].joined_by == "id"
