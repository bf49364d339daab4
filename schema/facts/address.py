"""3-address/facts.yaml: what is done about each risk, and what came of it."""

from typing import Annotated

from pydantic import Field

from schema.facts.step import StepFacts
from schema.scalars import Identifier
from schema.values import Fact, Model, Text
from schema.vocabulary import Join, Status


class Measure(Model):
    """The measures against one risk: goal, status, actions, results."""

    risk: Annotated[Identifier, Field(title="Id-en til risikoen i 2-identify/facts.yaml")]
    joined_by: Annotated[
        Join,
        Field(
            title="Hvordan tiltaket er knyttet til risikoen",
            description="position når kilden bare oppgir en tittel som flere risikoer deler.",
        ),
    ] = "id"
    goal: Annotated[Text | None, Field(title="Overordnet mål")] = None
    status: Annotated[Status | None, Field(title="Status")] = None
    status_note: Annotated[Text | None, Field(title="Kommentar til status")] = None
    goal_this_year: Annotated[Text | None, Field(title="Mål i rapporteringsåret")] = None
    actions: Annotated[
        Text | None,
        Field(title="Iverksatte eller planlagte tiltak, og begrunnelse for dem"),
    ] = None
    results: Annotated[
        Text | None,
        Field(title="Faktiske eller forventede resultater, og mål for neste år"),
    ] = None


class AddressFacts(StepFacts):
    """The measures of step 3."""

    measures: Annotated[
        Fact[tuple[Measure, ...]] | None, Field(title="Tiltak for hver prioritert risiko")
    ] = None
