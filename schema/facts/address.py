"""3-address/facts.yaml: what is done about each risk, and what came of it."""

from schema.facts.step import StepFacts
from schema.scalars import Identifier
from schema.values import Fact, Markdown, Model
from schema.vocabulary import Join, Status


class Measure(Model):
    """The measures against one risk: goal, status, actions, results."""

    risk: Identifier
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
