"""3-address/facts.yaml: what is done about each risk, and what came of it."""

from typing import Annotated

from pydantic import Field

from schema.facts.step import StepFacts
from schema.scalars import Identifiers
from schema.values import Fact, Markdown, Model
from schema.vocabulary import Join, Status


class Measure(Model):
    """A measure against one risk or several: goal, status, actions, results.

    `risks` are the ids of the risks, never empty; findings name the first.
    """

    risks: Annotated[Identifiers, Field(alias="risk")]
    joined_by: Join = "id"
    goal: Markdown | None = None
    status: Status | None = None
    status_note: Markdown | None = None
    goal_this_year: Markdown | None = None
    actions: Markdown | None = None
    results: Markdown | None = None
    expected_results: Markdown | None = None


class AddressFacts(StepFacts):
    """The measures of step 3."""

    measures: Fact[tuple[Measure, ...]] | None = None
