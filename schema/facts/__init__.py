"""The structured answers of each step: one model per step folder that has facts."""

from collections.abc import Mapping

from schema.facts.address import AddressFacts, Measure
from schema.facts.embed import EmbedFacts
from schema.facts.enterprise import EnterpriseFacts, Goal
from schema.facts.identify import IdentifyFacts, Risk
from schema.facts.step import StepFacts
from schema.values import Model

__all__ = [
    "FACTS_BY_STEP",
    "ITEMS",
    "AddressFacts",
    "EmbedFacts",
    "EnterpriseFacts",
    "IdentifyFacts",
    "StepFacts",
    "model_for_step",
]

# Which model reads the facts.yaml of which step's folder; any other step takes only `values`.
FACTS_BY_STEP: Mapping[str, type[StepFacts]] = {
    "0-enterprise": EnterpriseFacts,
    "1-embed": EmbedFacts,
    "2-identify": IdentifyFacts,
    "3-address": AddressFacts,
}

# The lists whose items go on from year to year.
ITEMS: Mapping[str, type[Model]] = {"risks": Risk, "measures": Measure, "goals": Goal}


def model_for_step(step: str) -> type[StepFacts]:
    """Return the model of a step's facts.yaml."""
    return FACTS_BY_STEP.get(step, StepFacts)
